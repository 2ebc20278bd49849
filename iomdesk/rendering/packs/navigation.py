"""Keep what leads through the parts: their links and bookmarks, with targets where the pages now stand."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pikepdf import Array, Dictionary, Name, NameTree, OutlineItem, Pdf, PdfError, String
from pikepdf.models.outlines import OutlineStructureError

from iomdesk.rendering.packs.geometry import Matrix

_LEFT_OUT = frozenset(
    ["/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D", "/TrapNet", "/Popup"]
)
_FIELD_ENTRIES = (
    "/FT",
    "/T",
    "/TU",
    "/TM",
    "/V",
    "/DV",
    "/Ff",
    "/Parent",
    "/Kids",
    "/DA",
    "/Q",
    "/MK",
    "/Opt",
)
_DEEPEST = 8


class Part(NamedTuple):
    """Hold a part of the pack: its file, and the place of its first page."""

    file: Pdf
    first: int


class Targets:
    """Find where a destination of a part leads in the pack."""

    def __init__(self, pages: Sequence[Any], matrices: Sequence[Matrix]) -> None:
        self._pages = pages
        self._matrices = matrices
        self._places = {page.objgen: place for place, page in enumerate(pages)}

    def of_copy(self, destination: Any) -> Array | None:
        """Bring a destination that was copied with its page to where the page now stands."""
        if not isinstance(destination, Array) or not len(destination):
            return None
        place = self._places.get(getattr(destination[0], "objgen", (0, 0)))
        return None if place is None else self._at(place, destination)

    def of_part(self, destination: Any, part: Part, own: Mapping[tuple[int, int], int]) -> Array | None:
        """Bring a destination read in a part's file into the pack; `own` are the places of its pages."""
        if not isinstance(destination, Array) or not len(destination):
            return None
        place = own.get(getattr(destination[0], "objgen", (0, 0)))
        return None if place is None else self._at(part.first + place, destination)

    def matrix(self, place: int) -> Matrix:
        """Return how a page was put on its sheet."""
        return self._matrices[place]

    def page(self, place: int) -> Array:
        """Return a destination that shows a whole page."""
        return Array([self._pages[place], Name.Fit])

    def _at(self, place: int, destination: Array) -> Array:
        view = [*destination][1:]
        if len(view) == 4 and view[0] == "/XYZ" and all(_is_number(value) for value in view[1:3]):
            x, y = self._matrices[place].point(float(view[1]), float(view[2]))
            return Array([self._pages[place], Name.XYZ, round(x, 2), round(y, 2), 0])
        return self.page(place)


class PartNames:
    """Know the named destinations of one part, read when the first is asked for."""

    def __init__(self, part: Part) -> None:
        self._part = part
        self._known: dict[str, Any] | None = None
        self._own: dict[tuple[int, int], int] | None = None

    @property
    def pages(self) -> Mapping[tuple[int, int], int]:
        """Return the places of the part's pages in its own file."""
        if self._own is None:
            self._own = {page.obj.objgen: place for place, page in enumerate(self._part.file.pages)}
        return self._own

    def find(self, name: Any) -> Any:
        """Return the destination of a name, as the part's file holds it; None where there is none."""
        if self._known is None:
            self._known = dict(_named(self._part.file))
        found = self._known.get(str(name))
        return found.get("/D") if isinstance(found, Dictionary) else found


def _named(file: Pdf) -> Iterator[tuple[str, Any]]:
    try:
        old = file.Root.get("/Dests", Dictionary())
        yield from ((name.lstrip("/"), value) for name, value in old.items())
        names = file.Root.get("/Names", Dictionary()).get("/Dests")
        if names is not None:
            yield from NameTree(names).items()
    except (PdfError, TypeError, ValueError, RuntimeError):
        return  # a broken tree leads nowhere, and its links neither


def mend_links(page: Any, matrix: Matrix, targets: Targets, part: Part, names: PartNames) -> None:
    """Move a page's links and notes with it; actions that do more than lead somewhere are taken out."""
    notes = page.get("/Annots")
    if notes is None:
        return
    kept = [note for note in notes if isinstance(note, Dictionary) and note.get("/Subtype") not in _LEFT_OUT]
    for note in kept:
        _leave_filled_in(note)
        _move(note, matrix)
        _lead(note, targets, part, names)
    if kept:
        page.Annots = Array(kept)
    else:
        del page["/Annots"]


def _leave_filled_in(note: Any) -> None:
    """Keep what a field of a form looks like, and let it be no field any more."""
    if note.get("/Subtype") == "/Widget":
        for name in _FIELD_ENTRIES:
            if name in note:
                del note[name]
        note.Subtype = Name.Stamp


def _move(note: Any, matrix: Matrix) -> None:
    try:
        x0, y0, x1, y1 = (float(value) for value in note.Rect)
        note.Rect = Array([round(value, 3) for value in matrix.box((x0, y0, x1, y1))])
        if "/QuadPoints" in note:
            flat = [float(value) for value in note.QuadPoints]
            points = [matrix.point(x, y) for x, y in zip(flat[::2], flat[1::2], strict=False)]
            note.QuadPoints = Array([round(value, 3) for point in points for value in point])
    except (AttributeError, TypeError, ValueError, IndexError):
        note.Rect = Array([0, 0, 0, 0])


def _lead(note: Any, targets: Targets, part: Part, names: PartNames) -> None:
    """Let a link lead to the same place as before, or nowhere."""
    wanted, address = _wanted(note)
    for name in ("/A", "/AA", "/PA", "/Dest", "/Popup"):
        if name in note:
            del note[name]
    found = targets.of_copy(wanted)
    if found is None and isinstance(wanted, String | Name):
        found = targets.of_part(names.find(str(wanted).lstrip("/")), part, names.pages)
    if found is not None:
        note.Dest = found
    elif address is not None:
        note.A = Dictionary(S=Name.URI, URI=address)


def _wanted(note: Any) -> tuple[Any, Any]:
    """Return where a link leads inside its file, and the address it leads to outside."""
    action = note.get("/A")
    kind = action.get("/S") if isinstance(action, Dictionary) else None
    if kind == "/GoTo":
        return action.get("/D"), None
    return note.get("/Dest"), action.get("/URI") if kind == "/URI" else None


def part_bookmarks(part: Part, names: PartNames, targets: Targets) -> list[OutlineItem]:
    """Return a part's own bookmarks, leading into the pack; a broken outline gives none."""
    try:
        with part.file.open_outline() as outline:
            return [*_bookmarks(outline.root, part, names, targets, 0)]
    except (PdfError, OutlineStructureError, TypeError, ValueError, AttributeError):
        return []


def _bookmarks(
    items: Sequence[OutlineItem], part: Part, names: PartNames, targets: Targets, depth: int
) -> Iterator[OutlineItem]:
    for item in items if depth < _DEEPEST else ():
        wanted: Any = item.destination
        if wanted is None and item.action is not None and item.action.get("/S") == "/GoTo":
            wanted = item.action.get("/D")
        if isinstance(wanted, String | Name | str):
            wanted = names.find(str(wanted).lstrip("/"))
        found = targets.of_part(wanted, part, names.pages) or targets.page(part.first)
        made = OutlineItem(item.title, found)
        made.is_closed = True
        made.children += _bookmarks(item.children, part, names, targets, depth + 1)
        yield made


def _is_number(value: Any) -> bool:
    try:
        float(value)
    except (TypeError, ValueError):
        return False
    return True

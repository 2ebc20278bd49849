"""Put a pack together: the pack's own pages, the parts on their sheets, and all that leads through them."""

import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from pikepdf import Array, Dictionary, Name, ObjectStreamMode, OutlineItem, Page, PageCopyWarning, Pdf, String

from iomdesk.rendering.packs.archival import claims_archival, declare_archival
from iomdesk.rendering.packs.geometry import Matrix
from iomdesk.rendering.packs.large import begun_pack
from iomdesk.rendering.packs.navigation import Part, PartNames, Targets, mend_links, part_bookmarks
from iomdesk.rendering.packs.numbering import (
    Length,
    Stretch,
    first_pages,
    number_entries,
    printed_numbers,
)
from iomdesk.rendering.packs.own_pages import OwnPages, OwnPagesDrawing
from iomdesk.rendering.packs.parts import OpenParts, opened_parts
from iomdesk.rendering.packs.plan import Entry, EntryPlace, PackLayout, PackPlan, Progress
from iomdesk.rendering.packs.stamp_font import StampFonts
from iomdesk.rendering.packs.stamping import Stamper
from iomdesk.rendering.packs.structure import TaggedPart, merge_structure
from iomdesk.rendering.renderer import RenderingCancelled, no_progress

_FIGURES = "0123456789…ivxlcdm/-– "
_STEP = 25  # sheets between two looks at whether the work is still wanted


def write_pack(plan: PackPlan, target: Path, progress: Progress = no_progress) -> PackLayout:
    """Write a pack to `target` and return the numbers of its pages.

    The caller gives a temporary path and puts the file in place afterwards. A part that cannot be read is
    replaced by a page that says so. Raises RenderingCancelled when `progress` returns False.
    """
    with opened_parts(plan) as parts, begun_pack(plan, parts) as (pdf, held):
        return _Assembly(plan, parts, pdf, held, progress).write(target)


@dataclass(frozen=True, slots=True)
class _Placed:
    """Hold an entry where it came to stand: the place of its first page in the file."""

    entry: Entry
    stretch: Stretch
    start: int


class _Assembly:
    def __init__(
        self,
        plan: PackPlan,
        parts: OpenParts,
        pdf: Pdf,
        held: Mapping[str, Sequence[Page]],
        progress: Progress,
    ) -> None:
        self._plan = plan
        self._parts = parts
        self._pdf = pdf
        self._held = held
        self._progress = progress
        self._stretches = number_entries((self._length(entry) for entry in plan.entries), duplex=plan.duplex)
        self._firsts = first_pages(self._stretches, plan.prefix)

    def write(self, target: Path) -> PackLayout:
        own = OwnPagesDrawing(self._plan).draw(self._firsts, self._parts.problems)
        with Pdf.open(BytesIO(own.data)) as drawn:
            placed = self._collect(own, drawn)
            pages = [page.obj for page in self._pdf.pages]
            front = self._front(own)
            matrices = self._stamp(pages, placed, front)
            targets = Targets(pages, matrices)
            self._lead_through(own, placed, targets, pages)
            self._merge_tags(own, drawn, placed, pages)
            self._describe(front)
            layout = self._layout(front, len(pages), placed)
            self._save(target)
        return layout

    def _length(self, entry: Entry) -> Length:
        if entry.is_divider:
            return Length(entry.key, int(self._plan.dividers), int(self._plan.dividers))
        file = self._parts.files.get(entry.key)
        pages = len(file.pages) if file else 1
        return Length(entry.key, pages if file else max(1, entry.reserved), pages)

    def _front(self, own: OwnPages) -> int:
        return own.front + own.front % 2 * self._plan.duplex

    def _collect(self, own: OwnPages, drawn: Pdf) -> list[_Placed]:
        """Bring all pages together in order."""
        pages = self._pdf.pages
        pages.extend(drawn.pages[: own.front])
        self._add_blank(self._front(own) - own.front)
        placed = []
        for entry, stretch in zip(self._plan.entries, self._stretches, strict=True):
            self._add_blank(stretch.blanks + stretch.backs)
            placed.append(_Placed(entry, stretch, len(pages)))
            if entry.key in self._parts.files:
                with warnings.catch_warnings():  # links are led anew below, fields do nothing on paper
                    warnings.simplefilter("ignore", PageCopyWarning)
                    pages.extend(self._held.get(entry.key) or self._parts.files[entry.key].pages)
            elif stretch.printed:
                pages.append(drawn.pages[own.special[entry.key]])
        return placed

    def _add_blank(self, count: int) -> None:
        for _ in range(count):
            page = Dictionary(Type=Name.Page, MediaBox=Array([0, 0, *self._plan.sheet]))
            self._pdf.pages.append(Page(self._pdf.make_indirect(page)))

    def _stamp(self, pages: Sequence[Any], placed: Iterable[_Placed], front: int) -> list[Matrix]:
        fonts = stamp_fonts(self._plan)
        stamper = Stamper(self._pdf, fonts, self._plan.sheet)
        marks = {
            place: one.entry.mark
            for one in placed
            for place in range(one.start, one.start + one.stretch.printed)
        }
        matrices = [Matrix(1, 0, 0, 1, 0, 0)] * front
        for place, number in enumerate(printed_numbers(self._stretches), start=front):
            words = f"{self._plan.words.page} {self._plan.prefix}{number}" if number else ""
            matrices.append(stamper.stamp(pages[place], marks.get(place, ""), words))
            if place % _STEP == 0 and not self._progress(place, len(pages)):
                raise RenderingCancelled
        return matrices

    def _lead_through(
        self, own: OwnPages, placed: Sequence[_Placed], targets: Targets, pages: Sequence[Any]
    ) -> None:
        root: list[OutlineItem] = []
        parents = root
        for one in placed:
            item = OutlineItem(_label(one.entry), targets.page(min(one.start, len(pages) - 1)))
            if one.entry.level == 1:
                root.append(item)
                parents = item.children
            else:
                parents.append(item)
            file = self._parts.files.get(one.entry.key)
            if file is not None:
                self._mend_part(Part(file, one.start), one, targets, pages, item)
        with self._pdf.open_outline() as outline:
            outline.root.append(OutlineItem(self._plan.words.contents, targets.page(own.contents)))
            outline.root.extend(root)
        self._link_contents(own, placed, targets, pages)

    def _merge_tags(self, own: OwnPages, drawn: Pdf, placed: Sequence[_Placed], pages: Sequence[Any]) -> None:
        """Keep the tags of the pack's own pages and of the parts; say that all is tagged only where it is."""
        files = self._parts.files
        special = [pages[one.start] for one in placed if one.entry.key not in files and one.stretch.printed]
        tagged = [TaggedPart(drawn, self._plan.title, (*pages[: own.front], *special))]
        for one in placed:
            if one.entry.key in files:
                own_pages = tuple(pages[one.start : one.start + one.stretch.printed])
                tagged.append(TaggedPart(files[one.entry.key], one.entry.title, own_pages))
        merge_structure(self._pdf, tagged)
        if all("/StructTreeRoot" in part.file.Root for part in tagged):
            self._pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _mend_part(
        self, part: Part, one: _Placed, targets: Targets, pages: Sequence[Any], item: OutlineItem
    ) -> None:
        names = PartNames(part)
        for place in range(one.start, one.start + one.stretch.printed):
            mend_links(pages[place], targets.matrix(place), targets, part, names)
        item.children.extend(part_bookmarks(part, names, targets))
        item.is_closed = True

    def _link_contents(
        self, own: OwnPages, placed: Sequence[_Placed], targets: Targets, pages: Sequence[Any]
    ) -> None:
        """Lead from each line of the contents to its paper, and from the strip of its first page back."""
        starts = {one.entry.key: one.start for one in placed}
        for page, box, key in own.links:
            self._add_link(pages[page], box, targets.page(min(starts[key], len(pages) - 1)))
        back = targets.page(own.contents)
        for one in placed:
            if one.stretch.printed:
                width = float(pages[one.start].MediaBox[2])
                self._add_link(pages[one.start], (40, 10, width - 40, 30), back, self._plan.words.back)

    def _add_link(self, page: Any, box: tuple[float, float, float, float], to: Array, says: str = "") -> None:
        note = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=Array([round(value, 2) for value in box]),
            Border=Array([0, 0, 0]),
            F=4,
            Dest=to,
        )
        if says:
            note.Contents = String(says)
        page.Annots = Array([*page.get("/Annots", Array()), self._pdf.make_indirect(note)])

    def _describe(self, front: int) -> None:
        plan, root = self._plan, self._pdf.Root
        title = " – ".join(filter(None, (plan.symbol, plan.title)))
        self._pdf.docinfo[Name.Title] = String(title)
        self._pdf.docinfo[Name.Creator] = String("iomdesk")
        root.Lang = String(plan.language)
        root.PageMode = Name.UseOutlines
        root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        root.PageLabels = Dictionary(Nums=Array([*self._labels(front)]))
        declare_archival(self._pdf, title, plan.language, claims=not self._not_archival())

    def _labels(self, front: int) -> Iterator[object]:
        """Have viewers call each page what is printed on it."""
        yield from (0, Dictionary(S=Name.r))
        expected: str | None = None
        for place, number in enumerate(printed_numbers(self._stretches), start=front):
            if number != expected:
                yield place
                yield self._label(number)
            expected = str(int(number) + 1) if number.isdigit() else None

    def _label(self, number: str) -> Dictionary:
        if not number.isdigit():
            return Dictionary(P=String(self._plan.prefix + (number or "–")))
        label = Dictionary(S=Name.D, St=int(number))
        if self._plan.prefix:
            label.P = String(self._plan.prefix)
        return label

    def _not_archival(self) -> tuple[str, ...]:
        return tuple(key for key, file in self._parts.files.items() if not claims_archival(file))

    def _layout(self, front: int, sides: int, placed: Sequence[_Placed]) -> PackLayout:
        problems: Mapping[str, str] = self._parts.problems
        places = tuple(
            EntryPlace(
                entry.key,
                f"{self._plan.prefix}{stretch.first}",
                stretch.numbers,
                problems.get(entry.key, entry.missing),
            )
            for entry, stretch in zip(self._plan.entries, self._stretches, strict=True)
        )
        starts = tuple(one.start for one in placed)
        return PackLayout(places, front, sides - front, starts, self._not_archival())

    def _save(self, target: Path) -> None:
        # What was compressed stays so; what is added is short and is not worth it.
        self._pdf.save(
            target,
            min_version="1.7",
            deterministic_id=True,
            compress_streams=False,
            object_stream_mode=ObjectStreamMode.disable,
        )


def stamp_fonts(plan: PackPlan) -> StampFonts:
    """Return the fonts that hold every letter that is stamped on a pack or on its copies."""
    return StampFonts([_FIGURES, plan.prefix, plan.words.page, plan.letters, *(e.mark for e in plan.entries)])


def _label(entry: Entry) -> str:
    return " ".join(filter(None, (entry.number, entry.title)))

"""Put pages on the sheets of a pack, clear of the strip that tells item, document and page."""

from functools import lru_cache
from typing import Any

from pikepdf import Array, Dictionary, Pdf

from iomdesk.rendering.packs.copy_form import SPARE, CopyForms
from iomdesk.rendering.packs.geometry import Box, Matrix, SheetSize, fit_page
from iomdesk.rendering.packs.stamp_font import StampFonts

_SIZE = 8.5
_BASELINE = 17.0  # points above the edge of the sheet, which printers can still reach
_MARGIN = 45.0
_GAP = 12.0
_WHOLE = (0.0, 0.0, 595.276, 841.89)
_OTHER_ENTRIES = (
    "/CropBox",
    "/TrimBox",
    "/BleedBox",
    "/ArtBox",
    "/Rotate",
    "/UserUnit",
    "/AA",
    "/Trans",
    "/Dur",
)


class Stamper:
    """Stamp the pages of one pack."""

    def __init__(self, pdf: Pdf, fonts: StampFonts, sheet: SheetSize) -> None:
        self._pdf = pdf
        self._fonts = fonts
        self._font_objects = fonts.embed(pdf)
        self._sheet = sheet
        self._forms = CopyForms(pdf, self._font_objects)
        self._seen: set[tuple[int, int]] = set()
        self._marks: dict[tuple[str, float], bytes] = {}

    def stamp(self, page: Any, mark: str, number: str) -> Matrix:
        """Put a page on its sheet with a mark at the left and its number at the right of the strip."""
        box = visible_box(page)
        rotation, unit = _number(page.get("/Rotate"), 0.0), _number(page.get("/UserUnit"), 1.0)
        fit = fit_page(box, round(rotation / 90) * 90, unit if unit > 0 else 1.0, self._sheet)
        for name in _OTHER_ENTRIES:
            if name in page:
                del page[name]
        page.MediaBox = Array([0, 0, *fit.sheet])
        # The stamp comes first, while nothing in the page can have disturbed the state it is drawn in.
        before = self._stamp(mark, number, fit.sheet.width) + _opening(box, fit.matrix)
        after = self._forms.use(on_its_side=fit.sheet.width > fit.sheet.height)
        page.Contents = Array([self._pdf.make_stream(before), *_streams(page), after])
        self._provide(page)
        return fit.matrix

    def _stamp(self, mark: str, number: str, width: float) -> bytes:
        page = self._text(number)
        right = width - _MARGIN - page[1]
        left = self._marks.get((mark, width))
        if left is None:
            text, _ = self._fitted(mark, width - 2 * _MARGIN - _GAP - 60)
            left = self._marks[mark, width] = text
        return (
            b"/Artifact <</Type /Pagination /Subtype /Footer>> BDC q BT 0 g 0 Tc 0 Tw 100 Tz 0 TL 0 Tr 0 Ts\n"
            b"1 0 0 1 %.2f %.2f Tm %s\n1 0 0 1 %.2f %.2f Tm %s\nET Q EMC\n"
            % (_MARGIN, _BASELINE, left, right, _BASELINE, page[0])
        )

    def _fitted(self, text: str, room: float) -> tuple[bytes, float]:
        """Shorten a mark that has not room enough."""
        written = self._text(text)
        while written[1] > room and len(text) > 1:
            text = text[: max(1, min(len(text) - 2, int(len(text) * room / written[1]) - 1))].rstrip() + "…"
            written = self._text(text)
        return written

    def _text(self, text: str) -> tuple[bytes, float]:
        stretches = [*self._fonts.stretches(text)]
        code = " ".join(f"{part.font} {_SIZE} Tf <{part.codes}> Tj" for part in stretches)
        return code.encode("ascii"), sum(part.width for part in stretches) * _SIZE

    def _provide(self, page: Any) -> None:
        """Give the page what the stamp draws with; pages that share their resources get it once."""
        resources = page.get("/Resources")
        if resources is None:
            page.Resources = resources = Dictionary()
        if resources.is_indirect:
            if resources.objgen in self._seen:
                return
            self._seen.add(resources.objgen)
        fonts = _below(resources, "/Font")
        for name, font in self._font_objects.items():
            fonts[name] = font
        forms = _below(resources, "/XObject")
        for name, form in self._forms.objects.items():
            forms[name] = form


def visible_box(page: Any) -> Box:
    """Return the part of a page that viewers show, in its own coordinates."""
    media = _box(page.get("/MediaBox"), _WHOLE)
    crop = _box(page.get("/CropBox"), media)
    inside = (max(crop[0], media[0]), max(crop[1], media[1]), min(crop[2], media[2]), min(crop[3], media[3]))
    return inside if inside[0] < inside[2] and inside[1] < inside[3] else media


def _box(value: Any, otherwise: Box) -> Box:
    try:
        x0, y0, x1, y1 = (float(number) for number in value)
    except (TypeError, ValueError):
        return otherwise
    if min(abs(x1 - x0), abs(y1 - y0)) < 1:
        return otherwise
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _number(value: Any, otherwise: float) -> float:
    try:
        return otherwise if value is None else float(value)
    except (TypeError, ValueError):
        return otherwise


@lru_cache(maxsize=500)
def _opening(box: Box, matrix: Matrix) -> bytes:
    numbers = (*matrix, box[0], box[1], box[2] - box[0], box[3] - box[1])
    return (
        b"q %.5f %.5f %.5f %.5f %.4f %.4f cm %.3f %.3f %.3f %.3f re W n\n" % numbers + b"q " * SPARE + b"\n"
    )


def _streams(page: Any) -> list[Any]:
    contents = page.get("/Contents")
    if contents is None:
        return []
    return [*contents] if isinstance(contents, Array) else [contents]


def _below(resources: Any, name: str) -> Any:
    found = resources.get(name)
    if found is None:
        resources[name] = Dictionary()
        found = resources[name]
    return found

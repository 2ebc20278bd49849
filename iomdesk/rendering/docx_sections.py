"""The sections of a paper, with their page numbers, running heads and feet."""

from dataclasses import dataclass

from iomdesk.rendering.docx_inline import field, run
from iomdesk.rendering.docx_paragraphs import line, paragraph
from iomdesk.rendering.docx_xml import Element, link, millimetres, w

_BELOW_HEAD = 18.0  # points: LibreOffice else sets the first line of a section against the rule
_BELOW_NOTE = 18.0
PAGE_LABELS = {"fr": "Page", "en": "Page", "es": "Página"}


@dataclass(frozen=True, slots=True)
class Margins:
    """Hold the relationships of what stands around a page: heads of odd and even pages, and the foot."""

    odd_head: str
    even_head: str
    foot: str

    @classmethod
    def same(cls, head: str, foot: str) -> "Margins":
        """Make the margins of pages that are alike on both sides."""
        return cls(head, head, foot)


def section(
    margins: Margins,
    first: Margins | None = None,
    *,
    numbers: str = "decimal",
    begins: str = "",
    top: float = 32,
) -> Element:
    """Make the properties of a section that counts its pages from 1; `first` sets its first page apart.

    `top` is the margin above the text, in millimetres. A section that begins on an "oddPage" begins on a
    right-hand page, after a blank one where that is needed.
    """
    heads = {"default": margins.odd_head, "even": margins.even_head}
    feet = {"default": margins.foot, "even": margins.foot}
    if first:
        heads["first"], feet["first"] = first.odd_head, first.foot
    references = [link(w("headerReference", type=kind), part) for kind, part in heads.items()]
    references += [link(w("footerReference", type=kind), part) for kind, part in feet.items()]
    kind = [w("type", val=begins)] if begins else []
    return w("sectPr", *references, *kind, *_page(numbers, top), *([w("titlePg")] if first else []))


def _page(numbers: str, top: float) -> tuple[Element, ...]:
    outer, inner = millimetres(25), millimetres(30)
    size = w("pgSz", w=millimetres(210), h=millimetres(297))
    room = w("pgMar", top=millimetres(top), right=outer, bottom=outer, left=inner, header=millimetres(14),
             footer=millimetres(13), gutter=0)  # fmt: skip
    return size, room, w("pgNumType", fmt=numbers, start=1), w("cols", space=708)


def head(symbol: str, language: str, *, even: bool = False) -> Element:
    """Make a running head that stands outside: on the left of even pages, on the right of odd ones."""
    align = "left" if even else ""
    page = run(f"{PAGE_LABELS.get(language, 'Page')}\u00a0") + field("PAGE", run("1"))
    rule = w("pBdr", w("bottom", val="single", sz=6, space=4, color="auto"))
    last = paragraph("Header", page, after=_BELOW_HEAD, align=align)
    last.find(w("pPr").tag).insert(1, rule)
    return w("hdr", *_symbol(symbol, align), last)


def _symbol(symbol: str, align: str) -> list[Element]:
    return [paragraph("Header", run(symbol, w("b"), w("bCs")), align=align)] if symbol else []


def empty_head() -> Element:
    """Make the head of a page that has none."""
    return w("hdr", paragraph("Header"))


def foot(mark: str, note: str = "") -> Element:
    """Make the foot of a page: the note of a cover, then the mark."""
    below = _BELOW_NOTE if mark else None
    lines = [paragraph("CoverFoot", run(note), after=below)] if note else []
    lines += line("Footer", mark)
    return w("ftr", *(lines or [paragraph("Footer")]))

"""The cover and the contents of a paper."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from iomdesk.document.blocks import Annex, Contents, Cover, Heading
from iomdesk.document.document import Document, numbers_by_anchor
from iomdesk.document.inline import Footnote, Link, Reference, plain
from iomdesk.document.text import plain_text
from iomdesk.rendering.docx_bookmarks import contents_name
from iomdesk.rendering.docx_inline import capital_runs, field, field_end, field_start, run, runs
from iomdesk.rendering.docx_paragraphs import line, paragraph
from iomdesk.rendering.docx_sections import PAGE_LABELS
from iomdesk.rendering.docx_xml import Element, text_elements, w

_DEEPEST = 3
_CODE = 'TOC \\o "1-3" \\h \\z \\u'


@dataclass(frozen=True, slots=True)
class CoverLine:
    """Hold a line of the cover, its style and whether that is in capitals."""

    style: str
    text: str
    is_capital: bool = False


def cover_lines(cover: Cover, kind: str) -> Iterator[CoverLine]:
    """List the lines of the cover in the order they are printed; `kind` is "Cover" or "Masthead"."""
    lines = (
        CoverLine(f"{kind}Symbol", cover.symbol),
        CoverLine(f"{kind}Line", cover.original),
        CoverLine(f"{kind}Line", cover.date),
        CoverLine(f"{kind}Remark", cover.remark),
        *(CoverLine(f"{kind}Body", text, is_capital=True) for text in cover.body),
        CoverLine(f"{kind}Session", cover.session),
        CoverLine(f"{kind}Rule", ""),
        *(
            CoverLine(f"{kind}Subtitle" if number else f"{kind}Title", text, is_capital=True)
            for number, text in enumerate(cover.title)
        ),
        CoverLine(f"{kind}Place", cover.place),
        CoverLine(f"{kind}Place", cover.dates),
        CoverLine(f"{kind}Rapporteur", cover.rapporteur),
    )
    return (line for line in lines if line.text or line.is_capital or line.style.endswith("Rule"))


def cover_elements(cover: Cover, kind: str) -> list[Element]:
    """Make the lines of the cover."""
    return [paragraph(line.style, line_runs(line, line.text)) for line in cover_lines(cover, kind)]


def line_runs(line: CoverLine, text: str) -> list[Element]:
    """Make the runs of words in a line of the cover."""
    return capital_runs(plain(text), lambda _: []) if line.is_capital else run(text)


def contents_elements(document: Document, contents: Contents, pages: Mapping[int, str]) -> Element:
    """Make the contents as Word's own, filled in, so that they are right before anybody updates them.

    The field is not marked for an update at opening: Word would ask each reader whether it may update "fields
    that may refer to other files". It works the page numbers out again when the paper is printed.
    """
    entries = list(_entries(document, pages))
    if not entries:
        entries = [paragraph("TOC1")]
    _put_first(entries[0], field_start(_CODE))
    return w(
        "sdt",
        w("sdtPr", w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique"))),
        w(
            "sdtContent",
            *line("TOCHeading", contents.title),
            *line("ContentsPage", PAGE_LABELS.get(document.language, "Page")),
            *entries,
            paragraph("TableEnd", field_end()),
        ),
    )


def _put_first(entry: Element, elements: list[Element]) -> None:
    for place, element in enumerate(elements, start=1):  # after the properties
        entry.insert(place, element)


def _entries(document: Document, pages: Mapping[int, str]) -> Iterator[Element]:
    numbers = numbers_by_anchor(document)

    def as_printed(part: Reference | Footnote | Link) -> list[Element]:
        return [] if isinstance(part, Footnote) else run(plain_text((part,), numbers))

    for index, block in enumerate(document.blocks):
        if isinstance(block, Heading):
            label = [*_numbered(block.number), *runs(block.text, as_printed)]
            yield _entry(min(max(block.level, 1), _DEEPEST), label, index, pages)
        elif isinstance(block, Annex):
            title = f" – {block.title}" if block.title else ""
            yield _entry(1, run(block.label + title), index, pages)


def _numbered(number: str) -> list[Element]:
    return [*run(number), w("r", w("tab"))] if number else []


def _entry(level: int, label: list[Element], index: int, pages: Mapping[int, str]) -> Element:
    name = contents_name(index)
    page = field(f"PAGEREF {name} \\h", [w("r", *text_elements(pages.get(index, "…")))])
    target = w("hyperlink", *label, w("r", w("tab")), *page, anchor=name, history=1)
    return paragraph(f"TOC{level}", [target])

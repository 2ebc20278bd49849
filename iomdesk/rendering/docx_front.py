"""The cover and the contents of a paper."""

from collections.abc import Iterator, Mapping

from iomdesk.document.blocks import Annex, Contents, Cover, Heading
from iomdesk.document.document import Document, numbers_by_anchor
from iomdesk.document.inline import Footnote, Link, Reference, plain
from iomdesk.document.text import plain_text
from iomdesk.rendering.docx_bookmarks import contents_name
from iomdesk.rendering.docx_inline import capital_runs, field, field_end, field_start, run, runs
from iomdesk.rendering.docx_paragraphs import line, paragraph
from iomdesk.rendering.docx_xml import Element, text_elements, w

_PAGE_LABEL = {"fr": "Page", "en": "Page", "es": "Página"}
_DEEPEST = 3
_CODE = 'TOC \\o "1-3" \\h \\z \\u'


def cover_elements(cover: Cover, kind: str) -> list[Element]:
    """Make the lines of the cover in the order they are printed; `kind` is "Cover" or "Masthead"."""
    return [
        *line(f"{kind}Symbol", cover.symbol),
        *line(f"{kind}Line", cover.original),
        *line(f"{kind}Line", cover.date),
        *line(f"{kind}Remark", cover.remark),
        *(_capitals(f"{kind}Body", text) for text in cover.body),
        *line(f"{kind}Session", cover.session),
        paragraph(f"{kind}Rule"),
        *_title(cover, kind),
        *line(f"{kind}Place", cover.place),
        *line(f"{kind}Place", cover.dates),
        *line(f"{kind}Rapporteur", cover.rapporteur),
    ]


def _title(cover: Cover, kind: str) -> Iterator[Element]:
    for number, text in enumerate(cover.title):
        yield _capitals(f"{kind}Subtitle" if number else f"{kind}Title", text)


def _capitals(style: str, text: str) -> Element:
    return paragraph(style, capital_runs(plain(text), lambda _: []))


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
            *line("ContentsPage", _PAGE_LABEL.get(document.language, "Page")),
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

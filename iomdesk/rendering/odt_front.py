"""The cover and the contents of an OpenDocument file."""

from collections.abc import Iterator, Mapping

from iomdesk.document.blocks import Annex, Contents, Cover, Heading
from iomdesk.document.document import Document, annex_label, numbers_by_anchor
from iomdesk.document.inline import plain
from iomdesk.document.text import plain_text
from iomdesk.rendering.docx_blocks import DEEPEST_HEADING
from iomdesk.rendering.docx_bookmarks import contents_name
from iomdesk.rendering.docx_front import cover_lines
from iomdesk.rendering.docx_sections import PAGE_LABELS
from iomdesk.rendering.odt_inline import InlineWriter
from iomdesk.rendering.odt_xml import Element, Piece, o, text_pieces


def cover_elements(cover: Cover, kind: str, inline: InlineWriter) -> list[Element]:
    """Make the lines of the cover in the order they are printed; `kind` is "Cover" or "Masthead"."""
    return [
        o(
            "text:p",
            {"text:style-name": line.style},
            *(inline.capitals if line.is_capital else inline.pieces)(plain(line.text)),
        )
        for line in cover_lines(cover, kind)
    ]


def contents_element(document: Document, contents: Contents, pages: Mapping[int, str]) -> Element:
    """Make the contents as an index that can be brought up to date, filled in."""
    title = _p("TOCHeading", *text_pieces(contents.title)) if contents.title else None
    head = o("text:index-title", {"text:name": "Contents_Head"}, title) if title is not None else None
    label = _p("ContentsPage", PAGE_LABELS.get(document.language, "Page"))
    templates = (_template(level) for level in range(1, DEEPEST_HEADING + 1))
    source = o(
        "text:table-of-content-source",
        {"text:outline-level": DEEPEST_HEADING, "text:use-index-marks": "false"},
        o("text:index-title-template", {"text:style-name": "TOCHeading"}, contents.title),
        *templates,
    )
    parts = [part for part in (head, label) if part is not None]
    body = o("text:index-body", None, *parts, *_entries(document, pages))
    return o("text:table-of-content", {"text:name": "Contents", "text:protected": "false"}, source, body)


def _template(level: int) -> Element:
    """Say how an entry is made anew: a link around number, words, dots and page."""
    tab = {"style:type": "right", "style:leader-char": "."}
    return o(
        "text:table-of-content-entry-template",
        {"text:outline-level": level, "text:style-name": f"TOC{level}"},
        o("text:index-entry-link-start"),
        o("text:index-entry-chapter"),
        o("text:index-entry-text"),
        o("text:index-entry-tab-stop", tab),
        o("text:index-entry-page-number"),
        o("text:index-entry-link-end"),
    )


def _entries(document: Document, pages: Mapping[int, str]) -> Iterator[Element]:
    numbers = numbers_by_anchor(document)
    for index, block in enumerate(document.blocks):
        if isinstance(block, Heading):
            number = [*text_pieces(block.number), o("text:tab")] if block.number else []
            words = text_pieces(plain_text(block.text, numbers))
            yield _entry(min(max(block.level, 1), DEEPEST_HEADING), [*number, *words], index, pages)
        elif isinstance(block, Annex):
            yield _entry(1, text_pieces(annex_label(block)), index, pages)


def _entry(level: int, words: list[Piece], index: int, pages: Mapping[int, str]) -> Element:
    place = {"xlink:type": "simple", "xlink:href": f"#{contents_name(index)}"}
    return _p(f"TOC{level}", o("text:a", place, *words, o("text:tab"), pages.get(index, "…")))


def _p(style: str, *words: Piece) -> Element:
    return o("text:p", {"text:style-name": style}, *words)

"""The pages of an OpenDocument file: sizes, running heads with symbol and page, feet."""

from iomdesk.document.document import Document
from iomdesk.rendering.docx_sections import PAGE_LABELS
from iomdesk.rendering.odt_xml import Element, o, text_pieces

COVER, CONTENTS, FIRST, BODY = "Cover", "Contents", "First", "Body"
_RULE = {"fo:border-bottom": "0.75pt solid #000000", "fo:padding-bottom": "4pt", "fo:margin-bottom": "18pt"}


def layouts() -> list[Element]:
    """Make the sizes of pages: the cover, pages with roman numbers, pages with figures."""
    return [
        _layout(COVER, "1", top=25, has_head=False),
        _layout(CONTENTS, "i"),
        _layout(FIRST, "1", top=32, has_head=False),
        _layout(BODY, "1"),
        o(
            "style:style",
            {"style:name": "HeadLeft", "style:family": "paragraph", "style:parent-style-name": "Header"},
            o("style:paragraph-properties", {"fo:text-align": "start"}),
        ),
        o(
            "style:style",
            {"style:name": "HeadSymbol", "style:family": "text"},
            o("style:text-properties", {"fo:font-weight": "bold"}),
        ),
    ]


def masters(document: Document) -> Element:
    """Make the kinds of pages: each with what is printed around its text."""
    heads = _heads(document)
    note = o("text:p", {"text:style-name": "CoverFoot"}, *text_pieces(document.cover.foot))
    mark = o("text:p", {"text:style-name": "Footer"}, *text_pieces(document.mark))
    first_foot = [note, mark] if document.cover.foot else [mark]
    return o(
        "office:master-styles",
        None,
        _master(COVER, CONTENTS, o("style:footer", None, *first_foot)),
        _master(CONTENTS, CONTENTS, *heads, _foot(document)),
        _master(FIRST, BODY, o("style:footer", None, *_copied(first_foot))),
        _master(BODY, BODY, *_heads(document), _foot(document)),
    )


def _copied(elements: list[Element]) -> list[Element]:
    return [element.__copy__() for element in elements]


def _layout(name: str, numbers: str, top: float = 14, has_head: bool = True) -> Element:
    page = {
        "fo:page-width": "210mm",
        "fo:page-height": "297mm",
        "fo:margin-top": f"{top:g}mm",
        "fo:margin-bottom": "13mm",
        "fo:margin-left": "30mm",
        "fo:margin-right": "25mm",
        "style:num-format": numbers,
        "style:print-orientation": "portrait",
    }
    layout = o(
        "style:page-layout",
        {"style:name": f"Layout{name}", "style:page-usage": "mirrored"},
        o("style:page-layout-properties", page),
    )
    head = {"fo:min-height": "11.65mm", **_RULE}  # with the space below it the text begins at 32 mm
    if has_head:
        layout.append(o("style:header-style", None, o("style:header-footer-properties", head)))
    foot = {"fo:min-height": "6mm", "fo:margin-top": "6mm"}
    layout.append(o("style:footer-style", None, o("style:header-footer-properties", foot)))
    return layout


def _master(name: str, following: str, *parts: Element) -> Element:
    named = {
        "style:name": name,
        "style:page-layout-name": f"Layout{name}",
        "style:next-style-name": following if following != name else None,
    }
    return o("style:master-page", named, *parts)


def _heads(document: Document) -> list[Element]:
    return [
        o("style:header", None, *_head(document, "Header")),
        o("style:header-left", None, *_head(document, "HeadLeft")),
    ]


def _head(document: Document, style: str) -> list[Element]:
    label = PAGE_LABELS.get(document.language, "Page")
    page = o("text:page-number", {"text:select-page": "current"}, "1")
    last = o("text:p", {"text:style-name": style}, f"{label}\u00a0", page)
    if not document.symbol:
        return [last]
    symbol = o("text:span", {"text:style-name": "HeadSymbol"}, *text_pieces(document.symbol))
    return [o("text:p", {"text:style-name": style}, symbol), last]


def _foot(document: Document) -> Element:
    return o("style:footer", None, o("text:p", {"text:style-name": "Footer"}, *text_pieces(document.mark)))

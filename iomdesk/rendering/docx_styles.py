"""The styles of a paper as a part of its Word file."""

from collections.abc import Iterable

from iomdesk.rendering.docx_looks import TEXT_LOOKS, Look
from iomdesk.rendering.docx_xml import Element, points, w

FONT = "Times New Roman"
CALL_STYLE = "FootnoteReference"

_LANGUAGES = {"fr": "fr-FR", "en": "en-GB", "es": "es-ES"}
_BUILT_IN = frozenset(
    ("heading 1", "heading 2", "heading 3", "Body Text", "Signature", "TOC Heading", "toc 1", "toc 2",
     "toc 3", "header", "footer", "footnote text")
)  # fmt: skip


def word_language(language: str) -> str:
    """Give the code by which Word knows a language; an unknown one is passed on."""
    return _LANGUAGES.get(language, language)


def styles(language: str, lists: dict[str, int], cover_looks: tuple[Look, ...]) -> Element:
    """Make the part of the styles; `lists` gives the number of the list that a style is numbered by."""
    made = [
        _defaults(language),
        _normal(),
        _character_default(),
        _table_default(),
        _no_list(),
        _paper_table(),
    ]
    looks = (*TEXT_LOOKS, *cover_looks)
    made.append(_call_style())
    return w("styles", *made, *(_style(look, lists.get(look.id)) for look in looks))


def _defaults(language: str) -> Element:
    fonts = w("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)
    spoken = word_language(language)
    lang = w("lang", val=spoken, eastAsia=spoken, bidi="ar-SA")
    run = w("rPr", fonts, w("sz", val=22), w("szCs", val=22), lang)
    paragraph = w("pPr", w("widowControl"), w("suppressAutoHyphens"), _spacing(0, 0, 14))
    return w("docDefaults", w("rPrDefault", run), w("pPrDefault", paragraph))


def _normal() -> Element:
    return w("style", w("name", val="Normal"), w("qFormat"), type="paragraph", default=1, styleId="Normal")


def _character_default() -> Element:
    return w(
        "style",
        w("name", val="Default Paragraph Font"),
        w("uiPriority", val=1),
        w("semiHidden"),
        type="character",
        default=1,
        styleId="DefaultParagraphFont",
    )


def _call_style() -> Element:
    """Make the style of a call: a raised figure."""
    return w(
        "style",
        w("name", val="footnote reference"),
        w("basedOn", val="DefaultParagraphFont"),
        w("uiPriority", val=99),
        w("rPr", w("vertAlign", val="superscript")),
        type="character",
        styleId=CALL_STYLE,
    )


def _no_list() -> Element:
    return w(
        "style", w("name", val="No List"), w("semiHidden"), type="numbering", default=1, styleId="NoList"
    )


def _table_default() -> Element:
    sides = [w(side, w=width, type="dxa") for side, width in (("left", 85), ("right", 85))]
    cells = w("tblPr", w("tblInd", w=0, type="dxa"), w("tblCellMar", *sides))
    names = (w("name", val="Normal Table"), w("semiHidden"))
    return w("style", *names, cells, type="table", default=1, styleId="TableNormal")


def _paper_table() -> Element:
    def rule(side: str, size: int) -> Element:
        return w(side, val="single", sz=size, space=0, color="auto")

    borders = w("tblBorders", rule("top", 6), rule("bottom", 6), rule("insideH", 2))
    head = w("tblStylePr", w("tcPr", w("tcBorders", rule("bottom", 6))), type="firstRow")
    return w(
        "style",
        w("name", val="Paper table"),
        w("basedOn", val="TableNormal"),
        w("qFormat"),
        w("tblPr", borders),
        head,
        type="table",
        customStyle=1,
        styleId="PaperTable",
    )


def _style(look: Look, list_number: int | None) -> Element:
    names = [w("name", val=look.name), w("basedOn", val=look.based_on)]
    if look.next:
        names.append(w("next", val=look.next))
    names += [w("uiPriority", val=look.priority), w("qFormat")]
    parts = (w("pPr", *_paragraph(look, list_number)), w("rPr", *_run(look)))
    own = None if look.name in _BUILT_IN else 1
    filled = (part for part in parts if len(part))
    return w("style", *names, *filled, type="paragraph", customStyle=own, styleId=look.id)


def _paragraph(look: Look, list_number: int | None) -> Iterable[Element]:
    """Give the properties in the order that the schema prescribes."""
    holds = {"keepNext": look.keep_next, "keepLines": look.keep_lines, "pageBreakBefore": look.page_before}
    yield from (w(tag) for tag, wanted in holds.items() if wanted)
    if list_number is not None:
        yield w("numPr", *([w("ilvl", val=look.level)] if look.level else []), w("numId", val=list_number))
    if look.rule_below:
        yield w("pBdr", w("bottom", val="single", sz=6, space=1, color="auto"))
    if look.tabs:
        yield w(
            "tabs", *(w("tab", val=kind, leader=leader or None, pos=at) for kind, at, leader in look.tabs)
        )
    if look.align == "both":  # titles and narrow columns are not broken, justified text is
        yield w("suppressAutoHyphens", val=0)
    yield from _spaces(look)
    if look.align:
        yield w("jc", val=look.align)
    if look.outline is not None:
        yield w("outlineLvl", val=look.outline)


def _spaces(look: Look) -> Iterable[Element]:
    if look.before is not None or look.after is not None or look.line:
        yield _spacing(look.before, look.after, look.line)
    if look.left or look.right:
        yield w("ind", left=look.left, right=look.right or None, hanging=look.hanging or None)
    if look.contextual:
        yield w("contextualSpacing")


def _spacing(before: float | None, after: float | None, line: float) -> Element:
    return w(
        "spacing",
        before=None if before is None else points(before),
        after=None if after is None else points(after),
        line=points(line) if line else None,
        lineRule="atLeast" if line else None,
    )


def _run(look: Look) -> Iterable[Element]:
    if look.bold:
        yield from (w("b"), w("bCs"))
    if look.italic:
        yield from (w("i"), w("iCs"))
    if look.caps:
        yield w("caps")
    if look.colour:
        yield w("color", val=look.colour)
    if look.size:
        half_points = round(look.size * 2)
        yield from (w("sz", val=half_points), w("szCs", val=half_points))

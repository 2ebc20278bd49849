"""How each kind of paragraph of a paper looks in Word, under names a secretary finds in the gallery."""

from dataclasses import dataclass

from iomdesk.rendering.docx_xml import millimetres

TEXT_WIDTH = millimetres(155)
STEP = millimetres(12.7)
RULE_INDENT = (TEXT_WIDTH - millimetres(60)) // 2

_GREY = "595959"


@dataclass(frozen=True, slots=True)
class Look:
    """Describe a paragraph style; lengths in points, indents in twentieths of a point."""

    id: str
    name: str
    based_on: str = "Normal"
    next: str = ""
    size: float = 0
    bold: bool = False
    italic: bool = False
    caps: bool = False
    colour: str = ""
    align: str = ""
    before: float | None = None
    after: float | None = None
    line: float = 0
    left: int = 0
    right: int = 0
    hanging: int = 0
    keep_next: bool = False
    keep_lines: bool = False
    page_before: bool = False
    rule_below: bool = False
    outline: int | None = None
    contextual: bool = False  # no space between two of this style
    tabs: tuple[tuple[str, int, str], ...] = ()
    level: int | None = None  # of the list that the style numbers by itself
    priority: int = 1


def _contents_look(level: int, *, before: float, left: int, hanging: int) -> Look:
    tabs = (("left", left, ""), ("right", TEXT_WIDTH, "dot"))
    return Look(f"TOC{level}", f"toc {level}", before=before, after=3, left=left,
                hanging=hanging, tabs=tabs, priority=39)  # fmt: skip


TEXT_LOOKS = (
    Look("Heading1", "heading 1", next="NumberedParagraph", size=14, line=17, bold=True, before=18, after=7,
         keep_next=True, keep_lines=True, outline=0, level=0, priority=9),
    Look("Heading2", "heading 2", next="NumberedParagraph", size=12, line=15, bold=True, before=14, after=6,
         keep_next=True, keep_lines=True, outline=1, level=1, priority=9),
    Look("Heading3", "heading 3", next="NumberedParagraph", size=11, bold=True, before=12, after=5,
         keep_next=True, keep_lines=True, outline=2, level=2, priority=9),
    Look("BodyText", "Body Text", align="both", after=8),
    Look("NumberedParagraph", "Numbered paragraph", align="both", after=8, level=0),
    Look("OperativeParagraph", "Operative paragraph", align="both", after=8, level=0),
    Look("Preamble", "Preamble", align="both", after=8),
    Look("Note", "Note", size=9.5, line=12, italic=True, colour=_GREY, after=8, keep_next=True,
         keep_lines=True),
    Look("ListA", "List a)", align="both", after=5, level=0),
    Look("ListI", "List i)", align="both", after=5, level=1),
    Look("Centred", "Centred line", bold=True, caps=True, align="center", before=8, after=8,
         keep_next=True, keep_lines=True),
    Look("Signature", "Signature", left=TEXT_WIDTH // 2, before=20, after=8, keep_lines=True, priority=20),
    Look("AnnexHeading", "Annex heading", next="BodyText", size=12, line=15, bold=True, caps=True,
         align="center", after=12, keep_next=True, keep_lines=True, page_before=True, outline=0, level=0),
    Look("AnnexRemark", "Annex remark", based_on="Note", align="center", after=12, keep_next=True),
    Look("TableText", "Table text", size=10, line=12, before=3.5, after=3.5, priority=20),
    Look("TableHead", "Table head", based_on="TableText", bold=True, keep_next=True, priority=20),
    Look("TableEnd", "Table end", size=4, line=8, after=8, priority=20),
    Look("TOCHeading", "TOC Heading", next="BodyText", size=14, line=17, bold=True, caps=True, align="center",
         after=14, keep_next=True, priority=39),
    Look("ContentsPage", "Contents page label", size=10, line=13, italic=True, align="right", after=4,
         keep_next=True, priority=39),
    _contents_look(1, before=7, left=STEP, hanging=STEP),
    _contents_look(2, before=0, left=2 * STEP, hanging=STEP),
    _contents_look(3, before=0, left=3 * STEP, hanging=STEP),
    Look("FootnoteText", "footnote text", size=9, line=11, align="both", priority=99),
    Look("Header", "header", size=9, line=12, align="right", priority=99),
    Look("Footer", "footer", size=9, line=12, align="center", priority=99),
    Look("CoverFoot", "Cover foot", size=9, line=11, priority=99),
)  # fmt: skip

COVER_LOOKS = (
    Look("CoverSymbol", "Cover symbol", size=12, line=17, bold=True, align="right"),
    Look("CoverLine", "Cover line", line=16, align="right"),
    Look("CoverRemark", "Cover remark", size=9.5, line=17, italic=True, align="right"),
    Look("CoverBody", "Cover body", size=13, line=17, bold=True, caps=True, align="center", before=84,
         contextual=True),
    Look("CoverSession", "Cover session", size=12, line=17, align="center", before=18),
    Look("CoverRule", "Cover rule", size=4, line=6, align="center", before=8, after=36, left=RULE_INDENT,
         right=RULE_INDENT, rule_below=True),
    Look("CoverTitle", "Cover title", size=16, line=21, bold=True, caps=True, align="center"),
    Look("CoverSubtitle", "Cover subtitle", size=12, line=17, bold=True, caps=True, align="center", before=5,
         contextual=True),
    Look("CoverPlace", "Cover place and dates", size=12, line=17, align="center", before=32, contextual=True),
    Look("CoverRapporteur", "Cover rapporteur", size=12, line=17, align="center", before=42),
)  # fmt: skip

MASTHEAD_LOOKS = (
    Look("MastheadSymbol", "Masthead symbol", size=12, line=17, bold=True, align="right"),
    Look("MastheadLine", "Masthead line", line=16, align="right"),
    Look("MastheadRemark", "Masthead remark", size=9.5, line=17, italic=True, align="right"),
    Look("MastheadBody", "Masthead body", size=13, line=17, bold=True, caps=True, align="center", before=20,
         contextual=True),
    Look("MastheadSession", "Masthead session", line=15, align="center", before=6),
    Look("MastheadRule", "Masthead rule", size=4, line=6, align="center", before=4, after=16,
         left=RULE_INDENT, right=RULE_INDENT, rule_below=True),
    Look("MastheadTitle", "Masthead title", size=14, line=18, bold=True, caps=True, align="center"),
    Look("MastheadSubtitle", "Masthead subtitle", size=12, line=17, bold=True, caps=True, align="center",
         before=3, contextual=True),
    Look("MastheadPlace", "Masthead place and dates", line=15, align="center", before=8, contextual=True),
    Look("MastheadRapporteur", "Masthead rapporteur", line=15, align="center", before=8),
)  # fmt: skip

"""The look of a paper: the page, and a style for each kind of text. All lengths are in points."""

from dataclasses import dataclass, replace
from enum import Enum

from iomdesk.document.blocks import ParagraphStyle

MILLIMETRE = 72 / 25.4
STEP = 12.7 * MILLIMETRE  # of the house's papers: tab after a paragraph number, indent of lists
GREY = 0.35


class Align(Enum):
    """Say where the lines of a text stand, and which share of the free space is on their left."""

    JUSTIFIED = ("justified", 0.0)
    LEFT = ("left", 0.0)
    CENTRED = ("centred", 0.5)
    RIGHT = ("right", 1.0)

    @property
    def share(self) -> float:
        """Return the share of a line's free space that is left of it."""
        return self.value[1]


@dataclass(frozen=True, slots=True)
class PageSetup:
    """Hold the sheet and its margins.

    The running heads stand outside and the inner margin is wider by `gutter`, as for duplex printing. With
    `blank_versos` the cover and the contents also begin on right-hand pages.
    """

    width: float = 210 * MILLIMETRE
    height: float = 297 * MILLIMETRE
    margin: float = 25 * MILLIMETRE
    gutter: float = 5 * MILLIMETRE
    head: float = 7 * MILLIMETRE  # from the rule of the running head to the first line
    blank_versos: bool = False

    @property
    def text_width(self) -> float:
        """Return the width of the lines."""
        return self.width - 2 * self.margin - self.gutter

    def text_height(self, with_head: bool = True) -> float:
        """Return the height of the lines of a page."""
        return self.height - 2 * self.margin - (self.head if with_head else 0)


A4 = PageSetup()
LETTER = PageSetup(width=612, height=792)


@dataclass(frozen=True, slots=True)
class TextStyle:
    """Hold the look of a text.

    `first` and `rest` indent the first and the following lines, `right` the other side; `before` and `after`
    are the least space around. A text that is `glued` stays on one page with what follows it; the lines of a
    `balanced` one are about as long as each other.
    """

    size: float = 11
    leading: float = 14
    bold: bool = False
    italic: bool = False
    grey: float = 0
    align: Align = Align.JUSTIFIED
    first: float = 0
    rest: float = 0
    right: float = 0
    before: float = 0
    after: float = 8
    glued: bool = False
    hyphenated: bool = True
    balanced: bool = False
    capitals: bool = False


BODY = TextStyle()
NUMBERED = replace(BODY, first=STEP)
SIGNATURE_INDENT = 0.5  # of the text width

_TITLE = TextStyle(bold=True, align=Align.LEFT, glued=True, hyphenated=False, balanced=True)
HEADINGS = (
    replace(_TITLE, size=14, leading=17, before=18, after=7),
    replace(_TITLE, size=12, leading=15, before=14, after=6),
    replace(_TITLE, size=11, leading=14, before=12, after=5),
)

_CENTRED = TextStyle(align=Align.CENTRED, hyphenated=False, balanced=True)
_CENTRED_TITLE = replace(_CENTRED, bold=True, capitals=True, glued=True)
ANNEX_LABEL = replace(_CENTRED_TITLE, size=12, leading=15, after=4)
ANNEX_TITLE = replace(_CENTRED_TITLE, size=12, leading=15, after=12)
ANNEX_REMARK = replace(_CENTRED, size=9.5, leading=12, italic=True, grey=GREY, after=12, glued=True)

PARAGRAPHS = {
    ParagraphStyle.BODY: BODY,
    ParagraphStyle.NOTE: replace(
        BODY, size=9.5, leading=12, italic=True, grey=GREY, align=Align.LEFT, glued=True, hyphenated=False
    ),
    ParagraphStyle.CENTRED: replace(_CENTRED_TITLE, before=8),
    ParagraphStyle.PREAMBLE: BODY,
    ParagraphStyle.SIGNATURE: replace(BODY, align=Align.LEFT, before=20, hyphenated=False),
}

FOOTNOTE = replace(BODY, size=9, leading=11, after=0)
NOTE_GAP = 8  # between the text and the rule above the notes, and again the rule and the first note
NOTE_RULE = 50 * MILLIMETRE

CELL = TextStyle(size=10, leading=12, align=Align.LEFT)
CELL_HEAD = replace(CELL, bold=True)
CELL_PADDING = 3.5
CELL_GAP = 8
THICK_RULE = 0.8
THIN_RULE = 0.35

CONTENTS_TITLE = replace(_CENTRED_TITLE, size=14, leading=17, after=14)
CONTENTS_PAGE = TextStyle(size=10, leading=13, italic=True, align=Align.RIGHT, after=4, glued=True)
CONTENTS_LINE = TextStyle(align=Align.LEFT, right=2 * STEP, before=0, after=3, hyphenated=False)
CONTENTS_SECTION = replace(CONTENTS_LINE, before=7)

COVER_SYMBOL = TextStyle(size=12, leading=17, bold=True, align=Align.RIGHT, after=0, hyphenated=False)
COVER_ORIGIN = replace(COVER_SYMBOL, size=11, leading=16, bold=False)
COVER_REMARK = replace(COVER_SYMBOL, size=9.5, leading=17, bold=False, italic=True)
COVER_BODY = replace(_CENTRED, size=13, leading=17, bold=True, capitals=True, after=0)
COVER_LINE = replace(_CENTRED, size=12, leading=17, after=0)
COVER_TITLE = replace(_CENTRED, size=16, leading=21, bold=True, capitals=True, after=0)
COVER_SUBTITLE = replace(COVER_TITLE, size=12, leading=17)
COVER_FOOT = TextStyle(size=9, leading=11, align=Align.LEFT, after=0, hyphenated=False, balanced=True)
MASTHEAD_TITLE = replace(COVER_TITLE, size=14, leading=18)
MASTHEAD_LINE = replace(COVER_LINE, size=11, leading=15)

HEAD_SYMBOL = TextStyle(size=9, leading=12, bold=True, align=Align.LEFT)
HEAD_PAGE = TextStyle(size=9, leading=12, align=Align.LEFT)
MARK = TextStyle(size=9, leading=12, align=Align.CENTRED)

"""The settings and the table of fonts of a Word file."""

from iomdesk.rendering.docx_looks import STEP
from iomdesk.rendering.docx_notes import SEPARATORS
from iomdesk.rendering.docx_styles import FONT, word_language
from iomdesk.rendering.docx_xml import Element, w

_COMPATIBILITY = "http://schemas.microsoft.com/office/word"
_WORD_2013 = 15  # the latest there is; without it Word opens the paper as one of Word 2007
_MOST_HYPHENS = 2  # at the ends of lines that follow each other


def settings(language: str, *, has_footnotes: bool = False) -> Element:
    """Make the settings: duplex margins, heads that differ on even pages, the language of the paper."""
    spoken = word_language(language)
    notes = w("footnotePr", *(w("footnote", id=number) for number in SEPARATORS))
    mode = w("compatSetting", name="compatibilityMode", uri=_COMPATIBILITY, val=_WORD_2013)
    return w(
        "settings",
        w("mirrorMargins"),
        w("defaultTabStop", val=STEP),
        w("autoHyphenation"),
        w("consecutiveHyphenLimit", val=_MOST_HYPHENS),
        w("doNotHyphenateCaps"),
        w("evenAndOddHeaders"),
        w("characterSpacingControl", val="doNotCompress"),
        *([notes] if has_footnotes else []),
        w("compat", mode),
        w("themeFontLang", val=spoken, eastAsia=spoken),
    )


def fonts() -> Element:
    """Describe the font of the paper, so that a program without it chooses one of the same widths."""
    return w(
        "fonts",
        w(
            "font",
            w("altName", val="Liberation Serif"),
            w("panose1", val="02020603050405020304"),
            w("charset", val="00"),
            w("family", val="roman"),
            w("pitch", val="variable"),
            name=FONT,
        ),
    )

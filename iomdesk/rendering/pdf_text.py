"""Prepare text for the page: what is drawn, and which characters no embedded font can draw."""

import re
import unicodedata
from itertools import groupby

from iomdesk.rendering.pdf_fonts import fallback_letters, family_letters
from iomdesk.rendering.printable import printable

SOFT_HYPHEN = "\u00ad"
# Tabs come with pasted text; joiners and marks of direction have no form of their own.
_SHAPELESS = {ord("\t"): " ", **dict.fromkeys(map(ord, "\u2060\u200c\u200d\u200e\u200f"))}
_HALF_CHARACTERS = re.compile("[\ud800-\udfff]")
_RIGHT_TO_LEFT = ("R", "AL")


def clean_text(text: str) -> str:
    """Compose letters with their accents, drop what has no form on paper, keep line breaks as `\\n`."""
    if text.isascii() and text.isprintable():
        return text
    return printable(text).translate(_SHAPELESS)


def stretches(text: str) -> list[tuple[bool, str]]:
    """Cut a text into stretches that the serif family draws (True) and that the fallback must (False).

    What neither can draw stays with the family, whose box shows that a letter is missing.
    """
    family = family_letters()
    if family.issuperset(text):
        return [(True, text)] if text else []
    fallback = fallback_letters()
    cut = groupby(text, key=lambda letter: letter in family or letter not in fallback)
    return [(own, "".join(letters)) for own, letters in cut]


def undrawable(text: str) -> set[str]:
    """Return the characters of a text that would come out as a box, not at all, or in the wrong direction."""
    drawn = set(clean_text(text)) - {"\n"}
    lost = drawn - family_letters() - fallback_letters()
    # The letters of these scripts are in the font, but setting lines from right to left is not done here.
    lost |= {letter for letter in drawn if unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT}
    return lost | set(_HALF_CHARACTERS.findall(text))

"""Prepare text for the page: what is drawn, and which characters no embedded font can draw."""

import re
import unicodedata
from itertools import groupby

from iomdesk.rendering.pdf_fonts import fallback_letters, family_letters

SOFT_HYPHEN = "\u00ad"
_JOINERS = "\u2060\ufeff\u200c\u200d\u200e\u200f"
_REPLACEMENT = "\ufffd"

# Tabs and foreign line ends come with pasted text; other control characters mean nothing on paper.
_REPLACED = {
    **dict.fromkeys([*range(0x20), *range(0x7F, 0xA0)], None),
    **dict.fromkeys(map(ord, _JOINERS), None),
    ord("\t"): " ",
    **dict.fromkeys(map(ord, "\n\v\x85\u2028\u2029"), "\n"),
}
_NEEDS_CLEANING = re.compile(
    f"[\x00-\x1f\x7f-\x9f\u2028\u2029{_JOINERS}\ud800-\udfff]",
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_RIGHT_TO_LEFT = ("R", "AL")


def clean_text(text: str) -> str:
    """Compose letters with their accents, drop what has no form on paper, keep line breaks as `\\n`."""
    if text.isascii() and text.isprintable():
        return text
    text = unicodedata.normalize("NFC", text)
    if _NEEDS_CLEANING.search(text):
        text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_REPLACED)
        text = _SURROGATES.sub(_REPLACEMENT, text)
    return text


def capitals(text: str) -> str:
    """Set in capitals, but leave alone words that begin with a figure, such as `13e`."""
    return re.sub(r"\S+", lambda word: word[0] if word[0][0].isdigit() else word[0].upper(), text)


def stretches(text: str) -> list[tuple[bool, str]]:
    """Cut a text into stretches that the serif family draws (True) and that the fallback must (False)."""
    family = family_letters()
    if family.issuperset(text):
        return [(True, text)] if text else []
    fallback = fallback_letters()
    cut = groupby(text, key=lambda letter: letter in family or letter not in fallback)
    return [(own, "".join(letters)) for own, letters in cut]


def undrawable(text: str) -> set[str]:
    """Return the characters of a text that would come out as a box or in the wrong direction."""
    drawn = set(clean_text(text)) - {"\n"}
    lost = drawn - family_letters() - fallback_letters()
    lost |= set(_SURROGATES.findall(text))
    # The letters of these scripts are in the font, but setting lines from right to left is not done here.
    return lost | {letter for letter in drawn if unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT}

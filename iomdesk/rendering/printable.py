"""Free a text of what no format can carry, and set it in capitals."""

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# XML 1.0 allows no other control character, no half of a surrogate pair and none of the last two signs.
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_WORD = re.compile(r"\S+")


def printable(text: str) -> str:
    """Compose letters with their accents, turn line ends into LF and drop control characters except tabs."""
    return _FORBIDDEN.sub("", _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text)))


def capitals(text: str) -> str:
    """Set in capitals, but leave alone words that begin with a figure, such as `13e`."""
    return _WORD.sub(lambda word: word[0] if word[0][0].isdigit() else word[0].upper(), text)

"""Free a text of what no format can carry."""

import re

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# XML 1.0 allows no other control character, no half of a surrogate pair and none of the last two signs.
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """Turn every kind of line end into LF and drop control characters, except for tabs."""
    return _FORBIDDEN.sub("", _LINE_ENDS.sub("\n", text))

"""Plain text in the encodings people meet: UTF-8, UTF-16 and UTF-32, and Windows' own."""

import codecs
from pathlib import Path

from iomdesk.reading.kinds import no_text

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ALLOWED = frozenset("\t\n\r\f\v\x1a")
_SAMPLE = 4000


def text_lines(path: Path, data: bytes) -> tuple[str, ...]:
    """Return the lines of a text file; FileNotWhatItSays or FileOfAnotherKind where it holds none."""
    text = _decoded(data)
    if text is None or _looks_binary(text):
        raise no_text(path)
    return tuple(text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n").split("\n"))


def _decoded(data: bytes) -> str | None:
    marked = [encoding for mark, encoding in _MARKS if data.startswith(mark)]
    guessed = (*_wide_without_mark(data), "utf-8", "cp1252", "latin-1")
    for encoding in marked[:1] or guessed:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _wide_without_mark(data: bytes) -> tuple[str, ...]:
    """Tell UTF-16 without its mark by the zeros in every other place, which Western letters leave there."""
    even, odd = data[:_SAMPLE:2], data[1:_SAMPLE:2]
    if len(data) < 4 or len(data) % 2:
        return ()
    if odd.count(0) > 0.6 * len(odd) and even.count(0) < 0.05 * len(even):
        return ("utf-16-le",)
    if even.count(0) > 0.6 * len(even) and odd.count(0) < 0.05 * len(odd):
        return ("utf-16-be",)
    return ()


def _looks_binary(text: str) -> bool:
    """Say whether there are more control characters (the C1 block too) than any slip leaves behind."""
    controls = sum(1 for c in text if (c < " " and c not in _ALLOWED) or "\x7f" <= c <= "\x9f")
    return controls * 100 > len(text) or "\x00" in text

"""Plain text in the encodings people meet: UTF-8, UTF-16, and Windows' own."""

import codecs
from pathlib import Path

from iomdesk.reading.refusals import FileNotWhatItSays, FileUnreadable

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_ALLOWED = frozenset("\t\n\r\f\v\x1a")


def text_lines(path: Path) -> tuple[str, ...]:
    """Return the lines of a text file; raises FileNotWhatItSays where it holds no text."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise FileUnreadable(path) from error
    text = _decoded(data)
    if text is None or _looks_binary(text):
        raise FileNotWhatItSays(path)
    return tuple(text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n").split("\n"))


def _decoded(data: bytes) -> str | None:
    marked = [encoding for mark, encoding in _MARKS if data.startswith(mark)]
    for encoding in (*marked, "utf-8", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _looks_binary(text: str) -> bool:
    """A text has no control characters: one in a hundred is more than any slip leaves behind."""
    controls = sum(1 for c in text if ord(c) < 32 and c not in _ALLOWED)
    return controls * 100 > len(text)

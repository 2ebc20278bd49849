"""Tell what a file is by its content, and whether that is what its name says."""

import re
from collections.abc import Mapping
from enum import Enum
from pathlib import Path

from iomdesk.reading.refusals import FileEncrypted, FileNotWhatItSays, FileOfAnotherKind


class FileKind(Enum):
    """Name the kinds of files that are read."""

    TEXT = "text"
    WORD = "word"
    PDF = "pdf"


_NAMES: Mapping[str, FileKind] = {
    ".pdf": FileKind.PDF,
    ".docx": FileKind.WORD, ".docm": FileKind.WORD, ".dotx": FileKind.WORD, ".dotm": FileKind.WORD,
    ".txt": FileKind.TEXT, ".md": FileKind.TEXT, ".text": FileKind.TEXT,
}  # fmt: skip

_ENDINGS: Mapping[FileKind | None, str] = {FileKind.PDF: ".pdf", FileKind.WORD: "", FileKind.TEXT: ".txt"}

OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED_WORD = "EncryptedPackage".encode("utf-16-le")
_OTHERS = (
    b"{\\rtf", b"<!doctype html", b"<html", b"<?xml",
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b",
    b"SQLite format 3",
)  # fmt: skip
_PDF = re.compile(rb"%PDF-\d\.\d")
_PDF_REACH = 1024  # readers find a PDF's mark anywhere in its first kilobyte


def kind_of(path: Path, data: bytes) -> FileKind:
    """Return the kind of a file's content.

    Raises FileNotWhatItSays where its name says another, FileEncrypted for Word files with a password, and
    FileOfAnotherKind for what is not read.
    """
    promised = _NAMES.get(path.suffix.lower())
    held = content_kind(data)
    if data.startswith(OLD_OFFICE):
        raise _refused_office(path, data, promised)
    if promised is not None and held is not promised:
        raise FileNotWhatItSays(path, _ENDINGS.get(held, ""))
    if held is None:
        raise FileOfAnotherKind(path)
    return held


def no_text(path: Path) -> Exception:
    """Return the refusal of a file that was taken for text and holds none."""
    return FileNotWhatItSays(path) if path.suffix.lower() in _NAMES else FileOfAnotherKind(path)


def content_kind(data: bytes) -> FileKind | None:
    """Return the kind of a content whatever its name; packed files, tables too, count as Word's."""
    head = data[:_PDF_REACH].removeprefix(b"\xef\xbb\xbf").lstrip()
    if _PDF.search(head):
        return FileKind.PDF
    if head.startswith(b"PK\x03\x04"):
        return FileKind.WORD
    return None if head.lower().startswith(tuple(start.lower() for start in _OTHERS)) else FileKind.TEXT


def is_locked_office(data: bytes) -> bool:
    """Say whether an Office file asks for a password: it is then wrapped as one of before 2007."""
    return data.startswith(OLD_OFFICE) and _ENCRYPTED_WORD in data


def _refused_office(path: Path, data: bytes, promised: FileKind | None) -> Exception:
    """A Word file with a password is wrapped as an Office file of before 2007, which is not read either."""
    if is_locked_office(data):
        return FileEncrypted(path)
    return FileOfAnotherKind(path) if promised is None else FileNotWhatItSays(path)

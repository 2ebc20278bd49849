"""Read files that people bring: as lines of text, by what they hold and not only by their names."""

from collections.abc import Callable, Mapping
from pathlib import Path

from iomdesk.model.mandate_draft import MandateDraft, parse_mandate
from iomdesk.reading.kinds import FileKind, kind_of
from iomdesk.reading.refusals import (
    FileEmpty,
    FileEncrypted,
    FileIsNoFile,
    FileMissing,
    FileNotWhatItSays,
    FileOfAnotherKind,
    FileTooLarge,
    FileUnreadable,
    FileWithoutText,
)
from iomdesk.reading.whole_file import read_whole

__all__ = [
    "LARGEST",
    "LONGEST",
    "FileEmpty",
    "FileEncrypted",
    "FileIsNoFile",
    "FileMissing",
    "FileNotWhatItSays",
    "FileOfAnotherKind",
    "FileTooLarge",
    "FileUnreadable",
    "FileWithoutText",
    "read_mandate",
    "read_text_lines",
]

LARGEST = 20 * 1024 * 1024
"""No mandate is larger than 20 MiB, in bytes."""
LONGEST = 2_000_000
"""No paper that holds a mandate is longer than some 700 pages, in characters."""


def read_text_lines(path: Path) -> tuple[str, ...]:
    """Return the lines of a text, Word or PDF file; a form feed stands between pages.

    Raises FileMissing, FileEmpty, FileTooLarge, FileEncrypted, FileNotWhatItSays, FileUnreadable,
    FileOfAnotherKind, FileWithoutText.
    """
    data = read_whole(path, LARGEST)
    lines = _reader(kind_of(path, data))(path, data)
    if not any(line.strip() for line in lines):
        raise FileEmpty(path)
    if sum(map(len, lines)) > LONGEST:
        raise FileTooLarge(path)
    return lines


def read_mandate(path: Path, *, language: str | None = None) -> MandateDraft:
    """Read a mandate out of a file; raises what `read_text_lines` raises, and NoMandateFound."""
    return parse_mandate(read_text_lines(path), language=language)


def _reader(kind: FileKind) -> Callable[[Path, bytes], tuple[str, ...]]:
    from iomdesk.reading.docx_file import docx_lines  # the window starts without what reads Word and PDF
    from iomdesk.reading.pdf_file import pdf_lines
    from iomdesk.reading.text_file import text_lines

    readers: Mapping[FileKind, Callable[[Path, bytes], tuple[str, ...]]] = {
        FileKind.PDF: pdf_lines,
        FileKind.WORD: docx_lines,
        FileKind.TEXT: text_lines,
    }
    return readers[kind]

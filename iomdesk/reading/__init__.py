"""Read files that people bring: as lines of text, by what they hold and not only by their names."""

from collections.abc import Callable, Mapping
from pathlib import Path

from iomdesk.model.mandate_draft import MandateDraft, parse_mandate
from iomdesk.reading.refusals import (
    FileEmpty,
    FileEncrypted,
    FileMissing,
    FileNotWhatItSays,
    FileTooLarge,
    FileUnreadable,
)

LARGEST = 20 * 1024 * 1024
"""No mandate is larger than 20 MiB, in bytes."""

_SIGNATURES: Mapping[bytes, str] = {
    b"%PDF-": "pdf",
    b"PK\x03\x04": "docx",
    b"\xd0\xcf\x11\xe0": "ole",  # Word before 2007, and any Word file with a password
}
_EXTENSIONS: Mapping[str, str] = {".pdf": "pdf", ".docx": "docx", ".txt": "txt", ".md": "txt", ".text": "txt"}


def read_text_lines(path: Path) -> tuple[str, ...]:
    """Return the lines of a text, Word or PDF file; a form feed stands between pages.

    Raises FileMissing, FileEmpty, FileTooLarge, FileEncrypted, FileNotWhatItSays, FileUnreadable,
    FileWithoutText.
    """
    lines = _reader(path)(path)
    if not any(line.strip() for line in lines):
        raise FileEmpty(path)
    return lines


def read_mandate(path: Path, *, language: str | None = None) -> MandateDraft:
    """Read a mandate out of a file; raises what `read_text_lines` raises, and NoMandateFound."""
    return parse_mandate(read_text_lines(path), language=language)


def _reader(path: Path) -> Callable[[Path], tuple[str, ...]]:
    from iomdesk.reading.docx_file import docx_lines
    from iomdesk.reading.pdf_file import pdf_lines
    from iomdesk.reading.text_file import text_lines

    return {"pdf": pdf_lines, "docx": docx_lines, "txt": text_lines}[_kind(path)]


def _kind(path: Path) -> str:
    head = _head(path)
    held = next((kind for start, kind in _SIGNATURES.items() if head.lstrip().startswith(start)), "txt")
    if held == "ole":
        raise FileEncrypted(path) if path.suffix.lower() == ".docx" else FileNotWhatItSays(path)
    promised = _EXTENSIONS.get(path.suffix.lower(), held)
    if promised != held:
        raise FileNotWhatItSays(path)
    return held


def _head(path: Path) -> bytes:
    """Look at size and first bytes before anything reads the whole."""
    if not path.is_file():
        raise FileUnreadable(path) if path.exists() else FileMissing(path)
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise FileTooLarge(path)
        if size == 0:
            raise FileEmpty(path)
        with path.open("rb") as file:
            return file.read(1024)
    except OSError as error:
        raise FileUnreadable(path) from error

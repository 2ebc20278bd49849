"""The text of a PDF file, line by line, a form feed between pages."""

from pathlib import Path

import pypdfium2

from iomdesk.reading.pdf_lines import printed_lines
from iomdesk.reading.pdf_pages import text_of_pages
from iomdesk.reading.refusals import FileEncrypted, FileTooLarge, FileUnreadable, FileWithoutText
from iomdesk.runtime.pdfium import PDFIUM

MOST_PAGES = 500
"""No mandate has more pages."""

_END_MARK = b"%%EOF"
_END_REACH = 4096


def pdf_lines(path: Path, data: bytes) -> tuple[str, ...]:
    """Return the lines of all pages; raises FileEncrypted, FileTooLarge, FileUnreadable, FileWithoutText."""
    if _END_MARK not in data[-_END_REACH:]:
        raise FileUnreadable(path)  # cut off: pdfium would mend it and read what is left as if it were all
    try:
        with PDFIUM:
            lines = _read(path, data)
    except pypdfium2.PdfiumError as error:
        raise FileEncrypted(path) if "password" in str(error).lower() else FileUnreadable(path) from error
    if not any(line.strip() for line in lines):
        raise FileWithoutText(path)
    return lines


def _read(path: Path, data: bytes) -> tuple[str, ...]:
    document = pypdfium2.PdfDocument(data)
    try:
        if len(document) > MOST_PAGES:
            raise FileTooLarge(path)
        return text_of_pages([printed_lines(document[index]) for index in range(len(document))])
    finally:
        document.close()

"""The text of a PDF, line by line, a form feed between pages."""

from pathlib import Path

import pypdfium2

from iomdesk.reading.refusals import FileEncrypted, FileTooLarge, FileUnreadable, FileWithoutText

MOST_PAGES = 500
"""No mandate has more pages."""


def pdf_lines(path: Path) -> tuple[str, ...]:
    """Return the lines of all pages; raises FileEncrypted, FileTooLarge, FileUnreadable, FileWithoutText."""
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise FileEncrypted(path) if "password" in str(error).lower() else FileUnreadable(path) from error
    try:
        if len(document) > MOST_PAGES:
            raise FileTooLarge(path)
        pages = [_page_text(document, index) for index in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise FileUnreadable(path) from error
    finally:
        document.close()
    if not any(page.strip() for page in pages):
        raise FileWithoutText(path)
    return tuple("\f".join(pages).split("\n"))


def _page_text(document: pypdfium2.PdfDocument, index: int) -> str:
    page = document[index]
    try:
        # U+FFFE is pdfium's mark of a hyphen at the end of a line: the word goes on.
        text = str(page.get_textpage().get_text_bounded())
        return text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe\n", "").replace("\ufffe", "")
    finally:
        page.close()

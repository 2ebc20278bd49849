"""What every workbook of the desk needs: text that stays text, and the same bytes for the same content."""

import io
import re
import zipfile
from datetime import datetime
from typing import Any

from openpyxl import Workbook

from iomdesk.document.cells import FORMULA_SIGNS
from iomdesk.rendering.printable import printable

_BEGINNING = datetime(2000, 1, 1)  # stands for the time of making, which would make two equal files differ
_ZIP_BEGINNING = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE = 0o100644 << 16
_UNIX = 3
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def write_words(cell: Any, text: str) -> None:
    """Write text as text: what begins like a formula is none, here or where it is copied to."""
    if not text:
        return
    cell.value = printable(text)
    cell.data_type = "s"
    if text.startswith(FORMULA_SIGNS):
        cell.quotePrefix = True


def workbook_bytes(book: Workbook) -> bytes:
    """Give the bytes of a workbook; openpyxl writes the moment of saving into it, which is taken out."""
    book.properties.created = _BEGINNING
    written = io.BytesIO()
    book.save(written)
    target = io.BytesIO()
    with zipfile.ZipFile(written) as packed, zipfile.ZipFile(target, "w") as repacked:
        for name in packed.namelist():
            content = packed.read(name)
            entry = zipfile.ZipInfo(name, _ZIP_BEGINNING)
            entry.external_attr = _PLAIN_FILE
            entry.create_system = _UNIX
            stilled = _stilled(content) if name == "docProps/core.xml" else content
            repacked.writestr(entry, stilled, zipfile.ZIP_DEFLATED, 6)
    return target.getvalue()


def _stilled(core: bytes) -> bytes:
    return _MODIFIED.sub(rb"\g<1>" + f"{_BEGINNING.isoformat()}Z".encode(), core)

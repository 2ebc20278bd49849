"""The text of a Word file, with the numbers that Word counts and does not write."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from iomdesk.reading.docx_numbers import WordNumbers
from iomdesk.reading.refusals import FileEncrypted, FileNotWhatItSays, FileTooLarge, FileUnreadable

LARGEST_UNPACKED = 200 * 1024 * 1024
"""More than this, in bytes, is an archive made to fill the memory."""

_MAIN_PART = "word/document.xml"


def docx_lines(path: Path) -> tuple[str, ...]:
    """Return a line per paragraph, tables row by row, numbers of lists counted as Word does.

    Raises FileEncrypted, FileNotWhatItSays, FileTooLarge, FileUnreadable.
    """
    _check_archive(path)
    try:
        document = Document(str(path))
        numbers = WordNumbers(document)
        return tuple(line for text in _texts(document, numbers) for line in text.split("\n"))
    except (PackageNotFoundError, KeyError, ValueError, zipfile.BadZipFile, SyntaxError) as error:
        raise FileUnreadable(path) from error


def _check_archive(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError) as error:
        raise FileUnreadable(path) from error
    if sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
        raise FileTooLarge(path)
    if any(entry.flag_bits & 1 for entry in entries):
        raise FileEncrypted(path)
    if not any(entry.filename == _MAIN_PART for entry in entries):
        raise FileNotWhatItSays(path)


def _texts(document: WordDocument, numbers: WordNumbers) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from _table_texts(block, numbers)
        else:
            yield _text(block, numbers)


def _table_texts(table: Table, numbers: WordNumbers) -> Iterator[str]:
    for row in table.rows:
        cells = {id(cell._tc): cell for cell in row.cells}  # merged cells come up once per column
        for cell in cells.values():
            for paragraph in cell.paragraphs:
                yield _text(paragraph, numbers)


def _text(paragraph: Paragraph, numbers: WordNumbers) -> str:
    number = numbers.number(paragraph)
    before = "\f" if _begins_page(paragraph) else ""
    return before + (f"{number} {paragraph.text}" if number else paragraph.text)


def _begins_page(paragraph: Paragraph) -> bool:
    breaks = paragraph._p.findall(".//" + qn("w:br"))
    return any(mark.get(qn("w:type")) == "page" for mark in breaks) and not paragraph.text.strip()

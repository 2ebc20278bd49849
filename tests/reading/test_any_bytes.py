"""Whatever bytes a file holds, every reader gives what it could read or says what is wrong; none breaks down.

A bounded run, the same every time; what once broke a reader is a test of its own.
"""

import io
import json
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import docx
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from iomdesk.reading import read_mandate, read_text_lines
from iomdesk.reading.answers_file import read_answers
from iomdesk.reading.minutes_file import read_minutes
from iomdesk.reading.participants_file import read_participants
from iomdesk.reading.state_table import read_state_table
from iomdesk.runtime.errors import UserError
from iomdesk.storage.exchange import import_desk

Reader = Callable[[Path], object]
READERS: dict[str, Reader] = {
    "mandate": read_mandate,
    "text": read_text_lines,
    "minutes": read_minutes,
    "participants": read_participants,
    "answers": read_answers,
    "states": read_state_table,
    "exchange": lambda path: import_desk(path, path.with_suffix(".iomdesk")),
}
LINES = ("Mandat du Groupe", "1. Partenariats", "a) Examen du rôle ;", "iso3;nom", "CHE;Suisse", "Été")
FOUND = ("mandate", "text", "minutes")
"""The readers that a Word file with a part that does not unpack once broke."""
EXAMPLES = 120


class Damaged(bytes):
    """Hold the bytes of a file; what fails is told by its beginning."""

    def __repr__(self) -> str:
        return f"{len(self)} bytes {bytes(self[:60])!r}"


def _word(target: io.BytesIO) -> None:
    document = docx.Document()
    for line in LINES:
        document.add_paragraph(line)
    document.save(target)


def _book(target: io.BytesIO) -> None:
    book = openpyxl.Workbook()
    for line in LINES:
        book.worksheets[0].append(line.split(";"))
    book.save(target)


def _pages(target: io.BytesIO) -> None:
    canvas = Canvas(target, invariant=1)
    for place, line in enumerate(LINES):
        canvas.drawString(72, 700 - 20 * place, line)
    canvas.save()


WRITERS = {".docx": _word, ".xlsx": _book, ".pdf": _pages}
PLAIN = {
    ".vcf": "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Exemple;B.;;M.;\r\nFN:B. Exemple\r\nEND:VCARD\r\n",
    ".json": json.dumps({"kind": "iomdesk desk", "format": "0008", "counters": {}, "tables": {}}),
}


@cache
def sample(suffix: str) -> bytes:
    """Make a whole file of a kind."""
    if suffix not in WRITERS:
        return PLAIN.get(suffix, "\n".join(LINES)).encode()
    target = io.BytesIO()
    WRITERS[suffix](target)
    return target.getvalue()


SUFFIXES = (".txt", ".md", ".csv", ".docx", ".xlsx", ".pdf", ".vcf", ".json")


@st.composite
def files(draw: st.DrawFn) -> tuple[str, bytes]:
    """Take a whole file and damage it, pack other bytes into it, or give it another name."""
    data = bytearray(sample(draw(st.sampled_from(SUFFIXES))))
    way = draw(st.sampled_from(("flip", "cut", "splice", "double", "inside", "noise")))
    at = draw(st.integers(0, max(0, len(data) - 1)))
    if way == "flip":
        for shift in range(draw(st.integers(1, 8))):
            data[(at + shift * 7) % len(data)] = draw(st.integers(0, 255))
    elif way == "cut":
        del data[at:]
    elif way == "splice":
        data[at : at + 4] = draw(st.binary(max_size=40))
    elif way == "double":
        data += data[at:]
    elif way == "inside":
        data = bytearray(_packed(draw(st.binary(max_size=200))))
    else:
        data = bytearray(draw(st.binary(max_size=400)))
    return draw(st.sampled_from(SUFFIXES)), Damaged(data)


def _packed(content: bytes) -> bytes:
    """Make an archive that says it is an office file and holds something else."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in ("[Content_Types].xml", "word/document.xml", "xl/workbook.xml", "../outside.txt"):
            archive.writestr(name, content)
    return target.getvalue()


def read(reader: str, suffix: str, data: bytes, folder: Path) -> None:
    path = folder / f"file{suffix}"
    path.write_bytes(data)
    before = {one.name for one in folder.iterdir()}
    told = ""
    try:
        READERS[reader](path)
    except UserError as error:
        told = str(error) or "nothing"
    left = {one.name for one in folder.iterdir()}
    path.with_suffix(".iomdesk").unlink(missing_ok=True)
    assert told != "nothing"
    assert not told or left == before, "nothing half made stays"
    assert not (folder.parent / "outside.txt").exists()


@pytest.mark.parametrize("reader", FOUND)
def test_a_word_file_whose_parts_do_not_unpack_is_told(reader: str, tmp_path: Path) -> None:
    data = bytearray(sample(".docx"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = [archive.getinfo("_rels/.rels"), archive.getinfo("word/document.xml")]
    for entry in entries:
        start = entry.header_offset + 30 + len(entry.filename)
        data[start : start + 8] = b"\x00" * 8
    read(reader, ".docx", Damaged(data), tmp_path)


@pytest.mark.parametrize("reader", READERS)
def test_no_bytes_break_a_reader(reader: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("any")

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(files())
    def try_it(file: tuple[str, bytes]) -> None:
        read(reader, *file, folder)

    try_it()


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_whole_files_of_every_kind_are_read_or_refused(reader: str, suffix: str, tmp_path: Path) -> None:
    read(reader, suffix, sample(suffix), tmp_path)

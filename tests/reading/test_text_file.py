"""Plain text in whatever encoding it was saved."""

from pathlib import Path

import pytest

from iomdesk.reading.refusals import FileNotWhatItSays, FileOfAnotherKind
from iomdesk.reading.text_file import text_lines

TEXT = "1. Coopération\na) Examen du rôle de l’OIM ;\nb) Fin…"
NAME = Path("mandat.txt")


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be", "cp1252"],
)
def test_the_same_lines_come_from_every_encoding(encoding: str) -> None:
    mark = "\ufeff" if encoding == "utf-32-be" else ""
    assert text_lines(NAME, (mark + TEXT).encode(encoding)) == tuple(TEXT.split("\n"))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\v"])
def test_lines_end_as_any_system_ends_them(end: str) -> None:
    assert text_lines(NAME, TEXT.replace("\n", end).encode()) == tuple(TEXT.split("\n"))


def test_form_feeds_stay_for_who_reads_the_pages() -> None:
    assert text_lines(NAME, b"un\f\ndeux") == ("un\f", "deux")


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 4,
        b"text\x00text",
        b"\x01\x02\x03" * 20,
        b"\xff\xfe\xff",
        b"\x81\x8d\x90" * 9,
    ],
)
def test_what_is_no_text_is_refused_by_its_name(data: bytes) -> None:
    with pytest.raises(FileNotWhatItSays):
        text_lines(NAME, data)
    with pytest.raises(FileOfAnotherKind):
        text_lines(Path("mandat.bin"), data)

"""Tables that go out to spreadsheets hold no formulas, whatever somebody typed."""

import csv
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from iomdesk.reading.csv_table import csv_table
from iomdesk.rendering.table_file import write_table

HOSTILE = ("=1+1", "+33 1", "-2+3", "@SUM(A1)", '=HYPERLINK("http://x")', "\t=1")


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_typed_is_computed(words: str, tmp_path: Path) -> None:
    rows = (("Texte", "Jour", "Nombre"), (words, date(2020, 5, 12), -3))
    write_table(rows, tmp_path / "table.csv")
    with (tmp_path / "table.csv").open(encoding="utf-8-sig", newline="") as file:
        _head, (text, day, number) = csv.reader(file)
    assert text == f"'{words}"
    assert (day, number) == ("2020-05-12", "-3")
    write_table(rows, tmp_path / "table.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "table.xlsx").active
    assert sheet is not None
    cell = sheet["A2"]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


def test_what_was_written_is_read_back_as_it_was(tmp_path: Path) -> None:
    write_table((("Texte",), ("- un tiret",), ("'=lettre",)), tmp_path / "table.csv")
    rows = csv_table(tmp_path / "table.csv", (tmp_path / "table.csv").read_bytes())
    assert [row[0] for row in rows if row] == ["Texte", "- un tiret", "=lettre"]

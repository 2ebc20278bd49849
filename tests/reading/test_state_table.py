"""Lists of States as spreadsheets save them."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from iomdesk.model.state_lists import membership_lines
from iomdesk.reading.state_table import ColumnsMissing, read_state_table


def test_lines_keep_their_numbers_over_empty_ones_and_unknown_columns_are_left_aside(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("ISO3;Pays;Du\nFRA;France;2000-01-02\n;;\nCHN;Chine;\n", encoding="utf-8")
    lines = read_state_table(file)
    assert [(line.number, dict(line.cells)) for line in lines] == [
        (2, {"iso3": "FRA", "from": "2000-01-02"}),
        (4, {"iso3": "CHN", "from": ""}),
    ]


def test_a_workbook_is_read_with_its_dates(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["code", "desde"])
    book.active.append(["FRA", date(2000, 1, 2)])
    book.save(tmp_path / "list.xlsx")
    read = membership_lines(read_state_table(tmp_path / "list.xlsx"), frozenset({"FRA"}))
    assert [(line.state, line.from_on) for line in read.lines] == [("FRA", date(2000, 1, 2))]


def test_a_table_without_the_columns_needed_is_refused_by_their_names(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("iso3,from\nFRA,\n", encoding="utf-8")
    with pytest.raises(ColumnsMissing, match=r"list\.csv.*group"):
        read_state_table(file, needed=("group", "iso3"))

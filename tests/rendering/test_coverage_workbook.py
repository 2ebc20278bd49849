"""The workbook of coverage: the same bytes each time, text that stays text, a list beside the board."""

import io
import re
import zipfile
from datetime import datetime
from typing import Any

from openpyxl import load_workbook

from iomdesk.rendering.coverage_workbook import coverage_workbook
from tests.papers.coverage_samples import small_table


def book(language: str = "fr") -> Any:
    return load_workbook(io.BytesIO(coverage_workbook(small_table(), language)))


def values(sheet: Any) -> list[list[object]]:
    return [[cell.value for cell in row if cell.value is not None] for row in sheet.iter_rows()]


def test_the_board_shows_clauses_by_sessions_with_the_key_and_what_was_left_aside() -> None:
    assert values(book()["Couverture"]) == [
        ["Version", "Alinéa", "Texte", "22.05 (2019)", "2 (2020)"],
        ["Projet de mandat", "2 a)", "Examen", "○●", "○●□■▲"],
        ["Projet de mandat", "2 b)", "=SUM(A1:A9) ;"],
        [],
        [
            "Légende : ○ prévu, ● examiné, □ objet d’un rapport, ■ objet d’une recommandation, "
            "▲ suivi d’effet."
        ],
        ["2 b) n’a jamais été examiné"],
    ]


def test_the_list_has_a_line_for_each_cell_in_which_something_happened() -> None:
    rows = values(book("en")["List"])
    assert rows[0] == ["Version", "Clause", "Session", "Date", "State", "Items", "Recommendations"]
    assert rows[1][1:] == ["2 a)", "22.05 (2019)", datetime(2019, 5, 22), "planned, examined", 1, 0]
    assert len(rows) == 3


def test_words_that_look_like_a_formula_are_none() -> None:
    cell = book()["Couverture"]["C3"]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


def test_cells_are_coloured_by_how_far_the_work_came() -> None:
    sheet = book()["Couverture"]
    fills = [sheet[place].fill.fgColor.rgb for place in ("D2", "E2", "D3")]
    assert len(set(fills)) == 3
    assert sheet.freeze_panes == "D2"


def test_nothing_in_the_file_tells_when_it_was_made() -> None:
    content = coverage_workbook(small_table(), "fr")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        moments = {entry.date_time for entry in archive.infolist()}
        core = archive.read("docProps/core.xml").decode()
    assert moments == {(1980, 1, 1, 0, 0, 0)}
    assert re.findall(r">(\d{4}-[^<]*)<", core) == ["2000-01-01T00:00:00Z"] * 2
    assert coverage_workbook(small_table(), "fr") == content

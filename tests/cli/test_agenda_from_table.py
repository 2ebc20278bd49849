"""An agenda kept as a table, taken in by command."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.cli.conftest import RunCommand


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_table_becomes_items_with_their_levels(
    sample_desk: Path, tmp_path: Path, run_command: RunCommand, ending: str
) -> None:
    file = tmp_path / f"agenda.{ending}"
    if ending == "csv":
        file.write_text("N°;Titre\n1;Tour d’horizon\n1.1;Afrique centrale\n", encoding="cp1252")
    else:
        book = Workbook()
        for row in (("N°", "Titre"), (1, "Tour d’horizon"), ("1.1", "Afrique centrale")):
            book.worksheets[0].append(row)
        book.save(file)
    status, out, err = run_command("agenda", "paste", file, "--session", "1", "--desk", sample_desk)
    assert (status, err) == (0, "")
    assert "2 items added" in out
    _status, listed, _err = run_command("agenda", "show", "--session", "1", "--desk", sample_desk)
    assert "Tour d’horizon" in listed
    assert "Afrique centrale" in listed

"""`iomdesk coverage` and `iomdesk history`, for people and for programs."""

import json
from pathlib import Path

import pytest
from docx import Document as WordDocument
from openpyxl import load_workbook

from iomdesk.cli.main import main

ALL_NINE = ["1 a)", "1 b)", "1 c)", "1 d)", "1 e)", "2 a)", "2 b)", "2 c)", "2 d)"]


def printed(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    status = main([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_json_names_every_clause_with_a_cell_for_each_session(
    sample_desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = printed(capsys, "coverage", "--desk", sample_desk, "--json")
    clauses = json.loads(out)["clauses"]
    assert (status, err) == (0, "")
    assert [clause["ref"] for clause in clauses] == ALL_NINE
    assert {clause["version"] for clause in clauses} == {"Projet de mandat"}
    assert [cell["session"] for cell in clauses[0]["cells"]] == ["s1", "s2", "s3", "s4", "s5", "s6"]
    assert clauses[0]["cells"][0]["states"] == []
    assert clauses[0]["cells"][5]["states"] == ["planned", "examined", "recommended"]


def test_filters_narrow_rows_and_columns(sample_desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    narrow = ("--from", "2017-01-01", "--until", "2019-12-31", "--chapter", "2", "--body", "WG-BUDGET")
    _, out, _ = printed(capsys, "coverage", "--desk", sample_desk, *narrow, "--version", "3", "--json")
    clauses = json.loads(out)["clauses"]
    assert [clause["ref"] for clause in clauses] == ["2 a)", "2 b)", "2 c)", "2 d)"]
    assert [cell["session"] for cell in clauses[0]["cells"]] == ["s5"]


def test_the_table_shows_signs_and_says_what_they_mean(
    sample_desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, _ = printed(capsys, "coverage", "--desk", sample_desk)
    assert status == 0
    assert "○●■" in out
    assert "○ scheduled, ● examined" in out


def test_it_is_written_in_every_format(
    sample_desk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for ending in ("pdf", "docx", "txt", "xlsx"):
        target = tmp_path / f"coverage.{ending}"
        assert printed(capsys, "coverage", "--desk", sample_desk, "--out", target)[0] == 0
    assert (tmp_path / "coverage.pdf").read_bytes().startswith(b"%PDF")
    table = WordDocument(str(tmp_path / "coverage.docx")).tables[0]
    assert len(table.columns) == 7
    assert load_workbook(tmp_path / "coverage.xlsx").sheetnames == ["Couverture", "Liste"]


def test_it_is_written_as_an_annex(
    sample_desk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "annex.txt"
    for annex, first in (("II", "ANNEXE\xa0II"), ("-", "ANNEXE")):
        assert printed(capsys, "coverage", "--desk", sample_desk, "--out", target, "--annex", annex)[0] == 0
        assert first in [line.strip() for line in target.read_text(encoding="utf-8").splitlines()]


def test_what_does_not_exist_is_said_in_one_line(
    sample_desk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _, err = printed(capsys, "coverage", "--desk", sample_desk, "--version", "1999")
    assert (status, len(err.splitlines())) == (1, 1)
    assert printed(capsys, "coverage", "--desk", sample_desk, "--out", tmp_path / "x.rtf")[0] == 2
    status, _, err = printed(capsys, "history", "9z", "--desk", sample_desk)
    assert (status, len(err.splitlines())) == (1, 1)


def test_history_tells_a_clause_in_order(sample_desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = printed(capsys, "history", "2b", "--desk", sample_desk, "--json")
    told = json.loads(out)
    assert told["ref"] == "2 b)"
    assert told["rows"][0]["kind"] == "item"
    assert {row["session"] for row in told["rows"]} == {"s6"}
    status, shown, _ = printed(capsys, "history", "2(b)", "--desk", sample_desk)
    assert status == 0
    assert "recommendation" in shown

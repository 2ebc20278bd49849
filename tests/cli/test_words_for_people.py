"""What commands print for people is in their language; programs get the keys."""

from pathlib import Path

import pytest

from iomdesk.cli import check
from iomdesk.queries.findings import Finding, Severity
from iomdesk.runtime.translations import choose_interface_language
from tests.cli.conftest import AsJson, RunCommand


@pytest.fixture
def desk(sample_desk: Path, run_command: RunCommand, monkeypatch: pytest.MonkeyPatch) -> Path:
    run_command("session", "add", "--number", 99, "--start", "2021-03-02", "--desk", sample_desk)
    monkeypatch.setenv("IOMDESK_LANGUAGE", "fr")
    return sample_desk


def test_status_of_a_session_is_said_in_the_table_only(
    desk: Path, run_command: RunCommand, as_json: AsJson
) -> None:
    assert "prévue" in run_command("session", "list", "--desk", desk)[1]
    assert as_json("session", "list", "--desk", desk)["sessions"][-1]["status"] == "planned"


def test_head_of_the_planned_minutes_is_not_that_of_the_record(desk: Path, run_command: RunCommand) -> None:
    heads = run_command("agenda", "show", "--session", 1, "--desk", desk)[1].splitlines()[0]
    assert "Durée prévue" in heads
    assert "Compte rendu" not in heads


def test_mapped_item_and_its_clauses_are_set_as_french_sets_them(desk: Path, run_command: RunCommand) -> None:
    printed = run_command("agenda", "map", "2", "2b", "--session", 1, "--desk", desk)
    assert "\u00a0: " in printed[1], printed


def test_severity_of_a_finding_is_said_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    choose_interface_language("fr")
    try:
        check._print([Finding(Severity.WARNING, "kind", "Texte.")], [])
    finally:
        choose_interface_language("en")
    assert capsys.readouterr().out == "avertissement\u00a0: Texte.\n"

"""Agendas are built, issued and compared from the command line."""

import io
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import AsJson, RunCommand


@pytest.fixture
def desk(sample_desk: Path, run_command: RunCommand) -> Path:
    """Give the sample desk with a second session to come."""
    status, _out, err = run_command(
        "session", "add", "--number", 2, "--start", "2020-10-20", "--desk", sample_desk
    )
    assert (status, err) == (0, "")
    return sample_desk


def titles(as_json: AsJson, desk: Path) -> list[str]:
    items = as_json("agenda", "show", "--session", 2, "--desk", desk)["items"]
    return [f"{item['number']} {item['title']}" for item in items]


def test_an_agenda_begins_from_the_last_session_and_not_twice(
    desk: Path, run_command: RunCommand, as_json: AsJson
) -> None:
    start = ("agenda", "start", "--session", 2, "--from", "last", "--desk", desk)
    status, out, err = run_command(*start)
    assert (status, err) == (0, "")
    shown = titles(as_json, desk)
    assert shown[:3] == [
        "1 Adoption du compte rendu de la session précédente",
        "2 Adoption de l’ordre du jour",
        "3 Suite donnée aux recommandations",
    ]
    assert shown[-1].endswith("Adoption du rapport")
    assert out.startswith(f"{len(shown)} ")
    assert run_command(*start)[0] == 0
    assert titles(as_json, desk) == shown


def test_an_agenda_begins_from_a_template_and_from_the_mandate(
    desk: Path, run_command: RunCommand, as_json: AsJson
) -> None:
    assert run_command("agenda", "template", "Ordinaire", "--session", 1, "--desk", desk)[0] == 0
    assert as_json("agenda", "templates", "--desk", desk)[0]["name"] == "Ordinaire"
    start = ("agenda", "start", "--session", 2, "--desk", desk, "--from")
    assert run_command(*start, "template", "--template", "ordinaire")[0] == 0
    first = titles(as_json, desk)
    assert "2 Rapports du Directeur général sur les partenariats" not in first
    assert any(line.endswith("Rapports du Directeur général sur les partenariats") for line in first)
    status, _out, err = run_command(*start, "template", "--template", "nulle part")
    assert (status, len(err.splitlines())) == (1, 1)
    assert run_command(*start, "mandate", "--last", 1)[0] in (0, 1)


def test_lines_are_pasted_from_a_file_and_from_standard_input(
    desk: Path, run_command: RunCommand, as_json: AsJson, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "points.txt"
    file.write_text("1. Un\n\ta) Un un\n2. Deux\n", encoding="utf-8")
    assert run_command("agenda", "paste", file, "--session", 2, "--desk", desk)[0] == 0
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Trois\n")))
    assert run_command("agenda", "paste", "-", "--session", 2, "--desk", desk)[0] == 0
    assert titles(as_json, desk) == ["1 Un", "1 a) Un un", "2 Deux", "3 Trois"]
    file.write_bytes(b"\xff\xfe\x00")
    status, _out, err = run_command("agenda", "paste", file, "--session", 2, "--desk", desk)
    assert (status, len(err.splitlines())) == (1, 1)


def test_agendas_are_issued_and_compared(
    desk: Path, run_command: RunCommand, as_json: AsJson, tmp_path: Path
) -> None:
    file = tmp_path / "points.txt"
    file.write_text("Un\nDeux\n", encoding="utf-8")
    here = ("--session", 2, "--desk", desk)
    run_command("agenda", "paste", file, *here)
    assert run_command("agenda", "issue", "--stage", "provisional", *here)[0] == 0
    run_command("agenda", "add", "Trois", *here)
    assert run_command("agenda", "issue", "--stage", "adopted", *here)[0] == 0
    versions = as_json("agenda", "versions", *here)["versions"]
    assert [row["version"] for row in versions] == ["provisional", "adopted"]
    found = as_json("agenda", "compare", *here, "provisional", "adopted")
    assert [(row["new"]["number"], row["changes"]) for row in found["items"]] == [
        ("1", []),
        ("2", []),
        ("3", ["added"]),
    ]
    now = as_json("agenda", "compare", *here)
    assert (now["old"], now["new"]) == ("adopted", "now")
    status, out, _err = run_command("agenda", "compare", *here, "provisional")
    assert (status, "Trois" in out) == (0, True)
    status, _out, err = run_command("agenda", "compare", *here, "final")
    assert (status, "provisional, adopted, now" in err) == (1, True)

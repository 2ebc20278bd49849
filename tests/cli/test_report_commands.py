"""The edited report from the command line: made, shown, edited, regenerated, its outline changed."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.cli.conftest import AsJson, RunCommand

FOUND = "Deux États Membres ont souligné"


@pytest.fixture
def on_desk(sample_desk: Path) -> tuple[object, ...]:
    return "--session", 1, "--desk", sample_desk


@pytest.fixture
def made(run_command: RunCommand, on_desk: tuple[object, ...]) -> tuple[object, ...]:
    status, out, err = run_command("report", "make", *on_desk)
    assert (status, err) == (0, "")
    assert "paragraphs" in out
    return on_desk


def number_of(as_json: AsJson, on_desk: tuple[object, ...], part: str) -> str:
    rows = as_json("report", "show", *on_desk)["paragraphs"]
    return str(next(row["number"] or row["id"] for row in rows if part in row["texts"].get("fr", "")))


def test_report_is_made_once_and_asked_for_only_then(
    run_command: RunCommand, as_json: AsJson, on_desk: tuple[object, ...]
) -> None:
    status, _out, err = run_command("report", "regenerate", *on_desk)
    assert status == 1
    assert "make it first" in err
    assert as_json("report", "make", *on_desk, "--profile", "short")["profile"] == "short"
    assert run_command("report", "make", *on_desk)[0] == 1
    assert run_command("report", "remove", *on_desk)[0] == 0
    assert run_command("report", "make", *on_desk)[0] == 0
    assert run_command("report", "make", *on_desk, "--from", "2020-01-01")[0] == 2


def test_paragraphs_are_edited_by_number(
    run_command: RunCommand, as_json: AsJson, made: tuple[object, ...]
) -> None:
    number = number_of(as_json, made, FOUND)
    assert run_command("report", "edit", number, *made, "--text", f"{FOUND} ceci.")[0] == 0
    assert run_command("report", "edit", number, *made, "--agree")[0] == 0
    (row,) = [one for one in as_json("report", "show", *made)["paragraphs"] if one["number"] == number]
    assert row["texts"]["fr"] == f"{FOUND} ceci."
    assert row["marks"]["fr"][:1] == ["agreed"]
    assert "stale" in row["marks"]["en"]
    assert run_command("report", "edit", number, *made, "--split", "Un.", "--split", "Deux.")[0] == 0
    assert run_command("report", "edit", number, *made, "--join", number_of(as_json, made, "Deux."))[0] == 0
    assert run_command("report", "edit", number, *made, "--after", "0")[0] == 0
    assert number_of(as_json, made, "Un. Deux.") == "1."
    assert run_command("report", "edit", "1", *made, "--alternative")[0] == 0
    assert run_command("report", "edit", "1 bis", *made, "--choose")[0] == 0
    assert run_command("report", "edit", "1", *made, "--delete")[0] == 0
    gone = as_json("report", "show", *made, "--trash")["paragraphs"]
    assert run_command("report", "edit", gone[-1]["id"], *made, "--restore")[0] == 0
    assert len(as_json("report", "show", *made, "--trash")["paragraphs"]) == len(gone) - 1
    assert run_command("report", "edit", gone[-1]["id"], *made, "--delete")[0] == 0
    assert run_command("report", "edit", "999", *made, "--delete")[0] == 1
    assert run_command("report", "edit", "1", *made)[0] == 2
    added = run_command("report", "add", *made, "--after", "1", "--text", "Neuf.")
    assert added[:1] == (0,)
    assert number_of(as_json, made, "Neuf.") == "2."


def test_sources_are_shown_with_what_changed_since(
    run_command: RunCommand, as_json: AsJson, made: tuple[object, ...]
) -> None:
    number = number_of(as_json, made, FOUND)
    sources = as_json("report", "sources", number, *made)["sources"]
    assert {one["kind"] for one in sources} >= {"item", "minutes"}
    assert not any(one["changed"] for one in sources)
    assert as_json("report", "regenerate", *made)["proposed"] == 0
    assert run_command("report", "accept", number, *made)[1] != ""
    assert run_command("report", "refuse", number, *made, "--lang", "fr")[0] == 0
    assert "Minutes of item" in run_command("report", "sources", number, *made)[1]


def test_outline_is_shown_and_changed(
    run_command: RunCommand, as_json: AsJson, made: tuple[object, ...]
) -> None:
    change = ("report", "outline", "change", *made)
    wanted = ("--off", "participation", "--on", "annex:coverage", "--move", "recommendations=2")
    assert run_command(*change, *wanted, "--title", "substance=Débat", "--print", "clean")[0] == 0
    outline = as_json("report", "outline", "show", *made)
    sections = {one["name"]: one for one in outline["sections"]}
    assert not sections["participation"]["on"]
    assert [one["name"] for one in outline["sections"]][1] == "recommendations"
    assert sections["substance"]["titles"] == {"fr": "Débat"}
    assert outline["marking"] == "clean"
    texts = [row["texts"].get("fr") for row in as_json("report", "show", *made)["paragraphs"]]
    assert "Débat" in texts
    assert run_command(*change, "--off", "weather")[0] == 1
    assert run_command(*change, "--by", "chapters", "--to-session", 26)[0] == 0
    assert run_command(*change, "--profile", "short")[0] == 0
    assert "annex:clauses" in run_command("report", "outline", "show", *made)[1]


def test_paper_is_written_from_the_edited_report(
    run_command: RunCommand, as_json: AsJson, made: tuple[object, ...], tmp_path: Path
) -> None:
    number = number_of(as_json, made, FOUND)
    run_command("report", "edit", number, *made, "--text", "Des mots de la main.")
    path = tmp_path / "rapport.txt"
    assert run_command("paper", "report", *made, "--lang", "fr", "--out", path)[0] == 0
    assert "Des mots de la main." in path.read_text(encoding="utf-8")
    word = tmp_path / "rapport.docx"
    changes = ("paper", "report", *made, "--lang", "fr", "--out", word, "--compare-with", "generated")
    status, _out, err = run_command(*changes)
    assert (status, err) == (0, "")
    with ZipFile(word) as file:
        said = file.read("word/document.xml").decode()
    assert "<w:ins " in said
    assert "Des mots de la main." in said

"""Minutes are circulated, corrected, approved and imported from the command line."""

from pathlib import Path

import pytest

from tests.cli.conftest import AsJson, RunCommand

FR = ("--lang", "fr")


@pytest.fixture
def on_desk(sample_desk: Path) -> tuple[object, ...]:
    return "--session", 1, "--desk", sample_desk


@pytest.fixture
def circulated(run_command: RunCommand, on_desk: tuple[object, ...]) -> tuple[object, ...]:
    status, _out, err = run_command("minutes", "circulate", *on_desk, "--on", "2020-05-20", "--lang", "fr")
    assert (status, err) == (0, "")
    return on_desk


def correct(run_command: RunCommand, on_desk: tuple[object, ...], *words: object) -> tuple[int, str, str]:
    return run_command("minutes", "correction", "add", *on_desk, "--on", "2020-05-22", *words)


def test_minutes_go_from_draft_to_approved_and_are_reopened(
    run_command: RunCommand, as_json: AsJson, circulated: tuple[object, ...]
) -> None:
    state = ("minutes", "state", *circulated)
    found = as_json(*state)
    assert found["stage"] == "circulated"
    assert found["deadlines"] == {"fr": {"circulated": "2020-05-20", "until": "2020-05-27"}}
    deadline = ("minutes", "deadline", *circulated, "--until", "2020-05-30")
    assert run_command(*deadline)[0] == 0
    assert "2020-05-30" in run_command(*state)[1]
    assert run_command("minutes", "approve", *circulated, "--on", "2020-06-10")[0] == 0
    assert as_json(*state)["stage"] == "approved"
    status, _out, err = run_command("minutes", "circulate", *circulated)
    assert (status, len(err.splitlines())) == (1, 1)
    assert run_command("minutes", "reopen", *circulated, "--reason", "Erreur", "--on", "2020-06-12")[0] == 0
    assert as_json(*state)["steps"][-1] == {
        "stage": "circulated", "on": "2020-06-12", "at": None, "note": "Erreur"
    }  # fmt: skip


def test_steps_are_taken_back(
    run_command: RunCommand, as_json: AsJson, circulated: tuple[object, ...]
) -> None:
    assert run_command("minutes", "approve", *circulated)[0] == 0
    assert run_command("minutes", "approve", *circulated, "--back")[0] == 0
    assert run_command("minutes", "circulate", *circulated, "--back")[0] == 0
    assert as_json("minutes", "state", *circulated)["stage"] == "draft"


def test_a_correction_is_noted_shown_and_decided(
    run_command: RunCommand, as_json: AsJson, circulated: tuple[object, ...], tmp_path: Path
) -> None:
    noted = ("--paragraph", 16, "--old", "critères communs", "--new", "critères transparents")
    assert correct(run_command, circulated, *noted, "--delegation", "CHE") == (0, "Added: c1\n", "")
    assert correct(run_command, circulated, "--paragraph", 11, "--new", "Un ajout.")[0] == 0
    assert correct(run_command, circulated, "--paragraph", 99, "--new", "x")[0] == 1
    assert correct(run_command, circulated, *noted, "--delegation", "Atlantis")[0] == 1
    rows = as_json("minutes", "correction", "list", *circulated)["corrections"]
    assert [(row["id"], row["paragraph"], row["delegation"]) for row in rows] == [
        ("c2", "11", ""), ("c1", "16", "Suisse")
    ]  # fmt: skip
    decide = ("minutes", "correction", "decide")
    status, out, _err = run_command(*decide, "c1", *circulated, "--accept")
    assert status == 0
    assert "+ Deux États Membres" in out
    assert "critères transparents" in out
    assert run_command(*decide, "c2", *circulated, "--refuse")[0] == 1
    assert run_command(*decide, "c2", *circulated, "--refuse", "--reason", "Non prononcé")[0] == 0
    assert run_command(*decide, "c2", *circulated, "--back")[0] == 0
    assert run_command(*decide, "c2", *circulated, "--amend", "Autre ajout.")[0] == 0
    assert run_command(*decide, "c9", *circulated, "--accept")[0] == 1
    assert run_command(*decide, "c1", *circulated)[0] == 2
    rows = as_json("minutes", "correction", "list", *circulated)["corrections"]
    assert [(row["status"], row["final"]) for row in rows] == [("amended", "Autre ajout."), ("accepted", "")]
    assert "Suisse" in run_command("minutes", "correction", "list", *circulated)[1]
    paper = tmp_path / "corrigendum.txt"
    assert run_command("paper", "corrigendum", *circulated, "--out", paper)[0] == 0
    words = paper.read_text("utf-8").replace("\u00a0", " ")
    assert "Au lieu de : « critères communs »" in words
    assert "Autre ajout." in words


@pytest.mark.parametrize("format", ["pdf", "docx"])
def test_the_circulated_paper_comes_out_again_byte_by_byte(
    run_command: RunCommand, circulated: tuple[object, ...], tmp_path: Path, format: str
) -> None:
    before, after = tmp_path / f"before.{format}", tmp_path / f"after.{format}"
    paper = ("paper", "minutes", *circulated, "--out")
    assert run_command(*paper, before)[0] == 0
    replace = ("minutes", "replace", *circulated, "--find")
    assert run_command(*replace, "États Membres", "--with", "Membres")[0] == 0
    assert run_command(*paper, after)[0] == 0
    assert after.read_bytes() != before.read_bytes()
    assert run_command(*paper, after, "--stage", "circulated")[0] == 0
    assert after.read_bytes() == before.read_bytes()
    assert run_command(*paper, after, "--stage", "approved")[0] == 1
    assert run_command(*paper, after, "--stage", "lost")[0] == 2
    assert run_command("minutes", "approve", *circulated)[0] == 0
    status, _out, err = run_command(*replace, "Membres", "--with", "États")
    assert (status, "approved" in err) == (1, True)


def test_a_corrigendum_is_written_in_every_language_and_format(
    run_command: RunCommand, circulated: tuple[object, ...], tmp_path: Path
) -> None:
    for language in ("fr", "en", "es"):
        for format in ("pdf", "docx"):
            out = tmp_path / f"{language}.{format}"
            assert run_command("paper", "corrigendum", *circulated, "--lang", language, "--out", out)[0] == 0


def test_minutes_are_imported_only_when_that_is_confirmed(
    run_command: RunCommand, as_json: AsJson, on_desk: tuple[object, ...], tmp_path: Path
) -> None:
    path = tmp_path / "earlier.txt"
    path.write_text("Avant.\n\nPoint 9 : Questions diverses\n\n40. Une question.\n", encoding="utf-8")
    command = ("minutes", "import", path, *on_desk)
    status, out, err = run_command(*command)
    assert (status, err) == (0, "")
    assert "Nothing was stored" in out
    assert "# Point 9" in out
    found = as_json(*command)
    assert (found["is_stored"], found["left_out"]) == (False, 1)
    texts = {one["number"]: one["text"] for one in found["items"] if one["text"]}
    assert texts == {"9": "Une question."}
    assert run_command(*command, "--assign", "1=10", "--confirm")[0] == 0
    out = run_command("minutes", "find", *on_desk, "--find", "Une question.")[1]
    assert "9  Questions diverses" in out
    assert "10  Adoption du rapport" in run_command("minutes", "find", *on_desk, "--find", "Avant.")[1]
    for wrong in ("x=9", "1", "4=9", "0=9"):
        assert run_command(*command, "--assign", wrong)[0] == 2
    assert run_command("minutes", "import", tmp_path / "nothing.docx", *on_desk)[0] == 1

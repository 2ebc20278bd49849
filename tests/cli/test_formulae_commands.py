"""The house's formulae from the command line, and what papers then say."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

RunCommand = Callable[..., tuple[int, str, str]]
AsJson = Callable[..., Any]

OWN = ("--one", "{Group} a dûment pris note.", "--many", "{Group} ont dûment pris note.")


def test_formulae_are_listed_with_what_they_may_hold(as_json: AsJson, sample_desk: Path) -> None:
    found = as_json("formulae", "list", "--find", "outcome.noted", "--desk", sample_desk)
    (row,) = found["formulae"]
    assert row["forms"] == row["shipped"]
    assert row["forms"][0].startswith("{Group} a pris note")
    assert (row["is_own"], row["places"]) == (False, ["Group", "group", "of_group"])


def test_a_formula_that_was_set_is_printed_and_reset_gives_the_default_back(
    run_command: RunCommand, as_json: AsJson, sample_desk: Path, tmp_path: Path
) -> None:
    paper = ("paper", "minutes", "--session", 1, "--desk", sample_desk, "--out", tmp_path / "m.txt")
    assert run_command("formulae", "set", "outcome.noted", *OWN, "--desk", sample_desk)[0] == 0
    assert run_command(*paper)[0] == 0
    assert "Le Groupe de travail a dûment pris note." in (tmp_path / "m.txt").read_text()
    assert len(as_json("formulae", "list", "--own", "--desk", sample_desk)["formulae"]) == 1
    assert run_command("formulae", "reset", "outcome.noted", "--desk", sample_desk)[0] == 0
    assert as_json("formulae", "list", "--own", "--desk", sample_desk)["formulae"] == []
    run_command(*paper)
    assert "dûment" not in (tmp_path / "m.txt").read_text()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("{Group} a noté {grou}.", "{grou}"),
        ("{Group.bodies} a noté.", "{Group.bodies}"),
        ("{Group!r} a noté.", "{Group!r}"),
        ("{Group a noté.", "{…}"),
        (" ", "empty"),
    ],
)
def test_words_that_cannot_stand_are_refused_with_a_sentence(
    run_command: RunCommand, as_json: AsJson, sample_desk: Path, words: str, said: str
) -> None:
    status, _out, err = run_command("formulae", "set", "outcome.noted", "--one", words, "--desk", sample_desk)
    assert status == 1
    assert said in err
    assert "Nothing was changed" in err
    assert as_json("formulae", "list", "--own", "--desk", sample_desk)["formulae"] == []


def test_a_place_that_is_left_out_is_told(run_command: RunCommand, sample_desk: Path) -> None:
    where = ("--one", "Des États étaient là.", "--desk", sample_desk)
    status, out, _err = run_command("formulae", "set", "participation.member", *where)
    assert status == 0
    assert "{list}" in out


def test_unknown_formulae_are_named_as_such(run_command: RunCommand, sample_desk: Path) -> None:
    for command in (("set", "no.such", "--one", "x"), ("reset", "numbers")):
        status, _out, err = run_command("formulae", *command, "--desk", sample_desk)
        assert (status, "Nothing was changed" in err) == (1, True)


def test_the_scale_is_shown_set_from_a_file_and_reset(
    run_command: RunCommand, as_json: AsJson, sample_desk: Path, tmp_path: Path
) -> None:
    where = ("formulae", "scale", "--desk", sample_desk)
    shown = as_json(*where)
    assert [step["least"] for step in shown["steps"]][:4] == [1, 2, 3, 5]
    shown["steps"][3]["least"], shown["steps"][2]["most"] = 7, 6
    file = tmp_path / "scale.json"
    file.write_text(json.dumps(shown), encoding="utf-8")
    assert run_command(*where, "--file", file)[0] == 0
    assert as_json(*where) == shown | {"is_own": True}
    assert run_command(*where, "--reset")[0] == 0
    assert as_json(*where)["is_own"] is False
    assert "un État Membre" in run_command(*where)[1]


@pytest.mark.parametrize("steps", ["{", '[{"least": 2, "members": "x", "delegations": "y"}]', '["a"]'])
def test_a_scale_that_leaves_gaps_is_refused(
    run_command: RunCommand, sample_desk: Path, tmp_path: Path, steps: str
) -> None:
    file = tmp_path / "scale.json"
    file.write_text(steps, encoding="utf-8")
    assert run_command("formulae", "scale", "--desk", sample_desk, "--file", file)[0] in (1, 2)


def test_minutes_and_extracts_come_in_three_renderings_and_all_formats(
    run_command: RunCommand, sample_desk: Path, tmp_path: Path
) -> None:
    where = ("--session", 1, "--desk", sample_desk)
    for format_ in ("pdf", "docx", "txt"):
        out = tmp_path / f"extract.{format_}"
        assert run_command("paper", "extract", *where, "--item", "3", "--out", out)[0] == 0
        assert out.stat().st_size > 500
    listed = tmp_path / "listed.txt"
    assert run_command("paper", "minutes", *where, "--out", listed)[0] == 0
    unnamed = tmp_path / "unnamed.txt"
    assert run_command("paper", "minutes", *where, "--attribution", "anonymous", "--out", unnamed)[0] == 0
    assert "ont pris la parole figurai" in listed.read_text().replace("\n     ", " ")
    assert "ont pris la parole figurai" not in unnamed.read_text().replace("\n     ", " ")


def test_an_extract_without_an_item_and_an_unknown_rendering_are_bad_usage(
    run_command: RunCommand, sample_desk: Path, tmp_path: Path
) -> None:
    where = ("--session", 1, "--desk", sample_desk, "--out", tmp_path / "x.txt")
    assert run_command("paper", "extract", *where)[0] == 2
    assert run_command("paper", "minutes", *where, "--item", "3")[0] == 2
    assert run_command("paper", "minutes", *where, "--attribution", "secret")[0] == 2
    assert run_command("paper", "extract", *where, "--item", "99")[0] == 1

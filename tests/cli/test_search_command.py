"""The search on the command line."""

from pathlib import Path

from tests.cli.conftest import AsJson, RunCommand


def test_what_is_found_is_told_as_json(sample_desk: Path, as_json: AsJson) -> None:
    found = as_json("search", "groupes régionaux", "--desk", sample_desk)["results"]
    assert found
    assert {"kind", "id", "session", "where", "snippet"} <= set(found[0])
    assert "régionaux" in found[0]["snippet"]
    assert len(as_json("search", "groupe", "--limit", 3, "--desk", sample_desk)["results"]) == 3


def test_words_for_people(sample_desk: Path, run_command: RunCommand) -> None:
    status, out, err = run_command("search", "speaker:suisse", "--desk", sample_desk)
    assert (status, err) == (0, "")
    assert "Suisse" in out


def test_searches_are_kept_asked_again_and_dropped(
    sample_desk: Path, run_command: RunCommand, as_json: AsJson
) -> None:
    assert run_command("search", "groupes régionaux", "--keep", "gr", "--desk", sample_desk)[0] == 0
    asked = as_json("search", "groupes régionaux", "--desk", sample_desk)
    assert as_json("search", "--kept", "gr", "--desk", sample_desk) == asked
    assert run_command("search", "--drop", "gr", "--desk", sample_desk)[0] == 0
    status, _out, err = run_command("search", "--kept", "gr", "--desk", sample_desk)
    assert status == 1
    assert "kept" in err


def test_what_cannot_be_meant_is_told(sample_desk: Path, run_command: RunCommand) -> None:
    status, _out, err = run_command("search", "after:never", "--desk", sample_desk)
    assert status == 1
    assert "never" in err

"""Minutes drafted from what was said, from the command line."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

RunCommand = Callable[..., tuple[int, str, str]]
AsJson = Callable[..., Any]


def test_what_was_said_becomes_paragraphs_with_their_sources(
    run_command: RunCommand, as_json: AsJson, sample_desk: Path, tmp_path: Path
) -> None:
    where = ("--session", 1, "--item", "3", "--desk", sample_desk)
    said = as_json("minutes", "said", *where)["interventions"]
    ids = ",".join(str(one["id"]) for one in said[:2])
    drafted = as_json("minutes", "draft", *where, "--from", ids)["paragraphs"]
    assert (
        drafted[0]["text"].replace("\u00a0", " ").startswith("Deux États Membres ont appuyé la proposition")
    )
    assert drafted[0]["sources"] == [one["id"] for one in said[:2]]
    paper = tmp_path / "minutes.txt"
    run_command("paper", "minutes", "--session", 1, "--desk", sample_desk, "--out", paper)
    assert "Deux États Membres ont appuyé la proposition" in " ".join(paper.read_text().split())
    assert "up to date" in run_command("minutes", "refresh", *where)[1]


def test_a_dry_run_writes_nothing(run_command: RunCommand, sample_desk: Path, tmp_path: Path) -> None:
    where = ("--session", 1, "--item", "3", "--desk", sample_desk)
    status, out, _err = run_command("minutes", "draft", *where, "--dry-run", "--lang", "en")
    assert status == 0
    assert "The majority of the Member States that took the floor supported the proposal." in out
    paper = tmp_path / "minutes.txt"
    run_command("paper", "minutes", "--session", 1, "--lang", "en", "--desk", sample_desk, "--out", paper)
    assert "supported the proposal" not in paper.read_text()


def test_what_cannot_be_is_bad_usage_or_said_so(run_command: RunCommand, sample_desk: Path) -> None:
    where = ("--session", 1, "--item", "3", "--desk", sample_desk)
    assert run_command("minutes", "draft", *where, "--from", "x")[0] == 2
    assert run_command("minutes", "draft", *where, "--attribution", "secret")[0] == 2
    status, _out, err = run_command("minutes", "draft", *where, "--from", "9999")
    assert (status, "Nothing was written" in err) == (1, True)
    assert run_command("minutes", "said", *where)[0] == 0

"""The rules of a body, from the command line."""

from pathlib import Path

from tests.cli.conftest import AsJson, RunCommand


def test_rules_are_listed_and_set(run_command: RunCommand, as_json: AsJson, sample_desk: Path) -> None:
    where = ("--desk", sample_desk)
    assert run_command("body", "set", "wg", "--deadline-days", "21", "--confirmed", *where)[0] == 0
    bodies = {body["code"]: body for body in as_json("body", "list", *where)["bodies"]}
    assert (bodies["WG"]["deadline_days"], bodies["WG"]["symbol_confirmed"]) == (21, True)
    assert bodies["CONSEIL"]["deadline_days"] == 30
    assert "WG/{session}/{n}" in run_command("body", "list", *where)[1]


def test_what_cannot_be_is_refused_in_one_line(run_command: RunCommand, sample_desk: Path) -> None:
    for words in (("NOBODY",), ("WG", "--symbols", "WG"), ("WG", "--deadline-days", "400")):
        status, _, err = run_command("body", "set", *words, "--desk", sample_desk)
        assert (status, len(err.splitlines())) == (1, 1)

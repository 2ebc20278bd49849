"""The register of symbols on the command line."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

RunCommand = Callable[..., tuple[int, str, str]]
AsJson = Callable[..., Any]


def test_register_lists_papers_and_documents_and_says_what_is_unconfirmed(
    run_command: RunCommand, as_json: AsJson, sample_desk: Path
) -> None:
    found = as_json("symbol", "list", "--session", 1, "--desk", sample_desk)
    assert (found["template"], found["confirmed"]) == ("WG/{session}/{n}", False)
    symbols = {entry["symbol"]: entry["kind"] for entry in found["symbols"]}
    assert (symbols["WG/1/1"], symbols["WG/1/2"], symbols["WG/1/INF/1"]) == ("paper", "document", "document")
    assert (found["missing"], found["doubles"]) == ([], [])
    assert "WG/{session}/{n}" in run_command("symbol", "list", "--session", 1, "--desk", sample_desk)[1]


def test_next_symbol_is_free_and_giving_it_moves_on(
    run_command: RunCommand, as_json: AsJson, sample_desk: Path
) -> None:
    where = ("--session", 1, "--desk", sample_desk)
    before = as_json("symbol", "next", "--series", "inf", *where)
    assert before["confirmed"] is False
    assert run_command("symbol", "assign", "participants", *where)[1].strip() == before["symbol"]
    assert as_json("symbol", "next", "--series", "INF", *where)["symbol"] > before["symbol"]


def test_symbol_in_use_is_refused_in_one_line(run_command: RunCommand, sample_desk: Path) -> None:
    where = ("--session", 1, "--desk", sample_desk)
    status, _, err = run_command("symbol", "assign", "report", "WG/1/2", *where)
    assert (status, len(err.splitlines())) == (1, 1)
    assert "WG/1/2" in err


@pytest.mark.parametrize("words", [("next", "--series", "XX"), ("assign", "brief")])
def test_unknown_series_or_paper_without_a_symbol_is_bad_usage(
    run_command: RunCommand, sample_desk: Path, words: tuple[str, ...]
) -> None:
    assert run_command("symbol", *words, "--session", 1, "--desk", sample_desk)[0] == 2


@pytest.mark.parametrize(
    ("option", "symbol"),
    [
        ("--add", "WG/1/2/Add.1"),
        ("--corr", "WG/1/2/Corr.1"),
        ("--rev", "WG/1/2/Rev.1"),
        ("--reissue", "WG/1/2*"),
    ],
)
def test_what_follows_a_symbol_is_named(
    run_command: RunCommand, sample_desk: Path, option: str, symbol: str
) -> None:
    where = ("--session", 1, "--desk", sample_desk)
    assert run_command("symbol", "next", option, "WG/1/2", *where)[1].strip() == symbol
    assert run_command("symbol", "next", option, "nothing", *where)[0] == 2

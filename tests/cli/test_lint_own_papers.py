"""The program's own papers keep to the rules that it tells others of."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

RunCommand = Callable[..., tuple[int, str, str]]
AsJson = Callable[..., Any]


@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_nothing_is_found_in_papers_of_the_program(
    run_command: RunCommand, as_json: AsJson, sample_desk: Path, tmp_path: Path, language: str
) -> None:
    for kind in ("report", "annotated-agenda", "mandate-note", "participants", "convocation"):
        path = tmp_path / f"{kind}.txt"
        where = ("--session", 1, "--desk", sample_desk, "--lang", language)
        assert run_command("paper", kind, *where, "--out", path)[0] == 0
        found = as_json("lint", path, "--lang", language, "--desk", sample_desk)["findings"]
        assert found == [], kind

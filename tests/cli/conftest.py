"""Run commands as people do, and read what they print."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from iomdesk.cli.main import main

RunCommand = Callable[..., tuple[int, str, str]]
AsJson = Callable[..., Any]


@pytest.fixture
def run_command(capsys: pytest.CaptureFixture[str]) -> RunCommand:
    """Run a command; give its status, what it printed and what it complained of."""

    def command(*arguments: object) -> tuple[int, str, str]:
        status = main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return command


@pytest.fixture
def as_json(run_command: RunCommand) -> AsJson:
    """Run a command with --json; give what it said."""

    def command(*arguments: object) -> Any:
        status, out, err = run_command(*arguments, "--json")
        assert (status, err) == (0, "")
        return json.loads(out)

    return command

"""Recommendations followed up, and the life of a report, from the command line."""

import json
from collections.abc import Callable
from pathlib import Path

RunCommand = Callable[..., tuple[int, str, str]]


def statuses(run: RunCommand, desk: Path) -> list[str]:
    status, printed, _ = run("recommendation", "list", "--json", "--desk", desk)
    assert status == 0
    return [row["status"] for row in json.loads(printed)["recommendations"]]


def test_answer_is_recorded_and_taken_back(run_command: RunCommand, sample_desk: Path) -> None:
    desk = ("--desk", sample_desk)
    before = statuses(run_command, sample_desk)
    status, _, complained = run_command("recommendation", "answer", "r1", "endorsed", *desk)
    assert status == 1
    assert "Nothing was changed" in complained
    assert statuses(run_command, sample_desk) == before

    assert run_command("recommendation", "step", "1/1", "transmitted", "--symbol", "S/24/9", *desk)[0] == 0
    assert run_command("recommendation", "answer", "r1", "endorsed", "--symbol", "S/24/14", *desk)[0] == 0
    assert statuses(run_command, sample_desk)[0] == "endorsed"
    assert run_command("recommendation", "answer", "r1", "--back", *desk)[0] == 0
    assert statuses(run_command, sample_desk)[0] == "transmitted"


def test_answers_of_a_table_are_tried_and_recorded(
    run_command: RunCommand, sample_desk: Path, tmp_path: Path
) -> None:
    run_command("recommendation", "step", "r1", "transmitted", "--desk", sample_desk)
    table = tmp_path / "answers.csv"
    table.write_text("No.;Status;Session\n1;prise en note;1\n", encoding="utf-8")
    assert run_command("recommendation", "import", table, "--dry-run", "--desk", sample_desk)[0] == 0
    assert statuses(run_command, sample_desk)[0] == "transmitted"
    assert run_command("recommendation", "import", table, "--desk", sample_desk)[0] == 0
    assert statuses(run_command, sample_desk)[0] == "noted"


def test_report_is_issued_and_taken_back(run_command: RunCommand, sample_desk: Path) -> None:
    which = ("--session", 1, "--desk", sample_desk)
    assert "draft" in run_command("report", "life", "show", *which)[1]
    status, _, complained = run_command("report", "life", "step", "project", "--symbol", "WG/1/L/3", *which)
    assert (status, complained) == (0, "")
    assert "WG/1/L/3" in run_command("report", "life", "show", *which)[1]
    assert run_command("report", "life", "back", *which)[0] == 0
    assert "WG/1/L/3" not in run_command("report", "life", "show", *which)[1]

"""Commands that keep a desk safe."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from iomdesk.desk import open_desk
from tests.cli.conftest import AsJson, RunCommand


def change(path: Path) -> None:
    with open_desk(path) as desk:
        desk.run(lambda work: work.audit("edit", "state", 1, None, {"name": "later"}))


def audits(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        count: int = connection.execute("SELECT count(*) FROM audit WHERE action = 'edit'").fetchone()[0]
        return count


def test_a_backup_is_made_listed_tried_out_and_restored(
    sample_desk: Path, run_command: RunCommand, as_json: AsJson
) -> None:
    before = audits(sample_desk)
    made = as_json("backup", "now", "--desk", sample_desk)
    assert made["ok"]
    assert made["paper"]
    change(sample_desk)
    (listed,) = as_json("backup", "list", "--desk", sample_desk)["backups"]
    assert listed["name"] == made["name"]
    assert as_json("backup", "rehearse", "--desk", sample_desk)["ok"]
    restored = as_json("restore", made["name"], "--desk", sample_desk)
    assert audits(sample_desk) == before
    assert audits(Path(restored["kept"])) == before + 1
    assert run_command("backup", "list", "--desk", sample_desk)[0] == 0


def test_a_folder_can_be_named(sample_desk: Path, as_json: AsJson, tmp_path: Path) -> None:
    made = as_json("backup", "now", "--desk", sample_desk, "--folder", tmp_path / "stick")
    assert Path(made["file"]).is_relative_to(tmp_path / "stick")


def test_a_backup_that_is_not_there_changes_nothing(sample_desk: Path, run_command: RunCommand) -> None:
    before = sample_desk.read_bytes()
    status, _out, err = run_command("restore", "latest", "--desk", sample_desk)
    assert status == 1
    assert "Nothing was changed" in err
    assert sample_desk.read_bytes() == before


@pytest.mark.parametrize("command", [["backup", "now", "--desk"], ["backup", "list", "--desk"]])
def test_words_for_people(sample_desk: Path, run_command: RunCommand, command: list[str]) -> None:
    status, out, err = run_command(*command, sample_desk)
    assert (status, err) == (0, "")
    assert out.strip()


def test_check_repairs_when_told_to(sample_desk: Path, as_json: AsJson, run_command: RunCommand) -> None:
    with closing(sqlite3.connect(sample_desk, isolation_level=None)) as connection:
        connection.execute("DROP TRIGGER audit_refuses_delete")
    assert "--repair" in run_command("check", "--desk", sample_desk)[1]
    told = as_json("check", "--repair", "--desk", sample_desk)
    assert (len(told["repaired"]), told["ok"]) == (1, True)


def test_what_can_be_read_is_saved(sample_desk: Path, as_json: AsJson, tmp_path: Path) -> None:
    with closing(sqlite3.connect(sample_desk)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'body_name'").fetchone()
    with sample_desk.open("r+b") as file:
        file.seek((page - 1) * 4_096)
        file.write(b"\xff" * 4_096)
    saved = as_json("rescue", sample_desk, tmp_path / "saved.iomdesk")
    assert saved["rows"] > 500
    assert saved["incomplete"] == ["body_name"]

"""The history of changes on the command line."""

from pathlib import Path

from iomdesk.desk import open_desk
from tests.cli.conftest import AsJson, RunCommand


def change(path: Path) -> None:
    with open_desk(path) as desk:
        desk.run(lambda work: work.audit("edit", "state", 7, {"name": "Ancien"}, {"name": "Nouveau"}))


def test_changes_are_listed_and_searched(sample_desk: Path, as_json: AsJson) -> None:
    change(sample_desk)
    (found,) = as_json("audit", "list", "--desk", sample_desk, "--search", "nouveau ancien")["changes"]
    assert (found["kind"], found["record_id"], found["action"]) == ("state", "7", "edit")
    assert len(as_json("audit", "list", "--desk", sample_desk, "--limit", 5)["changes"]) == 5


def test_one_record_is_followed(sample_desk: Path, as_json: AsJson) -> None:
    change(sample_desk)
    found = as_json("audit", "list", "--desk", sample_desk, "--record", "state:7")["changes"]
    assert [row["kind"] for row in found] == ["state"]


def test_words_for_people(sample_desk: Path, run_command: RunCommand) -> None:
    change(sample_desk)
    status, out, err = run_command("audit", "list", "--desk", sample_desk, "--search", "nouveau")
    assert (status, err) == (0, "")
    assert "Nouveau" in out
    _status, out, _err = run_command("audit", "list", "--desk", sample_desk, "--search", "xyzzy")
    assert "No change" in out


def test_record_named_wrongly_is_told(sample_desk: Path, run_command: RunCommand) -> None:
    status, _out, err = run_command("audit", "list", "--desk", sample_desk, "--record", "7")
    assert status == 1
    assert "item:12" in err

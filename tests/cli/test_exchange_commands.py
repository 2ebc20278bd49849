"""A whole desk out of the program and into it again, by command."""

import json
from pathlib import Path

import jsonschema

from tests.cli.conftest import AsJson, RunCommand


def test_desk_goes_out_as_json_and_comes_back(sample_desk: Path, tmp_path: Path, as_json: AsJson) -> None:
    out, again = tmp_path / "group.json", tmp_path / "again.iomdesk"
    written = as_json("export", "--desk", sample_desk, "--out", out)
    made = as_json("import", out, "--desk", again)
    assert written["rows"] == made["rows"] > 100
    assert as_json("session", "list", "--desk", again) == as_json("session", "list", "--desk", sample_desk)
    assert sorted(path.name for path in tmp_path.glob(".*")) == []


def test_schema_is_printed_without_a_desk_and_fits_the_file(
    sample_desk: Path, tmp_path: Path, run_command: RunCommand
) -> None:
    status, schema, _err = run_command("export", "--schema")
    assert status == 0
    run_command("export", "--desk", sample_desk, "--out", tmp_path / "group.json")
    jsonschema.validate(json.loads((tmp_path / "group.json").read_text(encoding="utf-8")), json.loads(schema))


def test_file_that_is_no_export_is_told_in_one_line(tmp_path: Path, run_command: RunCommand) -> None:
    (tmp_path / "notes.json").write_text("{}", encoding="utf-8")
    status, _out, err = run_command("import", tmp_path / "notes.json", "--desk", tmp_path / "new.iomdesk")
    assert status == 1
    assert "notes.json" in err
    assert not (tmp_path / "new.iomdesk").exists()

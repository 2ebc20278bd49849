"""Shared desks from the command line: every command takes an address where it takes a desk."""

from pathlib import Path

import psycopg
import pytest

from tests.cli.conftest import AsJson, RunCommand
from tests.postgres import Server


@pytest.fixture
def address(postgres: Server, sample_desk: Path, as_json: AsJson) -> str:
    """Copy the sample desk to the server by the command."""
    there = postgres.new_database()
    assert as_json("copy", sample_desk, there)["rows"] > 1000
    return there


def test_desk_on_a_server_is_read_changed_searched_and_printed(
    address: str, as_json: AsJson, run_command: RunCommand, tmp_path: Path
) -> None:
    assert run_command("agenda", "add", "Un point zwieback", "--session", "1", "--desk", address)[0] == 0
    (hit,) = as_json("search", "zwieback", "--desk", address)["results"]
    assert hit["kind"] == "item"
    assert as_json("check", "--desk", address)["ok"]
    paper = tmp_path / "report.pdf"
    asked = ("paper", "report", "--session", "1", "--lang", "fr", "--format", "pdf", "--out", paper)
    assert run_command(*asked, "--desk", address)[0] == 0
    assert paper.read_bytes().startswith(b"%PDF")


def test_backups_and_exports_of_a_shared_desk_are_files(
    address: str, postgres: Server, as_json: AsJson, run_command: RunCommand, tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    backup = as_json("backup", "now", "--desk", address, "--folder", folder)
    assert backup["ok"]
    listed = as_json("backup", "list", "--desk", address, "--folder", folder)["backups"]
    assert [one["name"] for one in listed] == [backup["name"]]
    exported = tmp_path / "desk.json"
    rows = as_json("export", "--desk", address, "--out", exported)["rows"]
    elsewhere = postgres.new_database()
    assert as_json("import", exported, "--desk", elsewhere)["rows"] == rows
    back = tmp_path / "back.iomdesk"
    assert as_json("copy", elsewhere, back)["rows"] == rows
    assert as_json("check", "--desk", back)["ok"]
    assert run_command("restore", backup["file"], "--desk", address)[0] == 1


def test_what_only_files_can_do_is_told(address: str, run_command: RunCommand) -> None:
    status, _out, complaint = run_command("passphrase", "set", address)
    assert status == 1
    assert "iomdesk copy" in complaint


def test_roles_are_given_listed_and_taken(
    address: str, postgres: Server, as_json: AsJson, run_command: RunCommand
) -> None:
    with psycopg.connect(address.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute("CREATE ROLE clara LOGIN")
    assert run_command("share", "add", "clara", "reader", "--desk", address)[0] == 0
    assert as_json("share", "list", "--desk", address)["members"] == [{"user": "clara", "role": "reader"}]
    hers = postgres.address(address.rsplit("/", 1)[1], "clara")
    assert as_json("session", "list", "--desk", hers)["sessions"]
    assert run_command("agenda", "add", "Non", "--session", "1", "--desk", hers)[0] == 1
    assert run_command("share", "add", "clara", "chair", "--desk", hers)[0] == 1
    assert run_command("share", "remove", "clara", "--desk", address)[0] == 0
    status, _out, complaint = run_command("session", "list", "--desk", hers)
    assert status == 1
    assert "role" in complaint

"""A desk is protected, opened and freed on the command line."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from iomdesk.runtime.desk_keys import forget_keys, is_protected
from tests.cli.conftest import RunCommand

PHRASE, OTHER = "ours est brun", "ours est très noir"


@pytest.fixture(autouse=True)
def no_keys() -> Iterator[None]:
    forget_keys()
    yield
    forget_keys()


def test_a_desk_is_protected_read_and_freed(
    sample_desk: Path, run_command: RunCommand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IOMDESK_NEW_PASSPHRASE", PHRASE)
    status, out, _err = run_command("passphrase", "set", sample_desk)
    assert status == 0
    assert "no way around" in out
    assert is_protected(sample_desk)
    forget_keys()
    status, _out, err = run_command("session", "list", "--desk", sample_desk)
    assert status == 1
    assert "protected" in err
    monkeypatch.setenv("IOMDESK_PASSPHRASE", PHRASE)
    assert run_command("session", "list", "--desk", sample_desk)[0] == 0
    assert run_command("passphrase", "show", sample_desk)[1].strip() == "protected"
    monkeypatch.setenv("IOMDESK_NEW_PASSPHRASE", OTHER)
    assert run_command("passphrase", "set", sample_desk)[0] == 0
    forget_keys()
    status, _out, err = run_command("session", "list", "--desk", sample_desk)
    assert status == 1
    assert "does not open" in err
    monkeypatch.setenv("IOMDESK_PASSPHRASE", OTHER)
    assert run_command("passphrase", "remove", sample_desk)[0] == 0
    assert not is_protected(sample_desk)


def test_a_protected_desk_is_rescued_with_its_passphrase(
    sample_desk: Path, tmp_path: Path, run_command: RunCommand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IOMDESK_NEW_PASSPHRASE", PHRASE)
    run_command("passphrase", "set", sample_desk)
    forget_keys()
    assert run_command("rescue", sample_desk, tmp_path / "saved.iomdesk")[0] == 1
    monkeypatch.setenv("IOMDESK_PASSPHRASE", PHRASE)
    assert run_command("rescue", sample_desk, tmp_path / "saved.iomdesk")[0] == 0
    assert is_protected(tmp_path / "saved.iomdesk")


def test_a_short_passphrase_is_refused(
    sample_desk: Path, run_command: RunCommand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IOMDESK_NEW_PASSPHRASE", "court")
    status, _out, err = run_command("passphrase", "set", sample_desk)
    assert status == 1
    assert "8 characters" in err

"""The history of changes is chained: what somebody takes out, changes or puts in outside shows."""

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from iomdesk.desk import open_desk
from iomdesk.model.audit_chain import AuditedRow, digest_of
from iomdesk.model.desk_record import AuditEntry
from iomdesk.services.work import Work
from iomdesk.storage.check import check_desk
from iomdesk.storage.desk_file import DeskFile
from iomdesk.storage.opening import open_desk_file

NOW = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
DATA = Path(__file__).parent.parent / "data"


def audited(file: DeskFile, *numbers: int) -> None:
    with file.writing() as session:
        for number in numbers:
            Work(session, lambda: NOW, "here").audit("edit", "state", number, None, {"name": f"É{number}"})


@pytest.fixture
def chained_desk(desk_path: Path) -> Path:
    with closing(open_desk_file(desk_path)) as file:
        audited(file, 1, 2)
        audited(file, 3)
        audited(file, 4, 5)
    return desk_path


def spoil(path: Path, *statements: str) -> None:
    """Do what somebody with another program would: the triggers are no obstacle to that."""
    with closing(sqlite3.connect(path)) as connection:
        triggers = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'audit%'"
        ).fetchall()
        for name, _sql in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
        for _name, sql in triggers:
            connection.execute(sql)
        connection.commit()


def found(path: Path) -> list[tuple[str, str]]:
    with closing(open_desk_file(path)) as file, file.reading() as session:
        return [(f.kind, f.record_id) for f in check_desk(session) if f.kind.startswith("audit")]


def test_changes_are_chained_as_they_are_stored(chained_desk: Path) -> None:
    with closing(sqlite3.connect(chained_desk)) as connection:
        assert connection.execute("SELECT count(*) FROM audit_link").fetchone() == (5,)
        assert connection.execute("SELECT count(DISTINCT digest) FROM audit_link").fetchone() == (5,)
    assert found(chained_desk) == []


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        pytest.param(
            ["DELETE FROM audit WHERE id = 3"], [("audit_removed", "3")], id="removed in the middle"
        ),
        pytest.param(["DELETE FROM audit WHERE id = 5"], [("audit_removed", "5")], id="removed at the end"),
        pytest.param(
            ["DELETE FROM audit WHERE id = 1", "DELETE FROM audit_link WHERE audit_id = 1"],
            [("audit_changed", "2")],
            id="removed with its digest",
        ),
        pytest.param(
            ['UPDATE audit SET after = \'{"name": "X"}\' WHERE id = 2'],
            [("audit_changed", "2")],
            id="after changed",
        ),
        pytest.param(
            ["UPDATE audit SET at = '2020-01-01 00:00:00.000000' WHERE id = 4"],
            [("audit_changed", "4")],
            id="moment changed",
        ),
        pytest.param(
            ["UPDATE audit SET installation = 'else' WHERE id = 1"],
            [("audit_changed", "1")],
            id="who changed",
        ),
        pytest.param(
            ["DELETE FROM audit_link WHERE audit_id = 2"],
            [("audit_foreign", "2"), ("audit_changed", "3")],
            id="digest removed",
        ),
    ],
)
def test_what_was_done_outside_shows(
    chained_desk: Path, statements: list[str], expected: list[tuple[str, str]]
) -> None:
    spoil(chained_desk, *statements)
    assert found(chained_desk) == expected


def test_a_break_is_not_hidden_by_what_is_written_after_it(chained_desk: Path) -> None:
    spoil(chained_desk, "DELETE FROM audit WHERE id = 2")
    with closing(open_desk_file(chained_desk)) as file:
        audited(file, 6, 7)
    assert found(chained_desk) == [("audit_removed", "2")]


def test_rows_that_were_there_before_the_chain_are_chained_by_the_upgrade(tmp_path: Path) -> None:
    old = Path(shutil.copy(DATA / "desk-0002.iomdesk", tmp_path / "old.iomdesk"))
    with closing(sqlite3.connect(old)) as connection:
        (count,) = connection.execute("SELECT count(*) FROM audit").fetchone()
    open_desk(old).close()
    assert count > 0
    with closing(sqlite3.connect(old)) as connection:
        assert connection.execute("SELECT count(*) FROM audit_link").fetchone() == (count,)
    assert found(old) == []


def test_the_digest_does_not_depend_on_how_a_database_keeps_keys_or_zones() -> None:
    def row(at: datetime, after: dict[str, object]) -> AuditedRow:
        return AuditedRow(1, at, "here", "edit", "item", "3", None, after)

    naive, aware = NOW.replace(tzinfo=None), NOW
    assert digest_of(row(naive, {"a": 1, "b": "é"}), "") == digest_of(row(aware, {"b": "é", "a": 1}), "")
    assert digest_of(row(naive, {"a": 1}), "") != digest_of(row(naive, {"a": 1}), "x")


def test_an_audited_row_taken_back_leaves_no_digest(chained_desk: Path) -> None:
    def fail() -> None:
        with closing(open_desk_file(chained_desk)) as file, file.writing() as session:
            session.add(
                AuditEntry(at=NOW, installation="x", action="edit", record_kind="state", record_id="9")
            )
            session.flush()
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert found(chained_desk) == []

"""What can be rebuilt is, each repair is in the history, and nothing is deleted."""

import hashlib
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from iomdesk.desk import Desk, open_desk
from iomdesk.queries.findings import Finding


def run(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def one(path: Path, query: str) -> object:
    with closing(sqlite3.connect(path)) as connection:
        row = connection.execute(query).fetchone()
        return row[0] if row else None


def repaired(path: Path, backups: Sequence[Path] = ()) -> tuple[tuple[str, ...], list[Finding]]:
    with open_desk(path) as desk:
        done = desk.repair(backups).result()
        return done, errors(desk)


def errors(desk: Desk) -> list[Finding]:
    return [finding for finding in desk.check().result() if finding.severity == "error"]


def test_sound_desk_is_left_as_it_is(sample_desk: Path) -> None:
    count = one(sample_desk, "SELECT count(*) FROM audit")
    assert repaired(sample_desk) == ((), [])
    assert one(sample_desk, "SELECT count(*) FROM audit") == count


def test_missing_triggers_and_indexes_are_made_anew(sample_desk: Path) -> None:
    index = one(sample_desk, "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
    run(sample_desk, "DROP TRIGGER audit_refuses_delete", f"DROP INDEX {index}")
    done, left = repaired(sample_desk)
    assert (len(done), left) == (2, [])
    assert one(sample_desk, "SELECT count(*) FROM audit WHERE action = 'repair'") == 2


def test_index_that_lost_rows_is_built_anew(sample_desk: Path) -> None:
    with closing(sqlite3.connect(sample_desk, isolation_level=None)) as connection:
        name, sql = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE name = 'ix_agenda_item_session_id'"
        ).fetchone()
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("DELETE FROM sqlite_master WHERE name = ?", (name,))
    run(sample_desk, "UPDATE agenda_item SET session_id = session_id + 0")
    with closing(sqlite3.connect(sample_desk, isolation_level=None)) as connection:
        connection.execute(sql.replace("session_id)", "session_id) WHERE id > 3"))
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_master SET sql = ? WHERE name = ?", (sql, name))
    with closing(sqlite3.connect(sample_desk)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() != ("ok",)
    done, left = repaired(sample_desk)
    assert done == ("Indexes were built anew.", "The index of the search was built anew.")
    assert left == []


def test_stored_file_that_changed_is_fetched_from_a_backup(sample_desk: Path, tmp_path: Path) -> None:
    backup = Path(shutil.copy(sample_desk, tmp_path / "backup.iomdesk"))
    digest = one(sample_desk, "SELECT digest FROM content")
    run(sample_desk, f"UPDATE content SET data = x'00' WHERE digest = '{digest}'")
    _done, left = repaired(sample_desk)
    assert [finding.kind for finding in left] == ["content_changed"]
    done, left = repaired(sample_desk, [tmp_path / "nothing.iomdesk", backup])
    assert (len(done), left) == (1, [])
    with closing(sqlite3.connect(sample_desk)) as connection:
        query = "SELECT data FROM content WHERE digest = ?"
        (data,) = connection.execute(query, (digest,)).fetchone()
    assert hashlib.sha256(data).hexdigest() == digest


@pytest.mark.parametrize(
    ("statements", "query", "expected"),
    [
        pytest.param(
            ["UPDATE draft SET sealed_revision_id = 9999 WHERE id = 1"],
            "SELECT sealed_revision_id FROM draft WHERE id = 1",
            None,
            id="draft sealed by nothing",
        ),
        pytest.param(
            [
                "UPDATE agenda_item SET parent_id = 2 WHERE id = 1",
                "UPDATE agenda_item SET parent_id = 1 WHERE id = 2",
            ],
            "SELECT count(*) FROM agenda_item WHERE parent_id IN (1, 2) AND id IN (1, 2)",
            1,
            id="items below each other",
        ),
    ],
)
def test_links_that_lead_astray_are_taken_away_and_noted(
    sample_desk: Path, statements: list[str], query: str, expected: object
) -> None:
    run(sample_desk, *statements)
    done, left = repaired(sample_desk)
    assert (len(done), left) == (1, [])
    assert one(sample_desk, query) == expected
    assert one(sample_desk, "SELECT count(*) FROM audit WHERE action = 'repair' AND before IS NOT NULL") == 1


def test_what_cannot_be_repaired_is_left_and_told(sample_desk: Path) -> None:
    run(sample_desk, "CREATE TRIGGER own AFTER INSERT ON audit BEGIN SELECT 1; END")
    done, left = repaired(sample_desk)
    assert done == ()
    assert [(finding.kind, finding.can_be_repaired) for finding in left] == [("format_foreign", False)]

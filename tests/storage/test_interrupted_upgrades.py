"""An upgrade that is interrupted, at whichever statement, leaves the old desk or the new one."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from iomdesk.storage import migrations
from iomdesk.storage.errors import DeskUpgradeFailed
from iomdesk.storage.migrations import own_migrations, upgrade
from iomdesk.storage.opening import open_desk_file
from iomdesk.storage.schema import HEAD_REVISION

RELEASED = sorted((Path(__file__).parent.parent / "data").glob("desk-*.iomdesk"))
OLDEST = RELEASED[0]
RAISED_AT = 50  # of all statements, evenly spread: each is an upgrade of its own


@contextmanager
def before_each_statement(do: Callable[[], None]) -> Iterator[None]:
    def called(*_arguments: Any) -> None:
        do()

    event.listen(Engine, "before_cursor_execute", called)
    try:
        yield
    finally:
        event.remove(Engine, "before_cursor_execute", called)


def state_of(path: Path, tables: list[str] | None = None) -> tuple[str, dict[str, int]]:
    """Return the revision and the rows of the tables, of a desk that is whole."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        (revision,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        names = tables or [name for (name,) in found if not name.startswith("sqlite_")]
        return revision, {n: connection.execute(f'SELECT count(*) FROM "{n}"').fetchone()[0] for n in names}


def files_of(desk: Path) -> list[Path]:
    return [p for end in ("", "-wal", "-journal") if (p := desk.with_name(desk.name + end)).exists()]


@pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.stem)
def test_program_that_dies_at_any_statement_leaves_the_old_desk(released: Path, tmp_path: Path) -> None:
    """What lies on the disk before each statement is what a killed program leaves there."""
    desk = Path(shutil.copy(released, tmp_path / "desk.iomdesk"))
    old = state_of(released)
    tables = list(old[1])
    moments: list[Path] = []

    def keep_what_lies_there() -> None:
        folder = tmp_path / f"moment-{len(moments):03}"
        folder.mkdir()
        for file in files_of(desk):
            shutil.copyfile(file, folder / file.name)
        moments.append(folder / desk.name)

    with before_each_statement(keep_what_lies_there):
        upgrade(desk, own_migrations())
    assert len(moments) > (60 if released.stem < "desk-0008" else 3)
    assert {str(state_of(moment)) for moment in moments} == {str(old)}
    assert state_of(desk, tables) == (HEAD_REVISION, old[1])


def test_program_that_was_killed_upgrades_the_desk_when_it_is_next_opened(tmp_path: Path) -> None:
    desk = Path(shutil.copy(OLDEST, tmp_path / "desk.iomdesk"))
    count = 0

    def die_in_the_middle() -> None:
        nonlocal count
        count += 1
        if count == 60:
            os._exit(9)

    child = os.fork()
    if child == 0:
        with before_each_statement(die_in_the_middle):
            upgrade(desk, own_migrations())
        os._exit(0)
    _child, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 9
    old = state_of(OLDEST)
    assert state_of(desk) == old
    open_desk_file(desk).close()
    assert state_of(desk, list(old[1])) == (HEAD_REVISION, old[1])


def test_error_at_a_statement_leaves_the_old_desk(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    old = state_of(OLDEST)
    total = 0

    def count() -> None:
        nonlocal total
        total += 1

    with before_each_statement(count):
        upgrade(Path(shutil.copy(OLDEST, tmp_path / "whole.iomdesk")), own_migrations())
    for place in range(1, total, max(1, total // RAISED_AT)):
        desk = Path(shutil.copy(OLDEST, tmp_path / f"{place}.iomdesk"))
        with before_each_statement(raising_at(place)), pytest.raises(DeskUpgradeFailed):
            upgrade(desk, own_migrations())
        assert state_of(desk) == old
    caplog.clear()


def raising_at(place: int) -> Callable[[], None]:
    seen = 0

    def count() -> None:
        nonlocal seen
        seen += 1
        if seen == place:
            raise LookupError(place)

    return count


def test_error_while_committing_leaves_the_old_desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Path(shutil.copy(OLDEST, tmp_path / "desk.iomdesk"))
    looks = 0

    def fail_at_the_end(connection: sqlite3.Connection) -> set[tuple[object, ...]]:
        nonlocal looks
        looks += 1
        if looks == 2:
            raise LookupError
        return {tuple(row) for row in connection.execute("PRAGMA foreign_key_check")}

    monkeypatch.setattr(migrations, "_dangling", fail_at_the_end)
    with pytest.raises(DeskUpgradeFailed):
        upgrade(desk, own_migrations())
    assert state_of(desk) == state_of(OLDEST)

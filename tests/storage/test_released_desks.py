"""Every format that was ever released opens, is upgraded, and keeps all its rows."""

import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest

from iomdesk.desk import open_desk
from iomdesk.storage.schema import HEAD_REVISION

RELEASED = sorted((Path(__file__).parent.parent / "data").glob("desk-*.iomdesk"))


def rows_by_table(path: Path, tables: Iterable[str] | None = None) -> dict[str, int]:
    with closing(sqlite3.connect(path)) as connection:
        names = tables or [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if not name.startswith("sqlite_")
        ]
        return {n: connection.execute(f'SELECT count(*) FROM "{n}"').fetchone()[0] for n in names}


@pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.stem)
def test_released_desk_is_upgraded_with_all_its_rows(released: Path, tmp_path: Path) -> None:
    desk = Path(shutil.copy(released, tmp_path / "old.iomdesk"))
    before = rows_by_table(desk)
    with open_desk(desk) as opened:
        assert not opened.is_read_only
        assert not [f for f in opened.check().result() if f.severity == "error"]
    assert rows_by_table(desk, before) == before
    with closing(sqlite3.connect(desk)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (HEAD_REVISION,)


@pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.stem)
def test_copy_from_before_the_upgrade_lies_beside_it(released: Path, tmp_path: Path) -> None:
    desk = Path(shutil.copy(released, tmp_path / "old.iomdesk"))
    open_desk(desk).close()
    (copy,) = [path for path in tmp_path.iterdir() if "before" in path.name]
    assert rows_by_table(copy) == rows_by_table(released)

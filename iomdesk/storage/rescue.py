"""Save what can still be read of a damaged desk into a new one, and say what could not."""

import json
import shutil
import sqlite3
import tempfile
import uuid
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from iomdesk.queries.keeping_words import Rescued
from iomdesk.runtime.desk_keys import is_protected
from iomdesk.runtime.private_files import bring_to_disk, write_privately
from iomdesk.storage.connections import Access, connect, connect_new, key_for
from iomdesk.storage.copies import reserved
from iomdesk.storage.errors import DeskDamaged
from iomdesk.storage.header import full_size
from iomdesk.storage.schema import APPLICATION_ID
from iomdesk.storage.search_index import DERIVED, rebuild_index

_PROBED = 50_000  # row numbers tried one by one between what is read from the front and from the back
_Object = tuple[str, str, str]


def rescue_desk(damaged: Path, target: Path) -> Rescued:
    """Copy every row that can be read into a new desk; the damaged one is only read.

    Raises DeskDamaged where not even the list of tables can be read, DeskExists, DeskNotWritable.
    """
    with reserved(target), _whole_in_size(damaged) as readable:
        try:
            with closing(connect(readable, Access.READ)) as source:
                objects = _objects(source)
                with closing(connect_new(target, key_for(damaged))) as copy:
                    rescued = _fill(source, copy, objects, target)
        except sqlite3.DatabaseError as error:
            raise DeskDamaged(damaged) from error
        bring_to_disk(target)
    return rescued


@contextmanager
def _whole_in_size(damaged: Path) -> Iterator[Path]:
    """Give a file that is as long as it says: of one that was cut short, SQLite reads nothing at all."""
    if is_protected(damaged) or damaged.stat().st_size >= full_size(damaged):
        yield damaged
        return
    with tempfile.TemporaryDirectory(prefix="iomdesk-") as folder:
        copy = Path(folder) / damaged.name
        for end in ("", "-wal"):
            file = damaged.with_name(damaged.name + end)
            if file.exists():
                shutil.copyfile(file, copy.with_name(copy.name + end))
        with copy.open("r+b") as padded:
            padded.truncate(full_size(damaged))
        yield copy


def _objects(source: sqlite3.Connection) -> list[_Object]:
    return source.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL "
        r"AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search\_index\_%' ESCAPE '\' "
        "ORDER BY type = 'table' DESC, rowid"
    ).fetchall()


def _fill(
    source: sqlite3.Connection, copy: sqlite3.Connection, objects: Sequence[_Object], target: Path
) -> Rescued:
    copy.execute("PRAGMA foreign_keys = OFF")
    copy.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    copy.execute("BEGIN")
    rows: dict[str, int] = {}
    incomplete = []
    for _kind, name, sql in (one for one in objects if one[0] == "table"):
        copy.execute(sql)
        if name.startswith(DERIVED):  # made anew at the end from what could be read
            continue
        rows[name], is_whole = _copy_table(source, copy, name)
        if not is_whole:
            incomplete.append(name)
    loose = _take_out_loose(copy, rows)
    _identify(copy)
    is_indexed = any(name == "search_index" for _kind, name, _sql in objects)
    for _kind, _name, sql in (one for one in objects if one[0] != "table"):
        with suppress(sqlite3.DatabaseError):  # an index that the rows no longer fit: check makes it anew
            copy.execute(sql)
    if is_indexed:
        with suppress(sqlite3.DatabaseError):
            rebuild_index(copy)
    copy.execute("COMMIT")
    return Rescued(rows, tuple(incomplete), len(loose), _keep_loose(loose, target))


def _copy_table(source: sqlite3.Connection, copy: sqlite3.Connection, table: str) -> tuple[int, bool]:
    count = 0
    reading = _Reading(source, table)
    for row in reading.rows():
        marks = ", ".join("?" * len(row))
        with suppress(sqlite3.IntegrityError):  # what is read twice, or no longer fits
            copy.execute(f'INSERT INTO "{table}" VALUES ({marks})', row)
            count += 1
    return count, reading.is_whole


class _Reading:
    """Read a table from the front until damage, then from the back, then what lies between, row by row."""

    def __init__(self, source: sqlite3.Connection, table: str) -> None:
        self._source = source
        self._table = table
        self.is_whole = True

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """Yield the rows; `is_whole` tells afterwards whether any was out of reach."""
        first = 0
        for id_, row in self._until_damage("ASC"):
            first = id_
            yield row
        if self.is_whole:
            return
        last = first + _PROBED
        for id_, row in self._until_damage("DESC"):
            if id_ <= first:
                break
            last = id_
            yield row
        yield from self._between(first, min(last, first + _PROBED))

    def _until_damage(self, order: str) -> Iterator[tuple[int, tuple[Any, ...]]]:
        try:
            found = self._source.execute(
                f'SELECT rowid, * FROM "{self._table}" NOT INDEXED ORDER BY rowid {order}'
            )
            for id_, *row in found:
                yield id_, tuple(row)
        except sqlite3.DatabaseError:
            self.is_whole = False

    def _between(self, first: int, last: int) -> Iterator[tuple[Any, ...]]:
        one = f'SELECT * FROM "{self._table}" NOT INDEXED WHERE rowid = ?'
        for id_ in range(first + 1, last):
            with suppress(sqlite3.DatabaseError):
                row = self._source.execute(one, (id_,)).fetchone()
                if row is not None:
                    yield row


def _take_out_loose(copy: sqlite3.Connection, rows: dict[str, int]) -> list[dict[str, Any]]:
    """Cut links to lost rows where that is allowed, and take out what cannot be without; again and again."""
    taken: list[dict[str, Any]] = []
    while dangling := copy.execute("PRAGMA foreign_key_check").fetchall():
        for table, id_, _parent, key in dangling:
            row = _loosen(copy, table, id_, key)
            if row is not None:
                taken.append({"table": table, "row": row})
                rows[table] -= 1
    return taken


def _loosen(copy: sqlite3.Connection, table: str, id_: int, key: int) -> dict[str, Any] | None:
    columns = [link[3] for link in copy.execute(f'PRAGMA foreign_key_list("{table}")') if link[0] == key]
    needed = {info[1] for info in copy.execute(f'PRAGMA table_info("{table}")') if info[3] or info[5]}
    if not needed & set(columns):
        sets = ", ".join(f'"{column}" = NULL' for column in columns)
        with suppress(sqlite3.IntegrityError):  # a row that needs one of several links
            copy.execute(f'UPDATE "{table}" SET {sets} WHERE rowid = ?', (id_,))
            return None
    cursor = copy.execute(f'SELECT * FROM "{table}" WHERE rowid = ?', (id_,))
    row = cursor.fetchone()
    copy.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (id_,))
    return dict(zip((one[0] for one in cursor.description), row, strict=True)) if row else None


def _identify(copy: sqlite3.Connection) -> None:
    """Give a desk that lost its own record another one: it is then a desk of its own."""
    if copy.execute("SELECT 1 FROM desk").fetchone() is None:
        now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
        copy.execute(
            "INSERT INTO desk (id, uid, created_at, is_sample, house_profile) VALUES (1, ?, ?, 0, 'OIM')",
            (uuid.uuid4().hex, now),
        )


def _keep_loose(loose: list[dict[str, Any]], target: Path) -> Path | None:
    if not loose:
        return None
    path = target.with_name(f"{target.stem}-loose-rows.json")
    plain = json.dumps(loose, ensure_ascii=False, indent=1, default=lambda value: value.hex())
    write_privately(path, plain.encode())
    return path

"""Backups of a desk: made beside going work on a connection of their own, listed, and thinned out."""

import re
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from iomdesk.runtime.backup_record import Backup, load_record, remove_backup, store_record
from iomdesk.runtime.desk_address import is_server
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.private_files import bring_to_disk, make_private_file, make_private_folder
from iomdesk.runtime.translations import _
from iomdesk.storage.connections import Access, connect
from iomdesk.storage.copy_methods import Progress, copy_online, copy_settled
from iomdesk.storage.errors import user_error
from iomdesk.storage.rotation import superfluous
from iomdesk.storage.search_index import DERIVED

_SUFFIX = ".iomdesk"
_KEPT_ALWAYS = "upgrade"


class BackupNotWritten(UserError):
    """Raised when the folder of backups takes no file."""


def make_backup(
    desk: Path,
    root: Path,
    *,
    reason: str,
    now: datetime | None = None,
    progress: Progress | None = None,
    is_alone: bool = False,
) -> Backup:
    """Copy a desk, also one that is being written, into its folder below `root`.

    `is_alone` says that nothing else in this process has the desk open: it may then be copied as a file.
    Raises BackupGivenUp, BackupNotWritten, and what is wrong with the desk.
    """
    moment = now or datetime.now(UTC)
    if is_server(desk):
        with _as_file(desk) as file:
            return make_backup(file, root, reason=reason, now=moment, progress=progress, is_alone=True)
    try:
        with closing(connect(desk, Access.READ)) as source:
            source.execute("BEGIN")  # one state throughout, whatever is written meanwhile
            rows = count_rows(source)
            folder = folder_of(root, desk, uid_of(source))
            make_private_folder(folder)
            path = _write(source, desk if is_alone else None, _free_name(folder, moment), progress)
    except sqlite3.Error as error:
        raise user_error(error, desk) or error from error
    except OSError as error:
        raise _not_written(root) from error
    backup = Backup(path, moment, reason, path.stat().st_size, rows=rows)
    store_record(backup)
    return backup


@contextmanager
def _as_file(address: Path) -> Iterator[Path]:
    """Copy a shared desk into a file of its name, for as long as it is needed."""
    from iomdesk.storage.sharing import copy_desk

    with tempfile.TemporaryDirectory(prefix="iomdesk-") as folder:
        file = Path(folder) / f"{address.name}{_SUFFIX}"
        copy_desk(address, file)
        yield file


def list_backups(desk: Path, root: Path) -> tuple[Backup, ...]:
    """Return the backups of a desk, the newest first; of one that cannot be read, by its name."""
    folders = {folder_of(root, desk, uid)} if (uid := _uid_in(desk)) else set(_named_like(root, desk))
    paths = [path for folder in folders if folder.is_dir() for path in folder.glob(f"[!.]*{_SUFFIX}")]
    found = [load_record(path) for path in paths]
    return tuple(sorted(found, key=lambda backup: (backup.made_at, backup.path.name), reverse=True))


def thin_out(backups: tuple[Backup, ...], now: datetime | None = None) -> tuple[Backup, ...]:
    """Remove what the rotation leaves no place for and return it; never the newest, nor the newest good one.

    A backup made before an upgrade, and one whose rehearsal failed, takes no other's place.
    """
    moment = now or datetime.now(UTC)
    turning = [backup for backup in backups if backup.reason != _KEPT_ALWAYS and not backup.trouble]
    going = set(superfluous((backup.made_at for backup in turning), moment))
    good = next((backup for backup in backups if backup.is_good), None)
    removed = tuple(backup for backup in turning if backup.made_at in going and backup is not good)
    for backup in removed:
        with suppress(OSError):  # in use on Windows: another day
            remove_backup(backup.path)
    return removed


def count_rows(connection: sqlite3.Connection) -> Mapping[str, int]:
    """Count the rows of each table but those of the index, which is made of the others."""
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' "
        "AND name NOT LIKE 'sqlite_%' ORDER BY name"
    ).fetchall()
    names = [name for (name,) in tables if not name.startswith(DERIVED)]
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}


def folder_of(root: Path, desk: Path, uid: str) -> Path:
    """Return where the backups of a desk are: named for people, told apart by what the desk is."""
    return root / f"{_plain_name(desk)}-{uid[:8]}"


def uid_of(connection: sqlite3.Connection) -> str:
    """Return which desk this is; empty where it does not say."""
    row = connection.execute("SELECT uid FROM desk").fetchone()
    return str(row[0]) if row else ""


def _free_name(folder: Path, moment: datetime) -> Path:
    stem = moment.astimezone(UTC).strftime("%Y-%m-%dT%H%M%SZ")
    names = [stem, *(f"{stem}-{count}" for count in range(2, 100))]
    return next(path for name in names if not (path := folder / f"{name}{_SUFFIX}").exists())


def _write(source: sqlite3.Connection, desk: Path | None, path: Path, progress: Progress | None) -> Path:
    scratch = path.with_name(f".{path.name}.part")
    scratch.unlink(missing_ok=True)
    make_private_file(scratch)
    try:
        if desk is None or not copy_settled(desk, source, scratch, progress):
            copy_online(source, scratch, progress)
        bring_to_disk(scratch)
        scratch.rename(path)
    except BaseException:
        scratch.unlink(missing_ok=True)
        raise
    return path


def _plain_name(desk: Path) -> str:
    return re.sub(r"[^\w.-]+", "-", desk.name.removesuffix(_SUFFIX)).strip(".-") or "desk"


def _uid_in(desk: Path) -> str:
    if is_server(desk):
        from iomdesk.storage.sharing import uid_at

        return uid_at(desk)
    try:
        with closing(connect(desk, Access.READ)) as connection:
            return uid_of(connection)
    except (sqlite3.Error, OSError):
        return ""


def _named_like(root: Path, desk: Path) -> list[Path]:
    return sorted(root.glob(f"{_plain_name(desk)}-*")) if root.is_dir() else []


def _not_written(root: Path) -> BackupNotWritten:
    message = _(
        "No backup could be written into {folder}. The desk itself is safe. Make space there, "
        "or choose another folder for backups."
    )
    return BackupNotWritten(message.format(folder=root))

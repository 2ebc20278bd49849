"""Put a backup in the place of a desk, and keep the desk beside it."""

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from iomdesk.runtime.errors import UserError
from iomdesk.runtime.private_files import bring_to_disk, make_private_file, put_in_place
from iomdesk.runtime.translations import _
from iomdesk.storage.backups import uid_of
from iomdesk.storage.connections import Access, connect
from iomdesk.storage.errors import DeskBusy, DeskMissing, DeskNotWritable, user_error
from iomdesk.storage.header import check_header
from iomdesk.storage.integrity import is_damaged
from iomdesk.storage.rehearsal import trouble_in
from iomdesk.storage.replacing import lock_for_replacing, take_away, take_log_away

_SUFFIX = ".iomdesk"


class BackupNotSound(UserError):
    """Raised when a backup that is to be restored is damaged itself."""


class BackupOfAnotherDesk(UserError):
    """Raised when a backup would be put in the place of a desk that it is none of."""


def restore_backup(backup: Path, desk: Path, now: datetime) -> Path | None:
    """Put a backup in the place of a desk; return where the former one was kept, None where there was none.

    Raises BackupNotSound, BackupOfAnotherDesk, DeskBusy where somebody writes to the desk, and what is wrong
    with the files; the desk is then as it was.
    """
    if not backup.exists():
        raise DeskMissing(backup)
    check_header(backup)
    scratch = desk.with_name(f".{desk.name}.restored-{os.urandom(4).hex()}")
    lock = lock_for_replacing(desk) if desk.exists() else None
    try:
        _copy(backup, scratch)
        _refuse_unsound(backup, scratch)
        return _exchange(scratch, desk, now)
    except OSError as error:
        raise DeskNotWritable(desk) from error
    finally:
        take_away(scratch)
        if lock is not None:
            lock.release()


def _copy(backup: Path, scratch: Path) -> None:
    make_private_file(scratch)
    shutil.copyfile(backup, scratch)


def _refuse_unsound(backup: Path, scratch: Path) -> None:
    trouble = trouble_in(scratch, {})
    if trouble:
        message = _("“{name}” cannot be restored, and nothing was changed. {trouble}")
        raise BackupNotSound(message.format(name=backup.name, trouble=trouble))


def _exchange(scratch: Path, desk: Path, now: datetime) -> Path | None:
    if not desk.exists():
        put_in_place(scratch, desk)
        return None
    former, restored = _uid(desk), _uid(scratch)
    if former and restored and former != restored:
        raise BackupOfAnotherDesk(
            _(
                "This is a backup of another desk than “{name}”, and nothing was changed. Restore it under "
                "another name."
            ).format(name=desk.name)
        )
    os.chmod(scratch, desk.stat().st_mode & 0o777)
    kept = _free_name(desk, now)
    _set_aside(desk, kept)
    put_in_place(scratch, desk)
    return kept


def _set_aside(desk: Path, kept: Path) -> None:
    """Copy the desk, so that there is one at every moment; if it cannot be read, its files as they lie."""
    try:
        with closing(connect(desk, Access.WRITE)) as connection:
            if not is_damaged(connection):
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.Error as error:
        told = user_error(error, desk)
        if told is None or isinstance(told, DeskBusy):
            raise DeskBusy(desk) from error
    for end in ("", "-wal"):
        file = desk.with_name(desk.name + end)
        if file.exists():
            bring_to_disk(Path(shutil.copy2(file, kept.with_name(kept.name + end))))
    take_log_away(desk)


def _uid(path: Path) -> str:
    try:
        with closing(connect(path, Access.READ)) as connection:
            return uid_of(connection)
    except sqlite3.Error:
        return ""


def _free_name(desk: Path, now: datetime) -> Path:
    stem = f"{desk.name.removesuffix(_SUFFIX)}.before-restore-{now.astimezone():%Y-%m-%d-%H%M}"
    names = [stem, *(f"{stem}-{count}" for count in range(2, 1_000))]
    return next(path for name in names if not (path := desk.with_name(name + _SUFFIX)).exists())

"""Protect a desk by a passphrase, change it, or take it away: the file is written anew and exchanged."""

import os
import sqlite3
from contextlib import closing
from glob import escape
from pathlib import Path

from iomdesk.runtime.desk_keys import (
    SHORTEST_PASSPHRASE,
    DeskKey,
    derive_key,
    new_key,
    remember_key,
    salt_of,
)
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.private_files import make_private_file, put_in_place
from iomdesk.runtime.translations import _
from iomdesk.storage.backups import count_rows, list_backups
from iomdesk.storage.connections import Access, connect, connect_with, key_for
from iomdesk.storage.errors import DeskNotWritable, WrongPassphrase, user_error
from iomdesk.storage.header import check_header
from iomdesk.storage.rehearsal import trouble_in
from iomdesk.storage.replacing import lock_for_replacing, take_away, take_log_away
from iomdesk.storage.schema import APPLICATION_ID


class PassphraseTooShort(UserError):
    """Raised when a passphrase could be guessed."""


class ProtectionFailed(UserError):
    """Raised when what was written is not what the desk holds; the desk is then as it was."""


def unlock(path: Path, passphrase: str) -> None:
    """Remember what opens a protected file; does nothing with another. Raises WrongPassphrase."""
    salt = salt_of(path)
    if salt is None:
        return
    key = derive_key(passphrase, salt)
    try:
        with closing(connect_with(path, key)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.DatabaseError as error:
        raise WrongPassphrase(path) from error
    remember_key(key)


def protect(path: Path, passphrase: str) -> None:
    """Protect a desk that nobody has open by a passphrase, in the place of the one it may have.

    Raises PassphraseTooShort, DeskLocked, DeskBusy, DeskNotWritable, DeskFull, ProtectionFailed.
    """
    if len(passphrase) < SHORTEST_PASSPHRASE:
        message = _("A passphrase has at least {count} characters. Nothing was changed.")
        raise PassphraseTooShort(message.format(count=SHORTEST_PASSPHRASE))
    _exchange(path, new_key(passphrase))


def unprotect(path: Path) -> None:
    """Write a desk that nobody has open without protection; raises what `protect` raises."""
    _exchange(path, None)


def protect_copies(desk: Path, root: Path) -> tuple[int, tuple[str, ...]]:
    """Give the backups of a desk, and the copies beside it, the protection that the desk has.

    Returns how many were written anew, and the names of those that could not be: they are as they were.
    """
    key, done, left = key_for(desk), 0, []
    beside = desk.parent.glob(f"{escape(desk.stem)}.*{desk.suffix}")
    for path in (*(backup.path for backup in list_backups(desk, root)), *sorted(beside)):
        if salt_of(path) == (key.salt if key else None):
            continue
        try:
            _exchange(path, key)
            done += 1
        except (UserError, OSError):
            left.append(path.name)
    return done, tuple(left)


def _exchange(path: Path, key: DeskKey | None) -> None:
    from iomdesk.storage.protected import export_to  # only who needs it waits for it

    check_header(path)
    former = key_for(path)
    lock = lock_for_replacing(path)
    scratch = path.with_name(f".{path.name}.{os.urandom(4).hex()}")
    try:
        make_private_file(scratch)
        rows = _settle(path)
        export_to(path, former, scratch, key, APPLICATION_ID)
        _refuse_other(scratch, key, rows)
        put_in_place(scratch, path)
        take_log_away(path)
    except sqlite3.Error as error:
        raise user_error(error, path) or error from error
    except OSError as error:
        raise DeskNotWritable(path) from error
    finally:
        take_away(scratch)
        lock.release()


def _settle(path: Path) -> dict[str, int]:
    """Bring the log into the file, and count what is to be found in the new one."""
    with closing(connect(path, Access.WRITE)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return dict(count_rows(connection))


def _refuse_other(scratch: Path, key: DeskKey | None, rows: dict[str, int]) -> None:
    if key is not None:
        remember_key(key)
    trouble = trouble_in(scratch, rows)
    if trouble:
        message = _("The desk could not be written anew, and is as it was. {trouble}")
        raise ProtectionFailed(message.format(trouble=trouble))

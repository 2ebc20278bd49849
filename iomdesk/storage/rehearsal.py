"""Try a backup out: restore it elsewhere, look through it, count what came back."""

import hashlib
import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from iomdesk.runtime.backup_record import Backup
from iomdesk.runtime.private_files import make_private_file
from iomdesk.runtime.translations import _
from iomdesk.storage.backups import count_rows
from iomdesk.storage.connections import Access, connect
from iomdesk.storage.errors import DeskMissing, user_error
from iomdesk.storage.header import check_header


def restore_elsewhere(backup: Backup, folder: Path) -> Path:
    """Copy a backup into a folder as a desk; raises DeskMissing, NotADesk, DeskDamaged."""
    target = folder / "rehearsal.iomdesk"
    make_private_file(target)
    try:
        shutil.copyfile(backup.path, target)
    except FileNotFoundError as error:
        raise DeskMissing(backup.path) from error
    check_header(target)
    return target


def trouble_in(desk: Path, rows: Mapping[str, int]) -> str:
    """Say what is wrong with a restored desk; nothing where it is whole and holds the rows it should."""
    try:
        with closing(connect(desk, Access.READ)) as connection:
            damage = [line for (line,) in connection.execute("PRAGMA integrity_check(1)") if line != "ok"]
            return _damaged(damage[0]) if damage else _missing(rows, count_rows(connection))
    except sqlite3.Error as error:
        return _damaged(str(user_error(error, desk) or error))


def digest_of_file(path: Path) -> str:
    """Return the SHA-256 of a file, by which two equal backups are known."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _damaged(detail: str) -> str:
    return _("The backup is damaged: {detail}").format(detail=detail)


def _missing(wanted: Mapping[str, int], found: Mapping[str, int]) -> str:
    differing = [name for name, count in wanted.items() if found.get(name) != count]
    if not differing:
        return ""
    name = differing[0]
    message = _("Of {wanted} rows of “{table}”, {found} came back from the backup.")
    return message.format(wanted=wanted[name], table=name, found=found.get(name, 0))

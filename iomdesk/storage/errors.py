"""What can be wrong with a desk file, each said so that its user knows what is safe and what to do."""

import sqlite3
from pathlib import Path

from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _


class DeskExists(UserError):
    """Raised when a new desk would take the place of a file."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _(
                "“{name}” exists already; nothing was changed in it. Choose another name for the new desk."
            ).format(name=path.name)
        )


class DeskMissing(UserError):
    """Raised when there is no file of that name."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _(
                "“{name}” is not in the folder {folder}. It may have been moved or renamed; choose it again."
            ).format(name=path.name, folder=path.parent)
        )


class NotADesk(UserError):
    """Raised when a file is no desk at all."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _(
                "“{name}” is not a desk; nothing was changed in it. Choose a file made by this program."
            ).format(name=path.name)
        )


class DeskEmpty(NotADesk):
    """Raised when a file has no contents: a copy or a download that broke off."""

    def __init__(self, path: Path) -> None:
        UserError.__init__(
            self,
            _(
                "“{name}” is empty: its copying may have broken off. Copy it again, or choose another file."
            ).format(name=path.name),
        )


class DeskDamaged(UserError):
    """Raised when parts of a desk cannot be read, or contradict each other."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _(
                "“{name}” is damaged, and parts of it cannot be read. It was left as it is. "
                "Keep it, and go on with the newest copy of this desk."
            ).format(name=path.name)
        )


class DeskTooNew(UserError):
    """Raised when a desk was made by a later version of the program."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _(
                "“{name}” was made by a newer version of this program; nothing was changed in it. "
                "Bring the program up to date, then open the desk again."
            ).format(name=path.name)
        )


class DeskUpgradeFailed(UserError):
    """Raised when an older desk could not be brought to the newest format; it is as it was."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _(
                "“{name}” is of an older version and could not be brought up to date. It is as it was, "
                "and the version of the program that made it still opens it."
            ).format(name=path.name)
        )


class DeskNotWritable(UserError):
    """Raised when a desk cannot be made or changed where it lies."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _(
                "“{name}” cannot be written in the folder {folder}. What was stored before is safe. "
                "Choose a folder in which you may save files."
            ).format(name=path.name, folder=path.parent)
        )


class DeskFull(UserError):
    """Raised when the disk has no space left."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _(
                "There is no space left where “{name}” is kept. The last change was not stored; "
                "everything before it is safe. Make space, then try again."
            ).format(name=path.name)
        )


class DeskBusy(UserError):
    """Raised when another program holds the file for longer than one can wait."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _(
                "Another program is using “{name}”. The last change was not stored; everything before it is "
                "safe. Try again in a moment."
            ).format(name=path.name)
        )


class DeskMoved(UserError):
    """Raised when the file was moved, removed or replaced while it was open."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _(
                "“{name}” was moved, removed or replaced while it was open. The last change was not stored. "
                "Save a copy of the desk under another name, or bring the file back."
            ).format(name=path.name)
        )


class DeskReadOnly(UserError):
    """Raised when something would be changed in a desk that is open for reading; says why it is."""


class DeskClosed(UserError):
    """Raised when something is asked of a desk that was closed."""

    def __init__(self, path: Path) -> None:
        super().__init__(_("“{name}” is closed. Open it again to go on.").format(name=path.name))


_BY_CODE: dict[int, type[UserError]] = {
    sqlite3.SQLITE_FULL: DeskFull,
    sqlite3.SQLITE_CORRUPT: DeskDamaged,
    sqlite3.SQLITE_NOTADB: DeskDamaged,
    sqlite3.SQLITE_BUSY: DeskBusy,
    sqlite3.SQLITE_LOCKED: DeskBusy,
    sqlite3.SQLITE_READONLY: DeskNotWritable,
    sqlite3.SQLITE_PERM: DeskNotWritable,
    sqlite3.SQLITE_CANTOPEN: DeskNotWritable,
    sqlite3.SQLITE_IOERR: DeskNotWritable,
}


def user_error(error: BaseException, path: Path, why_read_only: str = "") -> UserError | None:
    """Return what to tell the user of an error of the database; None where it is a fault of the program."""
    code = primary_code(error)
    if code == sqlite3.SQLITE_READONLY and why_read_only:
        return DeskReadOnly(why_read_only)
    kind = _BY_CODE.get(code)
    return kind(path) if kind else None


def primary_code(error: BaseException) -> int:
    """Return SQLite's primary result code, also from under SQLAlchemy's wrapper; 0 where there is none."""
    bare = getattr(error, "orig", None) or error
    code = getattr(bare, "sqlite_errorcode", None)
    return int(code) & 0xFF if isinstance(bare, sqlite3.Error) and code is not None else 0

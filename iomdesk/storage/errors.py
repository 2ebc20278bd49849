"""What can be wrong with a desk file, each said so that its user knows what is safe and what to do."""

import sqlite3
from pathlib import Path

from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _


class DeskFileError(UserError):
    """Say what is wrong with one desk file; each kind has its sentence."""

    def __init__(self, path: Path) -> None:
        super().__init__(self.sentence().format(name=path.name, folder=path.parent))

    @classmethod
    def sentence(cls) -> str:
        """Say what happened, what is safe and what to do, with {name} and {folder} left open."""
        raise NotImplementedError


class DeskExists(DeskFileError):
    """Raised when a new desk would take the place of a file."""

    @classmethod
    def sentence(cls) -> str:
        return _("“{name}” exists already; nothing was changed in it. Choose another name for the new desk.")


class DeskMissing(DeskFileError):
    """Raised when there is no file of that name."""

    @classmethod
    def sentence(cls) -> str:
        return _(
            "“{name}” is not in the folder {folder}. It may have been moved or renamed; choose it again."
        )


class NotADesk(DeskFileError):
    """Raised when a file is no desk at all."""

    @classmethod
    def sentence(cls) -> str:
        return _("“{name}” is not a desk; nothing was changed in it. Choose a file made by this program.")


class DeskEmpty(NotADesk):
    """Raised when a file has no contents: a copy or a download that broke off."""

    @classmethod
    def sentence(cls) -> str:
        return _("“{name}” is empty: its copying may have broken off. Copy it again, or choose another file.")


class DeskDamaged(DeskFileError):
    """Raised when parts of a desk cannot be read, or contradict each other."""

    @classmethod
    def sentence(cls) -> str:
        return _(
            "“{name}” is damaged, and parts of it cannot be read. It was left as it is. Keep it, "
            "and go on with the newest copy of this desk."
        )


class DeskLocked(DeskFileError):
    """Raised when a desk is protected and its passphrase was not given."""

    @classmethod
    def sentence(cls) -> str:
        return _(
            "“{name}” is protected by a passphrase. Nothing in it can be read without; nothing was changed."
        )


class WrongPassphrase(DeskLocked):
    """Raised when a passphrase does not open a desk; a damaged beginning cannot be told from it."""

    @classmethod
    def sentence(cls) -> str:
        return _(
            "This passphrase does not open “{name}”. Nothing was changed. Mind capitals and the keyboard’s "
            "language; there is no way around the passphrase."
        )


class PasswordNeeded(UserError):
    """Raised when a server lets nobody in without the right password."""


class DeskTooNew(DeskFileError):
    """Raised when a desk was made by a later version of the program."""

    @classmethod
    def sentence(cls) -> str:
        return _(
            "“{name}” was made by a newer version of this program; nothing was changed in it. "
            "Bring the program up to date, then open the desk again."
        )


class DeskUpgradeFailed(DeskFileError):
    """Raised when an older desk could not be brought to the newest format; it is as it was."""

    @classmethod
    def sentence(cls) -> str:
        return _(
            "“{name}” is of an older version and could not be brought up to date. It is as it "
            "was, and the version of the program that made it still opens it."
        )


class DeskNotReadable(DeskFileError):
    """Raised when a file may not be read."""

    @classmethod
    def sentence(cls) -> str:
        return _("“{name}” may not be read by you; nothing was changed in it. Ask its owner for a copy.")


class NoRoomToRead(DeskFileError):
    """Raised when a desk must be copied to be read, and there is no space for that."""

    @classmethod
    def sentence(cls) -> str:
        return _(
            "To be read where it lies, “{name}” is copied first, and this computer has no space "
            "for that. Nothing was changed. Make space, then open it again."
        )


class DeskNotWritable(DeskFileError):
    """Raised when a desk cannot be made or changed where it lies."""

    @classmethod
    def sentence(cls) -> str:
        return _(
            "“{name}” cannot be written in the folder {folder}. What was stored before is safe. "
            "Choose a folder in which you may save files."
        )


class DeskFull(DeskFileError):
    """Raised when the disk has no space left."""

    @classmethod
    def sentence(cls) -> str:
        return _(
            "There is no space left where “{name}” is kept. The last change was not stored; "
            "everything before it is safe. Make space, then try again."
        )


class DeskBusy(DeskFileError):
    """Raised when another program holds the file for longer than one can wait."""

    @classmethod
    def sentence(cls) -> str:
        return _(
            "Another program is using “{name}”. The last change was not stored; everything "
            "before it is safe. Try again in a moment."
        )


class DeskMoved(DeskFileError):
    """Raised when the file was moved, removed or replaced while it was open."""

    @classmethod
    def sentence(cls) -> str:
        return _(
            "“{name}” was moved, removed or replaced while it was open. The last change was not "
            "stored. Save a copy of the desk under another name, or bring the file back."
        )


class DeskReadOnly(UserError):
    """Raised when something would be changed in a desk that is open for reading; says why it is."""


class DeskClosed(DeskFileError):
    """Raised when something is asked of a desk that was closed."""

    @classmethod
    def sentence(cls) -> str:
        return _("“{name}” is closed. Open it again to go on.")


_BY_CODE: dict[int, type[DeskFileError]] = {
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

"""What can be wrong with a shared desk, each said so that its user knows what is safe and what to do."""

from pathlib import Path

from iomdesk.runtime.desk_address import is_server, server_at
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.storage.errors import DeskBusy, DeskFileError, DeskFull, PasswordNeeded


class SharedDeskError(DeskFileError):
    """Say what is wrong with one shared desk; {name} is the database, {folder} the server."""

    def __init__(self, path: Path) -> None:
        address = server_at(path)
        words = self.sentence().format(name=address.database, folder=address.host, user=address.user or "–")
        UserError.__init__(self, words)


class ServerUnreachable(SharedDeskError):
    """Raised when the server does not answer, or stopped answering."""

    @classmethod
    def sentence(cls) -> str:
        return _(
            "The server {folder} of the shared desk “{name}” does not answer. What was stored is safe there. "
            "Try again when the server is back."
        )


class OutcomeUnknown(ServerUnreachable):
    """Raised when the connection broke while a change was being stored, and nobody knows whether it was."""

    @classmethod
    def sentence(cls) -> str:
        return _(
            "The connection to {folder} broke while a change was being stored in “{name}”, and it cannot be "
            "asked yet whether it was. When the server answers again, look whether the change is there "
            "before you do it once more."
        )


class PasswordWanted(SharedDeskError, PasswordNeeded):
    """Raised when the server wants a password that was not given."""

    @classmethod
    def sentence(cls) -> str:
        return _(
            "The shared desk “{name}” on {folder} asks {user} for a password. Nothing was opened and nothing "
            "was changed."
        )


class WrongPassword(PasswordWanted):
    """Raised when the server refuses the password."""

    @classmethod
    def sentence(cls) -> str:
        return _(
            "The server {folder} does not let {user} in with this password. Nothing was changed. Mind "
            "capitals and the keyboard’s language, or ask whoever looks after the server."
        )


class SharedDeskMissing(SharedDeskError):
    """Raised when the server has no database of that name."""

    @classmethod
    def sentence(cls) -> str:
        return _(
            "There is no shared desk “{name}” on {folder}. Look at the address, or make one with "
            "`iomdesk copy DESK ADDRESS`."
        )


class NotASharedDesk(SharedDeskError):
    """Raised when a database holds no desk."""

    @classmethod
    def sentence(cls) -> str:
        return _("The database “{name}” on {folder} is not a desk; nothing was changed in it.")


class SharedDeskExists(SharedDeskError):
    """Raised when a desk would be made where something is."""

    @classmethod
    def sentence(cls) -> str:
        return _(
            "The database “{name}” on {folder} is not empty; nothing was changed in it. Name a database that "
            "is not there yet, or an empty one."
        )


class SharedDeskTooNew(SharedDeskError):
    """Raised when a shared desk was brought up to date by a newer program."""

    @classmethod
    def sentence(cls) -> str:
        return _(
            "The shared desk “{name}” was made by a newer version of this program; nothing was changed in "
            "it. Bring the program up to date, then open the desk again."
        )


class SharedDeskOlder(SharedDeskError):
    """Raised when a shared desk is of an older format and this user may not bring it up to date."""

    @classmethod
    def sentence(cls) -> str:
        return _(
            "The shared desk “{name}” is of an older format, which only its owner can bring up to date. "
            "Nothing was changed. Ask whoever made it to open it once with this version."
        )


class RoleForbids(SharedDeskError):
    """Raised when the database refuses a change to this user's role."""

    @classmethod
    def sentence(cls) -> str:
        return _(
            "Your role in the shared desk “{name}” does not let you change this. Nothing was changed. "
            "Whoever looks after the desk can give you another role."
        )


class OnlyForFiles(SharedDeskError):
    """Raised when something is asked of a shared desk that only a file can do."""

    @classmethod
    def sentence(cls) -> str:
        return _(
            "“{name}” is on a server, and this is done with files only. `iomdesk copy` makes a file of the "
            "desk. Nothing was changed."
        )


_WORDS: tuple[tuple[str, type[SharedDeskError]], ...] = (
    ("no password supplied", PasswordWanted),
    ("authentication failed", WrongPassword),
    ("does not exist", SharedDeskMissing),
)


def server_error(error: BaseException, path: Path) -> UserError | None:
    """Return what to tell the user of an error of the server; None where it is a fault of the program."""
    from psycopg import InterfaceError, OperationalError
    from psycopg import errors as pg

    kinds: tuple[tuple[type[Exception], type[DeskFileError]], ...] = (
        (pg.InsufficientPrivilege, RoleForbids),
        (pg.LockNotAvailable, DeskBusy),
        (pg.QueryCanceled, DeskBusy),
        (pg.DiskFull, DeskFull),
        (pg.OutOfMemory, DeskFull),
        (pg.InvalidCatalogName, SharedDeskMissing),
    )
    bare = getattr(error, "orig", None) or error
    for kind, told in kinds:
        if isinstance(bare, kind):
            return told(path)
    if isinstance(bare, OperationalError | InterfaceError):
        return next((told for words, told in _WORDS if words in str(bare)), ServerUnreachable)(path)
    return None


def is_lost(error: BaseException) -> bool:
    """Say whether the connection is gone, whatever the server did with what was sent last."""
    from psycopg import InterfaceError, OperationalError
    from psycopg import errors as pg

    bare = getattr(error, "orig", None) or error
    return isinstance(bare, OperationalError | InterfaceError) and not isinstance(
        bare, pg.LockNotAvailable | pg.QueryCanceled | pg.DiskFull | pg.SerializationFailure
    )


def refuse_shared(path: Path) -> Path:
    """Return the path of a file; raises OnlyForFiles for an address."""
    if is_server(path):
        raise OnlyForFiles(path)
    return path

"""Where a desk is: a file, or a database on a server that several people share.

An address stands wherever a path to a file may stand. As a path it has lost one of its slashes
(`postgresql+psycopg:/anna@server/group`), and is known by its beginning. Passwords never stand in it.
"""

import getpass
import os
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote

from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _

SCHEME = "postgresql+psycopg"
PORT = 5432
_BEGINNING = re.compile(r"^(?:postgresql(?:\+psycopg)?|postgres):[/\\]{1,2}(?=[^/\\])", re.IGNORECASE)
_ADDRESS = re.compile(
    r"(?:(?P<user>[^:@/]+)(?::(?P<password>[^@/]*))?@)?(?P<host>\[[0-9a-fA-F:]+\]|[^:@/\[\]]+)"
    r"(?::(?P<port>\d{1,5}))?/(?P<database>[^/?#]+)"
)


class NotAnAddress(UserError):
    """Raised when the address of a shared desk cannot be one."""


@dataclass(frozen=True)
class ServerAddress:
    """Name a database on a server, and as whom it is used; an empty user is the system's."""

    host: str
    database: str
    user: str = ""
    port: int = PORT

    @property
    def path(self) -> Path:
        """Return what stands where a path to a file may stand."""
        return Path(f"{SCHEME}:/{self._who}{self.host}{self._port}/{quote(self.database, safe='')}")

    @property
    def text(self) -> str:
        """Return the address as somebody types it."""
        return f"{SCHEME}://{self._who}{self.host}{self._port}/{quote(self.database, safe='')}"

    @property
    def _who(self) -> str:
        return f"{quote(self.user, safe='')}@" if self.user else ""

    @property
    def _port(self) -> str:
        return "" if self.port == PORT else f":{self.port}"


_passwords: dict[ServerAddress, str] = {}


def is_server(path: Path | str) -> bool:
    """Say whether a path is the address of a shared desk."""
    return _BEGINNING.match(str(path)) is not None


def server_at(path: Path | str) -> ServerAddress:
    """Read an address; a password in it is kept for as long as the program runs, and nowhere else.

    Raises NotAnAddress.
    """
    text = str(path).replace("\\", "/")
    found = _ADDRESS.fullmatch(_BEGINNING.sub("", text))
    if not is_server(path) or found is None or not 0 < int(found["port"] or PORT) < 65536:
        raise NotAnAddress(
            _(
                "“{address}” is not the address of a shared desk. It reads: {scheme}://name@server/database. "
                "Nothing was opened."
            ).format(address=_without_password(text), scheme=SCHEME)
        )
    address = ServerAddress(
        host=found["host"].strip("[]") if found["host"].startswith("[") else found["host"],
        database=unquote(found["database"]),
        user=unquote(found["user"] or ""),
        port=int(found["port"] or PORT),
    )
    if found["password"]:
        remember_password(address, unquote(found["password"]))
    return address


def settled(path: Path) -> Path:
    """Return where a desk is, whatever folder the program is in; of an address, without its password."""
    return server_at(path).path if is_server(path) else path.absolute()


def acting_at(path: Path, installation: str) -> str:
    """Return whose hand changes a desk: this installation's, and on a server its user's."""
    if not is_server(path):
        return installation
    return f"{server_at(path).user or getpass.getuser()} ({installation})"


def is_there(path: Path) -> bool:
    """Say whether a desk may be opened there: of a server only opening it tells."""
    return is_server(path) or path.exists()


def remember_password(address: ServerAddress, password: str) -> None:
    """Keep a password for as long as the program runs."""
    _passwords[address] = password


def known_password(address: ServerAddress) -> str | None:
    """Return the password given for an address; else what the environment gives for all of them."""
    return _passwords.get(address) or os.environ.get("IOMDESK_PASSWORD") or None


def known_passwords() -> dict[ServerAddress, str]:
    """Return all passwords, to hand them to a process that works for this one."""
    return dict(_passwords)


def forget_passwords() -> None:
    """Forget all passwords."""
    _passwords.clear()


def _without_password(text: str) -> str:
    return re.sub(r"(?<=[^/:]):[^@/]*@", "@", text)

"""Let a command into a shared desk: its password comes from the keyring, the environment or the terminal."""

import sys
from pathlib import Path

import typer

from iomdesk.runtime.desk_address import remember_password, server_at
from iomdesk.runtime.translations import _


def let_in(desk: Path) -> Path:
    """Return the address of a shared desk, without its password; ask for the one that the server wants."""
    from iomdesk.storage.server_errors import PasswordWanted, WrongPassword
    from iomdesk.storage.server_opening import look_in

    address = server_at(desk)
    try:
        look_in(address)
    except PasswordWanted as error:
        if isinstance(error, WrongPassword) or not sys.stdin.isatty():
            raise
        asked = _("Password of {user} on {host}").format(user=address.user, host=address.host)
        remember_password(address, str(typer.prompt(asked, hide_input=True, err=True)))
    return address.path

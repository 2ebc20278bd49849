"""Passwords of shared desks in the system's keyring: nowhere else are they stored."""

from collections.abc import Callable
from typing import Any, TypeVar

from iomdesk.runtime.desk_address import ServerAddress, known_password, remember_password

T = TypeVar("T")

SERVICE = "iomdesk"


def password_for(address: ServerAddress) -> str | None:
    """Return the password of a shared desk: as given to this program, else as the keyring has it."""
    known = known_password(address)
    if known is None:
        known = _asked(lambda keyring: keyring.get_password(SERVICE, address.text))
        if known:
            remember_password(address, known)
    return known


def has_keyring() -> bool:
    """Say whether this system keeps passwords for its user."""
    return bool(_asked(lambda keyring: keyring.get_keyring().priority > 0))


def keep_password(address: ServerAddress, password: str) -> bool:
    """Put a password into the system's keyring; return whether it took it."""

    def keep(keyring: Any) -> bool:
        keyring.set_password(SERVICE, address.text, password)
        return True

    return bool(_asked(keep))


def drop_password(address: ServerAddress) -> None:
    """Take a password out of the keyring, if it is there."""
    _asked(lambda keyring: keyring.delete_password(SERVICE, address.text))


def _asked(question: Callable[[Any], T]) -> T | None:
    """Ask the keyring; a system without one, or one that is locked, knows nothing."""
    try:
        import keyring
        import keyring.errors
    except ImportError:
        return None
    try:
        return question(keyring)
    except Exception:
        return None

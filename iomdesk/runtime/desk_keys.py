"""The keys of protected desks that this process was given a passphrase for; never written anywhere.

A protected desk is a plain SQLCipher 4 file, which other tools open with the passphrase too: its first 16
bytes are the salt, and the key is derived as SQLCipher does by itself. Here it is derived once for all
connections, and the salt begins with a mark by which a protected desk is known before anybody has given a
passphrase.
"""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

SHORTEST_PASSPHRASE = 8
"""Characters that a passphrase has at least: each guess costs some tenths of a second."""

_MARK = b"iomd\x01"
_SALT_BYTES = 16
_ROUNDS = 256_000  # SQLCipher 4's own (zetetic.net/sqlcipher/design): 0.15 s here, once per opening


@dataclass(frozen=True)
class DeskKey:
    """Hold what opens one protected file and all copies made from it."""

    salt: bytes
    secret: bytes

    def __repr__(self) -> str:
        """Say nothing that a log must not hold."""
        return f"DeskKey({self.salt.hex()})"


_known: dict[bytes, DeskKey] = {}


def salt_of(path: Path) -> bytes | None:
    """Return the salt of a protected desk; None of any other file, and of what cannot be read."""
    try:
        with path.open("rb") as file:
            salt = file.read(_SALT_BYTES)
    except OSError:
        return None
    return salt if len(salt) == _SALT_BYTES and salt.startswith(_MARK) else None


def is_protected(path: Path) -> bool:
    """Say whether a file can only be read with a passphrase."""
    return salt_of(path) is not None


def needs_passphrase(path: Path) -> bool:
    """Say whether the passphrase of a file was not given to this program yet."""
    salt = salt_of(path)
    return salt is not None and known_key(salt) is None


def derive_key(passphrase: str, salt: bytes) -> DeskKey:
    """Derive the key; takes some tenths of a second, so that guessing takes long."""
    return DeskKey(salt, hashlib.pbkdf2_hmac("sha512", passphrase.encode(), salt, _ROUNDS, 32))


def new_key(passphrase: str) -> DeskKey:
    """Make the key of a file that is to be protected."""
    return derive_key(passphrase, _MARK + os.urandom(_SALT_BYTES - len(_MARK)))


def remember_key(key: DeskKey) -> None:
    """Keep a key as long as this process lives: backups and copies are opened with it too."""
    _known[key.salt] = key


def known_key(salt: bytes) -> DeskKey | None:
    """Return the key of a salt, if its passphrase was given."""
    return _known.get(salt)


def known_keys() -> tuple[DeskKey, ...]:
    """Return all keys, to hand them to a process that works for this one."""
    return tuple(_known.values())


def forget_keys() -> None:
    """Forget all keys."""
    _known.clear()

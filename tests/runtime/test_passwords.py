"""Passwords go to the system's keyring and nowhere else; a system without one knows none."""

from collections.abc import Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring

from iomdesk.runtime.desk_address import ServerAddress, forget_passwords
from iomdesk.runtime.passwords import drop_password, has_keyring, keep_password, password_for

ADDRESS = ServerAddress("server", "group", "anna")


class MemoryKeyring(KeyringBackend):
    """Keep passwords in memory."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture(autouse=True)
def _own_keyring() -> Iterator[None]:
    former = keyring.get_keyring()
    yield
    keyring.set_keyring(former)
    forget_passwords()


def test_password_is_kept_found_in_another_run_and_dropped() -> None:
    keyring.set_keyring(MemoryKeyring())
    assert has_keyring()
    assert keep_password(ADDRESS, "geheim")
    forget_passwords()
    assert password_for(ADDRESS) == "geheim"
    drop_password(ADDRESS)
    forget_passwords()
    assert password_for(ADDRESS) is None


def test_system_without_a_keyring_knows_none() -> None:
    keyring.set_keyring(NoKeyring())  # type: ignore[no-untyped-call]
    assert not has_keyring()
    assert not keep_password(ADDRESS, "geheim")
    assert password_for(ADDRESS) is None

"""Addresses of shared desks stand where paths stand, and hold no password."""

from pathlib import Path

import pytest

from iomdesk.runtime.desk_address import (
    NotAnAddress,
    ServerAddress,
    forget_passwords,
    is_server,
    is_there,
    known_password,
    server_at,
    settled,
)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("postgresql+psycopg://anna@server/group", ServerAddress("server", "group", "anna")),
        ("postgresql://anna@server:5433/group", ServerAddress("server", "group", "anna", 5433)),
        ("postgres://10.0.0.7/group", ServerAddress("10.0.0.7", "group")),
        ("postgresql+psycopg://a%40b@server/le%20groupe", ServerAddress("server", "le groupe", "a@b")),
    ],
)
def test_address_is_read_also_where_it_went_through_a_path(text: str, address: ServerAddress) -> None:
    assert server_at(text) == server_at(Path(text)) == server_at(address.path) == address
    assert server_at(address.text) == address
    assert is_there(address.path)
    assert settled(Path(text)) == address.path


def test_password_is_kept_in_memory_and_is_in_no_address() -> None:
    address = server_at(Path("postgresql+psycopg://anna:se%2Fcret@server/group"))
    assert known_password(address) == "se/cret"
    assert "cret" not in f"{address} {address.path} {address.text}"
    forget_passwords()
    assert known_password(address) is None


@pytest.mark.parametrize(
    "text", ["postgresql://server", "postgresql:///x", "postgresql://anna:geheim@server:99999/x"]
)
def test_what_is_no_address_is_told_without_the_password(text: str) -> None:
    with pytest.raises(NotAnAddress) as caught:
        server_at(text)
    assert "geheim" not in str(caught.value)


@pytest.mark.parametrize("path", ["group.iomdesk", "/tmp/postgresql/desk", "C:\\desks\\x.iomdesk"])
def test_files_are_files(path: str) -> None:
    assert not is_server(path)
    assert settled(Path(path)) == Path(path).absolute()

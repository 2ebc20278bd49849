"""Bring a desk from a file to a server, from a server into a file, and see to who may do what there."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import text

from iomdesk.runtime.desk_address import is_server, server_at
from iomdesk.runtime.errors import UserError
from iomdesk.storage.desk_copies import copy_rows, copy_to_file
from iomdesk.storage.server import told_to_users
from iomdesk.storage.server_opening import lay_out, make_empty, open_server_desk
from iomdesk.storage.stores import open_store

if TYPE_CHECKING:
    from sqlalchemy import Connection

T = TypeVar("T")


def copy_desk(source: Path, target: Path) -> int:
    """Copy a desk to a place where nothing is, a file or a server, and return how many rows it has.

    Raises what opening the one and making the other raise; no half a desk stays.
    """
    opened = open_store(source, read_only=True, is_suspect=False, backups=Path)
    try:
        with opened.reading() as session:
            if is_server(target):
                return _copy_to_server(session.connection(), target)
            return copy_to_file(session.connection(), target)
    finally:
        opened.close()


def uid_at(path: Path) -> str:
    """Return which desk a shared one is; empty where its server does not say."""
    try:
        desk = open_server_desk(path, read_only=True)
        with closing(desk), desk.reading() as session:
            return str(session.scalar(text("SELECT uid FROM desk")) or "")
    except UserError:
        return ""


def among_owners(path: Path, function: Callable[[Connection], T]) -> T:
    """Do something with the roles of a shared desk, all or nothing; raises RoleForbids, OnlyForFiles."""
    desk = open_server_desk(path)
    try:
        with desk.administering() as connection:
            return function(connection)
    finally:
        desk.close()


def _copy_to_server(source: Connection, target: Path) -> int:
    address = server_at(target)
    with told_to_users(address.path):
        engine = make_empty(address)
        try:
            with engine.begin() as connection:
                lay_out(connection, address.path)
                return copy_rows(source, connection)
        finally:
            engine.dispose()

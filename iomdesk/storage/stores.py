"""Open and make desks of either kind: a file, or a database on a server."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from iomdesk.runtime.desk_address import is_server
from iomdesk.runtime.errors import UserError
from iomdesk.storage.desk_file import DeskFile

if TYPE_CHECKING:  # what is not needed is not waited for
    from sqlalchemy.orm import Session

    from iomdesk.storage.server import ServerDesk

    Store: TypeAlias = DeskFile | ServerDesk


def open_store(path: Path, *, read_only: bool, is_suspect: bool, backups: Callable[[], Path]) -> Store:
    """Open a desk; a file of an older format is put among its backups before it is brought up to date."""
    if is_server(path):
        from iomdesk.storage.server_opening import open_server_desk

        return open_server_desk(path, read_only=read_only)
    from iomdesk.storage.opening import open_desk_file

    def back_up_first(older: Path) -> None:
        from iomdesk.storage.backups import make_backup

        with suppress(UserError, OSError):  # the copy beside the desk is made in any case
            make_backup(older, backups(), reason="upgrade")

    return open_desk_file(path, read_only=read_only, before_upgrade=back_up_first, is_suspect=is_suspect)


def make_store(path: Path, clock: Callable[[], datetime], installation: str, *, sample: bool) -> Store:
    """Make a desk that knows what comes with the program, with the sample session or without."""
    from iomdesk.services.founding import found_desk
    from iomdesk.services.work import Work

    def fill(session: Session) -> None:
        found_desk(Work(session, clock, installation), sample=sample)

    if is_server(path):
        from iomdesk.storage.server_opening import create_server_desk

        return create_server_desk(path, fill)
    from iomdesk.storage.opening import create_desk_file

    return create_desk_file(path, fill)

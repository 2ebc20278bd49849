"""Tell a desk that is a file from one on a server, where the two have to be asked differently."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # SQLAlchemy comes after the window
    from sqlalchemy import Connection
    from sqlalchemy.orm import Session


def is_file(asked: Session | Connection) -> bool:
    """Say whether a session or a connection is on a file."""
    bind = asked.get_bind() if hasattr(asked, "get_bind") else asked
    return bind.dialect.name == "sqlite"

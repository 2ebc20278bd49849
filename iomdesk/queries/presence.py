"""Who else has a shared desk open, and where each of them is.

Each window stands under a name that the server shows for as long as its connection lasts: whoever leaves, or
is cut off, is gone from the list without anybody taking care of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from iomdesk.queries.store_kinds import is_file

if TYPE_CHECKING:  # SQLAlchemy comes after the window
    from sqlalchemy.orm import Session

HERE = "iomdesk at "
"""How the name of a window's connection begins; its own sign and its place follow."""

_OTHERS = """
    SELECT DISTINCT usename, application_name FROM pg_stat_activity
    WHERE datname = current_database() AND application_name LIKE :here ORDER BY usename, application_name"""


@dataclass(frozen=True, slots=True)
class Present:
    """Name somebody who has the desk open, and the place (`item:12`); empty where it is nowhere special."""

    who: str
    window: str
    place: str


def who_is_here(session: Session) -> tuple[Present, ...]:
    """Return everybody who has the desk open in a window; nobody where it is a file."""
    if is_file(session):
        return ()
    from sqlalchemy import text

    rows = session.execute(text(_OTHERS), {"here": f"{HERE}%"})
    return tuple(_present(who or "", name.removeprefix(HERE)) for who, name in rows)


def _present(who: str, name: str) -> Present:
    window, _, place = name.partition(" ")
    return Present(who, window, place)

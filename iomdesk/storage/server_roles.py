"""Who may do what in a shared desk: roles of the database itself, which no program can go around.

Each desk has four, named after its database: the chair prepares and conducts, the rapporteur writes, the
secretariat sees to everything, a reader reads. Only the owner of the database gives them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, text

from iomdesk.model import metadata
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _


class Role(StrEnum):
    """Name the roles of a shared desk."""

    CHAIR = "chair"
    RAPPORTEUR = "rapporteur"
    SECRETARIAT = "secretariat"
    READER = "reader"


class NoSuchUser(UserError):
    """Raised when the server knows no user of a name."""


@dataclass(frozen=True, slots=True)
class Member:
    """Name a user of a shared desk with the role."""

    user: str
    role: Role


_OF_ALL = (
    *("audit", "audit_link", "receipt", "typed_change", "recovered_text", "saved_search"),
    *("search_entry", "search_pending", "search_index"),
)
_CONDUCT = (
    *("meeting", "attendance", "speaker", "motion", "vote", "ballot", "item_time", "intervention"),
    *(
        "intervention_aligned",
        "intervention_group",
        "delegation",
        "delegation_member",
        "organisation",
        "person",
    ),
)
_PAPERS = ("paper", "paper_issue", "paper_source", "paper_text")
_AGENDA = (
    *("session", "session_body", "session_calendar", "agenda_item", "agenda_item_text", "agenda_item_clause"),
    *("agenda_item_document", "agenda_item_carry_over", "agenda_break", "agenda_version", "agenda_template"),
)
_MANDATE = (
    *("mandate_version", "mandate_chapter", "mandate_chapter_title", "mandate_clause", "mandate_clause_text"),
    *("mandate_step", "concordance_link"),
)
_MINUTES = ("draft", "minutes_revision", "minutes_step", "minutes_deadline", "correction", "frozen_minutes")
_WRITINGS = tuple(name for name in metadata.tables if name.startswith(("recommendation", "report")))
_OUTCOMES = "GRANT UPDATE (outcome) ON agenda_item TO {role}"
"""What the rapporteur notes of an item; its title and place are the chair's."""

_MAY_WRITE = {
    Role.CHAIR: (*_OF_ALL, *_CONDUCT, *_PAPERS, *_AGENDA, *_MANDATE),
    Role.RAPPORTEUR: (*_OF_ALL, *_CONDUCT, *_PAPERS, *_MINUTES, *_WRITINGS),
    Role.SECRETARIAT: (*_OF_ALL, *metadata.tables),
    Role.READER: (),
}


def give_role(connection: Connection, user: str, role: Role) -> None:
    """Let a user of the server into the desk with a role, in the place of the one before.

    Raises NoSuchUser; RoleForbids to whoever does not own the database.
    """
    _refuse_unknown(connection, user)
    make_roles(connection)
    _take_all(connection, user)
    name = _quoted(connection, _name(connection, role))
    connection.execute(text(f"GRANT {name} TO {_quoted(connection, user)}"))


def take_roles(connection: Connection, user: str) -> None:
    """Let a user no longer into the desk; raises NoSuchUser."""
    _refuse_unknown(connection, user)
    _take_all(connection, user)


def members_of(connection: Connection) -> tuple[Member, ...]:
    """Return who has which role."""
    names = {_name(connection, role): role for role in Role}
    rows = connection.execute(
        text(
            "SELECT m.rolname, r.rolname FROM pg_auth_members a JOIN pg_roles r ON r.oid = a.roleid "
            "JOIN pg_roles m ON m.oid = a.member ORDER BY 1, 2"
        )
    )
    return tuple(Member(user, names[role]) for user, role in rows if role in names)


def make_roles(connection: Connection) -> None:
    """Make the roles of this desk where they are not, and grant them what they may do."""
    known = set(connection.scalars(text("SELECT rolname FROM pg_roles")))
    for role in Role:
        if (name := _name(connection, role)) not in known:
            connection.execute(text(f"CREATE ROLE {_quoted(connection, name)} NOLOGIN"))
    grant_again(connection)


def grant_again(connection: Connection) -> None:
    """Grant the roles that are there what they may do: tables may have come since."""
    known = set(connection.scalars(text("SELECT rolname FROM pg_roles")))
    for role in Role:
        if (name := _name(connection, role)) in known:
            for statement in _grants(role):
                connection.execute(text(statement.format(role=_quoted(connection, name))))


def _grants(role: Role) -> Iterator[str]:
    yield "GRANT USAGE ON SCHEMA public TO {role}"
    yield "GRANT SELECT ON ALL TABLES IN SCHEMA public TO {role}"
    tables = dict.fromkeys(_MAY_WRITE[role])
    if not tables:
        return
    yield "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}"
    for table in tables:
        yield f'GRANT INSERT, UPDATE, DELETE ON "{table}" TO {{role}}'
    if role is Role.RAPPORTEUR:
        yield _OUTCOMES


def _take_all(connection: Connection, user: str) -> None:
    for member in members_of(connection):
        if member.user == user:
            name = _quoted(connection, _name(connection, member.role))
            connection.execute(text(f"REVOKE {name} FROM {_quoted(connection, user)}"))


def _refuse_unknown(connection: Connection, user: str) -> None:
    if not connection.scalar(text("SELECT 1 FROM pg_roles WHERE rolname = :name"), {"name": user}):
        message = _(
            "The server knows no user “{user}”; nothing was changed. Whoever looks after the server makes "
            "users."
        )
        raise NoSuchUser(message.format(user=user))


def _name(connection: Connection, role: Role) -> str:
    database = str(connection.scalar(text("SELECT current_database()")))
    return f"{database[:50]}_{role.value}"


def _quoted(connection: Connection, name: str) -> str:
    return connection.dialect.identifier_preparer.quote_identifier(name)

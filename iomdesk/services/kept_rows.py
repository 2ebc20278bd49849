"""Keep what is removed for good, with everything that goes with it, so that it can come back as it was.

The rows are kept in the audit, which forgets nothing: those of the record itself and of all that the database
removes with it, as they are stored, and the links that it cuts.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, ForeignKey, Table, null, select, update
from sqlalchemy.dialects import postgresql, sqlite

from iomdesk.model import metadata
from iomdesk.model.desk_record import AuditEntry
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.work import Work

TRASH = "trash"
"""The action under which the audit keeps rows."""
KEPT_TABLES: Mapping[str, str] = {
    "delegation": "delegation",
    "member": "delegation_member",
    "meeting": "meeting",
    "break": "agenda_break",
    "document": "document",
    "membership": "membership",
    "group_scheme": "group_scheme",
    "state_group": "state_group",
    "group_membership": "group_membership",
}
"""The kinds of records that are removed for good, and their tables."""

_FILE = sqlite.dialect()
_INSERTS: Mapping[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


class NothingKept(UserError):
    """Raised when a record is to come back of which nothing was kept."""


class PlaceTaken(UserError):
    """Raised when something else has taken the place or the name of what is to come back."""


class HolderGone(UserError):
    """Raised when what a record belongs to is gone too; `kind` and `id` name it where it can come back."""

    def __init__(self, message: str, kind: str, id_: int) -> None:
        super().__init__(message)
        self.kind, self.id = kind, id_


@dataclass(frozen=True)
class _Row:
    table: Table
    values: Mapping[str, Any]

    @property
    def key(self) -> dict[str, Any]:
        return {column.name: self.values[column.name] for column in self.table.primary_key}

    def as_json(self) -> dict[str, Any]:
        return {"table": self.table.name, "values": dict(self.values)}


def keep_rows(work: Work, *, kind: str, id_: int, also: Sequence[str] = ()) -> None:
    """Keep a record that is about to be removed; `also` names tables whose links the service removes."""
    work.session.flush()
    root = _rows(work, metadata.tables[KEPT_TABLES[kind]], {"id": id_})[0]
    rows = [root]
    links: list[dict[str, Any]] = []
    for row in rows:
        for table, key in _pointing_at(row.table):
            below = _rows(work, table, {key.parent.name: row.values[key.column.name]})
            if key.ondelete == "CASCADE" or table.name in also:
                rows.extend(one for one in below if one not in rows)
            elif key.ondelete == "SET NULL":
                links.extend({**one.as_json(), "values": one.key, "column": key.parent.name} for one in below)
    before = {"rows": [row.as_json() for row in rows], "links": links}
    work.audit(TRASH, kind, id_, before, None)


def is_referred_to(work: Work, *, kind: str, id_: int) -> bool:
    """Say whether anything names a record that would neither go with it nor let go of it."""
    table = metadata.tables[KEPT_TABLES[kind]]
    return any(
        _rows(work, other, {key.parent.name: id_}) for other, key in _pointing_at(table) if not key.ondelete
    )


def put_back_rows(work: Work, *, kind: str, id_: int) -> Mapping[str, Any]:
    """Bring a removed record back with its key and all that went with it; return its own values.

    What belongs to something that is gone meanwhile stays away. Raises NothingKept, PlaceTaken, HolderGone.
    """
    kept = _last_kept(work, kind, id_)
    root, *others = (_Row(metadata.tables[row["table"]], row["values"]) for row in kept["rows"])
    _check_holders(work, root)
    if not _insert(work, root):
        raise PlaceTaken(
            _("Something else has its place or its name now. Nothing was restored; remove that first.")
        )
    for row in others:
        if all(_is_there(work, key, row.values) for key in _keys(row.table)):
            _insert(work, row)
    for link in kept["links"]:
        _tie(work, metadata.tables[link["table"]], link["values"], link["column"], id_)
    work.session.expire_all()
    return root.values


def _last_kept(work: Work, kind: str, id_: int) -> Mapping[str, Any]:
    query = select(AuditEntry.before).where(
        AuditEntry.action == TRASH, AuditEntry.record_kind == kind, AuditEntry.record_id == str(id_)
    )
    found: Mapping[str, Any] | None = work.session.scalar(query.order_by(AuditEntry.id.desc()).limit(1))
    if found is None:
        raise NothingKept(_("This record is not in the trash any more. Nothing was changed."))
    return found


def _check_holders(work: Work, root: _Row) -> None:
    kinds = {table: kind for kind, table in KEPT_TABLES.items()}
    for key in _keys(root.table):
        if not _is_there(work, key, root.values):
            raise HolderGone(
                _("What this belongs to is gone too. Nothing was restored; restore that first."),
                kinds.get(key.column.table.name, ""),
                root.values[key.parent.name],
            )


def _pointing_at(table: Table) -> Iterator[tuple[Table, ForeignKey]]:
    for other in metadata.sorted_tables:
        for key in other.foreign_keys:
            if key.column.table is table:
                yield other, key


def _keys(table: Table) -> Iterator[ForeignKey]:
    return iter(sorted(table.foreign_keys, key=lambda key: key.parent.name))


def _rows(work: Work, table: Table, where: Mapping[str, Any]) -> list[_Row]:
    """Read rows in the form in which a file stores them, whatever holds the desk."""
    found = work.session.connection().execute(select(table).where(*_conditions(table, where)))
    return [
        _Row(table, {name: _stored(table.c[name], value) for name, value in row.items()})
        for row in found.mappings()
    ]


def _conditions(table: Table, where: Mapping[str, Any]) -> list[ColumnElement[bool]]:
    return [table.c[name].is_not_distinct_from(_typed(table.c[name], value)) for name, value in where.items()]


def _stored(column: Column[Any], value: Any) -> Any:
    turn = column.type.dialect_impl(_FILE).bind_processor(_FILE)
    return turn(value) if turn and value is not None else value


def _typed(column: Column[Any], value: Any) -> Any:
    turn = column.type.dialect_impl(_FILE).result_processor(_FILE, None)
    return turn(value) if turn and value is not None else value


def _is_there(work: Work, key: ForeignKey, values: Mapping[str, Any]) -> bool:
    wanted = values.get(key.parent.name)
    return wanted is None or bool(_rows(work, key.column.table, {key.column.name: wanted}))


def _insert(work: Work, row: _Row) -> bool:
    connection = work.session.connection()
    insert = _INSERTS[connection.dialect.name](row.table)
    columns = row.table.c
    values = {
        name: null() if value is None else _typed(columns[name], value)
        for name, value in row.values.items()
        if name in columns
    }
    put = insert.values(values).on_conflict_do_nothing().returning(*row.table.primary_key)
    return connection.execute(put).first() is not None


def _tie(work: Work, table: Table, key: Mapping[str, Any], column: str, id_: int) -> None:
    """Point a link that was cut at its record again, unless it points elsewhere now."""
    cut = update(table).where(table.c[column].is_(None), *_conditions(table, key))
    work.session.connection().execute(cut.values({column: id_}))

"""Write records of plain columns all together, so that one step takes all of them back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from sqlalchemy import delete, func, inspect, select

from iomdesk.model.conduct import Attendance, ItemTime, Motion, Speaker, Vote
from iomdesk.model.membership import GroupMembership, GroupScheme, Membership, StateGroup
from iomdesk.services.changes import NOTHING, Changes, Operation
from iomdesk.services.work import Work

_CLASSES: Mapping[str, type[Any]] = {
    "membership": Membership,
    "group_scheme": GroupScheme,
    "state_group": StateGroup,
    "group_membership": GroupMembership,
    "attendance": Attendance,
    "item_time": ItemTime,
    "speaker": Speaker,
    "motion": Motion,
    "vote": Vote,
}


@dataclass(frozen=True)
class Record:
    """Hold what a record is to be: its columns, or None where it is to be gone."""

    kind: str
    id: int
    values: Mapping[str, Any] | None


def put_records(work: Work, *, records: Sequence[Record]) -> Changes:
    """Make records be as told, in the order given; those that are so already stay untouched."""
    former = [one for record in records if (one := _put(work, record)) is not None]
    if not former:
        return NOTHING
    work.session.expire_all()  # lists loaded before still hold what was removed
    touched: dict[str, frozenset[int]] = {}
    for one in former:
        touched[one.kind] = touched.get(one.kind, frozenset()) | {one.id}
    created = next((one.id for one in former if one.values is None), None)
    return Changes(touched, Operation(put_records, {"records": tuple(reversed(former))}), created)


def new_id(work: Work, kind: str) -> int:
    """Reserve the id of a record to come; one that was removed is never given again."""
    return next(new_ids(work, kind))


def new_ids(work: Work, kind: str) -> Iterator[int]:
    """Reserve ids of records to come, one after the other."""
    table = str(inspect(_CLASSES[kind]).local_table.name)
    connection = work.session.connection()
    if connection.dialect.name == "postgresql":  # where others reserve ids at the same time
        while True:
            yield connection.scalar(select(func.nextval(func.pg_get_serial_sequence(table, "id")))) or 0
    given = connection.exec_driver_sql("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,))
    yield from count(int(given.scalar() or 0) + 1)


def values_of(record: Any) -> dict[str, Any]:
    """Read the columns of a record, its id apart."""
    return {
        attribute.key: getattr(record, attribute.key)
        for attribute in inspect(type(record)).column_attrs
        if attribute.key != "id"
    }


def _put(work: Work, record: Record) -> Record | None:
    """Write one record; return what it was, None where nothing changed."""
    cls = _CLASSES[record.kind]
    found = work.session.get(cls, record.id)
    before = None if found is None else values_of(found)
    after = None if record.values is None else dict(record.values)
    if before == after:
        return None
    if found is None:
        work.session.add(cls(id=record.id, **(after or {})))
    elif after is None:
        work.session.execute(delete(cls).where(cls.id == record.id))
        work.session.expunge(found)
    else:
        for name, value in after.items():
            setattr(found, name, value)
    work.session.flush()
    action = "create" if before is None else "remove" if after is None else "edit"
    work.audit(action, record.kind, record.id, before, after)
    return Record(record.kind, record.id, before)

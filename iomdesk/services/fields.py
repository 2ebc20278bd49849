"""Change named fields of one record, with its audit row and the values to go back to."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from iomdesk.services.work import Work


class FieldNotEditable(ValueError):
    """Raised when code asks to change a field that no user may change: a bug, not the user's doing."""


def change_fields(
    work: Work, record: Any, kind: str, fields: Mapping[str, Any], editable: frozenset[str]
) -> dict[str, Any]:
    """Set fields that differ; return the former values of those, empty where nothing changed."""
    unknown = set(fields) - editable
    if unknown:
        raise FieldNotEditable(kind, sorted(unknown))
    before = {name: getattr(record, name) for name, value in fields.items() if getattr(record, name) != value}
    if not before:
        return before
    for name in before:
        setattr(record, name, fields[name])
    work.audit("edit", kind, record.id, before, {name: fields[name] for name in before})
    return before


def set_deleted(work: Work, record: Any, kind: str, moment: datetime | None) -> bool:
    """Put a record into the trash (a moment) or take it out (None); return whether that changed anything."""
    if (record.deleted_at is None) == (moment is None):
        return False
    work.audit(
        "restore" if moment is None else "remove",
        kind,
        record.id,
        {"deleted_at": record.deleted_at},
        {"deleted_at": moment},
    )
    record.deleted_at = moment
    return True


def plain_fields(record: Any, names: frozenset[str]) -> dict[str, Any]:
    """Read fields for an audit row."""
    values = {name: getattr(record, name) for name in sorted(names)}
    return {k: v.isoformat() if isinstance(v, date | datetime) else v for k, v in values.items()}

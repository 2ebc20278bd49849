"""Tell where a change was made over another one that its user has not seen: mine, theirs, what was before.

The number of an audit row is the version of the record it tells of. Whoever changes something has seen the
rows up to a number; a later row by somebody else that changed the same field of the record is a conflict.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from iomdesk.document.text_merge import merged_text
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.changes import Operation

if TYPE_CHECKING:  # the window takes what is refused without mapping the model
    from iomdesk.model.audit_chain import AuditedRow

_PARTS = ("language", "clause", "part", "field")


@dataclass(frozen=True, slots=True)
class Overtaken:
    """Hold one field that two people changed: what it was, and what each made of it."""

    kind: str
    record: str
    field: str
    base: Any
    mine: Any
    theirs: Any
    by: str
    at: datetime


class ChangedElsewhere(UserError):
    """Raised when somebody else changed the same meanwhile; nothing of the change was stored."""

    def __init__(self, conflicts: Sequence[Overtaken]) -> None:
        self.conflicts = tuple(conflicts)
        first = self.conflicts[0]
        super().__init__(
            _(
                "This was changed meanwhile by {who}, to “{theirs}”. Your change was not stored; choose "
                "which of the two is to stay."
            ).format(who=first.by, theirs=_shortened(first.theirs))
        )


def find_overtaken(mine: Sequence[AuditedRow], theirs: Sequence[AuditedRow]) -> Iterator[Overtaken]:
    """Yield the fields that both changed, to other values; of several changes the last counts."""
    latest: dict[tuple[str, str, str, str], tuple[Any, AuditedRow]] = {}
    for row in theirs:
        for field, former in _changed(row).items():
            key = (row.record_kind, row.record_id, _which(row), field)
            base = latest[key][0] if key in latest else former
            latest[key] = base, row
    for row in mine:
        for field in _changed(row):
            found = latest.get((row.record_kind, row.record_id, _which(row), field))
            if found is not None and (told := _conflict(row, field, *found)) is not None:
                yield told


def both_of(conflict: Overtaken) -> str | None:
    """Return a text with both changes; None where they cannot be put together paragraph by paragraph."""
    values = (conflict.base, conflict.mine, conflict.theirs)
    if not all(isinstance(value, str) for value in values):
        return None
    return merged_text(*values)


def changed_by(operations: tuple[Operation, ...], change: tuple[str, str] | None) -> tuple[Operation, ...]:
    """Return operations that store another text (the second) wherever they store the first."""
    if change is None:
        return operations
    return tuple(Operation(one.function, _replaced(one.arguments, *change)) for one in operations)


def _replaced(value: Any, former: str, wanted: str) -> Any:
    if isinstance(value, Mapping):
        return {name: _replaced(one, former, wanted) for name, one in value.items()}
    return wanted if value == former else value


def _conflict(mine: AuditedRow, field: str, base: Any, theirs: AuditedRow) -> Overtaken | None:
    own, other = dict(_leaves(mine.after)).get(field), dict(_leaves(theirs.after)).get(field)
    if own == other:
        return None
    return Overtaken(
        mine.record_kind, mine.record_id, field, base, own, other, theirs.installation, theirs.at
    )


def _changed(row: AuditedRow) -> dict[str, Any]:
    """Return the fields that a row changed, with what they were; a new record overtakes nobody."""
    before, after = dict(_leaves(row.before)), dict(_leaves(row.after))
    return {name: before[name] for name in before if name in after and before[name] != after[name]}


def _leaves(values: Mapping[str, Any] | None, above: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the values of a row, those inside others too: `12.texts.fr`."""
    for name, value in (values or {}).items():
        if isinstance(value, Mapping):
            yield from _leaves(value, f"{above}{name}.")
        else:
            yield f"{above}{name}", value


def _which(row: AuditedRow) -> str:
    """Tell the parts of one record apart: a row names the language, the clause… it is about."""
    after = row.after or {}
    return repr([after.get(name) for name in _PARTS])


def _shortened(value: Any) -> str:
    words = str("" if value is None else value)
    return words if len(words) <= 80 else f"{words[:79]}…"

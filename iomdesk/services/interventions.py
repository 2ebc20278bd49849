"""What was said on an item: noted, corrected, put in order, taken to the trash and back."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select

from iomdesk.model.agenda import AgendaItem
from iomdesk.model.base import LANGUAGES
from iomdesk.model.interventions import (
    Attribution,
    Intervention,
    InterventionAligned,
    InterventionGroup,
    InterventionKind,
    Stance,
)
from iomdesk.model.membership import StateGroup
from iomdesk.model.participants import Delegation, State
from iomdesk.queries.kept_texts import notes_key
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.changes import NOTHING, Changes, Operation, touching
from iomdesk.services.fields import change_fields, set_deleted
from iomdesk.services.journal import clear_typing
from iomdesk.services.work import Work

EDITABLE = frozenset(
    [
        "delegation_id",
        "on_behalf_of",
        "kind",
        "stance",
        "attribution",
        "language",
        "summary",
        "text",
        "heard_at",
        "seconds",
    ]
)
_CHOICES: Mapping[str, frozenset[str]] = {
    "kind": frozenset(InterventionKind),
    "stance": frozenset(Stance),
    "attribution": frozenset(Attribution),
    "language": frozenset(LANGUAGES),
}


class InterventionValueUnknown(UserError):
    """Raised when a field of an intervention would get a value that does not exist."""


class DelegationOfAnotherSession(UserError):
    """Raised when a delegation would speak, be present or vote at a session it is not registered for."""


def add_intervention(
    work: Work,
    *,
    item: int,
    delegation: int | None = None,
    position: int | None = None,
    on_behalf_of: str = "",
    aligned: Sequence[str] = (),
    group: int | None = None,
    kind: str = InterventionKind.STATEMENT.value,
    stance: str = Stance.NONE.value,
    attribution: str = Attribution.ANONYMOUS.value,
    language: str = "fr",
    summary: str = "",
    text: str = "",
    heard_at: datetime | None = None,
    seconds: int | None = None,
) -> Changes:
    """Note an intervention on an item, at a place among those noted (last by default).

    `summary` holds the notes, `text` the statement as it was delivered; `aligned` are States (iso3).
    Raises InterventionValueUnknown and DelegationOfAnotherSession.
    """
    owner = work.get(AgendaItem, item)
    fields = {"kind": kind, "stance": stance, "attribution": attribution, "language": language}
    _check_values(fields)
    check_delegation(work, owner.session_id, delegation)
    record = Intervention(
        item_id=item,
        delegation_id=delegation,
        position=0,
        on_behalf_of=on_behalf_of,
        summary=summary,
        text=text,
        heard_at=heard_at,
        seconds=seconds,
        **fields,
    )
    work.session.add(record)
    work.session.flush()
    _set_company(work, record, aligned, group)
    _place(work, record, position)
    work.audit("create", "intervention", record.id, None, {"item": item, "delegation": delegation, **fields})
    return _touching(work, record, Operation(remove_intervention, {"intervention": record.id}), record.id)


def edit_intervention(work: Work, *, intervention: int, fields: Mapping[str, Any]) -> Changes:
    """Change fields of an intervention; besides its own, `aligned` (iso3 codes) and `group` (an id or None).

    Raises InterventionValueUnknown and DelegationOfAnotherSession.
    """
    record = work.get(Intervention, intervention)
    _check_values(fields)
    check_delegation(work, work.get(AgendaItem, record.item_id).session_id, fields.get("delegation_id"))
    before = _change_company(work, record, fields)
    own = {name: value for name, value in fields.items() if name not in {"aligned", "group"}}
    before |= change_fields(work, record, "intervention", own, EDITABLE)
    if not before:
        return NOTHING
    inverse = Operation(edit_intervention, {"intervention": intervention, "fields": before})
    return _touching(work, record, inverse)


def write_notes(work: Work, *, intervention: int, text: str) -> Changes:
    """Keep the notes as they are typed. Like a draft, not audited key by key and not undone as a whole.

    The journal of the text ends in the same transaction.
    """
    record = work.get(Intervention, intervention)
    clear_typing(work, notes_key(intervention))
    if record.summary == text:
        return NOTHING
    record.summary = text
    return _touching(work, record)


def move_intervention(work: Work, *, intervention: int, position: int, item: int | None = None) -> Changes:
    """Move an intervention to a place among those of its item, or of another item of the session."""
    record = work.get(Intervention, intervention)
    former = _place_of(work, record)
    before = {"item": record.item_id, "position": former}
    wanted = {"item": item or record.item_id, "position": position}
    if before == wanted:
        return NOTHING
    _check_same_session(work, record.item_id, wanted["item"])
    record.item_id = wanted["item"]
    _place(work, record, position)
    work.audit("move", "intervention", intervention, before, wanted)
    inverse = Operation(move_intervention, {"intervention": intervention, **before})
    changes = _touching(work, record, inverse)
    touched = {**changes.touched, "item": frozenset({before["item"], wanted["item"]})}
    return Changes(touched, inverse)


def remove_intervention(work: Work, *, intervention: int) -> Changes:
    """Put an intervention into the trash; what refers to it finds it again when it comes back."""
    record = work.get(Intervention, intervention)
    if not set_deleted(work, record, "intervention", work.clock()):
        return NOTHING
    return _touching(work, record, Operation(restore_intervention, {"intervention": intervention}))


def restore_intervention(work: Work, *, intervention: int) -> Changes:
    """Take an intervention out of the trash, to where it stood."""
    record = work.get(Intervention, intervention)
    if not set_deleted(work, record, "intervention", None):
        return NOTHING
    return _touching(work, record, Operation(remove_intervention, {"intervention": intervention}))


def check_delegation(work: Work, session: int, delegation: int | None) -> None:
    """Raise DelegationOfAnotherSession where a delegation is not registered for a session."""
    if delegation is not None and work.get(Delegation, delegation).session_id != session:
        raise DelegationOfAnotherSession(
            _("That delegation is registered for another session. Nothing was changed; register it here.")
        )


def _change_company(work: Work, record: Intervention, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Change the aligned States and the group; return the former ones where they differ."""
    had = {
        "aligned": tuple(sorted(one.state_iso3 for one in record.aligned)),
        "group": _group(work, record),
    }
    wanted = {name: fields[name] for name in had if name in fields}
    if "aligned" in wanted:
        wanted["aligned"] = tuple(sorted(set(wanted["aligned"])))
    before = {name: had[name] for name, value in wanted.items() if value != had[name]}
    if before:
        after = {**had, **wanted}
        _set_company(work, record, after["aligned"], after["group"])
        work.audit("edit", "intervention", record.id, before, {name: wanted[name] for name in before})
    return before


def _set_company(work: Work, record: Intervention, aligned: Sequence[str], group: int | None) -> None:
    wanted = dict.fromkeys(aligned)
    for iso3 in wanted:
        work.get(State, iso3)
    kept = [one for one in record.aligned if one.state_iso3 in wanted]
    known = {one.state_iso3 for one in kept}
    record.aligned = kept + [InterventionAligned(state_iso3=iso3) for iso3 in wanted if iso3 not in known]
    link = work.session.get(InterventionGroup, record.id)
    if link is not None and link.group_id != group:
        work.session.delete(link)
        work.session.flush()
        link = None
    if link is None and group is not None:
        work.get(StateGroup, group)
        work.session.add(InterventionGroup(intervention_id=record.id, group_id=group))
    work.session.flush()


def _group(work: Work, record: Intervention) -> int | None:
    link = work.session.get(InterventionGroup, record.id)
    return link.group_id if link else None


def _others(work: Work, record: Intervention) -> list[Intervention]:
    query = (
        select(Intervention)
        .where(
            Intervention.item_id == record.item_id,
            Intervention.id != record.id,
            Intervention.deleted_at.is_(None),
        )
        .order_by(Intervention.position, Intervention.id)
    )
    return list(work.session.scalars(query))


def _place(work: Work, record: Intervention, position: int | None) -> None:
    order = _others(work, record)
    order.insert(len(order) if position is None else max(0, min(position, len(order))), record)
    for place, one in enumerate(order):
        one.position = place
    work.session.flush()


def _place_of(work: Work, record: Intervention) -> int:
    return sum((one.position, one.id) < (record.position, record.id) for one in _others(work, record))


def _check_same_session(work: Work, former: int, wanted: int) -> None:
    if work.get(AgendaItem, former).session_id != work.get(AgendaItem, wanted).session_id:
        raise InterventionValueUnknown(
            _("An intervention cannot go to an item of another session. Nothing was moved.")
        )


def _check_values(fields: Mapping[str, Any]) -> None:
    for name, allowed in _CHOICES.items():
        if name in fields and fields[name] not in allowed:
            raise InterventionValueUnknown(
                _("“{value}” is not known here. Nothing was changed.").format(value=fields[name])
            )


def _touching(
    work: Work, record: Intervention, inverse: Operation | None = None, created: int | None = None
) -> Changes:
    session = work.get(AgendaItem, record.item_id).session_id
    return touching(inverse, created, intervention=record.id, item=record.item_id, session=session)

"""The speakers' list: ask for the floor, give it, end, withdraw, move; every one can be taken back."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select

from iomdesk.model.agenda import AgendaItem
from iomdesk.model.conduct import Speaker, SpeakerStatus
from iomdesk.model.interventions import InterventionKind
from iomdesk.model.participants import Capacity, Delegation
from iomdesk.model.sessions import Meeting
from iomdesk.model.speakers_list import held_seconds, interrupts, place_of_request
from iomdesk.queries.quorum import day_of
from iomdesk.queries.speaking_for import aligned_with
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.changes import NOTHING, Changes
from iomdesk.services.interventions import add_intervention, check_delegation, edit_intervention
from iomdesk.services.participants import add_delegation
from iomdesk.services.state_records import Record, new_id, put_records, values_of
from iomdesk.services.together import as_one
from iomdesk.services.work import Work

SPEAKER = "speaker"
_WITHOUT_DELEGATION = frozenset({InterventionKind.CHAIR, InterventionKind.ADMINISTRATION})


class NobodySpeaks(UserError):
    """Raised when the floor is asked for by nobody: neither a delegation nor a name."""


class FloorNotPossible(UserError):
    """Raised when the floor is given to one who was heard or withdrew."""


def ask_floor(
    work: Work,
    *,
    meeting: int,
    item: int,
    delegation: int | None = None,
    name: str = "",
    kind: str = InterventionKind.STATEMENT.value,
    on_behalf_of: str = "",
    group: int | None = None,
    at: datetime | None = None,
) -> Changes:
    """Put a delegation, or somebody by name, on the speakers' list of an item; asking twice is once.

    Raises NobodySpeaks and DelegationOfAnotherSession.
    """
    _check_request(work, meeting, item, delegation, name, kind)
    waiting = _waiting(work, meeting)
    if any(
        (one.delegation_id, one.name, one.kind, one.item_id) == (delegation, name, kind, item)
        for one in waiting
    ):
        return NOTHING
    id_ = new_id(work, SPEAKER)
    values = {
        "meeting_id": meeting,
        "item_id": item,
        "delegation_id": delegation,
        "name": name,
        "kind": InterventionKind(kind).value,
        "on_behalf_of": on_behalf_of,
        "group_id": group,
        "position": 0,
        "status": SpeakerStatus.WAITING.value,
        "asked_at": at or work.clock(),
        "began_at": None,
        "ended_at": None,
        "paused_seconds": 0,
        "intervention_id": None,
    }
    order = [Record(SPEAKER, one.id, values_of(one)) for one in waiting]
    order.insert(place_of_request([one.kind for one in waiting], kind), Record(SPEAKER, id_, values))
    return Changes(**_parts(put_records(work, records=_numbered(order))), created=id_)


def give_floor(work: Work, *, speaker: int, at: datetime | None = None) -> Changes:
    """Give the floor; whoever has it ends, or waits in front of the list if a point of order interrupts.

    What is said becomes an intervention at once, so that notes have where to go. One who was interrupted goes
    on with the same intervention. Raises FloorNotPossible.
    """
    record = work.get(Speaker, speaker)
    if record.status == SpeakerStatus.SPEAKING.value:
        return NOTHING
    if record.status != SpeakerStatus.WAITING.value:
        raise FloorNotPossible(
            _("This speaker was heard or withdrew. Nothing was changed; ask for the floor again.")
        )
    moment = at or work.clock()
    yielded = [
        _interrupt(work, one, moment)
        if interrupts(record.kind)
        else end_floor(work, speaker=one.id, at=moment)
        for one in _speaking(work, record.meeting_id)
    ]
    record = work.get(Speaker, speaker)
    heard = [] if record.intervention_id else [_hear(work, record, moment)]
    record = work.get(Speaker, speaker)
    now = values_of(record) | {"status": SpeakerStatus.SPEAKING.value, "ended_at": None}
    if record.began_at is None:
        now["began_at"] = moment
    elif record.ended_at is not None:
        now["paused_seconds"] += round((moment - record.ended_at).total_seconds())
    if heard:
        now["intervention_id"] = heard[0].created
    given = put_records(work, records=[Record(SPEAKER, speaker, now)])
    return as_one([*yielded, *heard, given], now["intervention_id"])


def give_floor_to_next(work: Work, *, meeting: int, at: datetime | None = None) -> Changes:
    """Give the floor to the first on the list; with nobody waiting, the one who has it ends."""
    waiting = _waiting(work, meeting)
    if waiting:
        return give_floor(work, speaker=waiting[0].id, at=at)
    return as_one([end_floor(work, speaker=one.id, at=at) for one in _speaking(work, meeting)])


def take_floor(work: Work, *, at: datetime | None = None, **request: Any) -> Changes:
    """Give the floor at once to one who was not on the list; `created` is the intervention.

    Arguments as for `ask_floor`.
    """
    moment = at or work.clock()
    asked = ask_floor(work, at=moment, **request)
    speaker = asked.created or _asked_before(work, request)
    given = give_floor(work, speaker=speaker, at=moment)
    return as_one([asked, given], given.created)


def register_and_ask(
    work: Work,
    *,
    meeting: int,
    state: str | None = None,
    organisation: int | None = None,
    at_once: bool = False,
    **request: Any,
) -> Changes:
    """Register the delegation of a State (iso3) or an organisation, and put it on the list.

    It gets the floor instead where that is asked for (`at_once`); one undo takes all of it back. Other
    arguments as for `ask_floor`; `created` is the speaker, or the intervention.
    """
    session = work.get(Meeting, meeting).session_id
    capacity = Capacity.MEMBER if state is not None else Capacity.ORGANISATION
    added = add_delegation(
        work, session=session, state=state, organisation=organisation, capacity=capacity.value
    )
    query = select(Delegation.id).where(
        Delegation.session_id == session,
        Delegation.state_iso3 == state,
        Delegation.organisation_id == organisation,
    )
    delegation = added.created or work.session.scalar(query)
    act = take_floor if at_once else ask_floor
    asked = act(work, meeting=meeting, delegation=delegation, **request)
    return as_one([added, asked], asked.created)


def end_floor(work: Work, *, speaker: int, at: datetime | None = None) -> Changes:
    """End a speaker's time; how long the floor was held is kept with the intervention."""
    record = work.get(Speaker, speaker)
    if record.status != SpeakerStatus.SPEAKING.value:
        return NOTHING
    moment = at or work.clock()
    values = values_of(record) | {"status": SpeakerStatus.HEARD.value, "ended_at": moment}
    ended = put_records(work, records=[Record(SPEAKER, speaker, values)])
    return as_one([ended, _time_intervention(work, values, moment)])


def withdraw(work: Work, *, speaker: int) -> Changes:
    """Take a request off the list; it stays on record that there was one."""
    record = work.get(Speaker, speaker)
    if record.status != SpeakerStatus.WAITING.value:
        return NOTHING
    was_heard = record.began_at is not None  # interrupted, and not going on
    status = SpeakerStatus.HEARD if was_heard else SpeakerStatus.WITHDRAWN
    values = values_of(record) | {"status": status.value}
    changes = put_records(work, records=[Record(SPEAKER, speaker, values)])
    if not was_heard:
        return changes
    return as_one([changes, _time_intervention(work, values, values["ended_at"] or work.clock())])


def move_speaker(work: Work, *, speaker: int, position: int) -> Changes:
    """Move a request to another place on the list; 0 is the next to speak."""
    record = work.get(Speaker, speaker)
    waiting = _waiting(work, record.meeting_id)
    if record not in waiting:
        return NOTHING
    order = [Record(SPEAKER, one.id, values_of(one)) for one in waiting]
    moved = order.pop(waiting.index(record))
    order.insert(max(0, min(position, len(order))), moved)
    return put_records(work, records=_numbered(order))


def _hear(work: Work, record: Speaker, moment: datetime) -> Changes:
    day = day_of(work.get(Meeting, record.meeting_id))
    return add_intervention(
        work,
        item=record.item_id,
        delegation=record.delegation_id,
        on_behalf_of=record.on_behalf_of or ("" if record.delegation_id else record.name),
        aligned=aligned_with(work.session, group_id=record.group_id, day=day),
        group=record.group_id,
        kind=record.kind,
        heard_at=moment,
    )


def _interrupt(work: Work, record: Speaker, moment: datetime) -> Changes:
    """Let a speaker wait in front of the list until the point of order is settled."""
    waiting = [one for one in _waiting(work, record.meeting_id) if one.id != record.id]
    order = [Record(SPEAKER, one.id, values_of(one)) for one in waiting]
    values = values_of(record) | {"status": SpeakerStatus.WAITING.value, "ended_at": moment}
    place = place_of_request([one.kind for one in waiting], InterventionKind.POINT_OF_ORDER)
    order.insert(place, Record(SPEAKER, record.id, values))
    return put_records(work, records=_numbered(order))


def _time_intervention(work: Work, values: dict[str, Any], moment: datetime) -> Changes:
    if values["intervention_id"] is None or values["began_at"] is None:
        return NOTHING
    seconds = held_seconds(values["began_at"], moment, values["paused_seconds"])
    return edit_intervention(work, intervention=values["intervention_id"], fields={"seconds": seconds})


def _numbered(order: Sequence[Record]) -> list[Record]:
    return [
        Record(one.kind, one.id, {**(one.values or {}), "position": place}) for place, one in enumerate(order)
    ]


def _waiting(work: Work, meeting: int) -> list[Speaker]:
    query = (
        select(Speaker)
        .where(Speaker.meeting_id == meeting, Speaker.status == SpeakerStatus.WAITING.value)
        .order_by(Speaker.position, Speaker.id)
    )
    return list(work.session.scalars(query))


def _speaking(work: Work, meeting: int) -> list[Speaker]:
    query = select(Speaker).where(
        Speaker.meeting_id == meeting, Speaker.status == SpeakerStatus.SPEAKING.value
    )
    return list(work.session.scalars(query))


def _asked_before(work: Work, request: dict[str, Any]) -> int:
    wanted = (
        request.get("delegation"),
        request.get("name", ""),
        request.get("kind", InterventionKind.STATEMENT.value),
    )
    return next(
        one.id
        for one in _waiting(work, request["meeting"])
        if (one.delegation_id, one.name, one.kind) == wanted and one.item_id == request["item"]
    )


def _check_request(work: Work, meeting: int, item: int, delegation: int | None, name: str, kind: str) -> None:
    session = work.get(Meeting, meeting).session_id
    if work.get(AgendaItem, item).session_id != session:
        raise FloorNotPossible(
            _("That item belongs to another session. Nothing was changed; choose an item of this one.")
        )
    check_delegation(work, session, delegation)
    if delegation is None and not name.strip() and kind not in _WITHOUT_DELEGATION:
        raise NobodySpeaks(_("Somebody has to speak: choose a delegation. Nothing was changed."))


def _parts(changes: Changes) -> dict[str, Any]:
    return {"touched": changes.touched, "inverse": changes.inverse}

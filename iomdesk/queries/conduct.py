"""One view of the room, read at one moment."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from iomdesk.document.sorting import sort_key
from iomdesk.model.agenda import AgendaItem
from iomdesk.model.base import LANGUAGES
from iomdesk.model.conduct import Attendance, ItemTime, Motion, Speaker, Vote
from iomdesk.model.interventions import InterventionKind
from iomdesk.model.participants import Delegation
from iomdesk.model.sessions import Meeting
from iomdesk.model.voting import in_precedence
from iomdesk.queries.agenda import agenda_of
from iomdesk.queries.conduct_rows import (
    MotionRow,
    PresenceRow,
    RoomMeeting,
    RoomView,
    SpeakerRow,
    Stay,
    VoteRow,
)
from iomdesk.queries.house import house_settings
from iomdesk.queries.interventions import interventions_by_item
from iomdesk.queries.loading import NOTHING_ELSE
from iomdesk.queries.quorum import day_of, members_on, quorum_at
from iomdesk.queries.speaking_for import groups_on

STATEMENT_MINUTES = "speaking.statement"
"""The setting of the house for how many minutes a statement may take."""

SPEAKING_LIMITS: Mapping[str, int] = {
    InterventionKind.STATEMENT.value: 5,
    InterventionKind.POINT_OF_ORDER.value: 3,
    InterventionKind.RIGHT_OF_REPLY.value: 3,
}
"""Minutes by kind of intervention where the house sets none ("speaking.statement"…); 0 is no limit."""


def room_of(session: Session, *, meeting_id: int, language: str) -> RoomView | None:
    """Return the room as it is in the desk; None where there is no such meeting."""
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        return None
    agenda = agenda_of(session, session_id=meeting.session_id, language=language)
    ids = [item.id for item in agenda.items]
    treated = _open_time(session, meeting_id)
    return RoomView(
        session_id=meeting.session_id,
        meeting=RoomMeeting(
            meeting.id, meeting.number, meeting.starts_at, meeting.ends_at, meeting.time_zone
        ),
        agenda=agenda,
        item=treated.item_id if treated else None,
        since=treated.began_at if treated else None,
        spent=_spent(session, ids),
        speakers=_speakers(session, meeting_id, language),
        interventions=interventions_by_item(session, items=ids, language=language),
        presence=presence_at(session, meeting_id=meeting_id, language=language),
        quorum=quorum_at(session, meeting_id=meeting_id),
        motions=motions_on(session, session_id=meeting.session_id, language=language),
        groups=groups_on(session, day=day_of(meeting), language=language),
        limits=speaking_limits(session),
    )


def meeting_now(session: Session, *, session_id: int, now: datetime) -> int | None:
    """Choose the meeting that goes on, else the next to come, else the last one; None where there is none."""
    query = select(Meeting).where(Meeting.session_id == session_id).order_by(Meeting.starts_at, Meeting.id)
    meetings = session.scalars(query).all()
    for one in meetings:
        if now <= (one.ends_at or one.starts_at + timedelta(hours=12)):
            return one.id
    return meetings[-1].id if meetings else None


def speaking_limits(session: Session) -> dict[str, int]:
    """Return how many minutes a speaker has by kind of intervention; 0 is no limit."""
    house = house_settings(session, subject="speaking")
    return {
        kind.value: int(house.get(f"speaking.{kind.value}", SPEAKING_LIMITS.get(kind.value, 0)))
        for kind in InterventionKind
    }


def presence_at(session: Session, *, meeting_id: int, language: str) -> tuple[PresenceRow, ...]:
    """List the delegations registered, in the order of the language, with their stays at a meeting."""
    meeting = session.get_one(Meeting, meeting_id)
    _members, suspended = members_on(session, day_of(meeting))
    stays: dict[int, list[Stay]] = {}
    for stay in session.scalars(
        select(Attendance)
        .where(Attendance.meeting_id == meeting_id)
        .order_by(Attendance.arrived_at, Attendance.id)
        .options(NOTHING_ELSE)
    ):
        stays.setdefault(stay.delegation_id, []).append(Stay(stay.id, stay.arrived_at, stay.left_at))
    records = session.scalars(
        select(Delegation).where(Delegation.session_id == meeting.session_id).options(*_named())
    )
    rows = [
        PresenceRow(
            delegation_id=one.id,
            name=one.name(language),
            code=one.state_iso3 or (one.organisation.abbreviation if one.organisation else ""),
            capacity=one.capacity,
            state_iso3=one.state_iso3,
            is_suspended=one.state_iso3 in suspended,
            names=tuple(one.name(code) for code in LANGUAGES),
            stays=tuple(stays.get(one.id, ())),
        )
        for one in records
    ]
    return tuple(sorted(rows, key=lambda row: sort_key(row.name, language)))


def motions_on(session: Session, *, session_id: int, language: str) -> tuple[MotionRow, ...]:
    """List the motions of a session in the order in which they are put, with the votes on them."""
    records = session.scalars(
        select(Motion)
        .join(AgendaItem, AgendaItem.id == Motion.item_id)
        .where(AgendaItem.session_id == session_id, Motion.deleted_at.is_(None))
        .options(
            selectinload(Motion.votes).selectinload(Vote.ballots),
            selectinload(Motion.delegation).selectinload(Delegation.state),
            selectinload(Motion.delegation).selectinload(Delegation.organisation),
            NOTHING_ELSE,
        )
        .execution_options(populate_existing=True)
    )
    return tuple(in_precedence([_motion(one, language) for one in records]))


def _open_time(session: Session, meeting_id: int) -> ItemTime | None:
    return session.scalars(
        select(ItemTime)
        .where(ItemTime.meeting_id == meeting_id, ItemTime.ended_at.is_(None))
        .order_by(ItemTime.id.desc())
        .limit(1)
    ).first()


def _spent(session: Session, items: Iterable[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    query = select(ItemTime).where(ItemTime.item_id.in_(list(items)), ItemTime.ended_at.is_not(None))
    for one in session.scalars(query):
        if one.ended_at is not None:
            seconds = round((one.ended_at - one.began_at).total_seconds())
            found[one.item_id] = found.get(one.item_id, 0) + max(0, seconds)
    return found


def _speakers(session: Session, meeting_id: int, language: str) -> tuple[SpeakerRow, ...]:
    delegation = selectinload(Speaker.delegation)
    records = session.scalars(
        select(Speaker)
        .where(Speaker.meeting_id == meeting_id)
        .order_by(Speaker.position, Speaker.id)
        .options(
            delegation.selectinload(Delegation.state),
            delegation.selectinload(Delegation.organisation),
            NOTHING_ELSE,
        )
    )
    return tuple(_speaker(one, language) for one in records)


def _speaker(one: Speaker, language: str) -> SpeakerRow:
    return SpeakerRow(
        id=one.id,
        item_id=one.item_id,
        delegation_id=one.delegation_id,
        name=one.delegation.name(language) if one.delegation else one.name,
        kind=one.kind,
        status=one.status,
        on_behalf_of=one.on_behalf_of,
        asked_at=one.asked_at,
        began_at=one.began_at,
        ended_at=one.ended_at,
        paused_seconds=one.paused_seconds,
        intervention_id=one.intervention_id,
    )


def _motion(one: Motion, language: str) -> MotionRow:
    return MotionRow(
        id=one.id,
        item_id=one.item_id,
        kind=one.kind,
        text=one.text,
        language=one.language,
        status=one.status,
        delegation_id=one.delegation_id,
        by=one.delegation.name(language) if one.delegation else "",
        moved_at=one.moved_at,
        votes=tuple(_vote(vote) for vote in one.votes),
    )


def _vote(one: Vote) -> VoteRow:
    return VoteRow(
        id=one.id,
        method=one.method,
        majority=one.majority,
        in_favour=one.in_favour,
        against=one.against,
        abstaining=one.abstaining,
        present=one.present,
        quorum=one.quorum,
        is_valid=one.is_valid,
        is_adopted=one.is_adopted,
        taken_at=one.taken_at,
        ballots={ballot.delegation_id: ballot.choice for ballot in one.ballots},
    )


def _named() -> tuple[ORMOption, ...]:
    return (selectinload(Delegation.state), selectinload(Delegation.organisation), NOTHING_ELSE)

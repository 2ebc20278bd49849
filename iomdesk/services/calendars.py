"""Tell calendars of a session, and remember what they were told so that the next file updates them."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from iomdesk.model.desk_record import AuditEntry, DeskRecord
from iomdesk.model.sessions import GroupSession, SessionCalendar, SessionStatus
from iomdesk.papers.calendar import CalendarFacts, Times, times_of
from iomdesk.papers.facts import SessionFacts
from iomdesk.queries.house import house_setting
from iomdesk.queries.loading import whole_session
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.changes import NOTHING, Changes, touching
from iomdesk.services.paper_facts import SessionUnknown
from iomdesk.services.session_facts import session_facts
from iomdesk.services.work import Work

ORGANIZER = "calendar.organizer"
"""The setting of the house that holds the e-mail address of whoever convenes the sessions."""


class NothingToTell(UserError):
    """Raised when a session has neither meetings nor days, and no calendar was ever told of it."""


@dataclass(frozen=True)
class _Standing:
    """Hold a session as it is to be told now."""

    session: SessionFacts
    is_planned: bool
    is_cancelled: bool

    @property
    def times(self) -> Mapping[str, Times]:
        return {} if self.is_cancelled else times_of(self.session)

    @property
    def digest(self) -> str:
        """Of what changes the entries in any language; not of the calendar's own bookkeeping."""
        said = {
            "bodies": [sorted((k, n.name) for k, n in body.names.items()) for body in self.session.bodies],
            "number": self.session.number,
            "place": self.session.place,
            "chair": self.session.chair,
            "planned": self.is_planned,
            "times": _written(self.times),
        }
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def tell_calendar(work: Work, *, session: int) -> Changes:
    """Note what calendars are told of a session now; a file made afterwards says exactly that.

    The sequence grows only where something changed. A session in the trash is told as cancelled.
    Raises SessionUnknown and NothingToTell. Source: RFC 5545, 3.8.7.4.
    """
    standing = _standing(work.session, session)
    told = work.session.get(SessionCalendar, session)
    if told is not None and told.digest == standing.digest:
        return NOTHING
    if told is None:
        if not standing.times:
            raise NothingToTell(
                _("The session has no dates yet: there is nothing to tell a calendar. Nothing was written.")
            )
        told = SessionCalendar(session_id=session, uid=_uid(work, session), sequence=-1)
        work.session.add(told)
    told.sequence += 1
    told.digest = standing.digest
    told.told_at = work.clock().replace(microsecond=0)
    after = {"sequence": told.sequence, "events": _written(standing.times)}
    work.audit("tell", "calendar", session, None, after)
    work.session.flush()
    return touching(session=session)


def is_told(session: Session, *, session_id: int) -> bool:
    """Say whether calendars were told of a session as it is now."""
    told = session.get(SessionCalendar, session_id)
    return told is not None and told.digest == _standing(session, session_id).digest


def calendar_facts(session: Session, *, session_id: int) -> CalendarFacts:
    """Load what calendars were told last. Raises SessionUnknown where they were never told."""
    told = session.get(SessionCalendar, session_id)
    if told is None:
        raise _unknown()
    standing = _standing(session, session_id)
    return CalendarFacts(
        session=standing.session,
        uid=told.uid,
        sequence=told.sequence,
        told_at=told.told_at,
        is_planned=standing.is_planned,
        is_cancelled=standing.is_cancelled,
        withdrawn=_withdrawn(session, standing),
        organizer=house_setting(session, name=ORGANIZER, default=""),
    )


def find_told_session(session: Session, *, reference: str) -> int | None:
    """Find a session in the trash that calendars still show, by its id (s12) or a number no other bears."""
    written = reference.strip()
    digits = written.removeprefix("s")
    if not digits.isdecimal():
        return None
    removed = (
        select(GroupSession.id)
        .join(SessionCalendar, SessionCalendar.session_id == GroupSession.id)
        .where(GroupSession.deleted_at.is_not(None))
        .order_by(GroupSession.deleted_at.desc())
        .limit(1)
    )
    if written != digits:
        return session.scalar(removed.where(GroupSession.id == int(digits)))
    bears = GroupSession.number == int(digits)
    live = session.scalar(select(GroupSession.id).where(bears, GroupSession.deleted_at.is_(None)))
    return None if live else session.scalar(removed.where(bears))


def _standing(session: Session, session_id: int) -> _Standing:
    record = session.scalar(
        select(GroupSession).where(GroupSession.id == session_id).options(*whole_session())
    )
    if record is None:
        raise _unknown()
    is_planned = record.status == SessionStatus.PLANNED
    return _Standing(session_facts(record), is_planned, record.deleted_at is not None)


def _withdrawn(session: Session, standing: _Standing) -> dict[str, Times]:
    """The audit keeps all that was ever told: what is no more must be told as cancelled, each time."""
    ever: dict[str, Times] = {}
    for after in session.scalars(
        select(AuditEntry.after)
        .where(
            AuditEntry.record_kind == "calendar",
            AuditEntry.record_id == str(standing.session.id),
            AuditEntry.action == "tell",
        )
        .order_by(AuditEntry.id)
    ):
        ever |= {key: _read(times) for key, times in (after or {})["events"].items()}
    return {key: times for key, times in ever.items() if key not in standing.times}


def _written(times: Mapping[str, Times]) -> dict[str, list[str | None]]:
    return {
        key: [_moment(start), _moment(end) if end else None, _zone(start)]
        for key, (start, end) in times.items()
    }


def _moment(moment: datetime | date) -> str:
    return moment.isoformat()


def _zone(moment: datetime | date) -> str | None:
    return str(moment.tzinfo) if isinstance(moment, datetime) else None


def _read(written: list[str | None]) -> Times:
    start, end, zone = written
    return _read_moment(start or "", zone), _read_moment(end, zone) if end else None


def _read_moment(written: str, zone: str | None) -> datetime | date:
    if zone is None:
        return date.fromisoformat(written)
    return datetime.fromisoformat(written).astimezone(ZoneInfo(zone))


def _uid(work: Work, session: int) -> str:
    desk: Any = work.session.scalar(select(DeskRecord.uid))
    return f"session-{session}-{desk}"


def _unknown() -> SessionUnknown:
    return SessionUnknown(_("This session is not in the desk. Nothing was written."))

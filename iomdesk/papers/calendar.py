"""Say a session to calendars: an entry per meeting, or the days of the session while there is none."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from iomdesk.document.calendar import Event, EventState, SessionEvents
from iomdesk.document.typography import typeset_string
from iomdesk.papers.cover import body_line, session_line
from iomdesk.papers.facts import PaperFacts, SessionFacts
from iomdesk.papers.persons import place_in
from iomdesk.papers.voice import Voice
from iomdesk.papers.wording import Wording, default_wording

Times = tuple[datetime | date, datetime | date | None]

WHOLE_SESSION = "0"
"""The key of the entry that stands for all days; a meeting's key is its number."""


@dataclass(frozen=True, slots=True)
class CalendarFacts:
    """Hold a session, how calendars know it, and the entries they were told of that are no more."""

    session: SessionFacts
    uid: str
    sequence: int
    told_at: datetime
    is_planned: bool = False
    is_cancelled: bool = False
    withdrawn: dict[str, Times] = field(default_factory=dict)
    organizer: str = ""


def session_events(facts: CalendarFacts, language: str, wording: Wording | None = None) -> SessionEvents:
    """Make the entries in one language: those there are, then those taken back."""
    voice = Voice(PaperFacts(facts.session), language, wording or default_wording())
    events = (*_standing(voice, facts), *_withdrawn(voice, facts))
    name = voice.line("calendar.organizer")
    return SessionEvents(facts.sequence, facts.told_at, events, language, facts.organizer, name)


def times_of(session: SessionFacts) -> dict[str, Times]:
    """Give the times to be told by their key: each meeting, else the days; none while there is no date."""
    if session.meetings:
        return {str(meeting.number): (meeting.starts_at, meeting.ends_at) for meeting in session.meetings}
    start = session.start_on or session.end_on
    if start is None:
        return {}
    return {WHOLE_SESSION: (start, max(start, session.end_on or start))}


def _standing(voice: Voice, facts: CalendarFacts) -> Iterator[Event]:
    state = EventState.TENTATIVE if facts.is_planned else EventState.CONFIRMED
    for key, times in {} if facts.is_cancelled else times_of(facts.session).items():
        yield _event(voice, facts, key, times, state)


def _withdrawn(voice: Voice, facts: CalendarFacts) -> Iterator[Event]:
    for key, times in facts.withdrawn.items():
        yield _event(voice, facts, key, times, EventState.CANCELLED)


def _event(voice: Voice, facts: CalendarFacts, key: str, times: Times, state: EventState) -> Event:
    start, end = times
    return Event(
        uid=f"{facts.uid}-{key}" if key != WHOLE_SESSION else facts.uid,
        start=start,
        end=end,
        summary=typeset_string(_summary(voice, key), voice.language),
        location=place_in(voice.wording, voice.facts.session.place, voice.language),
        description=typeset_string(_description(voice), voice.language),
        state=state,
    )


def _summary(voice: Voice, key: str) -> str:
    meeting = "" if key == WHOLE_SESSION else voice.line("calendar.meeting", ordinal=voice.ordinal(int(key)))
    said = " – ".join(part for part in (body_line(voice), session_line(voice), meeting) if part)
    return f"[{voice.line('mark.sample')}] {said}" if voice.facts.session.is_sample else said


def _description(voice: Voice) -> str:
    session = voice.facts.session
    chair = voice.line("calendar.chair", person=voice.person(session.chair)) if session.chair.strip() else ""
    return "\n".join(part for part in (body_line(voice), session_line(voice), chair) if part)

"""The record of attendance: meeting by meeting, who was there from when to when, and the quorum."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from iomdesk.document.blocks import Block, Column, Heading, Paragraph, ParagraphStyle, Source, Table
from iomdesk.document.dates import format_time, format_weekday_date
from iomdesk.document.document import Document
from iomdesk.document.inline import Text, plain
from iomdesk.document.sorting import sort_key
from iomdesk.papers.attendance_facts import AttendanceFact, PresentFact
from iomdesk.papers.facts import PaperFacts
from iomdesk.papers.grammar import capitalised, enumerate_texts
from iomdesk.papers.masthead import paper_with_masthead
from iomdesk.papers.voice import Voice
from iomdesk.papers.wording import Wording, wording_of

_CAPACITIES = ("member", "observer_state", "organisation", "administration")
_COLUMNS = (("table.delegation", 6.4), ("attendance.column_times", 5.4))

Span = tuple[datetime, datetime | None]


def attendance_of_session(facts: PaperFacts, language: str, wording: Wording | None = None) -> Document:
    """Make the record in one language; delegations stand in its alphabetical order."""
    voice = Voice(facts, language, wording or wording_of(facts.house))
    blocks = [block for meeting in facts.attendance for block in _meeting(voice, meeting)]
    empty: list[Block] = [Paragraph(voice.say("attendance.none"), ParagraphStyle.NOTE)]
    title, name = voice.line("attendance.title"), voice.line("attendance.name")
    return paper_with_masthead(voice, title, name, blocks or empty)


def quorum_spans(meeting: AttendanceFact) -> tuple[Span, ...]:
    """Return from when to when the quorum was met, by the arrivals and departures of members."""
    changes: dict[datetime, int] = {}
    for one in meeting.present:
        for arrived, left in one.stays if one.counts else ():
            changes[arrived] = changes.get(arrived, 0) + 1
            if left is not None:
                changes[left] = changes.get(left, 0) - 1
    found: list[Span] = []
    there = 0
    for moment in sorted(changes):
        was_met, there = there >= meeting.needed, there + changes[moment]
        if there >= meeting.needed and not was_met:
            found.append((moment, None))
        elif was_met and there < meeting.needed:
            found[-1] = (found[-1][0], moment)
    return tuple(found) if meeting.needed else ()


def most_at_once(meeting: AttendanceFact) -> int:
    """Count the members that were present together at the fullest moment."""
    arrivals = [arrived for one in meeting.present if one.counts for arrived, _left in one.stays]
    return max((_present_at(meeting, moment) for moment in arrivals), default=0)


def _present_at(meeting: AttendanceFact, moment: datetime) -> int:
    return sum(
        any(arrived <= moment and (left is None or moment < left) for arrived, left in one.stays)
        for one in meeting.present
        if one.counts
    )


def _meeting(voice: Voice, meeting: AttendanceFact) -> Iterator[Block]:
    day = format_weekday_date(meeting.starts_at.date(), voice.language)
    name = voice.line("programme.meeting", ordinal=capitalised(voice.ordinal(meeting.number)))
    yield Heading(1, "", plain(f"{name} – {day}"), sources=_source(voice))
    if not meeting.present:
        yield Paragraph(voice.say("attendance.not_kept"), ParagraphStyle.NOTE)
        return
    for capacity in _CAPACITIES:
        present = [one for one in meeting.present if one.capacity == capacity]
        if present:
            yield _table(voice, capacity, sorted(present, key=lambda one: _order(voice, one)))
    yield Paragraph(_quorum(voice, meeting), sources=_source(voice))


def _table(voice: Voice, capacity: str, present: Sequence[PresentFact]) -> Block:
    label = voice.line(f"capacity.{capacity}")
    columns = (
        Column(plain(f"{label} ({len(present)})"), _COLUMNS[0][1]),
        Column(voice.say(_COLUMNS[1][0]), _COLUMNS[1][1]),
    )
    rows = tuple((voice.choose(one.names), plain(_times(voice, one))) for one in present)
    sources = tuple(Source("delegation", one.delegation_id) for one in present)
    return Table(columns, rows, voice.line("attendance.summary", label=label), sources)


def _times(voice: Voice, one: PresentFact) -> str:
    return voice.line("series").join(_span(voice, stay) for stay in one.stays)


def _span(voice: Voice, span: Span) -> str:
    start, end = span
    if end is None:
        return voice.line("attendance.from", start=_clock(voice, start))
    # Spanish writes "horas" once, after the second time.
    first = _clock(voice, start).removesuffix(" horas")
    return voice.line("attendance.from_to", start=first, end=_clock(voice, end))


def _quorum(voice: Voice, meeting: AttendanceFact) -> Text:
    most = most_at_once(meeting)
    present = voice.line("attendance.most", many=most != 1, count=str(most))
    if not meeting.needed:
        return plain(f"{present} {voice.line('attendance.quorum_unknown')}")
    rule = voice.line("attendance.quorum", number=str(meeting.members), count=str(meeting.needed))
    spans = quorum_spans(meeting)
    if not spans:
        return plain(f"{present} {rule} {voice.line('attendance.never_met')}")
    times = enumerate_texts([plain(_span(voice, span)) for span in spans], voice.language)
    return (*plain(f"{present} {rule} "), *voice.say("attendance.met", list=times))


def _clock(voice: Voice, moment: datetime) -> str:
    return format_time(moment.time(), voice.language)


def _order(voice: Voice, one: PresentFact) -> tuple[str, str]:
    return sort_key(voice.words(one.names), voice.language)


def _source(voice: Voice) -> tuple[Source, ...]:
    return (Source("session", voice.facts.session.id),)

"""The programme of work: meeting by meeting, at what time each item would come up."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from iomdesk.document.blocks import Block, Column, Heading, Paragraph, ParagraphStyle, Source, Sources, Table
from iomdesk.document.dates import format_duration, format_time, format_weekday_date
from iomdesk.document.document import Document
from iomdesk.document.inline import Run, Text, plain
from iomdesk.document.schedule import Part, Plan, PlannedBreak, PlannedItem, Span, plan
from iomdesk.papers.facts import ItemFacts, MeetingFact, PaperFacts
from iomdesk.papers.grammar import capitalised, enumerate_texts
from iomdesk.papers.items import item_source, item_title
from iomdesk.papers.masthead import paper_with_masthead
from iomdesk.papers.procedure import has_adopted_stage
from iomdesk.papers.voice import Voice
from iomdesk.papers.wording import Wording, wording_of

_COLUMNS = (
    ("programme.column_time", 2.0),
    ("programme.column_item", 1.2),
    ("programme.column_title", 7.2),
    ("programme.column_minutes", 1.8),
)


def programme_of_work(facts: PaperFacts, language: str, wording: Wording | None = None) -> Document:
    """Make the programme in one language; without meetings or minutes the items stand without times."""
    voice = Voice(facts, language, wording or wording_of(facts.house))
    stage = "adopted" if has_adopted_stage(voice) else "provisional"
    title, name = voice.line(f"programme.title_{stage}"), voice.line(f"programme.name_{stage}")
    return paper_with_masthead(voice, title, name, list(_blocks(voice)))


def planned(facts: PaperFacts) -> Plan:
    """Place the items of a session in its meetings."""
    return plan(
        [PlannedItem(item.id, item.parent_id, item.planned_minutes) for item in facts.items],
        [PlannedBreak(one.id, one.after_item, one.minutes) for one in facts.breaks],
        [Span(meeting.starts_at, meeting.ends_at) for meeting in _meetings(facts)],
    )


def _meetings(facts: PaperFacts) -> list[MeetingFact]:
    return sorted(facts.session.meetings, key=lambda meeting: meeting.starts_at)


def _blocks(voice: Voice) -> Iterator[Block]:
    made, meetings = planned(voice.facts), _meetings(voice.facts)
    for place, meeting in enumerate(meetings):
        parts = [part for part in made.parts if part.meeting == place]
        yield _meeting_heading(voice, meeting)
        if parts:
            yield _table(voice, [_part_row(voice, made, part) for part in parts], _part_sources(parts))
        elif made.parts:
            yield Paragraph(voice.say("programme.free"), ParagraphStyle.NOTE)
    if voice.facts.items and not made.parts:
        yield from _without_times(voice, made)
    elif not voice.facts.items:
        yield Paragraph(voice.say("agenda.none_yet"), ParagraphStyle.NOTE)
    yield from _remarks(voice, made, meetings)


def _meeting_heading(voice: Voice, meeting: MeetingFact) -> Block:
    ordinal = capitalised(voice.ordinal(meeting.number))
    name = voice.line("programme.meeting", ordinal=ordinal)
    text = plain(f"{name} – {_meeting_times(voice, meeting)}")
    return Heading(1, "", text, sources=(Source("session", voice.facts.session.id),))


def _meeting_times(voice: Voice, meeting: MeetingFact) -> str:
    day = format_weekday_date(meeting.starts_at.date(), voice.language)
    start = _clock(voice, meeting.starts_at)
    if meeting.ends_at is None:
        return voice.line("programme.begins", day=day, start=start)
    # Spanish writes "horas" once, after the second time.
    start = start.removesuffix(" horas")
    return voice.line("programme.times", day=day, start=start, end=_clock(voice, meeting.ends_at))


def _clock(voice: Voice, moment: datetime) -> str:
    return format_time(moment.time(), voice.language)


def _table(voice: Voice, rows: Sequence[tuple[Text, ...]], sources: Sources) -> Block:
    columns = tuple(Column(voice.say(head), share) for head, share in _COLUMNS)
    return Table(columns, tuple(rows), voice.line("programme.summary"), sources)


def _part_sources(parts: Iterable[Part]) -> Sources:
    return tuple(Source("item", part.item) for part in parts if part.item is not None)


def _part_row(voice: Voice, made: Plan, part: Part) -> tuple[Text, ...]:
    time = plain(_clock(voice, part.begins_at))
    minutes = int((part.ends_at - part.begins_at).total_seconds() // 60)
    item = next((one for one in voice.facts.items if one.id == part.item), None)
    if item is None:
        return time, (), (Run(voice.line("programme.break"), italic=True),), _duration(voice, minutes)
    return time, *_item_cells(voice, made, item, is_rest=part.is_rest), _duration(voice, minutes)


def _item_cells(voice: Voice, made: Plan, item: ItemFacts, *, is_rest: bool = False) -> tuple[Text, Text]:
    number = plain(voice.numbers[item.id].full)
    title = item_title(voice, item)
    if is_rest:
        return number, (*title, Run(voice.line("programme.rest"), italic=True))
    return number, (*title, *_sub_items(voice, made, item))


def _sub_items(voice: Voice, made: Plan, item: ItemFacts) -> Text:
    """List what is below an item on lines of their own, with its minutes where it has any."""
    lines: Text = ()
    for below in voice.facts.items:
        if below.parent_id != item.id:
            continue
        minutes = made.durations[below.id]
        remark = voice.in_brackets(format_duration(minutes, voice.language)) if minutes else ()
        marker = f"\n{voice.numbers[below.id].marker} "
        lines = (*lines, Run(marker), *item_title(voice, below), *remark, *_sub_items(voice, made, below))
    return lines


def _duration(voice: Voice, minutes: int) -> Text:
    return plain(format_duration(minutes, voice.language)) if minutes else voice.say("table.nothing")


def _without_times(voice: Voice, made: Plan) -> Iterator[Block]:
    """List the items where no time can be given yet, and say what is missing for that."""
    if not made.total:
        yield Paragraph(voice.say("programme.no_times"), ParagraphStyle.NOTE)
    if not voice.facts.session.meetings:
        yield Paragraph(voice.say("programme.no_meetings"), ParagraphStyle.NOTE)
    items = [item for item in voice.facts.items if item.id in _top(voice)]
    rows = [
        (
            voice.say("table.nothing"),
            *_item_cells(voice, made, item),
            _duration(voice, made.durations[item.id]),
        )
        for item in items
    ]
    yield _table(voice, rows, tuple(Source("item", item.id) for item in items))
    if made.total:
        total = format_duration(made.total, voice.language)
        yield Paragraph(voice.say("programme.total", count=total), sources=_session(voice))


def _top(voice: Voice) -> set[int]:
    return {item.id for item in voice.facts.items if item.parent_id is None}


def _remarks(voice: Voice, made: Plan, meetings: Sequence[MeetingFact]) -> Iterator[Block]:
    if made.ends_at is not None:
        day = format_weekday_date(made.ends_at.date(), voice.language)
        sentence = voice.say("programme.end", day=day, end=_clock(voice, made.ends_at))
        yield Paragraph(sentence, sources=_session(voice))
        yield from _overrun(voice, made, meetings)
        yield from _untimed(voice, made)


def _overrun(voice: Voice, made: Plan, meetings: Sequence[MeetingFact]) -> Iterator[Block]:
    end = meetings[-1].ends_at
    if made.overrun and end is not None:
        count = format_duration(made.overrun, voice.language)
        words = voice.line("programme.overrun", count=count, end=_clock(voice, end))
        yield Paragraph((Run(words, bold=True),), sources=_session(voice))


def _untimed(voice: Voice, made: Plan) -> Iterator[Block]:
    items = [one for one in voice.facts.items if one.id in _top(voice) and not made.durations[one.id]]
    if not items:
        return
    numbers = enumerate_texts([plain(voice.numbers[item.id].full) for item in items], voice.language)
    cited = voice.line("items", many=len(items) > 1, list=numbers)
    sources = tuple(source for item in items for source in item_source(item))
    yield Paragraph(voice.say("programme.untimed", items=cited), sources=sources)


def _session(voice: Voice) -> Sources:
    return (Source("session", voice.facts.session.id),)

"""The letter that convenes a session: to whom, what, when and where, with the provisional agenda attached."""

from collections.abc import Iterator
from datetime import timedelta

from iomdesk.document.blocks import (
    Annex,
    Block,
    Column,
    NumberedParagraph,
    Paragraph,
    ParagraphStyle,
    Source,
    Sources,
    Table,
)
from iomdesk.document.dates import format_date, format_time, format_weekday_date
from iomdesk.document.document import Document
from iomdesk.document.inline import Text, plain
from iomdesk.papers.agenda_list import agenda_items
from iomdesk.papers.annex_lists import documents_blocks
from iomdesk.papers.annexed import cited, labelled
from iomdesk.papers.dates import on_dates
from iomdesk.papers.facts import MeetingFact, PaperFacts
from iomdesk.papers.grammar import capitalised, enumerate_texts, in_turn
from iomdesk.papers.introduction import at_place
from iomdesk.papers.masthead import paper_with_masthead
from iomdesk.papers.minutes import minutes_blocks
from iomdesk.papers.voice import Voice
from iomdesk.papers.wording import Wording, wording_of

FREE_TEXT = "practical"
"""The place of what the secretariat adds: access, registration, interpretation."""


def convening_letter(facts: PaperFacts, language: str, wording: Wording | None = None) -> Document:
    """Make the letter in one language."""
    voice = Voice(facts, language, wording or wording_of(facts.house))
    labels = labelled(voice, _annexes(facts))
    blocks = (*_letter(voice, labels), *_attached(voice, labels))
    name = voice.line("convocation.name")
    return paper_with_masthead(voice, voice.line("convocation.title"), name, blocks)


def _annexes(facts: PaperFacts) -> list[str]:
    wanted = {"agenda": bool(facts.items), "documents": bool(facts.documents)}
    return [kind for kind, is_wanted in wanted.items() if is_wanted]


def _letter(voice: Voice, labels: dict[str, str]) -> Iterator[Block]:
    yield _paragraph(voice, voice.say("convocation.addressed"))
    yield _paragraph(voice, _invitation(voice))
    yield from _meetings(voice)
    for text in (_chair(voice), _papers(voice, labels), _deadline(voice), voice.say("convocation.names")):
        if text:
            yield _paragraph(voice, text)
    yield from _practical(voice)
    yield _paragraph(voice, voice.say("convocation.compliments"))
    yield Paragraph(voice.say("convocation.signed"), ParagraphStyle.SIGNATURE)


def _paragraph(voice: Voice, text: Text) -> Block:
    return Paragraph(text, sources=_session(voice))


def _session(voice: Voice) -> Sources:
    return (Source("session", voice.facts.session.id),)


def _invitation(voice: Voice) -> Text:
    session = voice.facts.session
    days = on_dates(voice, session.start_on, session.end_on) or voice.line("convocation.dates_later")
    bodies = [voice.named(body, "of") for body in session.bodies]
    name = enumerate_texts(bodies, voice.language) or plain(voice.after("of", voice.group))
    if session.number:
        ordinal = voice.ordinal(session.number)
        said = voice.say(
            "convocation.session", ordinal=ordinal, of_name=name, at_place=at_place(voice), on_dates=days
        )
    else:
        said = voice.group_says("convocation.meeting", of_name=name, at_place=at_place(voice), on_dates=days)
    if session.place.strip():
        return said
    return (*said, *plain(" "), *voice.say("convocation.place_later"))


def _meetings(voice: Voice) -> Iterator[Block]:
    meetings = voice.facts.session.meetings
    if not meetings:
        return
    count = voice.wording.number(len(meetings), voice.language)
    many = len(meetings) > 1
    counted = voice.line("session.meeting_count", many=many, number=count)
    yield _paragraph(voice, voice.say("convocation.meetings", many=many, count=counted))
    columns = (
        Column(voice.say("convocation.column_meeting"), 2.4),
        Column(voice.say("convocation.column_day"), 4),
        Column(voice.say("convocation.column_hours"), 3.6),
    )
    rows = tuple(_meeting_row(voice, meeting) for meeting in meetings)
    yield Table(columns, rows, voice.line("convocation.meetings_summary"), _session(voice))


def _meeting_row(voice: Voice, meeting: MeetingFact) -> tuple[Text, ...]:
    day = meeting.starts_at.date()
    named = voice.line("calendar.meeting", ordinal=voice.ordinal(meeting.number))
    return (
        plain(capitalised(named)),
        plain(format_weekday_date(day, voice.language)),
        plain(_hours(voice, meeting)),
    )


def _hours(voice: Voice, meeting: MeetingFact) -> str:
    start = format_time(meeting.starts_at.time(), voice.language)
    if meeting.ends_at is None:
        return voice.line("convocation.from", start=start)
    short = start.removesuffix(" horas") if voice.language == "es" else start
    end = format_time(meeting.ends_at.time(), voice.language)
    return voice.line("convocation.hours", start=short, end=end)


def _chair(voice: Voice) -> Text:
    chair = voice.facts.session.chair.strip()
    return voice.say("convocation.chair", of_person=voice.after("of", voice.person(chair))) if chair else ()


def _papers(voice: Voice, labels: dict[str, str]) -> Text:
    said: list[Text] = []
    if "agenda" in labels:
        details = voice.in_brackets(voice.facts.agenda_symbol)
        said.append(voice.say("convocation.agenda", details=details, label=cited(labels["agenda"])))
    if "documents" in labels:
        said.append(voice.say("convocation.documents", label=cited(labels["documents"])))
    return in_turn(said)


def _deadline(voice: Voice) -> Text:
    """By analogy with rules 4 and 5.2 of the SCPF; the days are the body's own."""
    start, days = voice.facts.session.start_on, voice.facts.deadline_days
    if start is None or days < 1:
        return ()
    last = format_date(start - timedelta(days=days), voice.language)
    return voice.say("convocation.deadline", count=_duration(voice, days), day=last)


def _duration(voice: Voice, days: int) -> str:
    weeks, rest = divmod(days, 7)
    if rest or weeks > 4:
        return voice.line("convocation.days", many=days > 1, number=str(days))
    number = voice.wording.number(weeks, voice.language)
    return voice.line("convocation.weeks", many=weeks > 1, number=number)


def _practical(voice: Voice) -> Iterator[Block]:
    """A letter does not number its paragraphs."""
    for block in minutes_blocks(voice, voice.facts.texts.get(FREE_TEXT, {}), _session(voice)):
        if isinstance(block, NumberedParagraph):
            yield Paragraph(block.text, sources=block.sources)
        else:
            yield block


def _attached(voice: Voice, labels: dict[str, str]) -> Iterator[Block]:
    if "agenda" in labels:
        yield Annex(labels["agenda"], voice.line("annex.agenda_provisional"), "annex-agenda")
        yield from agenda_items(voice, details=True)
    if "documents" in labels:
        yield Annex(labels["documents"], voice.line("annex.documents"), "annex-documents")
        yield from documents_blocks(voice)

"""The history of a group in paragraphs, composed from what the desk knows: mandates, names, meetings, notes.

Sentences made from data are in the paper's language. Notes are in the language of their source, and say so;
where there is an unofficial translation, the paragraph says that instead.
What the desk only remarks behind the last mark of a source ("(paragraphe 4)") is not told.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from iomdesk.document.blocks import Block, NumberedParagraph, Source, Sources
from iomdesk.document.dates import format_date
from iomdesk.document.inline import Text, plain
from iomdesk.papers.dates import on_dates
from iomdesk.papers.facts import (
    BackgroundFacts,
    BodyFacts,
    HistoryFact,
    MandateFacts,
    RenamingFact,
    SessionFacts,
)
from iomdesk.papers.grammar import begin_sentence, enumerate_texts, in_turn
from iomdesk.papers.introduction import place_of
from iomdesk.papers.unofficial import is_any_translated, mark, translated
from iomdesk.papers.voice import Voice

_MARK = re.compile(r"\s*\(paragraphes? [0-9 ,-]+\)\s*(\.?)\s*")
_TOLD_TOGETHER = 3
"""How many meetings in a row a paragraph may tell, where nothing sets them apart."""

Told = tuple[Text, Sources, tuple[str, ...]]
"""A paragraph, what it came from, and the notes that it prints."""


def background(voice: Voice) -> list[Block]:
    """Tell the history in numbered paragraphs; nothing where none is known."""
    facts = voice.facts.background
    if facts is None:
        return []
    return [
        NumberedParagraph("", _marked(voice, text, notes), sources=sources)
        for text, sources, notes in _paragraphs(voice, facts)
    ]


def _marked(voice: Voice, text: Text, notes: Iterable[str]) -> Text:
    """Say once, before a paragraph, that notes in it are unofficial translations."""
    return (*mark(voice), *text) if is_any_translated(voice, notes) else text


def sourced_parts(note: str) -> tuple[str, ...]:
    """Split a note at the marks of its source, without what is behind the last; without marks it is whole."""
    parts: list[str] = []
    rest = note.strip()
    while found := _MARK.search(rest):
        parts.append(rest[: found.start()].rstrip(" .") + ".")
        rest = rest[found.end() :]
    return tuple(parts) if parts else tuple(filter(None, [rest]))


def _paragraphs(voice: Voice, facts: BackgroundFacts) -> Iterator[Told]:
    told = _agreed_at(facts)
    meetings = list(facts.meetings)
    first = meetings.pop(0) if meetings else None
    yield from _creation(voice, facts, first[0] if first else None)
    group: list[tuple[SessionFacts, HistoryFact]] = []
    for meeting in meetings:
        stands_alone = len(meeting[0].bodies) > 1 or meeting[0].start_on in told
        if group and (stands_alone or len(group) == _TOLD_TOGETHER):
            yield _together(voice, group)
            group = []
        if stands_alone:
            yield _alone(voice, facts, *meeting)
        else:
            group.append(meeting)
    if group:
        yield _together(voice, group)
    yield from _approved_elsewhere(voice, facts)


def _agreed_at(facts: BackgroundFacts) -> dict[date | None, MandateFacts]:
    """The versions by the day of the meeting that agreed on them."""
    return {v.dated_on: v for v in facts.versions if v.dated_on and v.status != "projet"}


def _creation(voice: Voice, facts: BackgroundFacts, first: SessionFacts | None) -> Iterator[Told]:
    """Tell by whom the group was created and for what, its first meeting, and its work under that mandate."""
    origin = next((v for v in facts.versions if v.status != "projet" and v.dated_on is None), None)
    parts = sourced_parts(origin.note) if origin else ()
    opening = in_turn([
        _created(voice, facts.body, origin) if origin else (),
        *(_note(voice, part) for part in parts[:1]),
        _first_meeting(voice, first, is_named=origin is not None) if first else (),
    ])  # fmt: skip
    sources = _sources(mandate=origin.id if origin else None, session=first.id if first else None)
    if opening:
        yield opening, sources, parts[:1]
    for part in parts[1:]:
        yield _note(voice, part), sources, (part,)


def _created(voice: Voice, body: BodyFacts, origin: MandateFacts) -> Text:
    title = voice.named(body)
    if origin.approved_by is None:
        return ()
    if not origin.approving_session:
        of_name = voice.named(origin.approved_by, "of")
        return begin_sentence(voice.say("background.created_undated", title=title, of_name=of_name))
    ordinal = voice.ordinal(origin.approving_session)
    name = voice.named(origin.approved_by)
    return voice.say("background.created", ordinal=ordinal, name=name, title=title)


def _first_meeting(voice: Voice, first: SessionFacts, is_named: bool) -> Text:
    """Tell of the first meeting; the group's whole name is not said twice in a paragraph."""
    title = plain(voice.group) if is_named else voice.named(first.bodies[0])
    if not first.chair.strip():
        return begin_sentence(_say_when(voice, "background.first", first, title=title))
    of_person = voice.after("of", voice.person(first.chair))
    return _say_when(voice, "background.first_under", first, title=title, of_person=of_person)


def _together(voice: Voice, meetings: list[tuple[SessionFacts, HistoryFact]]) -> Told:
    sentences: list[Text] = []
    notes: list[str] = []
    for place, (session, note) in enumerate(meetings):
        parts = sourced_parts(note.text)
        sentences.append(_met(voice, session, is_first=place == 0))
        sentences.extend(_note(voice, part) for part in parts)
        notes.extend(parts)
    sources = tuple(Source("session", session.id) for session, _note_ in meetings)
    return in_turn(sentences), sources, tuple(notes)


def _met(voice: Voice, session: SessionFacts, is_first: bool) -> Text:
    if session.number:
        return _say_when(voice, "background.session", session, ordinal=voice.ordinal(session.number))
    return _say_when(voice, "background.met" if is_first else "background.met_again", session)


def _alone(voice: Voice, facts: BackgroundFacts, session: SessionFacts, note: HistoryFact) -> Told:
    """Tell a joint meeting with its note, or what a meeting agreed on and what became of it."""
    version = _agreed_at(facts).get(session.start_on)
    if version is None:
        names = [voice.named(body) for body in session.bodies]
        listed = enumerate_texts(names, voice.language)
        met = begin_sentence(_say_when(voice, "background.joint", session, list=listed))
        parts = sourced_parts(note.text)
        return in_turn([met, *_notes(voice, parts)]), _sources(session=session.id), parts
    renaming = next((r for r in facts.renamings if r.on == session.start_on), None)
    parts = sourced_parts(version.note)
    approved = _approved(voice, version, renaming is not None)
    text = in_turn([_agreed(voice, session, renaming), *_notes(voice, parts), approved])
    return text, _sources(session=session.id, mandate=version.id), parts


def _agreed(voice: Voice, session: SessionFacts, renaming: RenamingFact | None) -> Text:
    details: Text = ()
    if renaming is not None:
        language, fact = voice.name(renaming.names)
        remark = "" if fact.is_official else voice.line("note.unofficial")
        name = (*voice.in_language(language, plain(fact.name)), *voice.in_brackets(remark))
        details = voice.say("background.renamed", name=name)
    day = format_date(session.start_on, voice.language) if session.start_on else ""
    return voice.say("background.agreed", day=day, details=details)


def _approved(voice: Voice, version: MandateFacts, is_renamed: bool) -> Text:
    if version.approved_by is None:
        return ()
    return voice.say("background.approved", many=is_renamed, by_body=_by_body(voice, version))


def _approved_elsewhere(voice: Voice, facts: BackgroundFacts) -> Iterator[Told]:
    """Tell of approvals that no meeting of the group stands for."""
    days = {session.start_on for session, _ in facts.meetings}
    for day, version in _agreed_at(facts).items():
        if day not in days and version.approved_by is not None:
            said = voice.say("background.approved_alone", by_body=_by_body(voice, version))
            parts = sourced_parts(version.note)
            yield in_turn([said, *_notes(voice, parts)]), _sources(mandate=version.id), parts


def _by_body(voice: Voice, version: MandateFacts) -> Text:
    if version.approved_by is None:
        return ()
    name = voice.named(version.approved_by)
    if not version.approving_session:
        return voice.say("mandate.by", name=name)
    return voice.say("mandate.by_at", name=name, ordinal=voice.ordinal(version.approving_session))


def _say_when(voice: Voice, key: str, session: SessionFacts, **values: str | Text) -> Text:
    """Make a sentence on a meeting, with its place and its days."""
    place = place_of(voice, session.place)
    days = on_dates(voice, session.start_on, session.end_on)
    return voice.say(key, many=False, at_place=place, on_dates=days, **values)


def _notes(voice: Voice, parts: Iterable[str]) -> list[Text]:
    return [_note(voice, part) for part in parts]


def _note(voice: Voice, part: str) -> Text:
    found = translated(part, voice.language)
    return plain(found) if found else voice.choose({"fr": part})


def _sources(session: int | None = None, mandate: int | None = None) -> Sources:
    named = (("mandate", mandate), ("session", session))
    return tuple(Source(kind, id_) for kind, id_ in named if id_ is not None)

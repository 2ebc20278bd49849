"""The chair's running script: per item what the mandate says, what was said last time, and what to say."""

from collections.abc import Iterator, Sequence

from iomdesk.document.blocks import (
    Block,
    Heading,
    ListItem,
    NumberedParagraph,
    Paragraph,
    ParagraphStyle,
    Source,
    Sources,
)
from iomdesk.document.dates import format_date, format_dates, format_duration
from iomdesk.document.document import Document
from iomdesk.document.inline import Run, Text, plain
from iomdesk.papers.brief_sentences import closing, opening, session_sentence
from iomdesk.papers.clauses import PlacedClause, all_clauses, reference_to
from iomdesk.papers.facts import (
    DocumentFact,
    EarlierItemFact,
    ItemFacts,
    OpenRecommendationFact,
    PaperFacts,
    SessionFacts,
)
from iomdesk.papers.grammar import without_final_points
from iomdesk.papers.items import item_source, item_title
from iomdesk.papers.masthead import paper_with_masthead
from iomdesk.papers.minutes import minutes_blocks
from iomdesk.papers.recommendations import operative_texts
from iomdesk.papers.substance import items_below
from iomdesk.papers.voice import Voice
from iomdesk.papers.wording import Wording, wording_of

_DASH = "–"


def chair_brief(facts: PaperFacts, language: str, wording: Wording | None = None) -> Document:
    """Make the script in one language."""
    voice = Voice(facts, language, wording or wording_of(facts.house))
    name, foot = voice.line("brief.name"), voice.line("brief.foot")
    return paper_with_masthead(voice, voice.line("brief.title"), name, _blocks(voice), foot)


def _blocks(voice: Voice) -> Iterator[Block]:
    source = (Source("session", voice.facts.session.id),)
    yield Heading(1, "", voice.say("brief.opening"), sources=source)
    yield Paragraph(session_sentence(voice, "open"), sources=source)
    for item in [one for one in voice.facts.items if voice.numbers[one.id].level == 1]:
        yield from _item(voice, item)
    yield Heading(1, "", voice.say("brief.closing"), sources=source)
    yield Paragraph(session_sentence(voice, "close"), sources=source)


def _item(voice: Voice, item: ItemFacts) -> Iterator[Block]:
    number = voice.numbers[item.id]
    label = number.marker if number.level == 1 else number.full
    yield Heading(min(number.level, 3), label, item_title(voice, item), sources=item_source(item))
    if item.planned_minutes:
        planned = format_duration(item.planned_minutes, voice.language)
        yield Paragraph(voice.say("brief.planned", count=planned), ParagraphStyle.NOTE, item_source(item))
    yield from _clauses(voice, item)
    yield from _documents(voice, item)
    yield from _last_time(voice, item)
    yield from _recommendations(voice, item)
    yield _labelled(voice, "brief.to_open", opening(voice, item), item_source(item))
    for below in items_below(voice, item):
        yield from _item(voice, below)
    yield _labelled(voice, "brief.to_close", closing(voice, item), item_source(item))


def _labelled(voice: Voice, key: str, text: Text, sources: Sources) -> Block:
    colon = voice.wording.template("colon", voice.language)
    return Paragraph((Run(voice.line(key) + colon, bold=True), Run(" "), *text), sources=sources)


def _label(voice: Voice, words: str, sources: Sources) -> Block:
    colon = voice.wording.template("colon", voice.language)
    return Paragraph((Run(words + colon, bold=True),), sources=sources)


def _clauses(voice: Voice, item: ItemFacts) -> Iterator[Block]:
    mandate = voice.facts.mandate
    placed = [one for one in all_clauses(voice) if one.clause.id in item.clause_ids]
    if mandate is None or not placed:
        return
    status = voice.line(f"status.{mandate.status}")
    words = voice.line("brief.clauses", many=len(placed) > 1, status=status)
    yield _label(voice, words, item_source(item))
    for one in placed:
        yield _clause(voice, one)


def _clause(voice: Voice, placed: PlacedClause) -> Block:
    picked = voice.pick(placed.clause.texts)
    text: Text = ()
    if picked:
        language, words = picked
        text = voice.in_language(language, plain(without_final_points(words)))
        if not placed.clause.official.get(language, False):
            text = (*text, *_italic(voice.in_brackets(voice.line("note.unofficial"))))
        text = (*text, *plain("."))
    return ListItem(1, reference_to(placed, voice.language), text, (Source("clause", placed.clause.id),))


def _documents(voice: Voice, item: ItemFacts) -> Iterator[Block]:
    if not item.documents:
        return
    sources = item_source(item)
    yield _label(voice, voice.line("brief.documents", many=len(item.documents) > 1), sources)
    for document in item.documents:
        yield ListItem(1, _DASH, _document(voice, document), (Source("document", document.id),))


def _document(voice: Voice, document: DocumentFact) -> Text:
    named = ", ".join(part for part in (document.symbol, document.part) if part)
    title = voice.choose(document.titles)
    return (*plain(f"{named} – " if named and title else named), *title)


def _last_time(voice: Voice, item: ItemFacts) -> Iterator[Block]:
    found = next((one for one in voice.facts.earlier if one.item_id == item.id), None)
    if found is None:
        if item.role == "substance" and item.clause_ids:
            yield Paragraph(voice.say("brief.first_time"), ParagraphStyle.NOTE, item_source(item))
        return
    sources = (Source("item", found.earlier.id), Source("minutes", found.earlier.id))
    key = "brief.continues" if found.is_continued else "brief.last_time"
    yield _label(voice, voice.line(key, list=_where(voice, found)), sources)
    said = list(_said(voice, found, sources))
    yield from said or [Paragraph(voice.say("brief.no_minutes"), ParagraphStyle.NOTE, sources)]


def _said(voice: Voice, found: EarlierItemFact, sources: Sources) -> Iterator[Block]:
    """The minutes are quoted in full: the chair must not be surprised by half of what was said."""
    for block in minutes_blocks(voice, found.earlier.minutes, sources):
        if isinstance(block, NumberedParagraph):
            yield ListItem(1, _DASH, block.text, sources)
        elif isinstance(block, ListItem):
            yield ListItem(block.level + 1, block.marker, block.text, sources)
    outcome = found.earlier.outcome
    if outcome:
        key = "outcome.recommended_without" if outcome == "recommended" else f"outcome.{outcome}"
        yield ListItem(1, _DASH, voice.group_says(key), sources)


def _where(voice: Voice, found: EarlierItemFact) -> str:
    number = voice.line("brief.where", number=found.number)
    return f"{_session(voice, found.session)}, {number}"


def _session(voice: Voice, session: SessionFacts) -> str:
    days = format_dates(session.start_on, session.end_on, voice.language) if session.start_on else ""
    if session.number:
        named = voice.line("brief.session_numbered", ordinal=voice.ordinal(session.number))
        return f"{named} ({days})" if days else named
    day = format_date(session.start_on, voice.language) if session.start_on else ""
    return voice.line("brief.meeting_of", day=day)


def _recommendations(voice: Voice, item: ItemFacts) -> Iterator[Block]:
    found = [one for one in voice.facts.open_recommendations if item.id in one.item_ids]
    if not found:
        return
    words = voice.line("brief.recommendations", many=len(found) > 1)
    yield _label(voice, words, item_source(item))
    for one in found:
        yield from _recommendation(voice, one)


def _recommendation(voice: Voice, found: OpenRecommendationFact) -> Iterator[Block]:
    record = found.recommendation
    sources = (Source("recommendation", record.id),)
    named = voice.say(
        "brief.recommendation",
        number=str(record.number),
        list=_session(voice, found.session),
        status=voice.line(f"recommendation_status.{record.status}"),
    )
    yield ListItem(1, _DASH, named, sources)
    for text in operative_texts(voice, record):
        yield ListItem(2, _DASH, text, sources)


def _italic(text: Text) -> Sequence[Run]:
    return [Run(part.text, italic=True) for part in text if isinstance(part, Run)]

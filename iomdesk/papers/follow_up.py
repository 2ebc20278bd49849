"""What became of the recommendations of earlier sessions: a table, then each with its history."""

from collections.abc import Iterator

from iomdesk.document.blocks import (
    Block,
    Column,
    Heading,
    ListItem,
    NumberedParagraph,
    Paragraph,
    ParagraphStyle,
    Source,
    Sources,
    Table,
)
from iomdesk.document.dates import format_date
from iomdesk.document.document import Document
from iomdesk.document.inline import Run, Text, plain
from iomdesk.papers.counting import count_blocks
from iomdesk.papers.facts import OpenRecommendationFact, PaperFacts, SessionFacts
from iomdesk.papers.grammar import begin_sentence, capitalised
from iomdesk.papers.life_facts import RecommendationLife
from iomdesk.papers.masthead import paper_with_masthead
from iomdesk.papers.recommendations import operative_texts
from iomdesk.papers.steps import day_words, owner_of, step_words
from iomdesk.papers.voice import Voice
from iomdesk.papers.wording import Wording, wording_of

_COLUMNS = (
    ("followup.column_session", 1.3),
    ("table.recommendation", 4.8),
    ("followup.column_status", 2.0),
    ("followup.column_owner", 1.7),
    ("followup.column_due", 1.5),
)


def follow_up_to_recommendations(
    facts: PaperFacts, language: str, wording: Wording | None = None
) -> Document:
    """Make the paper in one language, for the session that takes note of it."""
    voice = Voice(facts, language, wording or wording_of(facts.house))
    blocks = count_blocks(_blocks(voice))
    return paper_with_masthead(voice, voice.line("followup.title"), voice.line("followup.name"), blocks)


def _blocks(voice: Voice) -> Iterator[Block]:
    followed = voice.facts.open_recommendations
    source = (Source("session", voice.facts.session.id),)
    if not followed:
        yield Paragraph(voice.say("followup.none"), ParagraphStyle.NOTE, source)
        return
    yield NumberedParagraph("", voice.group_says("followup.intro"), sources=source)
    silent = sum(_life(voice, one).is_silent for one in followed)
    if silent:
        count = voice.wording.number(silent, voice.language)
        text = voice.say("followup.silent", many=silent > 1, count=count)
        yield NumberedParagraph("", begin_sentence(text), sources=source)
    yield _table(voice)
    yield Heading(1, "", voice.say("followup.history"))
    for one in followed:
        yield from _history(voice, one)


def _table(voice: Voice) -> Block:
    followed = voice.facts.open_recommendations
    columns = tuple(Column(voice.say(head), share) for head, share in _COLUMNS)
    rows = tuple(_row(voice, one) for one in followed)
    return Table(columns, rows, voice.line("followup.summary"), tuple(_source(one) for one in followed))


def _row(voice: Voice, one: OpenRecommendationFact) -> tuple[Text, ...]:
    life = _life(voice, one)
    nothing = voice.say("table.nothing")
    number = f"{one.recommendation.number}{'*' if life.is_silent else ''}. "
    return (
        plain(capitalised(_session(voice, one.session))) or nothing,
        (Run(number, bold=True), *_request(voice, one)),
        _status(voice, one, life),
        plain(capitalised(owner_of(voice, life))) or nothing,
        plain(format_date(life.due_on, voice.language)) if life.due_on else nothing,
    )


def _status(voice: Voice, one: OpenRecommendationFact, life: RecommendationLife) -> Text:
    if not life.steps:
        return plain(voice.line(f"step.{one.recommendation.status}"))
    last = life.steps[-1]
    words = step_words(voice, last)
    return plain(f"{words}\n{day_words(voice, last)}" if last.on else words)


def _request(voice: Voice, one: OpenRecommendationFact) -> Text:
    """What a recommendation asks for: its operative paragraphs, one below the other."""
    texts = operative_texts(voice, one.recommendation)
    if not texts:
        return (Run(voice.line("followup.no_text"), italic=True),)
    joined: Text = texts[0]
    for text in texts[1:]:
        joined = (*joined, Run("\n"), *text)
    return joined


def _history(voice: Voice, one: OpenRecommendationFact) -> Iterator[Block]:
    sources: Sources = (_source(one),)
    life = _life(voice, one)
    session = _session(voice, one.session)
    colon = voice.wording.template("colon", voice.language)
    title = voice.say("followup.heading", number=str(one.recommendation.number), details=session)
    yield Heading(2, "", title, sources=sources)
    if not life.steps:
        yield Paragraph(plain(voice.line(f"step.{one.recommendation.status}")), sources=sources)
    for step in life.steps:
        words = f"{day_words(voice, step)}{colon} {step_words(voice, step)}."
        note = f" {step.note.strip()}" if step.note.strip() else ""
        yield ListItem(1, "–", plain(words + note), sources)


def _session(voice: Voice, session: SessionFacts) -> str:
    if session.number:
        return voice.line("step.at_session", ordinal=voice.ordinal(session.number))
    return format_date(session.start_on, voice.language) if session.start_on else ""


def _life(voice: Voice, one: OpenRecommendationFact) -> RecommendationLife:
    return voice.facts.lives.recommendations.get(one.recommendation.id, RecommendationLife())


def _source(one: OpenRecommendationFact) -> Source:
    return Source("recommendation", one.recommendation.id)

"""The cover note of a report: how to correct the project, or that it was approved as it was printed."""

from collections.abc import Iterator

from iomdesk.document.blocks import Block, Column, Paragraph, Source, Table
from iomdesk.document.dates import format_date
from iomdesk.document.document import Document
from iomdesk.document.inline import Text, plain
from iomdesk.papers.approval_words import approval_values
from iomdesk.papers.facts import PaperFacts
from iomdesk.papers.grammar import begin_sentence
from iomdesk.papers.life_facts import ReportLife
from iomdesk.papers.masthead import paper_with_masthead
from iomdesk.papers.voice import Voice
from iomdesk.papers.wording import Wording, wording_of


def cover_note(facts: PaperFacts, language: str, wording: Wording | None = None) -> Document:
    """Make the note in one language; once the report is approved, it says so and asks nothing any more."""
    voice = Voice(facts, language, wording or wording_of(facts.house))
    symbol = _symbol(voice)
    title = voice.line("covernote.title_symbol", symbol=symbol) if symbol else voice.line("covernote.title")
    return paper_with_masthead(voice, title, voice.line("covernote.name"), _blocks(voice))


def _symbol(voice: Voice) -> str:
    return voice.facts.lives.report.project_symbol or voice.facts.report_symbol


def _blocks(voice: Voice) -> Iterator[Block]:
    life = voice.facts.lives.report
    source = (Source("session", voice.facts.session.id),)
    if life.approved_on is None:
        yield Paragraph(voice.say("covernote.open"), sources=source)
        yield Paragraph(voice.say("covernote.single"), sources=source)
        if life.deadlines:
            yield _deadlines(voice, life)
        return
    yield Paragraph(_approved(voice, life), sources=source)
    yield Paragraph(voice.say("covernote.saving"), sources=source)


def _approved(voice: Voice, life: ReportLife) -> Text:
    symbol = _symbol(voice)
    name = voice.line("covernote.document", symbol=symbol) if symbol else voice.line("covernote.report")
    values = dict(approval_values(voice, life))
    cited = f" {life.corrigendum_symbol}" if life.corrigendum_symbol else ""
    how = (
        voice.line("covernote.amended", details=cited)
        if life.corrections
        else voice.line("covernote.unchanged")
    )
    told = {**values, "name": name, "details": f"{values['details']}{how}"}
    return begin_sentence(voice.say("covernote.approved", many=False, **told))


def _deadlines(voice: Voice, life: ReportLife) -> Block:
    heads = ("covernote.column_language", "covernote.column_received", "covernote.column_deadline")
    rows = tuple(
        (
            plain(voice.language_name(one.language)),
            plain(format_date(one.received_on, voice.language)),
            plain(format_date(one.deadline_on, voice.language)),
        )
        for one in life.deadlines
    )
    columns = tuple(Column(voice.say(head)) for head in heads)
    source = (Source("session", voice.facts.session.id),)
    return Table(columns, rows, voice.line("covernote.summary"), source)

"""The list of documents of a session as a paper of its own."""

from iomdesk.document.blocks import Block, Column, Paragraph, ParagraphStyle, Source, Table
from iomdesk.document.document import Document
from iomdesk.document.inline import Run, Text, plain
from iomdesk.papers.availability import day_of_issue, standing
from iomdesk.papers.facts import DocumentFact, PaperFacts
from iomdesk.papers.grammar import enumerate_texts
from iomdesk.papers.masthead import paper_with_masthead
from iomdesk.papers.voice import Voice
from iomdesk.papers.wording import Wording, wording_of

_LANGUAGES = ("fr", "en", "es")
_COLUMNS = (
    ("table.symbol", 1.9),
    ("table.title", 3.6),
    ("documents.column_item", 1.2),
    ("documents.column_languages", 1.8),
    ("documents.column_distribution", 2.0),
    ("documents.column_date", 2.7),
)


def list_of_documents(facts: PaperFacts, language: str, wording: Wording | None = None) -> Document:
    """Make the list in one language: by symbol, what is forthcoming or late marked as such."""
    voice = Voice(facts, language, wording or wording_of(facts.house))
    title, name = voice.line("documents.title"), voice.line("annex.documents")
    return paper_with_masthead(voice, title, name, _blocks(voice))


def _blocks(voice: Voice) -> list[Block]:
    documents = voice.facts.documents
    if not documents:
        return [Paragraph(voice.say("documents.none_yet"), ParagraphStyle.NOTE)]
    columns = tuple(Column(voice.say(head), share) for head, share in _COLUMNS)
    rows = tuple(_row(voice, document) for document in documents)
    sources = tuple(Source("document", document.id) for document in documents)
    return [Table(columns, rows, voice.line("documents.summary"), sources)]


def _row(voice: Voice, document: DocumentFact) -> tuple[Text, ...]:
    nothing = voice.say("table.nothing")
    cells = (
        plain(document.symbol),
        _title(voice, document),
        _items(voice, document),
        plain(", ".join(voice.language_name(one) for one in _LANGUAGES if one in document.languages)),
        plain(voice.line(f"documents.distribution_{document.distribution}")),
        _date(voice, document),
    )
    return tuple(cell or nothing for cell in cells)


def _title(voice: Voice, document: DocumentFact) -> Text:
    title = voice.choose(document.titles)
    if not document.late_reason.strip():
        return title
    reason = voice.line("documents.reason", details=document.late_reason.strip())
    return (*title, Run(f"\n{reason}", italic=True))


def _items(voice: Voice, document: DocumentFact) -> Text:
    numbers = [
        plain(voice.numbers[item.id].full)
        for item in voice.facts.items
        if any(linked.id == document.id for linked in item.documents)
    ]
    return enumerate_texts(numbers, voice.language)


def _date(voice: Voice, document: DocumentFact) -> Text:
    day, remark = day_of_issue(voice, document), standing(voice, document)
    parts = (remark, day) if not document.is_there else (day, remark)
    marked = tuple(Run(part, italic=part == remark) for part in parts if part)
    return (marked[0], Run("\n"), marked[1]) if len(marked) == 2 else marked

"""The agenda as a list, as it stands in its own paper and in the annex of the report."""

from iomdesk.document.blocks import Block, ListItem, Source, Sources
from iomdesk.document.inline import Run, Text, plain
from iomdesk.papers.clauses import clause_line
from iomdesk.papers.facts import DocumentFact, ItemFacts
from iomdesk.papers.grammar import enumerate_texts
from iomdesk.papers.items import item_title
from iomdesk.papers.voice import Voice


def agenda_items(voice: Voice, details: bool = False) -> list[Block]:
    """List all items; with details also what is asked of the group, clauses and documents."""
    return [_item(voice, item, details) for item in voice.facts.items]


def _item(voice: Voice, item: ItemFacts, details: bool) -> Block:
    number = voice.numbers[item.id]
    text = item_title(voice, item)
    if details:
        text = (*text, *_kind(voice, item), *_details(voice, item))
    return ListItem(number.level, number.marker, text, _sources(item))


def _kind(voice: Voice, item: ItemFacts) -> Text:
    """Say what is asked of the group; procedure goes without saying."""
    return voice.in_brackets(voice.line(f"kind.{item.kind}")) if item.role == "substance" else ()


def _details(voice: Voice, item: ItemFacts) -> Text:
    parts = [part for part in (clause_line(voice, item.clause_ids), _documents(voice, item)) if part]
    joined: Text = ()
    for part in parts:
        joined = (*joined, *plain(" – "), *part) if joined else (*plain("\n"), *part)
    return tuple(Run(part.text, italic=True) if isinstance(part, Run) else part for part in joined)


def _documents(voice: Voice, item: ItemFacts) -> Text:
    named = [plain(name) for document in item.documents if (name := _short_name(document))]
    if not named:
        return ()
    return voice.say("agenda.documents", many=len(named) > 1, list=enumerate_texts(named, voice.language))


def _short_name(document: DocumentFact) -> str:
    return ", ".join(part for part in (document.symbol, document.part) if part)


def _sources(item: ItemFacts) -> Sources:
    return (
        Source("item", item.id),
        *(Source("clause", clause) for clause in item.clause_ids),
        *(Source("document", document.id) for document in item.documents),
    )

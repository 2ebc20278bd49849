"""The annotated agenda: the list of items, then for each item why it is there and what is asked.

Per item: rationale, clauses, what was done before, action expected, documents (AKN4UN, agendaAnnotated).
"""

from collections.abc import Iterator

from iomdesk.document.blocks import Block, Heading, ListItem, Paragraph, ParagraphStyle, Source, Sources
from iomdesk.document.document import Document
from iomdesk.document.inline import Run, Text, plain
from iomdesk.document.text import plain_text
from iomdesk.papers.agenda_list import agenda_items
from iomdesk.papers.availability import document_remarks
from iomdesk.papers.clauses import PlacedClause, all_clauses, clause_line, reference_to
from iomdesk.papers.earlier import earlier_sentence
from iomdesk.papers.facts import DocumentFact, ItemFacts, PaperFacts
from iomdesk.papers.grammar import capitalised, without_final_points
from iomdesk.papers.items import item_source, item_title
from iomdesk.papers.mandate_text import clauses_remark
from iomdesk.papers.masthead import paper_with_masthead
from iomdesk.papers.procedure import has_adopted_stage
from iomdesk.papers.voice import Voice
from iomdesk.papers.wording import Wording, wording_of

_DEEPEST_HEADING = 3
_ADOPTION_ROLES = ("adoption_of_agenda", "adoption_of_report")
_KINDS = ("information", "discussion", "decision")


def annotated_agenda(facts: PaperFacts, language: str, wording: Wording | None = None) -> Document:
    """Make the annotated agenda in one language."""
    voice = Voice(facts, language, wording or wording_of(facts.house))
    stage = "adopted" if has_adopted_stage(voice) else "provisional"
    title, name = voice.line(f"annotated.title_{stage}"), voice.line(f"annotated.name_{stage}")
    if not facts.items:
        empty = [Paragraph(voice.say("agenda.none_yet"), ParagraphStyle.NOTE)]
        return paper_with_masthead(voice, title, name, empty)
    blocks: list[Block] = [
        Heading(1, "", voice.say(f"annex.agenda_{stage}")),
        *agenda_items(voice),
        Heading(1, "", voice.say("annotated.annotations")),
        *_remark(voice),
    ]
    for item in facts.items:
        blocks.extend(_item(voice, item))
    return paper_with_masthead(voice, title, name, blocks)


def _item(voice: Voice, item: ItemFacts) -> Iterator[Block]:
    number = voice.numbers[item.id]
    marker = number.marker if number.level == 1 else number.full
    title = voice.say("annotated.item", number=marker, title=item_title(voice, item))
    level = min(number.level + 1, _DEEPEST_HEADING)
    yield Heading(level, "", title, f"item-{item.id}", item_source(item))
    yield from _rationale(voice, item)
    yield from _clauses(voice, item)
    yield from _earlier(voice, item)
    yield from _labelled(voice, item, "presenter", plain(voice.person(item.presenter)))
    yield from _labelled(voice, item, "proposer", plain(voice.person(item.proposer)))
    yield from _labelled(voice, item, "expected", _expected(voice, item))
    yield from _documents(voice, item)


def _rationale(voice: Voice, item: ItemFacts) -> Iterator[Block]:
    """Print the annotation, a paragraph for each that was typed; a note tells its language once."""
    picked = voice.pick({language: text.annotation for language, text in item.texts.items()})
    written = [line.strip() for line in picked[1].splitlines() if line.strip()] if picked else []
    for place, line in enumerate(written):
        text = voice.in_language(picked[0] if picked else "", plain(line), note=place == 0)
        yield Paragraph(text, sources=item_source(item))


def _remark(voice: Voice) -> list[Block]:
    """Say once for all clauses that are quoted below that they are working translations."""
    is_quoted = any(item.clause_ids for item in voice.facts.items)
    remark = clauses_remark(voice) if is_quoted else ""
    return [Paragraph(plain(capitalised(f"{remark}.")), ParagraphStyle.NOTE)] if remark else []


def _clauses(voice: Voice, item: ItemFacts) -> Iterator[Block]:
    """Quote the clauses; those of the same words together, as the mandate repeats some of its clauses."""
    groups: dict[Text, list[PlacedClause]] = {}
    for placed in all_clauses(voice):
        if placed.clause.id in item.clause_ids:
            groups.setdefault(_words(voice, placed), []).append(placed)
    if not groups or voice.facts.mandate is None:
        return
    every = [placed for group in groups.values() for placed in group]
    label = _label(voice, plain_text(clause_line(voice, [placed.clause.id for placed in every])))
    if len(groups) == 1:
        words = next(iter(groups))
        yield Paragraph((*label, *words), sources=(*item_source(item), *_clause_sources(every)))
        return
    yield Paragraph(label, sources=item_source(item))
    for words, group in groups.items():
        marker = ", ".join(reference_to(placed, voice.language) for placed in group)
        yield ListItem(1, marker, words, _clause_sources(group))


def _words(voice: Voice, placed: PlacedClause) -> Text:
    """Write a clause as a sentence; its place in the mandate ends it with a semicolon."""
    picked = voice.pick(placed.clause.texts)
    if picked is None:
        return voice.say("table.nothing")
    return voice.in_language(picked[0], plain(f"{without_final_points(picked[1])}."))


def _clause_sources(group: list[PlacedClause]) -> Sources:
    return tuple(Source("clause", placed.clause.id) for placed in group)


def _earlier(voice: Voice, item: ItemFacts) -> Iterator[Block]:
    """Tell when the item was last treated; a sub-item does not repeat what its item says."""
    told = {fact.item_id: fact for fact in voice.facts.earlier}
    above = told.get(item.parent_id or 0)
    for fact in filter(None, [told.get(item.id)]):
        if above is None or above.earlier.id != fact.earlier.id:
            text = (*_label(voice, voice.line("annotated.earlier")), *earlier_sentence(voice, item, fact))
            yield Paragraph(text, sources=(*item_source(item), Source("item", fact.earlier.id)))


def _labelled(voice: Voice, item: ItemFacts, key: str, text: Text) -> Iterator[Block]:
    if text:
        label = _label(voice, voice.line(f"annotated.{key}"))
        yield Paragraph((*label, *text), sources=item_source(item))


def _label(voice: Voice, words: str) -> Text:
    return (Run(voice.line("annotated.label", label=words), bold=True),)


def _expected(voice: Voice, item: ItemFacts) -> Text:
    if item.role in _ADOPTION_ROLES:
        return voice.say("annotated.expected_adoption")
    return voice.say(f"annotated.expected_{item.kind}") if item.kind in _KINDS else ()


def _documents(voice: Voice, item: ItemFacts) -> Iterator[Block]:
    many = len(item.documents) > 1
    label = _label(voice, voice.line("annotated.documents", many=many))
    if many:
        yield Paragraph(label, sources=item_source(item))
    for document in item.documents:
        sources = (Source("document", document.id),)
        words = _document(voice, document)
        yield ListItem(1, "–", words, sources) if many else Paragraph((*label, *words), sources=sources)


def _document(voice: Voice, document: DocumentFact) -> Text:
    """Write symbol, title and the part meant, and in brackets what keeps it from being read."""
    title = voice.choose(document.titles) or (Run(voice.line("note.missing"), italic=True),)
    name = (*plain(document.symbol), *plain(", "), *title) if document.symbol else title
    part = plain(f", {document.part}") if document.part.strip() else ()
    return (*name, *part, *voice.in_brackets(*document_remarks(voice, document)))

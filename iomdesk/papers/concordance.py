"""The table clause → item → paragraphs → recommendation, which shows at a glance what each clause got."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from iomdesk.document.blocks import Block, Column, Source, Table
from iomdesk.document.inline import Run, Text, plain
from iomdesk.papers.clauses import PlacedClause, all_clauses, clauses_of, reference_to
from iomdesk.papers.facts import ItemFacts, RecommendationFacts
from iomdesk.papers.grammar import without_final_points
from iomdesk.papers.references import ranges_of
from iomdesk.papers.substance import items_with_role
from iomdesk.papers.voice import Voice

T = TypeVar("T")

_WIDTHS = (5.0, 1.7, 1.7, 2.2)
_HEADS = ("table.clause", "table.item", "table.paragraphs", "table.recommendation")


def concordance_blocks(voice: Voice, body: Sequence[Block]) -> list[Block]:
    """Print a row for every clause, also those under which nothing came, and one for what has no clause."""
    rows = [_clause_row(voice, placed, body) for placed in all_clauses(voice)]
    rows.extend(_rows_without_clause(voice, body))
    columns = tuple(Column(voice.say(head), width) for head, width in zip(_HEADS, _WIDTHS, strict=True))
    facts = voice.facts
    sources = (
        *(Source("clause", placed.clause.id) for placed in all_clauses(voice)),
        *(Source("item", item.id) for item in facts.items),
        *(Source("recommendation", one.id) for one in facts.recommendations),
    )
    return [Table(columns, tuple(rows), voice.line("table.clauses_summary"), sources)]


def _clause_row(voice: Voice, placed: PlacedClause, body: Sequence[Block]) -> tuple[Text, ...]:
    clause = placed.clause
    reference = Run(f"{reference_to(placed, voice.language)} ", bold=True)
    words = voice.pick(clause.texts)
    text = voice.in_language(words[0], plain(without_final_points(words[1]))) if words else ()
    items = [item for item in voice.facts.items if clause.id in item.clause_ids]
    recommendations = [r for r in voice.facts.recommendations if clause.id in clauses_of(voice, r)]
    return _row(voice, (reference, *text), items, recommendations, body)


def _rows_without_clause(voice: Voice, body: Sequence[Block]) -> list[tuple[Text, ...]]:
    known = {placed.clause.id for placed in all_clauses(voice)}
    items = [item for item in items_with_role(voice, "substance") if not known & set(item.clause_ids)]
    recommendations = [one for one in voice.facts.recommendations if not known & set(clauses_of(voice, one))]
    if not items and not recommendations:
        return []
    label = (Run(voice.line("table.no_clause"), italic=True),)
    return [_row(voice, label, items, recommendations, body)]


def _row(
    voice: Voice,
    first: Text,
    items: Sequence[ItemFacts],
    recommendations: Sequence[RecommendationFacts],
    body: Sequence[Block],
) -> tuple[Text, ...]:
    return (
        first,
        _listed(voice, items, lambda item: plain(voice.numbers[item.id].full)),
        ranges_of(body, items) or voice.say("table.nothing"),
        _listed(voice, recommendations, lambda one: plain(str(one.number))),
    )


def _listed(voice: Voice, things: Iterable[T], write: Callable[[T], Text]) -> Text:
    joined: Text = ()
    for text in filter(None, map(write, things)):
        joined = (*joined, *plain(", "), *text) if joined else text
    return joined or voice.say("table.nothing")

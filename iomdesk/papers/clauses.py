"""Cite the clauses of the mandate: "Mandat, alinéa 2 b) (projet)"."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from iomdesk.document.inline import Text, plain
from iomdesk.document.numbering import clause_reference
from iomdesk.papers.facts import ChapterFact, ClauseFact, RecommendationFacts
from iomdesk.papers.grammar import enumerate_texts
from iomdesk.papers.voice import Voice


class PlacedClause(NamedTuple):
    """Hold a clause with its chapter."""

    chapter: ChapterFact
    clause: ClauseFact


def all_clauses(voice: Voice) -> Iterator[PlacedClause]:
    """Give the clauses of the session's mandate in order."""
    for chapter in voice.facts.mandate.chapters if voice.facts.mandate else ():
        for clause in chapter.clauses:
            yield PlacedClause(chapter, clause)


def reference_to(placed: PlacedClause, language: str) -> str:
    """Cite one clause: `2 b)` or `2(b)`."""
    return clause_reference(placed.chapter.number, placed.clause.letter, language)


def clause_line(voice: Voice, clause_ids: Iterable[int]) -> Text:
    """Cite clauses with the standing of their mandate; nothing where none is known."""
    wanted = set(clause_ids)
    cited = [
        plain(reference_to(placed, voice.language))
        for placed in all_clauses(voice)
        if placed.clause.id in wanted
    ]
    if not cited or voice.facts.mandate is None:
        return ()
    return voice.say(
        "item.clauses",
        many=len(cited) > 1,
        list=enumerate_texts(cited, voice.language),
        status=voice.line(f"status.{voice.facts.mandate.status}"),
    )


def clauses_of(voice: Voice, recommendation: RecommendationFacts) -> tuple[int, ...]:
    """Return the clauses a recommendation falls under: its own, else those of its item."""
    if recommendation.clause_ids:
        return recommendation.clause_ids
    return next((i.clause_ids for i in voice.facts.items if i.id == recommendation.item_id), ())

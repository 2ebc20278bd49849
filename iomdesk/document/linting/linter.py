"""Lint texts: paragraph by paragraph with a memory, so that a change costs one paragraph."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from iomdesk.document.linting.parts import (
    Finding,
    Gathered,
    LintFacts,
    LintParagraph,
    Placed,
    Rule,
    Spot,
    WholeRule,
)
from iomdesk.document.linting.rules import RULES, WHOLE_RULES


class Looked(NamedTuple):
    """Hold what was found in one paragraph alone, and what rules of the whole text noted of it."""

    spots: tuple[tuple[str, Spot], ...]
    notes: tuple[Any, ...]


class Linter:
    """Lint by what is known of the house; paragraphs that did not change are not looked at again."""

    def __init__(self, facts: LintFacts) -> None:
        self.facts = facts
        self._rules = [
            rule for rule in RULES if facts.language in rule.languages and rule.name not in facts.off
        ]
        self._whole = [
            rule for rule in WHOLE_RULES if facts.language in rule.languages and rule.name not in facts.off
        ]
        self._known: dict[LintParagraph, Looked] = {}

    def look(self, paragraph: LintParagraph) -> Looked:
        """Look at one paragraph, or remember what was seen in it."""
        known = self._known.get(paragraph)
        if known is None:
            known = self._known[paragraph] = self.examine(paragraph)
        return known

    def lint(self, paragraphs: Sequence[LintParagraph]) -> tuple[Finding, ...]:
        """Return the findings of a text in the order of their places; what left the text is forgotten."""
        looked = [self.look(paragraph) for paragraph in paragraphs]
        self._known = dict(zip(paragraphs, looked, strict=True))
        findings = [
            _finding(rule, place, paragraphs[place].text, spot)
            for place, seen in enumerate(looked)
            for rule, spot in seen.spots
        ]
        findings += (
            _finding(rule, place, paragraphs[place].text, spot) for rule, (place, spot) in self.judge(looked)
        )
        return tuple(sorted(findings, key=lambda one: (one.paragraph, one.start, one.end)))

    def examine(self, paragraph: LintParagraph) -> Looked:
        """Look at one paragraph, whatever is remembered of it."""
        spots = [(rule.name, spot) for rule in self._rules for spot in rule.check(paragraph, self.facts)]
        notes = tuple(rule.gather(paragraph, self.facts) for rule in self._whole)
        return Looked(tuple(_told_once(spots)), notes)

    def judge(self, looked: Sequence[Looked]) -> Iterator[tuple[str, Placed]]:
        """Find what only the whole text tells, from what was noted of each of its paragraphs."""
        for index, rule in enumerate(self._whole):
            noted = [
                Gathered(place, seen.notes[index])
                for place, seen in enumerate(looked)
                if seen.notes[index] is not None
            ]
            for placed in rule.judge(noted, self.facts):
                yield rule.name, placed


def lint(paragraphs: Sequence[LintParagraph], facts: LintFacts) -> tuple[Finding, ...]:
    """Lint a text once."""
    return Linter(facts).lint(paragraphs)


def _told_once(spots: Sequence[tuple[str, Spot]]) -> Iterator[tuple[str, Spot]]:
    """Leave out that a word is in no dictionary where another rule says already how it is written."""
    better = [spot for rule, spot in spots if rule != "spelling"]
    for rule, spot in spots:
        if rule != "spelling" or not any(one.start < spot.end and spot.start < one.end for one in better):
            yield rule, spot


def _is_on(rule: Rule | WholeRule, facts: LintFacts) -> bool:
    return facts.language in rule.languages and rule.name not in facts.off


def _finding(rule: str, paragraph: int, text: str, spot: Spot) -> Finding:
    start, end, why, offer = spot
    return Finding(rule, paragraph, start, end, text[start:end], why, offer)

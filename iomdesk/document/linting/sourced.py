"""Paragraphs against the statements they sum up: how many spoke, in which sense, and who is named."""

import re
from collections.abc import Iterator

from iomdesk.document.flat_text import Edit
from iomdesk.document.linting.parts import LintFacts, LintParagraph, Spot
from iomdesk.document.sourced_prose import Doubt, check_prose
from iomdesk.runtime.translations import _, ngettext

_FIRST_WORDS = re.compile(r"\s*\S+(?:\s+\S+){0,2}")


def quantifiers(paragraph: LintParagraph, facts: LintFacts) -> Iterator[Spot]:
    """Find quantifiers that do not say how many of the sources spoke."""
    for doubt in _doubts(paragraph, facts):
        if doubt.kind == "count":
            why = ngettext(
                "The paragraph sums up what {count} delegation said.",
                "The paragraph sums up what {count} delegations said.",
                doubt.count,
            )
            yield _edited(paragraph.text, doubt, why.format(count=doubt.count))


def lost_sources(paragraph: LintParagraph, facts: LintFacts) -> Iterator[Spot]:
    """Find words whose sources are gone, or speak in another sense."""
    for doubt in _doubts(paragraph, facts):
        if doubt.kind == "gone":
            yield Spot(*_place(paragraph.text, doubt), _("No statement is left that bears these words out."))
        elif doubt.kind == "sense":
            why = _("Some of the statements summed up here were made in another sense.")
            yield Spot(*_place(paragraph.text, doubt), why)


def attributions(paragraph: LintParagraph, facts: LintFacts) -> Iterator[Spot]:
    """Find the names of those whose statements may not be attributed."""
    for doubt in _doubts(paragraph, facts):
        if doubt.kind == "named":
            why = _("What {name} said may not be attributed; the paragraph names it.")
            yield Spot(doubt.start, doubt.end, why.format(name=doubt.words))


def _doubts(paragraph: LintParagraph, facts: LintFacts) -> tuple[Doubt, ...]:
    if facts.scale is None or not paragraph.sources:
        return ()
    return check_prose(paragraph.text, paragraph.sources, facts.heard, facts.scale, facts.manner)


def _place(characters: str, doubt: Doubt) -> tuple[int, int]:
    if doubt.end > doubt.start:
        return doubt.start, doubt.end
    found = _FIRST_WORDS.match(characters)
    return found.span() if found else (0, len(characters))


def _edited(characters: str, doubt: Doubt, why: str) -> Spot:
    """Offer the stretch from the quantifier to its verb, as both change together."""
    edits = sorted(doubt.edits) or [Edit(doubt.start, doubt.end, doubt.offer)]
    place, end = edits[0].start, edits[-1].end
    start = place
    pieces: list[str] = []
    for edit in edits:
        pieces += characters[place : edit.start], edit.new
        place = edit.end
    return Spot(start, end, why, "".join(pieces))

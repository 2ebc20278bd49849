"""Quantifiers against the statements that a paragraph sums up: "plusieurs" of two is none."""

from collections.abc import Iterator

from iomdesk.document.linting.parts import LintFacts, LintParagraph, Spot
from iomdesk.document.quantifiers import Noun, Quantifier, quantifier_for, read_quantifiers
from iomdesk.runtime.translations import ngettext


def quantities(paragraph: LintParagraph, facts: LintFacts) -> Iterator[Spot]:
    """Find a quantifier that does not say how many of its sources spoke.

    A paragraph with several quantifiers is left alone: nobody knows which sources belong to which.
    """
    known = {facts.voices[source].speaker for source in paragraph.sources if source in facts.voices}
    if facts.scale is None or not known:
        return
    told = [one for one in read_quantifiers(paragraph.text, facts.scale) if not one.is_others]
    speakers = max(facts.speakers, len(known))
    if len(told) == 1 and not told[0].says(len(known), speakers):
        yield Spot(told[0].start, told[0].end, _why(len(known)), _offer(told[0], len(known), speakers, facts))


def _why(count: int) -> str:
    words = ngettext(
        "The paragraph sums up what {count} delegation said.",
        "The paragraph sums up what {count} delegations said.",
        count,
    )
    return words.format(count=count)


def _offer(told: Quantifier, count: int, speakers: int, facts: LintFacts) -> str | None:
    if facts.scale is None:
        return None
    noun: Noun = "delegations" if "deleg" in told.words.lower().replace("é", "e") else "members"
    words = quantifier_for(facts.scale, count, speakers, noun)
    if told.words[0].isupper():
        words = words[0].upper() + words[1:]
    return words

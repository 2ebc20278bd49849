"""The sentence of an item's outcome as plain words, for a text that is written by hand around it."""

from collections.abc import Iterator
from dataclasses import replace

from iomdesk.document.text import plain_text
from iomdesk.document.typography import typeset_string
from iomdesk.papers.facts import ItemFacts, PaperFacts
from iomdesk.papers.house import NO_HOUSE
from iomdesk.papers.items import outcome_by_itself
from iomdesk.papers.voice import Voice
from iomdesk.papers.wording import wording_of

OUTCOMES = ("adopted", "noted", "continued", "deferred", "recommended")


def outcome_text(facts: PaperFacts, item: int, language: str) -> str:
    """Return a paper's own sentence for the outcome of an item; empty where the outcome is open."""
    found = next((one for one in facts.items if one.id == item), None)
    return _sentence(facts, found, language) if found else ""


def every_outcome_text(facts: PaperFacts, item: int, language: str) -> Iterator[str]:
    """Give the sentences of all outcomes an item may have, in the house's words and in those shipped."""
    found = next((one for one in facts.items if one.id == item), None)
    if found is None:
        return
    for house in {id(one): one for one in (facts.house, NO_HOUSE)}.values():
        for outcome in OUTCOMES:
            yield _sentence(replace(facts, house=house), replace(found, outcome=outcome), language)


def _sentence(facts: PaperFacts, item: ItemFacts, language: str) -> str:
    voice = Voice(facts, language, wording_of(facts.house))
    return typeset_string(plain_text(outcome_by_itself(voice, item)), language)

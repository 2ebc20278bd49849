"""The sentence with which the report will say how an item ended."""

from iomdesk.document.text import plain_text
from iomdesk.papers.facts import PaperFacts
from iomdesk.papers.items import outcome_sentence
from iomdesk.papers.voice import Voice
from iomdesk.papers.wording import default_wording


def sentence_for(facts: PaperFacts, item: int, language: str) -> str:
    """Return the report's own sentence for the outcome of an item; empty where the outcome is open."""
    found = next((one for one in facts.items if one.id == item), None)
    if found is None:
        return ""
    voice = Voice(facts, language, default_wording())
    return plain_text(outcome_sentence(voice, found))

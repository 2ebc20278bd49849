"""The sentence with which the report will say how an item ended."""

import re

from iomdesk.document.text import plain_text
from iomdesk.document.typography import typeset_string
from iomdesk.papers.facts import PaperFacts
from iomdesk.papers.items import outcome_sentence
from iomdesk.papers.voice import Voice
from iomdesk.papers.wording import wording_of

# Sections have their numbers once the whole paper is made: here a reference to one says nothing.
_OPEN_REFERENCE = re.compile(r" \([^()]*…\)")


def sentence_for(facts: PaperFacts, item: int, language: str) -> str:
    """Return the report's own sentence for the outcome of an item; empty where the outcome is open."""
    found = next((one for one in facts.items if one.id == item), None)
    if found is None:
        return ""
    voice = Voice(facts, language, wording_of(facts.house))
    sentence = _OPEN_REFERENCE.sub("", plain_text(outcome_sentence(voice, found)))
    return typeset_string(sentence, language)

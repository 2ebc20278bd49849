"""Words that the dictionary does not know."""

import re
from collections.abc import Iterator

from iomdesk.document.linting.parts import LintFacts, LintParagraph, Spot
from iomdesk.runtime.translations import _

_ADDRESS = re.compile(r"\S*(?:://|@|www\.)\S*")
_WORD = re.compile(r"[^\W\d_]+(?:[’'\-][^\W\d_]+)*")
_MARK = re.compile(r"[ivx]+[).]")
_ELIDED = re.compile(r"[’']")
_OF_NUMBER = re.compile(r"\d|[IVX]+(?:e|er|re)?\Z")


def words_to_check(characters: str) -> Iterator[tuple[int, int]]:
    """Give the places of the words of a text; addresses, acronyms and what stands at figures are left out."""
    addresses = [found.span() for found in _ADDRESS.finditer(characters)] if _has_address(characters) else []
    for found in _WORD.finditer(characters):
        start, end = found.span()
        at_figure = characters[start - 1 : start].isdigit() or characters[end : end + 1].isdigit()
        is_acronym = _ELIDED.split(found[0])[-1].isupper()
        if at_figure or is_acronym or any(low <= start < high for low, high in addresses):
            continue
        is_mark = end - start == 1 or _MARK.match(characters, start)
        if not is_mark and not _OF_NUMBER.match(found[0]):
            yield start, end


def misspellings(paragraph: LintParagraph, facts: LintFacts) -> Iterator[Spot]:
    """Find words that are not known, with what was likely meant."""
    if facts.spelling is None:
        return
    for start, end in words_to_check(paragraph.text):
        word = paragraph.text[start:end]
        if not facts.spelling.knows(word):
            meant = next(iter(facts.spelling.suggest(word)), None)
            yield Spot(start, end, _("“{word}” is in no dictionary.").format(word=word), meant)


def _has_address(characters: str) -> bool:
    return "@" in characters or "://" in characters or "www." in characters

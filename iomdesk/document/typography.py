"""Set texts by the rules of their language and of the house that issues them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from iomdesk.document.flat_text import Edit, FlatText, Rule, flatten
from iomdesk.document.french_spacing import guillemet_rules, sign_rules
from iomdesk.document.inline import Inline, Reference, Run, Text, plain
from iomdesk.document.quotation_marks import apostrophe_edits, count_straight_marks, quotation_edits
from iomdesk.document.text import plain_text
from iomdesk.document.unbreakable import spanish_date_edits, unbreakable_edits


@dataclass(frozen=True)
class HouseProfile:
    """Hold what houses do differently in French; other languages have one way."""

    name: str
    space_before_colon: bool  # and before the other double signs
    guillemets_with_spaces: bool
    ordinals_raised: bool


OIM = HouseProfile("OIM", space_before_colon=True, guillemets_with_spaces=True, ordinals_raised=True)
# FAO and the interinstitutional code of the European Union.
UN_WITHOUT_SPACES = HouseProfile(
    "UN", space_before_colon=False, guillemets_with_spaces=False, ordinals_raised=True
)

_ADDRESS = re.compile(r"""(?:https?://|www\.)[^\s«»"]*[^\s«»".,;:!?)]""")
# The letters of 1er, 13e and XXe and the o of no 5; "nos 5" may be a possessive and is left.
_RAISED = re.compile(r"(?<![\w/.,])(?:(?:1|I)(ers?|res?)|(?:\d+|[IVX]*[VX]I*|I+)(es?)|n(o)(?=\s\d))(?!\w)")


def typeset(text: Text, language: str, profile: HouseProfile = OIM) -> Text:
    """Set quotation marks, apostrophes and unbreakable spaces, and raise the letters of French ordinals.

    Rules see across the borders of runs; a run in another language is set by that one's rules. Setting a text
    twice changes nothing more. Addresses of web pages are left alone; footnotes and links are set apart.
    """
    flat = flatten(tuple(_set_inside(part, language, profile) for part in text))
    spoken = tuple((part.language if isinstance(part, Run) else None) or language for part in text)
    # A mark that is set may tell what the next one is; when none is left, or none changes, all are told.
    for _ in range(count_straight_marks(flat.characters) + 2):
        before = flat.characters
        flat = _set_once(flat, spoken, profile)
        if flat.characters == before or not count_straight_marks(flat.characters):
            break
    return flat.raised(_ordinal_endings(flat, spoken) if profile.ordinals_raised else ())


def typeset_string(string: str, language: str, profile: HouseProfile = OIM) -> str:
    """Set a string; nothing is raised in it."""
    return plain_text(typeset(plain(string), language, profile))


def _set_inside(part: Inline, language: str, profile: HouseProfile) -> Inline:
    if isinstance(part, Run | Reference):
        return part
    inside = typeset(part.runs, language, profile)
    return replace(part, runs=tuple(run for run in inside if isinstance(run, Run)))


@cache
def _rules(language: str, profile: HouseProfile) -> tuple[Rule, ...]:
    """List the rules of a language in the order in which they build on each other."""
    if language not in ("fr", "en", "es"):
        return ()
    rules: list[Rule] = [partial(quotation_edits, language=language), apostrophe_edits]
    if language == "fr":
        rules += sign_rules(profile.space_before_colon)
        rules += guillemet_rules(profile.guillemets_with_spaces)
    if language == "es":
        rules.append(spanish_date_edits)
    return (*rules, partial(unbreakable_edits, language=language))


def _set_once(flat: FlatText, spoken: Sequence[str], profile: HouseProfile) -> FlatText:
    for language in dict.fromkeys(spoken):
        for rule in _rules(language, profile):
            flat = flat.edited(tuple(_allowed(rule(flat.characters), flat, spoken, language)))
    return flat


def _allowed(edits: Iterable[Edit], flat: FlatText, spoken: Sequence[str], language: str) -> Iterator[Edit]:
    addresses: list[tuple[int, int]] | None = None
    for edit in edits:
        if addresses is None:
            addresses = [found.span() for found in _ADDRESS.finditer(flat.characters)]
        if any(start <= edit.start < end for start, end in addresses):
            continue
        if spoken[flat.part_index(edit.start)] == language:
            yield edit


def _ordinal_endings(flat: FlatText, spoken: Sequence[str]) -> Iterator[tuple[int, int]]:
    for found in _RAISED.finditer(flat.characters):
        start, end = found.span(found.lastindex or 0)
        if spoken[flat.part_index(start)] == "fr":
            yield start, end

"""Spaces: doubled ones, those that signs want or do not want beside them."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from iomdesk.document.flat_text import Edit
from iomdesk.document.flat_text import Rule as EditRule
from iomdesk.document.french_spacing import guillemet_rules, sign_rules
from iomdesk.document.linting.parts import LintFacts, LintParagraph, Spot
from iomdesk.document.typography import HouseProfile
from iomdesk.document.unbreakable import NO_BREAK
from iomdesk.runtime.translations import _

_DOUBLE = re.compile(rf"(?<=\S)[ {NO_BREAK}]{{2,}}(?=\S)")
_COLUMNS = re.compile(rf"(?<=\S)[ {NO_BREAK}]{{3,}}(?=\S)")
_MARK = re.compile(r"(?m)^\s*(?:\(?\w{1,5}[.)]|[-–—•])\s+")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_BEFORE_SIGN = re.compile(rf"(?<=[\w)»”’])[ {NO_BREAK}\u202f]+(?=[:;!?](?=[\s»”’)\]]|\Z))")
_BEFORE_STOP = re.compile(rf"(?<=[\w)»”’])[ {NO_BREAK}]+(?=[,.](?:\s|\Z)(?!\.|\s\.))")
_BEHIND_COMMA = re.compile(r",(?<=[^\W\d_],)(?=[^\W\d_])|[;:](?<=[^\W\d_]{2}.)(?=[^\W\d_]{2})")
_IN_BRACKETS = re.compile(rf"(?<=[(\[])[ {NO_BREAK}]+(?=\S)|(?<=[^\s(\[])[ {NO_BREAK}]+(?=[)\]])")
_INVERTED = re.compile(rf"(?<=[¿¡])[ {NO_BREAK}]+(?=\S)")
_STOP_APART = re.compile(rf"[ {NO_BREAK}][,.]")
_BRACKET = re.compile(r"[()\[\]]")
_ITS_SIGNS = re.compile(r"[:;!?«»]")


def doubled_spaces(paragraph: LintParagraph, facts: LintFacts) -> Iterator[Spot]:
    """Find two spaces where one belongs; those at the end of a line are not seen and not meant.

    In papers three spaces and more set things in columns, and two may stand behind a mark such as a).
    """
    characters = paragraph.text
    if not facts.is_minutes and _COLUMNS.search(characters):
        return
    marks = () if facts.is_minutes else tuple(one.end() for one in _MARK.finditer(characters))
    for found in _DOUBLE.finditer(characters):
        if found.end() in marks:
            continue
        yield Spot(*found.span(), _("Two spaces stand where one belongs."), " ")


def spaces_by_signs(paragraph: LintParagraph, facts: LintFacts) -> Iterator[Spot]:
    """Find spaces missing or too many beside signs.

    A plain space where an unbreakable one belongs is none: papers make it unbreakable by themselves.
    """
    characters = paragraph.text
    addresses = [found.span() for found in _ADDRESS.finditer(characters)] if "/" in characters else []
    for spot in _all(characters, facts):
        if not any(start <= spot.start < end for start, end in addresses):
            yield spot


def _all(characters: str, facts: LintFacts) -> Iterator[Spot]:
    if facts.language == "fr":
        if _ITS_SIGNS.search(characters):
            yield from _french(characters, facts.profile)
    else:
        why = _("No space stands before this sign.")
        yield from (Spot(*found.span(), why, "") for found in _BEFORE_SIGN.finditer(characters))
    if _STOP_APART.search(characters):
        why = _("No space stands before a comma or a full stop.")
        yield from (Spot(*found.span(), why, "") for found in _BEFORE_STOP.finditer(characters))
    why = _("A space belongs behind this sign.")
    yield from (Spot(*found.span(), why, f"{found[0]} ") for found in _BEHIND_COMMA.finditer(characters))
    if _BRACKET.search(characters):
        why = _("No space stands inside brackets.")
        yield from (Spot(*found.span(), why, "") for found in _IN_BRACKETS.finditer(characters))
    why = _("No space stands behind the opening sign.")
    yield from (Spot(*found.span(), why, "") for found in _INVERTED.finditer(characters))


def _french(characters: str, profile: HouseProfile) -> Iterator[Spot]:
    for edit in _french_edits(characters, profile):
        old = characters[edit.start : edit.end]
        if old.strip() or not edit.new:
            yield Spot(edit.start, edit.end, _why(edit.new, old), edit.new)


def _why(new: str, old: str) -> str:
    if not new:
        return _("The house sets no space here.")
    sign = old if old in ("«", "»") else ""
    if sign:
        return _("The house sets an unbreakable space inside guillemets.")
    return _("The house sets an unbreakable space before this sign.")


def _french_edits(characters: str, profile: HouseProfile) -> Iterable[Edit]:
    for rule in _french_rules(profile):
        yield from rule(characters)


@cache
def _french_rules(profile: HouseProfile) -> tuple[EditRule, ...]:
    return (*sign_rules(profile.space_before_colon), *guillemet_rules(profile.guillemets_with_spaces))

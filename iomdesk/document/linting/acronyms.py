"""Acronyms that are not introduced: the whole name comes first, the acronym behind it in brackets."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from iomdesk.document.linting.parts import Gathered, LintFacts, LintParagraph, Placed, Spot
from iomdesk.runtime.translations import _

# A symbol (C/109/L/12), an address or a half of a compound (COVID-19) is no acronym.
_ACRONYM = re.compile(r"(?<![\w/.\-&@])[A-ZÀ-Þ]{2,9}\d?(?:s(?=\W|\Z))?(?![\w/&@]|[.\-]\w)")
_ROMAN = re.compile(r"M{0,3}(?:C[MD]|D?C{0,3})(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})")
_HEADING_SHARE = 0.5
_INTRODUCED_BEFORE = re.compile(r"[(«“][^()«»“”]{0,20}\Z")
_NAME_BEFORE = re.compile(r"(?:[A-ZÀ-Þ]{2,}|\b(?:M\.|Mme|MM\.|Mr|Ms|Mrs|Sr\.|Sra\.))\s\Z")
_LABEL_END = re.compile(r"\s*[:\])]")
_CAPITALS_BEHIND = re.compile(r" [A-ZÀ-Þ]{2,}")
_INTRODUCED_BEHIND = re.compile(r"\s\([^()]{8,}\)")


class Use(NamedTuple):
    """Hold one acronym as it stands in a paragraph."""

    acronym: str
    start: int
    end: int
    introduces: bool


def uses(paragraph: LintParagraph, facts: LintFacts) -> tuple[Use, ...] | None:
    """Note the first use of each acronym of a paragraph, in the order of the text."""
    characters = paragraph.text
    first: dict[str, Use] = {}
    for found in _ACRONYM.finditer(characters):
        acronym = found[0].rstrip("s")
        if acronym in facts.acronyms or acronym in first or not _is_acronym(acronym, characters, found):
            continue
        first[acronym] = Use(acronym, *found.span(), _introduces(characters, found))
    if not first or _is_heading(characters):
        return None
    return tuple(first.values())


def not_introduced(noted: Sequence[Gathered], facts: LintFacts) -> Iterator[Placed]:
    """Find each acronym once, where it first stands, unless it is introduced there."""
    seen: set[str] = set()
    for paragraph, found in noted:
        for use in found:
            if use.acronym not in seen and not use.introduces:
                yield Placed(paragraph, _spot(use, facts))
            seen.add(use.acronym)


def _spot(use: Use, facts: LintFacts) -> Spot:
    why = _("{acronym} is not introduced: the whole name comes first, then the acronym in brackets.")
    whole = facts.expansions.get(use.acronym, "")
    offer = f"{whole} ({use.acronym})" if whole else None
    return Spot(use.start, use.end, why.format(acronym=use.acronym), offer)


def _is_heading(characters: str) -> bool:
    capitals, letters = sum(map(str.isupper, characters)), sum(map(str.isalpha, characters))
    return capitals > _HEADING_SHARE * letters


def _is_acronym(acronym: str, characters: str, found: re.Match[str]) -> bool:
    if _ROMAN.fullmatch(acronym) or not any(letter.isupper() for letter in acronym):
        return False
    line = characters[: found.start()].rpartition("\n")[2]
    if not line.strip(" *[(") and _LABEL_END.match(characters, found.end()):
        return False  # PROJET : …
    # A line or a name written in capitals (PROJET DE MANDAT, Mme GARCIA) is none.
    before, behind = characters[: found.start()][-12:], characters[found.end() :][:12]
    return not (
        re.search(r"[A-ZÀ-Þ]{2,} \Z", before) or re.match(r" [A-ZÀ-Þ]{2,}", behind)
    ) and not re.search(r"(?:M\.|Mme|MM\.|Mr|Ms|Mrs|Sr\.|Sra\.)\s\Z", before)


def _introduces(characters: str, found: re.Match[str]) -> bool:
    if _INTRODUCED_BEFORE.search(characters[max(0, found.start() - 24) : found.start()]):
        return True
    return _INTRODUCED_BEHIND.match(characters, found.end()) is not None

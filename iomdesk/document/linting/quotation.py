"""Quotation marks, apostrophes, ellipses and dashes."""

import re
from collections.abc import Iterator

from iomdesk.document.linting.parts import LintFacts, LintParagraph, Spot
from iomdesk.document.quotation_marks import apostrophe_edits, quotation_edits
from iomdesk.document.unbreakable import NO_BREAK
from iomdesk.runtime.translations import _

# In Spanish both kinds are in use.
_FOREIGN = {
    "fr": re.compile(r"[“„]\s?([^“”„«»\n]*?)\s?”"),
    "en": re.compile(rf"«[\s{NO_BREAK}]?([^«»“”\n]*?)[\s{NO_BREAK}]?»"),
}
_FOREIGN_SIGN = re.compile(r"[«»“”„]")
_DOTS = re.compile(r"\.{3}(?<!\.{4})(?!\.)")
_DOUBLE_HYPHEN = re.compile(r"(?<![-\w])--(?![->])|(?<=\w)--(?=\w)")
_HYPHEN_AS_DASH = re.compile(r"(?<=[^\W_] )-(?= [^\W\d_])|(?<=[),’»”] )-(?= \w)")


def straight_quotes(paragraph: LintParagraph, facts: LintFacts) -> Iterator[Spot]:
    """Find straight quotation marks, and those of another language, each with what they enclose."""
    characters = paragraph.text
    if '"' in characters:
        yield from _straight(characters, facts)
    if not _FOREIGN_SIGN.search(characters):
        return
    opening, closing = _marks(facts)
    foreign = _FOREIGN.get(facts.language)
    for found in foreign.finditer(characters) if foreign else ():
        if _is_within_own(characters, found.start(), opening, closing):
            continue
        offer = f"{opening}{found[1]}{closing}"
        yield Spot(*found.span(), _("These quotation marks are those of another language."), offer)


def straight_apostrophes(paragraph: LintParagraph, _facts: LintFacts) -> Iterator[Spot]:
    """Find straight apostrophes."""
    for edit in apostrophe_edits(paragraph.text):
        yield Spot(edit.start, edit.end, _("The apostrophe is a curly one."), edit.new)


def ellipses(paragraph: LintParagraph, _facts: LintFacts) -> Iterator[Spot]:
    """Find three full stops in place of an ellipsis."""
    for found in _DOTS.finditer(paragraph.text):
        yield Spot(*found.span(), _("An ellipsis is one sign."), "…")


def dashes(paragraph: LintParagraph, _facts: LintFacts) -> Iterator[Spot]:
    """Find hyphens in place of dashes."""
    for pattern, key in ((_DOUBLE_HYPHEN, "--"), (_HYPHEN_AS_DASH, " - ")):
        for found in pattern.finditer(paragraph.text) if key in paragraph.text else ():
            yield Spot(*found.span(), _("A dash is longer than a hyphen."), "–")


def _straight(characters: str, facts: LintFacts) -> Iterator[Spot]:
    double = [e for e in quotation_edits(characters, facts.language) if characters[e.start] == '"']
    opening, closing = _marks(facts)
    opened: list[int] = []
    paired: set[int] = set()
    for edit in double:
        if edit.new in ("«", "“"):
            opened.append(edit.start)
        elif opened:
            start = opened.pop()
            paired |= {start, edit.start}
            if not opened:  # the outer pair is offered with the inner one as it stands
                inner = characters[start + 1 : edit.start].strip()
                why = _("Quotation marks are those of the language.")
                yield Spot(start, edit.end, why, f"{opening}{inner}{closing}")
    for found in re.finditer('"', characters):
        if found.start() not in paired:
            yield Spot(*found.span(), _("This straight quotation mark has no partner."))


def _marks(facts: LintFacts) -> tuple[str, str]:
    if facts.language != "fr":
        return "“", "”"
    space = NO_BREAK if facts.profile.guillemets_with_spaces else ""
    return f"«{space}", f"{space}»"


def _is_within_own(characters: str, place: int, opening: str, closing: str) -> bool:
    """French quotes inside French ones are “ ”, and so on: inner marks are no fault."""
    before = characters[:place]
    return before.count(opening[0]) > before.count(closing[-1])

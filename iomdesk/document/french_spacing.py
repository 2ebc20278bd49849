"""Spaces inside guillemets and before the double signs of French, set or taken away as a house wants it."""

import re
from collections.abc import Iterator
from functools import partial

from iomdesk.document.flat_text import Edit, Rule
from iomdesk.document.unbreakable import NO_BREAK

_SPACES = f"[ {NO_BREAK}\u202f\u2009]+"
# A sign that ends its word: not the colon of 10:30, of https:// or of a symbol.
_SIGN = r"""[:;!?](?=[:;!?]*(?:[\s»”’)\]}…"']|\Z))"""


def sign_rules(with_spaces: bool) -> tuple[Rule, ...]:
    """Give the rules for `:` `;` `!` `?`; signs in a row get one space."""
    if not with_spaces:
        return (_rule(rf"(?<=\S)({_SPACES})(?={_SIGN})", ""),)
    return (
        _rule(rf"(?<=\S)({_SPACES})(?={_SIGN})", NO_BREAK),
        _rule(rf"(?<=[^\s(\[{{«“‘:;!?])({_SIGN})", f"{NO_BREAK}@"),
    )


def guillemet_rules(with_spaces: bool) -> tuple[Rule, ...]:
    """Give the rules for the inner sides of `«` and `»`."""
    space = NO_BREAK if with_spaces else ""
    set_spaces = (_rule(rf"(?<=«)({_SPACES})(?=\S)", space), _rule(rf"(?<=\S)({_SPACES})(?=»)", space))
    if not with_spaces:
        return set_spaces
    return (*set_spaces, _rule(r"(«)(?=[^\s»])", f"@{NO_BREAK}"), _rule(r"(?<=[^\s«])(»)", f"{NO_BREAK}@"))


def _rule(pattern: str, new: str) -> Rule:
    """Make a rule that replaces group 1; `@` stands for what was there."""
    return partial(_replacements, re.compile(pattern), new)


def _replacements(pattern: re.Pattern[str], new: str, characters: str) -> Iterator[Edit]:
    for found in pattern.finditer(characters):
        written = new.replace("@", found[1])
        if written != found[1]:
            yield Edit(*found.span(1), written)

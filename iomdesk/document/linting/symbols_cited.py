"""Symbols of documents that are cited: their form, and whether a document bears them."""

import re
from collections.abc import Iterator

from iomdesk.document.linting.parts import LintFacts, LintParagraph, Spot
from iomdesk.runtime.translations import _

HOUSE_ORGANS = frozenset({"C", "S", "MC", "WG"})
"""Organs whose documents are the house's own; the symbols of other organisations are not judged."""

_CITED = re.compile(
    r"(?<![\w/.:-])(?P<organ>[A-Z][A-Za-z]{0,7})(?P<rest>(?:[/](?:Sp|INF|L|CRP|RES|EX)\b\.?|[/]\d{1,4}(?![\d]))+"
    r"(?P<number>(?<=[A-Z]\.)\d+)?(?P<suffixes>(?:[/ ](?:Add|Corr|Rev)[. ]{0,2}\d+)*))(?![\w/])"
)
_SUFFIX = re.compile(r"[/ ](Add|Corr|Rev)[. ]{0,2}(\d+)")


def symbols(paragraph: LintParagraph, facts: LintFacts) -> Iterator[Spot]:
    """Find symbols that are not formed as the house forms them, or that no document bears."""
    organs = facts.organs | HOUSE_ORGANS
    for found in _CITED.finditer(paragraph.text) if "/" in paragraph.text else ():
        if found["organ"] not in organs or not any(sign.isdigit() for sign in found["rest"]):
            continue
        right = _formed(found[0])
        if right != found[0]:
            why = _("The house writes the symbol {right}.").format(right=right)
            yield Spot(*found.span(), why, right)
        elif facts.symbols is not None and right not in facts.symbols:
            yield Spot(*found.span(), _unknown(right), _nearest(right, facts.symbols))


def _formed(written: str) -> str:
    """Write a symbol with slashes between all its parts but before the number of a suffix."""
    suffixes = "".join(f"/{kind}.{number}" for kind, number in _SUFFIX.findall(written))
    return _SUFFIX.sub("", written).replace(".", "/").replace("//", "/") + suffixes


def _unknown(symbol: str) -> str:
    return _("No document of this desk bears the symbol {symbol}.").format(symbol=symbol)


def _nearest(symbol: str, known: frozenset[str]) -> str | None:
    """Offer the one known symbol that has the same letters and figures, a revision or another series."""
    base = _SUFFIX.sub("", symbol)
    near = [one for one in known if _SUFFIX.sub("", one) == base or _bare(one) == _bare(symbol)]
    return near[0] if len(near) == 1 else None


def _bare(symbol: str) -> str:
    return re.sub(r"/(?:INF|L|CRP|RES)(?=/)", "", symbol)

"""Symbols (cotes) of documents: how they are read, how a body forms them, which numbers are missing.

`{organ}/{session}[/{series}]/{number}[/{Add|Corr|Rev}.{m}]…[*]`, with `Sp` before the number of a special
session and none in the symbols of before 2014. Read off C/107/31, C/109/L/12, C/Sp/7/L/1, MC/2398/Rev.1.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _

SERIES = ("INF", "L", "CRP", "RES")
RUNNING_SERIES = frozenset({"RES"})
"""Series whose numbers run on through all sessions: no session begins again at 1."""

SUFFIXES = ("Add", "Corr", "Rev")
"""What may follow a number: an addendum, a corrigendum, a revision."""

_SUFFIX = re.compile(r"(Add|Corr|Rev)\.?\s*(\d+)", re.IGNORECASE)
_ORGAN = re.compile(r"[A-Z][A-Za-z-]*(?:\.\d+)?")
_NUMBER = re.compile(r"[1-9]\d*")


class SymbolNotFormed(UserError):
    """Raised when a body has no template for its symbols, or its session no number."""


@dataclass(frozen=True, slots=True)
class Suffix:
    """Hold what follows a number: Add.1 adds, Corr.1 corrects, Rev.1 replaces."""

    kind: str
    number: int


@dataclass(frozen=True, slots=True)
class Symbol:
    """Hold a symbol in its parts; `reissues` counts the asterisks of technical reissues."""

    organ: str
    session: str
    series: str
    number: int
    suffixes: tuple[Suffix, ...] = ()
    reissues: int = 0

    @property
    def run(self) -> tuple[str, str, str]:
        """Name the count the number belongs to: organ, session and series."""
        return self.organ, self.session, self.series

    def __str__(self) -> str:
        """Write the symbol as it is printed."""
        parts = [self.organ, self.session, self.series, str(self.number)]
        parts += [f"{suffix.kind}.{suffix.number}" for suffix in self.suffixes]
        return "/".join(part for part in parts if part) + "*" * self.reissues


def parse_symbol(text: str) -> Symbol | None:
    """Read a symbol as people write it; None where it is none."""
    bare = text.strip().rstrip("*")
    parts = [part.strip() for part in bare.split("/")]
    suffixes = _take_suffixes(parts)
    if len(parts) < 2 or not _NUMBER.fullmatch(parts[-1]):
        return None
    number = int(parts.pop())
    series = parts.pop() if len(parts) > 1 and parts[-1] in SERIES else ""
    session = _take_session(parts)
    if not parts or not all(_ORGAN.fullmatch(part) for part in parts):
        return None
    return Symbol("/".join(parts), session, series, number, suffixes, _stars(text))


def form_symbol(template: str, *, session: int | None, number: int, series: str = "") -> Symbol:
    """Fill a body's template (`WG/{session}/{n}`); a series stands before the number.

    Raises SymbolNotFormed.
    """
    if "{session}" in template and session is None:
        raise SymbolNotFormed(
            _("The session has no number yet, and its symbols need one. Give the session its number first.")
        )
    filled = template.replace("{session}", str(session)).replace("{n}", str(number))
    symbol = parse_symbol(filled) if "{n}" in template else None
    if symbol is None:
        raise SymbolNotFormed(
            _(
                "The body of this session has no form for its symbols ({form}). Type the symbol instead."
            ).format(form=template or "–")
        )
    return replace(symbol, series=series)


def next_number(used: Iterable[Symbol], run: tuple[str, str, str]) -> int:
    """Return the smallest number of a count that is free: a hole is filled before the count goes on."""
    taken = {symbol.number for symbol in used if symbol.run == run}
    return next(number for number in range(1, len(taken) + 2) if number not in taken)


def following(base: Symbol, kind: str, used: Iterable[Symbol]) -> Symbol:
    """Return the next free Add., Corr. or Rev. of a document: Rev.2 where Rev.1 is in use."""
    plain = replace(base, reissues=0)
    taken = {
        symbol.suffixes[-1].number
        for symbol in used
        if symbol.suffixes
        and symbol.suffixes[-1].kind == kind
        and replace(symbol, suffixes=symbol.suffixes[:-1], reissues=0) == plain
    }
    number = next(number for number in range(1, len(taken) + 2) if number not in taken)
    return replace(plain, suffixes=(*plain.suffixes, Suffix(kind, number)))


def reissued(symbol: Symbol) -> Symbol:
    """Return the symbol of the same document issued again for technical reasons, with one asterisk more."""
    return replace(symbol, reissues=symbol.reissues + 1)


def missing_symbols(used: Iterable[Symbol]) -> tuple[Symbol, ...]:
    """Name the symbols that are missing below those in use: numbers of a count, and Rev.1 below Rev.2."""
    known = list(used)
    numbers: dict[tuple[str, str, str], set[int]] = {}
    for symbol in known:
        if symbol.series not in RUNNING_SERIES:
            numbers.setdefault(symbol.run, set()).add(symbol.number)
    holes = [Symbol(*run, number) for run, taken in sorted(numbers.items()) for number in _holes(taken)]
    return (*holes, *_missing_suffixes(known))


def doubled(symbols: Iterable[str]) -> frozenset[str]:
    """Return the symbols that stand more than once, each as it is printed."""
    seen: set[str] = set()
    twice: set[str] = set()
    for text in symbols:
        plain = plain_symbol(text)
        (twice if plain in seen else seen).add(plain)
    return frozenset(twice)


def plain_symbol(text: str) -> str:
    """Write a symbol the usual way, so that the same one is known however it was typed."""
    parsed = parse_symbol(text)
    return str(parsed) if parsed else text.strip()


def _take_suffixes(parts: list[str]) -> tuple[Suffix, ...]:
    suffixes: list[Suffix] = []
    while parts and (found := _SUFFIX.fullmatch(parts[-1])):
        parts.pop()
        suffixes.insert(0, Suffix(found[1].capitalize(), int(found[2])))
    return tuple(suffixes)


def _take_session(parts: list[str]) -> str:
    if len(parts) < 2 or not _NUMBER.fullmatch(parts[-1]):
        return ""
    number = parts.pop()
    if len(parts) > 1 and parts[-1] == "Sp":
        return f"{parts.pop()}/{number}"
    return number


def _stars(text: str) -> int:
    written = text.strip()
    return len(written) - len(written.rstrip("*"))


def _holes(taken: set[int]) -> list[int]:
    return [number for number in range(1, max(taken, default=0)) if number not in taken]


def _missing_suffixes(known: list[Symbol]) -> list[Symbol]:
    numbers: dict[tuple[Symbol, str], set[int]] = {}
    for symbol in known:
        if symbol.suffixes:
            base = replace(symbol, suffixes=symbol.suffixes[:-1], reissues=0)
            numbers.setdefault((base, symbol.suffixes[-1].kind), set()).add(symbol.suffixes[-1].number)
    return [
        replace(base, suffixes=(*base.suffixes, Suffix(kind, number)))
        for (base, kind), taken in sorted(numbers.items(), key=lambda entry: (str(entry[0][0]), entry[0][1]))
        for number in _holes(taken)
    ]

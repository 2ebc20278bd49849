"""Write what narrows a search as conditions on the entries of the index."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from iomdesk.document.search_query import FieldFilter
from iomdesk.model.recommendations import FINISHED_STATUSES
from iomdesk.queries.recommendation_words import statuses
from iomdesk.queries.search_match import folded_words
from iomdesk.queries.search_words import found_kinds, word_for_open
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _

_CLAUSE = re.compile(r"(\d+)\s*\(?([a-z]?)\)?")
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_OPEN = ("open", "ouverte", "abierta")
"""What needs follow-up yet, in the language in which somebody thinks of it."""


class FilterNotUnderstood(UserError):
    """Raised when a field of a query says what it cannot mean."""


@dataclass
class Conditions:
    """Collect conditions in SQL with the values they hold."""

    parts: list[str] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)

    def value(self, value: object) -> str:
        """Name a value and return how SQL refers to it."""
        name = f"v{len(self.values)}"
        self.values[name] = value
        return f":{name}"

    def one_of(self, values: Sequence[object]) -> str:
        """Write a list of values; an empty one holds for nothing."""
        return f"({', '.join(self.value(one) for one in values) or 'NULL'})"

    @property
    def sql(self) -> str:
        """Write all conditions, each with AND before it."""
        return "".join(f" AND {part}" for part in self.parts)


def conditions_of(session: Session, filters: Sequence[FieldFilter]) -> Conditions:
    """Write the conditions of a query's fields; an empty one is being typed. Raises FilterNotUnderstood."""
    made = Conditions()
    for one in filters:
        if one.value:
            part = _WRITERS[one.field](session, made, one.value)
            made.parts.append(f"NOT ({part})" if one.is_negated else f"({part})")
    return made


def _session(_session: Session, made: Conditions, value: str) -> str:
    if not value.isdecimal():
        raise _not_understood(value)
    return f"e.session_id IN (SELECT id FROM session WHERE number = {made.value(int(value))})"


def _clause(session: Session, made: Conditions, value: str) -> str:
    found = _CLAUSE.fullmatch(value.casefold().strip())
    if found is None:
        raise _not_understood(value)
    wanted = made.one_of(_clauses(session, found[1], found[2]))
    return (
        f"e.item_id IN (SELECT item_id FROM agenda_item_clause WHERE clause_id IN {wanted}) "
        "OR e.kind = 'recommendation' AND e.record_id IN "
        f"(SELECT recommendation_id FROM recommendation_clause WHERE clause_id IN {wanted}) "
        f"OR e.kind = 'clause' AND e.record_id IN {wanted}"
    )


def _clauses(session: Session, number: str, letter: str) -> list[int]:
    rows = session.execute(
        text(
            "SELECT c.id, c.letter FROM mandate_clause c JOIN mandate_chapter h ON h.id = c.chapter_id "
            "WHERE h.number = :number"
        ),
        {"number": number},
    )
    return [id_ for id_, own in rows if letter in ("", own)]


def _state(_session: Session, made: Conditions, value: str) -> str:
    wanted = folded_words(value)
    if any(_begins(word, wanted) for word in (word_for_open(), *_OPEN)):
        kept = [key for key in statuses() if key not in FINISHED_STATUSES]
    else:
        kept = [key for key, words in statuses().items() if key == value or _begins(words, wanted)]
    if not kept:
        raise _not_understood(value)
    status = made.one_of([str(key) for key in kept])
    return (
        "e.kind = 'recommendation' AND e.record_id IN "
        f"(SELECT id FROM recommendation WHERE status IN {status})"
    )


def _speaker(session: Session, made: Conditions, value: str) -> str:
    wanted = folded_words(value)
    states = made.one_of(_named(session, "iso3", "state", wanted))
    bodies = made.one_of(_named(session, "id", "organisation", wanted))
    kind = made.value(next((one for one in ("administration", "chair") if _begins(one, wanted)), ""))
    return (
        f"e.kind = 'intervention' AND e.record_id IN (SELECT v.id FROM intervention v "
        f"WHERE v.kind = {kind} OR v.delegation_id IN (SELECT id FROM delegation "
        f"WHERE state_iso3 IN {states} OR organisation_id IN {bodies}))"
    )


def _named(session: Session, key: str, table: str, wanted: Sequence[str]) -> list[object]:
    rows = session.execute(text(f"SELECT {key}, name_fr, name_en, name_es FROM {table}"))
    return [row[0] for row in rows if any(_begins(name, wanted) for name in row[1:])]


def _after(_session: Session, made: Conditions, value: str) -> str:
    return f"e.id >= {made.value(_day(value).toordinal() << 32)}"


def _before(_session: Session, made: Conditions, value: str) -> str:
    return f"e.id < {made.value(_day(value).toordinal() << 32)}"


def _kind(_session: Session, made: Conditions, value: str) -> str:
    wanted = folded_words(value)
    kept = [key for key, words in found_kinds().items() if key == value or _begins(words, wanted)]
    if not kept:
        raise _not_understood(value)
    return f"e.kind IN {made.one_of(kept)}"


def _language(_session: Session, made: Conditions, value: str) -> str:
    return f"e.language IN {made.one_of([value.casefold()[:2], ''])}"


_WRITERS: Mapping[str, Callable[[Session, Conditions, str], str]] = {
    "session": _session,
    "clause": _clause,
    "state": _state,
    "speaker": _speaker,
    "after": _after,
    "before": _before,
    "kind": _kind,
    "language": _language,
}


def _day(value: str) -> date:
    found = _DAY.fullmatch(value)
    try:
        if found is not None:
            return date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        pass
    raise _not_understood(value)


def _begins(words: str, wanted: Sequence[str]) -> bool:
    """Say whether words of a name begin with all that is wanted."""
    own = folded_words(words)
    return bool(wanted) and all(any(word.startswith(one) for word in own) for one in wanted)


def _not_understood(value: str) -> FilterNotUnderstood:
    return FilterNotUnderstood(
        _("“{value}” says nothing here. Nothing is lost; write it otherwise, as the list offers it.").format(
            value=value
        )
    )


def completions(typed: str, names: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Offer how the last word of a query may go on: `names` gives the values of each field's name."""
    last = typed.rsplit(" ", 1)[-1]
    name, sign, value = last.partition(":")
    if not last or last.startswith(("-", '"', "(")):
        return
    if not sign:
        yield from (f"{one}:" for one in names if len(name) > 1 and one.startswith(name.casefold()))
        return
    wanted = folded_words(value)
    for one in names.get(name.casefold(), ()):
        if not wanted or _begins(one, wanted):
            yield f'{name}:"{one}"' if " " in one else f"{name}:{one}"

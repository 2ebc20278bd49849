"""Corrections to a concordance: each gives new rows, in which every clause of both versions has its place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from iomdesk.model.concordance import ConcordanceKind as Kind
from iomdesk.services.concordance import LinkInput

Links = tuple[LinkInput, ...]


@dataclass(frozen=True, slots=True)
class Clauses:
    """Hold the clauses of both versions in order, and which pairs say the same."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    same: frozenset[tuple[int, int]] = frozenset()


def with_kind(links: Links, place: int, kind: str, clauses: Clauses) -> Links:
    """Say what happened to a clause; `dropped` parts it from the new clause."""
    link = links[place]
    if kind == Kind.DROPPED:
        return with_new(links, place, None, clauses)
    if link.old_clause is None or link.new_clause is None or kind == Kind.NEW:
        return links
    return _put(links, place, replace(link, kind=kind))


def with_new(links: Links, place: int, new: int | None, clauses: Clauses) -> Links:
    """Link an old clause to another new one, or to none; a row that stands already is not doubled."""
    link = links[place]
    if link.old_clause is None or any(
        (one.old_clause, one.new_clause) == (link.old_clause, new) for one in links
    ):
        return links
    changed = replace(link, new_clause=new, kind=Kind.DROPPED.value if new is None else Kind.REWORDED.value)
    return completed(_put(links, place, changed), clauses)


def with_another(links: Links, place: int, clauses: Clauses) -> Links:
    """Say that an old clause became one more: a new clause from nowhere, else any other."""
    old = links[place].old_clause
    linked = {link.new_clause for link in links if link.old_clause == old}
    free = [link.new_clause for link in links if link.old_clause is None]
    wanted = next((new for new in (*free, *clauses.new) if new not in linked), None)
    if old is None or wanted is None:
        return links
    return completed((*links, LinkInput(old, wanted, Kind.SPLIT.value)), clauses)


def without(links: Links, place: int, clauses: Clauses) -> Links:
    """Part an old clause from a new one."""
    return completed((*links[:place], *links[place + 1 :]), clauses)


def completed(links: Sequence[LinkInput], clauses: Clauses) -> Links:
    """Give every clause its row, in order, and each row the kind that the number of its fellows asks for."""
    pairs = [link for link in links if link.old_clause is not None and link.new_clause is not None]
    rows: list[LinkInput] = []
    for old in clauses.old:
        own = sorted(
            (p for p in pairs if p.old_clause == old), key=lambda p: clauses.new.index(p.new_clause or 0)
        )
        rows += [_counted(link, pairs, clauses) for link in own]
        if not own:
            rows.append(LinkInput(old, None, Kind.DROPPED.value))
    reached = {link.new_clause for link in pairs}
    rows += [LinkInput(None, new, Kind.NEW.value) for new in clauses.new if new not in reached]
    return tuple(rows)


def _counted(link: LinkInput, pairs: Iterable[LinkInput], clauses: Clauses) -> LinkInput:
    pairs = list(pairs)
    if sum(other.old_clause == link.old_clause for other in pairs) > 1:
        return replace(link, kind=Kind.SPLIT.value)
    if sum(other.new_clause == link.new_clause for other in pairs) > 1:
        return replace(link, kind=Kind.MERGED.value)
    if (link.old_clause, link.new_clause) in clauses.same:
        return replace(link, kind=Kind.SAME.value)
    return link if link.kind == Kind.SAME else replace(link, kind=Kind.REWORDED.value)


def _put(links: Links, place: int, link: LinkInput) -> Links:
    return (*links[:place], link, *links[place + 1 :])

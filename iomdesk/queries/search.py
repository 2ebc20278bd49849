"""Find every word of a desk: the newest first, or what fits best, with the words in their context."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from iomdesk.document.search_query import QueryNotUnderstood, SearchQuery, read_query
from iomdesk.document.snippets import Piece, plain_snippet, snippet_of
from iomdesk.model.searches import SavedSearch
from iomdesk.queries.given_up import asked
from iomdesk.queries.search_filters import FilterNotUnderstood, conditions_of
from iomdesk.queries.search_match import EVERYTHING, in_file, on_server
from iomdesk.queries.search_places import place_names
from iomdesk.queries.store_kinds import is_file
from iomdesk.runtime.translations import _, interface_language

SHOWN = 50


@dataclass(frozen=True, slots=True)
class SearchHit:
    """Show a place that was found; `record` is of its kind, `where` says in words where it stands."""

    kind: str
    record: int
    session: int | None
    item: int | None
    language: str
    where: str
    pieces: tuple[Piece, ...]
    day: date | None = None

    @property
    def snippet(self) -> str:
        """Return the words in their context, without marks."""
        return plain_snippet(self.pieces)

    @property
    def words(self) -> str:
        """Return the first words found as they stand there, for going to the place."""
        return next((piece.text for piece in self.pieces if piece.is_found), "")


@dataclass(frozen=True, slots=True)
class SearchResults:
    """Hold what was found for a query; `is_more` where there is more than is shown."""

    query: str
    hits: tuple[SearchHit, ...] = ()
    is_more: bool = False


def search_desk(
    session: Session,
    *,
    query: str,
    language: str = "fr",
    by_relevance: bool = False,
    limit: int = SHOWN,
    is_wanted: Callable[[], bool] = lambda: True,
) -> SearchResults:
    """Find what a query asks for; one that is wanted no more is given up and finds nothing.

    Raises FilterNotUnderstood.
    """
    try:
        wanted = read_query(query)
    except QueryNotUnderstood as error:
        raise FilterNotUnderstood(
            _("Say also what is looked for, not only what is left out (“{words}”).").format(words=error)
        ) from error
    if wanted.words is None and not any(one.value for one in wanted.filters):
        return SearchResults(query)
    rows = _rows(session, wanted, by_relevance, 3 * limit + 1, is_wanted)
    kept = _once(rows, language)
    shown = _whole(session, kept[:limit])
    names = place_names(session, shown, language)
    hits = tuple(_hit(row, names[row.id], wanted.plain_words) for row in shown)
    return SearchResults(query, hits, len(kept) > limit or len(rows) > 3 * limit)


def _rows(
    session: Session, wanted: SearchQuery, by_relevance: bool, limit: int, is_wanted: Callable[[], bool]
) -> Sequence[Any]:
    conditions = conditions_of(session, wanted.filters)
    columns = "e.id, e.kind, e.record_id, e.session_id, e.item_id, e.language"
    if wanted.words is None:
        match = EVERYTHING
    else:
        matching = in_file if is_file(session) else on_server
        match = matching(wanted.words, conditions.value)
    order = match.best if by_relevance else match.newest
    sql = f"SELECT {columns} FROM {match.source}{conditions.sql} ORDER BY {order} LIMIT {limit}"
    return asked(session, sql, conditions.values, is_wanted)


def _once(rows: Sequence[Any], language: str) -> list[Any]:
    """Keep one language of what was found in several: the one of the window, else the first."""
    kept: dict[tuple[str, int], Any] = {}
    for row in rows:
        key = (row.kind, row.record_id)
        if key not in kept or (row.language == language and kept[key].language != language):
            kept[key] = row
    return list(kept.values())


def _whole(session: Session, rows: Sequence[Any]) -> Sequence[Any]:
    """Read the words of entries too, which are long: only of those that are shown."""
    listed = ", ".join(str(row.id) for row in rows)
    statement = f"SELECT * FROM search_entry WHERE id IN ({listed})"
    found = {row.id: row for row in session.execute(text(statement))} if rows else {}
    return [found[row.id] for row in rows]


def _hit(row: Any, where: str, words: Sequence[str]) -> SearchHit:
    ordinal = row.id >> 32
    return SearchHit(
        kind=row.kind,
        record=row.record_id,
        session=row.session_id,
        item=row.item_id,
        language=row.language,
        where=where,
        pieces=snippet_of(row.text, words),
        day=date.fromordinal(ordinal) if ordinal else None,
    )


def saved_searches(session: Session) -> tuple[tuple[str, str], ...]:
    """Return the searches that are kept, name and query, by name."""
    found = session.scalars(select(SavedSearch))
    return tuple(sorted(((one.name, one.query) for one in found), key=lambda one: one[0].casefold()))


def search_terms(session: Session) -> tuple[tuple[str, ...], tuple[int, ...], tuple[str, ...]]:
    """Name the States, sessions and clauses that the fields of a query may hold."""
    return (tuple(_states(session)), tuple(_sessions(session)), tuple(_clauses(session)))


def _states(session: Session) -> Iterator[str]:
    column = f"name_{interface_language()}"
    yield from session.scalars(
        text(f"SELECT DISTINCT s.{column} FROM state s JOIN delegation d ON d.state_iso3 = s.iso3 ORDER BY 1")
    )


def _sessions(session: Session) -> Iterator[int]:
    statement = "SELECT DISTINCT number FROM session WHERE number IS NOT NULL ORDER BY number DESC"
    yield from session.scalars(text(statement))


def _clauses(session: Session) -> Iterator[str]:
    statement = (
        "SELECT DISTINCT h.number, c.letter FROM mandate_clause c "
        "JOIN mandate_chapter h ON h.id = c.chapter_id ORDER BY h.number, c.letter"
    )
    yield from (f"{number}{letter}" for number, letter in session.execute(text(statement)))

"""Say in words where what was found stands: the session, and the item or the document in it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from iomdesk.document.dates import format_date
from iomdesk.document.ordinals import session_in_words
from iomdesk.queries.search_words import found_kinds
from iomdesk.runtime.translations import _


def place_names(session: Session, rows: Sequence[Any], language: str) -> Mapping[int, str]:
    """Name the places of found entries, by the entries' ids."""
    sessions = _sessions(session, {row.session_id for row in rows if row.session_id}, language)
    items = _items(session, {row.item_id for row in rows if row.item_id}, language)
    kinds = found_kinds()
    return {
        row.id: " · ".join(
            filter(
                None,
                (
                    sessions.get(row.session_id, ""),
                    kinds[row.kind],
                    items.get(row.item_id, "") or _own(row),
                ),
            )
        )
        for row in rows
    }


def _own(row: Any) -> str:
    """Return the title of what stands by itself."""
    if row.kind == "recommendation" and row.title:
        return _("No. {number}").format(number=row.title)
    return str(row.title) if row.kind in ("document", "person", "clause", "intervention") else ""


def _sessions(session: Session, ids: set[int], language: str) -> Mapping[int, str]:
    statement = f"SELECT id, number, start_on FROM session WHERE id IN ({_listed(ids)})"
    return {id_: _named(number, day, language) for id_, number, day in session.execute(text(statement))}


def _named(number: int | None, day: date | str | None, language: str) -> str:
    when = date.fromisoformat(day) if isinstance(day, str) else day
    if number is not None and 1 <= number <= 999:
        return session_in_words(number, language).capitalize()
    return format_date(when, language) if when else _("Session without a date")


def _items(session: Session, ids: set[int], language: str) -> Mapping[int, str]:
    """Take each title in the language that is wanted, else in any there is."""
    found: dict[int, str] = {}
    statement = f"SELECT item_id, language, title FROM agenda_item_text WHERE item_id IN ({_listed(ids)})"
    for item, spoken, title in session.execute(text(statement)):
        if title and (spoken == language or item not in found):
            found[item] = title
    return found


def _listed(ids: set[int]) -> str:
    return ", ".join(map(str, ids)) or "NULL"


def grouped(hits: Sequence[Any]) -> Iterator[tuple[str, Sequence[Any]]]:
    """Put hits below the session they are of, in the order in which these come first."""
    groups: dict[str, list[Any]] = {}
    for hit in hits:
        groups.setdefault(hit.where.split(" · ", 1)[0], []).append(hit)
    yield from groups.items()

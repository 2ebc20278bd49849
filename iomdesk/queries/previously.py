"""What came of the clauses of an item at earlier sessions: outcomes and recommendations."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from iomdesk.model.agenda import AgendaItem, ItemClause
from iomdesk.model.sessions import GroupSession
from iomdesk.queries.clause_history import clause_history
from iomdesk.queries.clause_history_rows import HistoryKind, HistoryRow

_CAME_OF_IT = frozenset({HistoryKind.CONCLUSION, HistoryKind.RECOMMENDATION})


@dataclass(frozen=True, slots=True)
class Previous:
    """Show an outcome ("conclusion", by its key) or a recommendation of an earlier session."""

    session_id: int
    session_number: int | None
    day: date | None
    kind: str
    number: str
    key: str
    text: str


def previously_on(session: Session, *, item_id: int, language: str = "fr") -> tuple[Previous, ...]:
    """List what came of an item's clauses at sessions before its own, the newest first."""
    item = session.get(AgendaItem, item_id)
    if item is None:
        return ()
    clauses = session.scalars(select(ItemClause.clause_id).where(ItemClause.item_id == item_id)).all()
    held = session.get_one(GroupSession, item.session_id)
    found: dict[tuple[str, int], Previous] = {}
    for clause in clauses:
        history = clause_history(session, clause_id=clause, language=language)
        for row in history.rows if history else ():
            if row.kind in _CAME_OF_IT and row.session_id != item.session_id:
                earlier = session.get_one(GroupSession, row.session_id)
                if _is_before(earlier, held):
                    found.setdefault((row.record_kind, row.record_id), _previous(row, earlier, language))
    return tuple(sorted(found.values(), key=lambda one: (one.day or date.min, one.session_id), reverse=True))


def _is_before(earlier: GroupSession, held: GroupSession) -> bool:
    if earlier.start_on and held.start_on:
        return earlier.start_on < held.start_on
    return (earlier.number or 0) < (held.number or 0)


def _previous(row: HistoryRow, held: GroupSession, language: str) -> Previous:
    text = row.text
    if row.recommendation is not None:
        texts = [p.texts.get(language) or p.texts.get("fr", "") for p in row.recommendation.paragraphs]
        text = " ".join(part for part in texts if part)
    return Previous(held.id, held.number, held.start_on, row.kind.value, row.number, row.key, text)

"""Load what the rows of an agenda show as plain columns: records of 1,000 items take longer than a blink."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Executable, select
from sqlalchemy.orm import Session

from iomdesk.model.agenda import AgendaItem, ItemClause, ItemDocument, ItemText
from iomdesk.model.documents import MeetingDocument
from iomdesk.model.mandate import ClauseText, MandateChapter, MandateClause


class ItemColumns(NamedTuple):
    """Hold an item's own columns and its depth from 0."""

    id: int
    parent_id: int | None
    fixed_number: str | None
    kind: str
    role: str
    stage: str
    planned_minutes: int | None
    presenter: str
    proposer: str
    outcome: str | None
    depth: int


class ClauseColumns(NamedTuple):
    """Hold a clause's place in the mandate and its text per language."""

    chapter: str
    letter: str
    texts: Mapping[str, str]


def _rows(session: Session, query: Executable) -> Sequence[Any]:
    """Ask below the session, which would go through every row once more to look for records."""
    session.flush()
    return session.connection().execute(query).all()


def items_in_order(session: Session, session_id: int) -> Sequence[ItemColumns]:
    """Load the live items of a session depth first, in order."""
    found = _rows(
        session,
        select(
            AgendaItem.id,
            AgendaItem.parent_id,
            AgendaItem.fixed_number,
            AgendaItem.kind,
            AgendaItem.role,
            AgendaItem.stage,
            AgendaItem.planned_minutes,
            AgendaItem.presenter,
            AgendaItem.proposer,
            AgendaItem.outcome,
        )
        .where(AgendaItem.session_id == session_id, AgendaItem.deleted_at.is_(None))
        .order_by(AgendaItem.position, AgendaItem.id),
    )
    below: dict[int | None, list[Sequence[object]]] = {}
    for columns in found:
        below.setdefault(columns[1], []).append(columns)
    return list(_walk(below))


def _walk(below: Mapping[int | None, Sequence[Sequence[object]]]) -> Iterator[ItemColumns]:
    waiting = [(columns, 0) for columns in reversed(below.get(None, ()))]
    while waiting:
        columns, depth = waiting.pop()
        item = ItemColumns._make((*columns, depth))
        yield item
        waiting += [(child, depth + 1) for child in reversed(below.get(item.id, ()))]


def titles_in(session: Session, session_id: int, language: str) -> Mapping[int, str]:
    """Map each item that has a title in a language to it."""
    query = (
        select(ItemText.item_id, ItemText.title)
        .join(AgendaItem, AgendaItem.id == ItemText.item_id)
        .where(AgendaItem.session_id == session_id, ItemText.language == language, ItemText.title != "")
    )
    return dict(_rows(session, query))


def titles_by_item(session: Session, session_id: int) -> Mapping[int, Mapping[str, str]]:
    """Map each item to its titles by language."""
    query = (
        select(ItemText.item_id, ItemText.language, ItemText.title)
        .join(AgendaItem, AgendaItem.id == ItemText.item_id)
        .where(AgendaItem.session_id == session_id, ItemText.title != "")
    )
    titles: dict[int, dict[str, str]] = {}
    for item, language, title in _rows(session, query):
        titles.setdefault(item, {})[language] = title
    return titles


def clauses_by_item(session: Session, session_id: int) -> Mapping[int, Sequence[int]]:
    """Map each item to its clauses, in the order of the mandate."""
    query = (
        select(ItemClause.item_id, ItemClause.clause_id)
        .join(AgendaItem, AgendaItem.id == ItemClause.item_id)
        .join(MandateClause, MandateClause.id == ItemClause.clause_id)
        .join(MandateChapter, MandateChapter.id == MandateClause.chapter_id)
        .where(AgendaItem.session_id == session_id)
        .order_by(MandateChapter.position, MandateClause.position)
    )
    clauses: dict[int, list[int]] = {}
    for item, clause in _rows(session, query):
        clauses.setdefault(item, []).append(clause)
    return clauses


def clauses_used(session: Session, session_id: int) -> Mapping[int, ClauseColumns]:
    """Load the clauses that any item of a session falls under."""
    used = (
        select(ItemClause.clause_id)
        .join(AgendaItem, AgendaItem.id == ItemClause.item_id)
        .where(AgendaItem.session_id == session_id)
    )
    texts: dict[int, dict[str, str]] = {}
    for clause, language, text in _rows(
        session,
        select(ClauseText.clause_id, ClauseText.language, ClauseText.text).where(
            ClauseText.clause_id.in_(used)
        ),
    ):
        texts.setdefault(clause, {})[language] = text
    named = _rows(
        session,
        select(MandateClause.id, MandateChapter.number, MandateClause.letter)
        .join(MandateChapter, MandateChapter.id == MandateClause.chapter_id)
        .where(MandateClause.id.in_(used)),
    )
    return {id_: ClauseColumns(chapter, letter, texts.get(id_, {})) for id_, chapter, letter in named}


def symbols_by_item(session: Session, session_id: int) -> Mapping[int, Sequence[str]]:
    """Map each item to the symbols of its documents in order; empty for a document without one."""
    query = (
        select(ItemDocument.item_id, MeetingDocument.symbol)
        .join(AgendaItem, AgendaItem.id == ItemDocument.item_id)
        .join(MeetingDocument, MeetingDocument.id == ItemDocument.document_id)
        .where(AgendaItem.session_id == session_id, MeetingDocument.deleted_at.is_(None))
        .order_by(ItemDocument.position)
    )
    symbols: dict[int, list[str]] = {}
    for item, symbol in _rows(session, query):
        symbols.setdefault(item, []).append(symbol)
    return symbols

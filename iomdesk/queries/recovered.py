"""The recovered texts that wait for a choice, beside what is stored."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeAlias

from iomdesk.document.typed_text import TextKey

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    Reader: TypeAlias = sqlite3.Connection | Session


@dataclass(frozen=True, slots=True)
class RecoveredRow:
    """Show a recovered text; `number` and `title` name its record, `stored` is None where its place is gone.

    `choice` is empty while it waits.
    """

    id: int
    key: TextKey
    number: str
    title: str
    stored: str | None
    text: str
    typed_at: datetime
    choice: str


def recovered_texts(
    session: Session, *, language: str, key: TextKey | None = None, with_settled: bool = False
) -> tuple[RecoveredRow, ...]:
    """Return the recovered texts, of one text or of all, that wait; those settled too where wanted."""
    from sqlalchemy import select

    from iomdesk.model.journal import RecoveredText
    from iomdesk.queries.kept_texts import stored_text
    from iomdesk.queries.kept_titles import title_of

    wanted = select(RecoveredText).order_by(RecoveredText.id)
    if key is not None:
        wanted = wanted.filter_by(**key._asdict())
    if not with_settled:
        wanted = wanted.where(RecoveredText.settled_at.is_(None))
    rows = []
    for record in session.scalars(wanted):
        own = TextKey(record.record_kind, record.record_id, record.field, record.language)
        stored, title = stored_text(session, own), title_of(session, own, language)
        choice = record.choice or ""
        rows.append(RecoveredRow(record.id, own, *title, stored, record.text, record.typed_at, choice))
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class JournalState:
    """Say which desk it is, how many changes its journal holds, and how many recovered texts wait.

    `aside` counts the files of this machine that hold words for this desk.
    """

    uid: str
    typed: int
    waiting: int
    aside: int = 0


def journal_state(reader: Reader) -> JournalState:
    """Look into the journal in plain SQL: asked at every start."""
    statements = (
        "SELECT uid FROM desk",
        "SELECT count(*) FROM typed_change",
        "SELECT count(*) FROM recovered_text WHERE settled_at IS NULL",
    )
    if hasattr(reader, "connection"):  # a session; the others are not all sqlite3's
        connection = reader.connection()
        rows: list[Any] = [connection.exec_driver_sql(one).fetchone() for one in statements]
    else:
        rows = [reader.execute(one).fetchone() for one in statements]
    uid, typed, waiting = rows
    return JournalState(str(uid[0]) if uid else "", int(typed[0]), int(waiting[0]))

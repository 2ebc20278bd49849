"""The minutes of an item: what is being written, and its sealed revisions."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from iomdesk.model.minutes import Draft, MinutesRevision
from iomdesk.queries.word_counts import words_of_version


@dataclass(frozen=True, slots=True)
class RevisionRow:
    """Show a sealed revision, newest first in lists."""

    id: int
    sealed_at: datetime
    reason: str
    installation: str
    words: int


@dataclass(frozen=True, slots=True)
class MinutesView:
    """Hold an item's minutes in one language."""

    item_id: int
    language: str
    text: str
    saved_at: datetime | None
    sealed: bool
    revisions: tuple[RevisionRow, ...]


def minutes_of(session: Session, *, item_id: int, language: str) -> MinutesView:
    """Return the present text and the revisions of an item's minutes; an empty text where there are none."""
    draft = session.scalar(
        select(Draft).where(
            Draft.record_kind == "item",
            Draft.record_id == item_id,
            Draft.field == "minutes",
            Draft.language == language,
        )
    )
    row = MinutesRevision
    revisions = session.execute(
        select(row.id, row.sealed_at, row.reason, row.installation, words_of_version())
        .where(row.item_id == item_id, row.language == language)
        .order_by(row.id.desc())
    )
    return MinutesView(
        item_id=item_id,
        language=language,
        text=draft.text if draft else "",
        saved_at=draft.saved_at if draft else None,
        sealed=bool(draft and draft.sealed_revision_id),
        revisions=tuple(RevisionRow(*one) for one in revisions),
    )


def revision_text(session: Session, *, revision_id: int) -> str:
    """Return the text of one revision; empty where there is none."""
    record = session.get(MinutesRevision, revision_id)
    return record.text if record else ""

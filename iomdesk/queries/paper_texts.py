"""The free texts of a session's paper, and which papers have one."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from iomdesk.model.papers import PaperText, RegisteredPaper

PLACES: Mapping[str, str] = {"mandate-note": "proposal", "convocation": "practical"}
"""The place of the free text of each kind of paper that has one."""


def paper_text_of(session: Session, *, session_id: int, kind: str) -> Mapping[str, str]:
    """Return the free text of a paper by language; languages without one are left out."""
    rows = session.execute(
        select(PaperText.language, PaperText.text)
        .join(RegisteredPaper, RegisteredPaper.id == PaperText.paper_id)
        .where(
            RegisteredPaper.session_id == session_id,
            RegisteredPaper.kind == kind,
            PaperText.place == PLACES.get(kind, ""),
        )
    )
    return {language: text for language, text in rows if text}

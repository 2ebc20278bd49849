"""Load what papers say of the approval of minutes."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from iomdesk.model.corrections import Correction, CorrectionStatus, MinutesStage
from iomdesk.model.papers import RegisteredPaper
from iomdesk.model.symbols import following, parse_symbol
from iomdesk.papers.approval_facts import ApprovalFacts, CorrectionFact
from iomdesk.papers.facts import PaperFacts
from iomdesk.queries.symbols import symbols_in_use
from iomdesk.services.frozen_papers import frozen_at
from iomdesk.services.minutes_lock import latest_step

TAKEN = frozenset({CorrectionStatus.ACCEPTED.value, CorrectionStatus.AMENDED.value})


def corrigendum_facts(session: Session, facts: PaperFacts) -> Mapping[str, Any]:
    """Return what a corrigendum says beside all papers: the corrections taken, the items as circulated.

    Without a symbol of its own it bears the next Corr. of that of the minutes.
    """
    session_id = facts.session.id
    symbol = _symbol_of_minutes(session, session_id)
    found = ApprovalFacts(minutes_symbol=symbol, corrections=_corrections(session, session_id))
    cover = replace(facts.cover, is_draft=False, dated_on=_day(session, facts))
    base = parse_symbol(symbol)
    if base is not None and not cover.symbol:
        cover = replace(cover, symbol=str(following(base, "Corr", symbols_in_use(session))))
    more: dict[str, Any] = {"approval": found, "cover": cover}
    language = facts.cover.original_language
    circulated = frozen_at(session, session_id, MinutesStage.CIRCULATED, language)
    return more if circulated is None else {**more, "items": circulated.facts.items}


def _day(session: Session, facts: PaperFacts) -> date | None:
    """Return the day of the corrigendum: its own, else that of the last decision."""
    own = session.scalar(_paper(RegisteredPaper.dated_on, facts.session.id, "corrigendum"))
    last = session.scalar(
        select(func.max(Correction.decided_at)).where(
            Correction.session_id == facts.session.id,
            Correction.status.in_(TAKEN),
            Correction.deleted_at.is_(None),
        )
    )
    return own or (last.date() if last is not None else facts.cover.dated_on)


def _paper(column: Any, session_id: int, kind: str) -> Select[Any]:
    return select(column).where(RegisteredPaper.session_id == session_id, RegisteredPaper.kind == kind)


def _corrections(session: Session, session_id: int) -> tuple[CorrectionFact, ...]:
    query = select(Correction).where(
        Correction.session_id == session_id,
        Correction.status.in_(TAKEN),
        Correction.deleted_at.is_(None),
    )
    step = latest_step(session, session_id)
    approved_at = step.recorded_at if step is not None and step.stage == MinutesStage.APPROVED else None
    return tuple(_fact(one, approved_at) for one in session.scalars(query.order_by(Correction.id)))


def _fact(one: Correction, approved_at: datetime | None) -> CorrectionFact:
    is_late = approved_at is not None and one.decided_at is not None and one.decided_at > approved_at
    return CorrectionFact(
        id=one.id,
        item_id=one.item_id,
        language=one.language,
        paragraph=one.paragraph,
        old_text=one.old_text,
        new_text=one.final_text if one.status == CorrectionStatus.AMENDED else one.new_text,
        is_late=is_late,
    )


def _symbol_of_minutes(session: Session, session_id: int) -> str:
    return session.scalar(_paper(RegisteredPaper.symbol, session_id, "minutes")) or ""

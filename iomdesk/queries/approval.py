"""Where the minutes of a session stand: their steps, deadlines per language, and the corrections received."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from iomdesk.model.agenda import AgendaItem
from iomdesk.model.corrections import Correction, MinutesDeadline, MinutesStage, MinutesStep
from iomdesk.model.participants import Delegation
from iomdesk.model.sessions import GroupSession
from iomdesk.queries.agenda import agenda_of
from iomdesk.queries.agenda_sources import previous_session
from iomdesk.queries.house import house_setting
from iomdesk.queries.house_items import house_item
from iomdesk.queries.loading import NOTHING_ELSE
from iomdesk.queries.sessions import SessionRow, list_sessions, session_details

_REOPENING = "minutes.reopening"
_OF_PREVIOUS = "minutes_of_previous"


@dataclass(frozen=True, slots=True)
class StepRow:
    """Show a step: the stage it led to, its day, the session that approved, and the reason of a reopening."""

    id: int
    stage: str
    on: date
    by_session: int | None
    by_number: int | None
    note: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class DeadlineRow:
    """Show when the version of a language was circulated, and the last day for corrections to it."""

    language: str
    circulated_on: date
    deadline_on: date


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """Show a correction; `is_late` says that it came after the last day for its language."""

    id: int
    item_id: int | None
    item_number: str
    delegation_id: int | None
    delegation: str
    language: str
    paragraph: str
    old_text: str
    new_text: str
    received_on: date
    status: str
    reason: str
    final_text: str
    is_late: bool


@dataclass(frozen=True, slots=True)
class ApprovalView:
    """Hold all there is to say of the approval of a session's minutes; `later` may approve them."""

    session_id: int
    stage: str
    steps: tuple[StepRow, ...]
    deadlines: tuple[DeadlineRow, ...]
    corrections: tuple[CorrectionRow, ...]
    later: tuple[SessionRow, ...]
    may_reopen: bool

    @property
    def pending(self) -> int:
        """Count the corrections that are not decided."""
        return sum(one.status == "received" for one in self.corrections)


@dataclass(frozen=True, slots=True)
class PreviousMinutes:
    """Name the session whose minutes an item is to approve, and how far these have come."""

    session: SessionRow
    stage: str


def approval_of(session: Session, *, session_id: int, language: str = "fr") -> ApprovalView:
    """Return where the minutes of a session stand."""
    steps = _steps(session, session_id)
    deadlines = _deadlines(session, session_id)
    return ApprovalView(
        session_id=session_id,
        stage=steps[-1].stage if steps else MinutesStage.DRAFT.value,
        steps=steps,
        deadlines=deadlines,
        corrections=_corrections(session, session_id, language, deadlines),
        later=_later(session, session_id, language),
        may_reopen=bool(house_setting(session, name=_REOPENING, default=True)),
    )


def minutes_stage(session: Session, *, session_id: int) -> str:
    """Say where the minutes of a session stand: draft, circulated or approved."""
    query = select(MinutesStep.stage).where(MinutesStep.session_id == session_id)
    return session.scalar(query.order_by(MinutesStep.id.desc()).limit(1)) or MinutesStage.DRAFT.value


def minutes_to_approve(session: Session, *, item_id: int, language: str = "fr") -> PreviousMinutes | None:
    """Return whose minutes an item of the agenda approves; None for an item that approves none."""
    item = session.get(AgendaItem, item_id)
    if item is None:
        return None
    found = house_item(item.role, [text.title for text in item.texts])
    if found is None or found.key != _OF_PREVIOUS:
        return None
    former = previous_session(session, session_id=item.session_id)
    row = session_details(session, session_id=former, language=language) if former else None
    return PreviousMinutes(row, minutes_stage(session, session_id=row.id)) if row else None


def _steps(session: Session, session_id: int) -> tuple[StepRow, ...]:
    query = (
        select(MinutesStep, GroupSession.number)
        .outerjoin(GroupSession, GroupSession.id == MinutesStep.approving_session_id)
        .where(MinutesStep.session_id == session_id)
        .order_by(MinutesStep.id)
    )
    return tuple(
        StepRow(one.id, one.stage, one.on, one.approving_session_id, number, one.note, one.recorded_at)
        for one, number in session.execute(query)
    )


def _deadlines(session: Session, session_id: int) -> tuple[DeadlineRow, ...]:
    query = select(MinutesDeadline).where(MinutesDeadline.session_id == session_id)
    return tuple(
        DeadlineRow(one.language, one.circulated_on, one.deadline_on)
        for one in session.scalars(query.order_by(MinutesDeadline.id))
    )


def _corrections(
    session: Session, session_id: int, language: str, deadlines: tuple[DeadlineRow, ...]
) -> tuple[CorrectionRow, ...]:
    """List the corrections in the order of the paragraphs, those of one as they came."""
    delegation = selectinload(Correction.delegation)
    query = (
        select(Correction)
        .where(Correction.session_id == session_id, Correction.deleted_at.is_(None))
        .options(
            delegation.selectinload(Delegation.state),
            delegation.selectinload(Delegation.organisation),
            NOTHING_ELSE,
        )
    )
    items = agenda_of(session, session_id=session_id, language=language).items
    numbers = {item.id: item.full_number for item in items}
    last_days = {one.language: one.deadline_on for one in deadlines}
    rows = [_row(one, numbers, last_days, language) for one in session.scalars(query)]
    return tuple(sorted(rows, key=lambda row: (int(row.paragraph), row.language, row.id)))


def _row(
    one: Correction, numbers: Mapping[int, str], last_days: Mapping[str, date], language: str
) -> CorrectionRow:
    last_day = last_days.get(one.language)
    return CorrectionRow(
        id=one.id,
        item_id=one.item_id,
        item_number=numbers.get(one.item_id or 0, ""),
        delegation_id=one.delegation_id,
        delegation=one.delegation.name(language) if one.delegation else "",
        language=one.language,
        paragraph=one.paragraph,
        old_text=one.old_text,
        new_text=one.new_text,
        received_on=one.received_on,
        status=one.status,
        reason=one.reason,
        final_text=one.final_text,
        is_late=last_day is not None and one.received_on > last_day,
    )


def _later(session: Session, session_id: int, language: str) -> tuple[SessionRow, ...]:
    """List the sessions of a body of this one that come after it, the next first."""
    rows = list_sessions(session, language=language)
    own = next((row for row in rows if row.id == session_id), None)
    if own is None:
        return ()
    bodies = {body.id for body in own.bodies}
    return tuple(row for row in rows[rows.index(own) + 1 :] if bodies & {body.id for body in row.bodies})

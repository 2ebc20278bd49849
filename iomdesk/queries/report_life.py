"""The life of a session's report as a screen shows it: steps with their files, deadlines, corrections."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from iomdesk.model.base import LANGUAGES
from iomdesk.model.bodies import Body
from iomdesk.model.documents import Content
from iomdesk.model.participants import Delegation
from iomdesk.model.report_life import ReportCorrection, ReportDeadline, ReportFile, ReportStage, ReportStep
from iomdesk.queries.loading import NOTHING_ELSE
from iomdesk.queries.recommendations import short_name


@dataclass(frozen=True, slots=True)
class KeptFileRow:
    """Show a file that was issued; its bytes are found by the digest."""

    id: int
    kind: str
    language: str
    format: str
    file_name: str
    digest: str
    size: int


@dataclass(frozen=True, slots=True)
class ReportStepRow:
    """Show a dated step with the files that were issued with it."""

    id: int
    stage: str
    on: date
    symbol: str
    form: str
    body: str
    body_session: int | None
    resolution: str
    replaces: str
    note: str
    is_taken_back: bool
    files: tuple[KeptFileRow, ...]


@dataclass(frozen=True, slots=True)
class ReportDeadlineRow:
    """Show the last day for corrections in a language."""

    language: str
    received_on: date
    deadline_on: date


@dataclass(frozen=True, slots=True)
class ReportCorrectionRow:
    """Show a correction; `is_late` says that it came after the last day of its language."""

    id: int
    delegation: str
    language: str
    paragraph: str
    old_text: str
    new_text: str
    final_text: str
    received_on: date
    status: str
    reason: str
    is_late: bool


@dataclass(frozen=True, slots=True)
class ReportLifeView:
    """Hold the life of a report; `stage` is draft before the first step."""

    session_id: int
    stage: str
    steps: tuple[ReportStepRow, ...]
    deadlines: tuple[ReportDeadlineRow, ...]
    corrections: tuple[ReportCorrectionRow, ...]


def report_life_of(session: Session, *, session_id: int, language: str = "fr") -> ReportLifeView:
    """Read the life of a session's report; steps that were taken back come only where files were kept."""
    steps = _steps(session, session_id, language)
    live = [step for step in steps if not step.is_taken_back]
    deadlines = {
        one.language: ReportDeadlineRow(one.language, one.received_on, one.deadline_on)
        for one in session.scalars(select(ReportDeadline).where(ReportDeadline.session_id == session_id))
    }
    return ReportLifeView(
        session_id=session_id,
        stage=live[-1].stage if live else ReportStage.DRAFT.value,
        steps=tuple(step for step in steps if step.files or not step.is_taken_back),
        deadlines=tuple(deadlines[code] for code in LANGUAGES if code in deadlines),
        corrections=_corrections(session, session_id, language, deadlines),
    )


def kept_file(session: Session, *, file: int) -> tuple[str, bytes] | None:
    """Return name and bytes of an issued file, as they were issued."""
    found = session.execute(
        select(ReportFile.file_name, Content.data)
        .join(Content, Content.digest == ReportFile.content_digest)
        .where(ReportFile.id == file)
    ).first()
    return (found[0], found[1]) if found is not None else None


def _steps(session: Session, session_id: int, language: str) -> list[ReportStepRow]:
    bodies = {
        body.id: body
        for body in session.scalars(select(Body).options(selectinload(Body.names), NOTHING_ELSE))
    }
    files: dict[int, list[KeptFileRow]] = {}
    rows = session.execute(
        select(ReportFile, Content.size)
        .join(ReportStep, ReportStep.id == ReportFile.step_id)
        .join(Content, Content.digest == ReportFile.content_digest)
        .where(ReportStep.session_id == session_id)
        .order_by(ReportFile.id)
    )
    for one, size in rows:
        row = KeptFileRow(one.id, one.kind, one.language, one.format, one.file_name, one.content_digest, size)
        files.setdefault(one.step_id, []).append(row)
    steps = session.scalars(
        select(ReportStep).where(ReportStep.session_id == session_id).order_by(ReportStep.id)
    )
    return [
        _step(step, bodies.get(step.approving_body_id or 0), files.get(step.id, []), language)
        for step in steps
    ]


def _step(step: ReportStep, body: Body | None, files: list[KeptFileRow], language: str) -> ReportStepRow:
    return ReportStepRow(
        id=step.id,
        stage=step.stage,
        on=step.on,
        symbol=step.symbol,
        form=step.form,
        body=short_name(body, step.on, language) if body is not None else "",
        body_session=step.approving_session,
        resolution=step.resolution,
        replaces=step.replaces,
        note=step.note,
        is_taken_back=step.deleted_at is not None,
        files=tuple(files),
    )


def _corrections(
    session: Session, session_id: int, language: str, deadlines: dict[str, ReportDeadlineRow]
) -> tuple[ReportCorrectionRow, ...]:
    delegation = selectinload(ReportCorrection.delegation)
    records = session.scalars(
        select(ReportCorrection)
        .where(ReportCorrection.session_id == session_id, ReportCorrection.deleted_at.is_(None))
        .order_by(ReportCorrection.id)
        .options(
            delegation.selectinload(Delegation.state),
            delegation.selectinload(Delegation.organisation),
            NOTHING_ELSE,
        )
    )
    return tuple(
        ReportCorrectionRow(
            id=one.id,
            delegation=one.delegation.name(language) if one.delegation else "",
            language=one.language,
            paragraph=one.paragraph,
            old_text=one.old_text,
            new_text=one.new_text,
            final_text=one.final_text,
            received_on=one.received_on,
            status=one.status,
            reason=one.reason,
            is_late=one.language in deadlines and one.received_on > deadlines[one.language].deadline_on,
        )
        for one in records
    )

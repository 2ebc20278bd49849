"""Load what papers say of the lives of recommendations and of the report of a session."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from iomdesk.document.dated_names import name_on
from iomdesk.model.base import LANGUAGES
from iomdesk.model.bodies import Body
from iomdesk.model.corrections import CorrectionStatus
from iomdesk.model.recommendation_life import is_silent
from iomdesk.model.recommendations import FINISHED_STATUSES, Recommendation, RecommendationStep
from iomdesk.model.report_life import ReportCorrection, ReportDeadline, ReportStage
from iomdesk.model.sessions import GroupSession
from iomdesk.model.symbols import following, parse_symbol
from iomdesk.papers.approval_facts import ApprovalFacts, CorrectionFact
from iomdesk.papers.facts import OpenRecommendationFact, PaperFacts
from iomdesk.papers.life_facts import DeadlineFact, Lives, RecommendationLife, ReportLife, StepFact
from iomdesk.queries.follow_up import FollowUpRow, follow_up
from iomdesk.queries.loading import NOTHING_ELSE
from iomdesk.queries.symbols import symbols_in_use
from iomdesk.services.paper_records import recommendation_facts
from iomdesk.services.past_facts import sessions_before
from iomdesk.services.report_steps import live_steps
from iomdesk.services.session_facts import session_facts

ABOUT_THE_REPORT = frozenset({"report", "report-aligned", "cover-note", "report-corrigendum", "oral-report"})
"""Papers that say how far the report has come."""

_TAKEN = (CorrectionStatus.ACCEPTED.value, CorrectionStatus.AMENDED.value)


def follow_up_facts(session: Session, record: GroupSession) -> Mapping[str, Any]:
    """Return the earlier recommendations that are open or that there is news of, with their lives."""
    past = sessions_before(session, record)
    day = record.start_on or max((one.start_on for one in past if one.start_on), default=date.min)
    eve = day - timedelta(days=1) if day > date.min else day  # the session the paper is for is not held yet
    aged = {one.row.id: one for one in follow_up(session, today=eve)}
    news_since = past[-1].start_on if past and past[-1].start_on else date.min
    told = {id_ for id_, one in aged.items() if _is_told(one, news_since)}
    found = [
        OpenRecommendationFact(session_facts(earlier), fact)
        for earlier in past
        for fact in recommendation_facts(session, earlier.id)
        if fact.id in told
    ]
    lives = recommendation_lives(session, [one.recommendation.id for one in found])
    marked = {
        id_: replace(life, is_silent=is_silent(aged[id_].row.status, aged[id_].sessions_since))
        for id_, life in lives.items()
    }
    return {"open_recommendations": tuple(found), "lives": Lives(marked)}


def recommendation_lives(session: Session, ids: Sequence[int]) -> Mapping[int, RecommendationLife]:
    """Load the steps of recommendations and who acts on them; what was never dated is left out."""
    bodies = _bodies(session)
    records = session.scalars(
        select(Recommendation)
        .where(Recommendation.id.in_(ids))
        .options(selectinload(Recommendation.steps), NOTHING_ELSE)
    )
    return {
        one.id: RecommendationLife(
            steps=tuple(_step(step, bodies) for step in one.steps if step.on is not None),
            owner=one.action_owner or "",
            due_on=one.action_due_on,
        )
        for one in records
    }


def report_life_facts(session: Session, facts: PaperFacts, kind: str) -> Mapping[str, Any]:
    """Return how far the report of a session has come; what it says depends on the kind of paper."""
    life = _report_life(session, facts)
    more: dict[str, Any] = {"lives": Lives(report=life)}
    if kind == "report" and (life.approved_on is not None):
        more["cover"] = replace(facts.cover, is_draft=False)
    if kind == "report-corrigendum":
        more["cover"] = replace(
            facts.cover, is_draft=False, symbol=facts.cover.symbol or life.corrigendum_symbol
        )
        more["approval"] = ApprovalFacts(minutes_symbol=life.project_symbol, corrections=life.corrections)
    if kind == "cover-note" and not facts.cover.symbol:
        more["cover"] = replace(facts.cover, symbol=life.project_symbol)
    return more


def _report_life(session: Session, facts: PaperFacts) -> ReportLife:
    steps = live_steps(session, facts.session.id)
    last = {step.stage: step for step in steps}
    project, approved = last.get(ReportStage.PROJECT), last.get(ReportStage.APPROVED)
    reissued, corrected = last.get(ReportStage.REISSUED), last.get(ReportStage.CORRIGENDUM)
    symbol = (project.symbol if project else "") or facts.report_symbol
    bodies = _bodies(session)
    approver = bodies.get(approved.approving_body_id or 0) if approved else None
    corrections = _corrections(session, facts.session.id)
    return ReportLife(
        stage=steps[-1].stage if steps else ReportStage.DRAFT.value,
        project_symbol=symbol,
        project_on=project.on if project else None,
        deadlines=_deadlines(session, facts.session.id),
        corrections=corrections,
        corrigendum_symbol=_corrigendum_symbol(session, corrected.symbol if corrected else "", symbol),
        approved_on=approved.on if approved else None,
        approver=_names(approver, approved.on) if approved and approver else {},
        approving_session=approved.approving_session if approved else None,
        resolution=approved.resolution if approved else "",
        replaces=reissued.replaces if reissued else "",
        replaces_dated_on=reissued.replaces_dated_on if reissued else None,
    )


def _corrigendum_symbol(session: Session, known: str, project: str) -> str:
    base = parse_symbol(project)
    if known or base is None:
        return known
    return str(following(base, "Corr", symbols_in_use(session)))


def _corrections(session: Session, session_id: int) -> tuple[CorrectionFact, ...]:
    query = select(ReportCorrection).where(
        ReportCorrection.session_id == session_id,
        ReportCorrection.status.in_(_TAKEN),
        ReportCorrection.deleted_at.is_(None),
    )
    return tuple(
        CorrectionFact(
            id=one.id,
            item_id=None,
            language=one.language,
            paragraph=one.paragraph,
            old_text=one.old_text,
            new_text=one.final_text if one.status == CorrectionStatus.AMENDED else one.new_text,
        )
        for one in session.scalars(query.order_by(ReportCorrection.id).options(NOTHING_ELSE))
    )


def _deadlines(session: Session, session_id: int) -> tuple[DeadlineFact, ...]:
    found = {
        one.language: DeadlineFact(one.language, one.received_on, one.deadline_on)
        for one in session.scalars(select(ReportDeadline).where(ReportDeadline.session_id == session_id))
    }
    return tuple(found[language] for language in LANGUAGES if language in found)


def _is_told(one: FollowUpRow, news_since: date) -> bool:
    days = [step.on for step in one.row.steps if step.on is not None]
    return one.row.status not in FINISHED_STATUSES or max(days, default=date.min) >= news_since


def _bodies(session: Session) -> Mapping[int, Body]:
    bodies = session.scalars(select(Body).options(selectinload(Body.names), NOTHING_ELSE))
    return {body.id: body for body in bodies}


def _step(step: RecommendationStep, bodies: Mapping[int, Body]) -> StepFact:
    body = bodies.get(step.body_id or 0)
    return StepFact(
        id=step.id,
        status=step.status,
        on=step.on,
        body=_names(body, step.on, is_short=True) if body else {},
        body_session=step.body_session,
        symbol=step.symbol,
        note=step.note,
    )


def _names(body: Body, day: date | None, *, is_short: bool = False) -> dict[str, str]:
    names = {language: name_on(body.names, language, day) for language in LANGUAGES}
    return {
        language: (name.abbreviation if is_short else "") or name.name
        for language, name in names.items()
        if name is not None
    }

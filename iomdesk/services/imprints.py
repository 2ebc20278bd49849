"""Load what catalogues ask of a paper: kind, body, session and days, and the life of what it recommends."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from iomdesk.document.dated_names import name_on
from iomdesk.document.imprint import Imprint, LifeStep
from iomdesk.model.bodies import Body
from iomdesk.model.recommendations import RecommendationStep
from iomdesk.model.report_life import ReportStep
from iomdesk.papers.facts import BodyFacts, CoverFacts, NameFact, PaperFacts


def imprint_of(session: Session, facts: PaperFacts, *, kind: str, language: str) -> Imprint:
    """Gather the facts of a paper in the language it is written in."""
    held, cover = facts.session, facts.cover
    names = [_name(body, language) for body in held.bodies]
    return Imprint(
        kind=kind,
        dated_on=cover.dated_on,
        body=" – ".join(name.name for name in names),
        body_short="-".join(name.abbreviation for name in names if name.abbreviation),
        session=held.number,
        start_on=held.start_on,
        end_on=held.end_on,
        original_language=cover.original_language,
        is_draft=cover.is_draft,
        steps=_life(session, facts, kind, language) or _only_step(cover),
        numbers={one.id: one.number for one in facts.recommendations},
        lives=_lives(session, facts, language),
    )


def _only_step(cover: CoverFacts) -> tuple[LifeStep, ...]:
    """Tell what is known of a paper whose life nobody keeps."""
    status = "draft" if cover.is_draft else "issued"
    return (LifeStep(cover.dated_on, status, "", cover.symbol),) if cover.dated_on else ()


def _life(session: Session, facts: PaperFacts, kind: str, language: str) -> tuple[LifeStep, ...]:
    """Read the dated steps of a report, without those that were taken back."""
    if kind != "report":
        return ()
    query = (
        select(ReportStep)
        .where(ReportStep.session_id == facts.session.id, ReportStep.deleted_at.is_(None))
        .order_by(ReportStep.on, ReportStep.id)
    )
    return tuple(
        LifeStep(
            step.on, step.stage, _body_name(session, step.approving_body_id, step.on, language), step.symbol
        )
        for step in session.scalars(query)
    )


def _name(body: BodyFacts, language: str) -> NameFact:
    return body.names.get(language) or next(iter(body.names.values()), NameFact(body.kind))


def _lives(session: Session, facts: PaperFacts, language: str) -> Mapping[int, tuple[LifeStep, ...]]:
    """Read the dated steps of the recommendations that the paper prints."""
    ids = [one.id for one in facts.recommendations]
    query = (
        select(RecommendationStep)
        .where(RecommendationStep.recommendation_id.in_(ids), RecommendationStep.on.is_not(None))
        .order_by(RecommendationStep.on, RecommendationStep.id)
    )
    found: dict[int, list[LifeStep]] = {}
    for step in session.scalars(query) if ids else ():
        if step.on is not None:
            body = _body_name(session, step.body_id, step.on, language)
            found.setdefault(step.recommendation_id, []).append(
                LifeStep(step.on, step.status, body, step.symbol)
            )
    return {id_: tuple(steps) for id_, steps in found.items()}


def _body_name(session: Session, body_id: int | None, day: date, language: str) -> str:
    body = session.get(Body, body_id) if body_id is not None else None
    name = name_on(body.names, language, day) if body is not None else None
    return name.name if name is not None else ""

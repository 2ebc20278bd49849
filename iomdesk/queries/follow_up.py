"""Recommendations with their age: how many sessions were held since anything was heard of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from iomdesk.model.bodies import Body
from iomdesk.model.papers import RegisteredPaper
from iomdesk.model.recommendation_life import body_kind_of, is_silent, next_steps
from iomdesk.model.recommendations import FINISHED_STATUSES, Recommendation, RecommendationStatus
from iomdesk.model.sessions import GroupSession, SessionBody
from iomdesk.queries.loading import NOTHING_ELSE
from iomdesk.queries.recommendations import RecommendationRow, list_recommendations, short_name


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """Show a recommendation and the number of sessions held since its last step, up to today."""

    row: RecommendationRow
    sessions_since: int
    is_overdue: bool

    @property
    def is_open(self) -> bool:
        """Say whether something is still expected."""
        return self.row.status not in FINISHED_STATUSES

    @property
    def is_silent(self) -> bool:
        """Say whether there has been no news for too many sessions."""
        return is_silent(self.row.status, self.sessions_since)


@dataclass(frozen=True, slots=True)
class BodyChoice:
    """Offer a body whose step may be recorded."""

    id: int
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class StepOffer:
    """Offer what the next step of a recommendation may be, and what is known of it beforehand.

    `bodies` maps each step that may follow to the body that takes it.
    """

    status: str
    following: tuple[str, ...]
    body_of: tuple[tuple[str, int | None], ...]
    bodies: tuple[BodyChoice, ...]
    symbol: str = ""
    body_session: int | None = None


def follow_up(
    session: Session, *, today: date, language: str = "fr", session_id: int | None = None
) -> tuple[FollowUpRow, ...]:
    """List recommendations with their age, of one session or of all, oldest session first."""
    rows = list_recommendations(session, session_id=session_id, language=language)
    if not rows:
        return ()
    held = _sessions_held(session, today)
    return tuple(_aged(row, held, today) for row in rows)


def silent_recommendations(session: Session, *, today: date, language: str = "fr") -> tuple[FollowUpRow, ...]:
    """List the open recommendations that nothing was heard of for two sessions, or that are overdue."""
    return tuple(one for one in follow_up(session, today=today, language=language) if _stands_out(one))


def step_offer(session: Session, *, recommendation: int, language: str = "fr") -> StepOffer | None:
    """Offer the next step of a recommendation; None where there is no such recommendation."""
    record = session.get(Recommendation, recommendation)
    if record is None:
        return None
    bodies = session.scalars(
        select(Body).order_by(Body.id).options(selectinload(Body.names), NOTHING_ELSE)
    ).all()
    by_kind = {body.kind: body.id for body in reversed(bodies)}
    by_kind |= {body.kind: body.id for body in bodies if body.is_own}
    paper = session.scalar(
        select(RegisteredPaper).where(
            RegisteredPaper.session_id == record.session_id, RegisteredPaper.kind == "report"
        )
    )
    every = tuple(RecommendationStatus)
    return StepOffer(
        status=record.status,
        following=tuple(one.value for one in next_steps(record.status)),
        body_of=tuple((one.value, by_kind.get(body_kind_of(one, record.status))) for one in every),
        bodies=tuple(BodyChoice(body.id, body.kind, short_name(body, None, language)) for body in bodies),
        symbol=paper.symbol if paper is not None and record.status == RecommendationStatus.AGREED else "",
        body_session=_session_of_addressee(record, paper),
    )


def _session_of_addressee(record: Recommendation, paper: RegisteredPaper | None) -> int | None:
    last = next((step.body_session for step in reversed(record.steps) if step.body_session), None)
    if record.status == RecommendationStatus.TRANSMITTED:
        return last
    return paper.addressee_session if paper is not None and record.status == "agreed" else None


def _aged(row: RecommendationRow, held: Sequence[date], today: date) -> FollowUpRow:
    since = _last_news(row)
    count = sum(1 for day in held if day > since)
    is_open = row.status not in FINISHED_STATUSES
    due = row.action_due_on
    return FollowUpRow(row, count if is_open else 0, is_open and due is not None and due < today)


def _last_news(row: RecommendationRow) -> date:
    """The day of the last dated step; without any, the recommendation is as old as its session."""
    days = [step.on for step in row.steps if step.on is not None]
    if row.session_start_on is not None:
        return max([row.session_start_on, *days])
    return max(days or [step.day for step in row.steps], default=date.min)


def _sessions_held(session: Session, today: date) -> list[date]:
    """The first days of the sessions of the desk's own bodies that began by today."""
    own = select(SessionBody.session_id).join(Body, Body.id == SessionBody.body_id).where(Body.is_own)
    query = select(GroupSession.start_on).where(
        GroupSession.deleted_at.is_(None),
        GroupSession.start_on.is_not(None),
        GroupSession.start_on <= today,
        GroupSession.id.in_(own),
    )
    return [day for day in session.scalars(query) if day is not None]


def _stands_out(one: FollowUpRow) -> bool:
    return one.is_silent or one.is_overdue

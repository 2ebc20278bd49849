"""What would become of each row of a table of answers, before anything is stored."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from iomdesk.document.answer_words import answer_meant
from iomdesk.document.dates_typed import DateNotUnderstood, read_date
from iomdesk.model.answer_rows import AnswerRow, AnswerToStore
from iomdesk.model.bodies import Body
from iomdesk.model.recommendation_life import body_kind_of, may_follow
from iomdesk.queries.recommendations import RecommendationRow, list_recommendations
from iomdesk.runtime.translations import _

_FIGURES = re.compile(r"\d+")
_MIDNIGHT = re.compile(r"[T ]00:00(:00)?$")


class AnswerFinding(StrEnum):
    """Name what keeps a row from being stored as it is."""

    FINE = "fine"
    KNOWN = "known"
    DOES_NOT_FOLLOW = "does_not_follow"
    SEVERAL_MEANT = "several_meant"
    UNKNOWN_RECOMMENDATION = "unknown_recommendation"
    UNKNOWN_ANSWER = "unknown_answer"
    UNKNOWN_DAY = "unknown_day"


CAN_BE_STORED = frozenset({AnswerFinding.FINE, AnswerFinding.DOES_NOT_FOLLOW})


@dataclass(frozen=True, slots=True)
class AnswerDraft:
    """Hold a row with the recommendation and status it means; `stored` is what would be stored of it."""

    row: AnswerRow
    finding: AnswerFinding
    recommendation: RecommendationRow | None = None
    status: str = ""
    stored: AnswerToStore | None = None

    @property
    def can_be_stored(self) -> bool:
        """Say whether the row may be taken in; one whose step does not follow only on request."""
        return self.finding in CAN_BE_STORED


def draft_answers(
    session: Session, *, rows: Sequence[AnswerRow], today: date, source: str = "", language: str = "fr"
) -> tuple[AnswerDraft, ...]:
    """Match rows with recommendations; a row without a day is dated today, steps of one build on another.

    `source` names where the table comes from: the reason of steps that do not follow.
    """
    known = list_recommendations(session, language=language)
    bodies = {body.kind: body.id for body in session.scalars(select(Body).order_by(Body.id.desc()))}
    standing = {one.id: (one.status, _last_day(one)) for one in known}
    reason = _("Imported from {name}").format(name=source) if source else _("Imported")
    drafts = []
    for row in rows:
        draft = _draft(row, known, standing, bodies, today, reason)
        if draft.recommendation is not None and draft.can_be_stored:
            standing[draft.recommendation.id] = (draft.status, draft.stored.on if draft.stored else today)
        drafts.append(draft)
    return tuple(drafts)


def to_store(
    drafts: Sequence[AnswerDraft], refused: Collection[int] = (), *, with_unusual: bool = True
) -> tuple[AnswerToStore, ...]:
    """Return what is to be stored, without the lines refused; unusual steps only where they are wanted."""
    return tuple(
        one.stored
        for one in drafts
        if one.stored is not None
        and one.row.line not in refused
        and (one.finding is AnswerFinding.FINE or with_unusual)
    )


def _draft(
    row: AnswerRow,
    known: Sequence[RecommendationRow],
    standing: Mapping[int, tuple[str, date]],
    bodies: Mapping[str, int],
    today: date,
    reason: str,
) -> AnswerDraft:
    found = _meant(row, known)
    if len(found) != 1:
        several = AnswerFinding.SEVERAL_MEANT if found else AnswerFinding.UNKNOWN_RECOMMENDATION
        return AnswerDraft(row, several)
    one = found[0]
    status = answer_meant(row.answer)
    if status is None:
        return AnswerDraft(row, AnswerFinding.UNKNOWN_ANSWER, one)
    try:
        on, due = _day(row.on) or today, _day(row.due_on)
    except DateNotUnderstood:
        return AnswerDraft(row, AnswerFinding.UNKNOWN_DAY, one, status)
    if _is_told(one, status, on if row.on else None, row.symbol):
        return AnswerDraft(row, AnswerFinding.KNOWN, one, status)
    before, last = standing[one.id]
    follows = may_follow(before, status) and on >= last
    stored = AnswerToStore(
        recommendation=one.id,
        status=status,
        on=on,
        body=bodies.get(body_kind_of(status, before)),
        body_session=_number(row.body_session),
        symbol=row.symbol,
        note=row.note,
        owner=row.owner,
        due_on=due,
        override_reason="" if follows else reason,
    )
    finding = AnswerFinding.FINE if follows else AnswerFinding.DOES_NOT_FOLLOW
    return AnswerDraft(row, finding, one, status, stored)


def _meant(row: AnswerRow, known: Sequence[RecommendationRow]) -> list[RecommendationRow]:
    """Find by number and session: "2" with its session beside it, or "4/2"."""
    figures = [int(found) for found in _FIGURES.findall(row.number)]
    if not figures:
        return []
    session = figures[-2] if len(figures) > 1 else _number(row.session)
    matching = [one for one in known if one.number == figures[-1]]
    if session is not None and "-" not in row.session:
        return [one for one in matching if one.session_number == session]
    try:
        day = _day(row.session)
    except DateNotUnderstood:
        return []
    return [one for one in matching if day is None or one.session_start_on == day]


def _is_told(one: RecommendationRow, status: str, on: date | None, symbol: str) -> bool:
    return any(
        step.status == status and on in (None, step.on) and symbol in ("", step.symbol) for step in one.steps
    )


def _last_day(one: RecommendationRow) -> date:
    return max((step.on for step in one.steps if step.on), default=date.min)


def _day(text: str) -> date | None:
    """Read a day; workbooks give one with its midnight."""
    return read_date(_MIDNIGHT.sub("", text))


def _number(text: str) -> int | None:
    found = _FIGURES.search(text)
    return int(found[0]) if found else None


def answer_finding_words() -> Mapping[AnswerFinding, str]:
    """Say what is found of a row."""
    return {
        AnswerFinding.FINE: _("will be recorded"),
        AnswerFinding.KNOWN: _("recorded already"),
        AnswerFinding.DOES_NOT_FOLLOW: _("does not follow on the step before; recorded with its source"),
        AnswerFinding.SEVERAL_MEANT: _("several recommendations bear this number; name the session"),
        AnswerFinding.UNKNOWN_RECOMMENDATION: _("no such recommendation"),
        AnswerFinding.UNKNOWN_ANSWER: _("this answer is not understood"),
        AnswerFinding.UNKNOWN_DAY: _("this date is not understood"),
    }

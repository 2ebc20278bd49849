"""Bring a mandate into the desk, once the user has seen what was read."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import delete, exists, or_, select

from iomdesk.model.agenda import ItemClause
from iomdesk.model.bodies import Body
from iomdesk.model.concordance import ConcordanceLink, MandateStep
from iomdesk.model.mandate import (
    ChapterTitle,
    ClauseText,
    MandateChapter,
    MandateClause,
    MandateStatus,
    MandateVersion,
)
from iomdesk.model.mandate_draft import ChapterDraft, ClauseDraft, MandateDraft
from iomdesk.model.recommendations import RecommendationClause
from iomdesk.model.sessions import GroupSession
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.changes import Changes, Operation
from iomdesk.services.mapping import tie_sessions
from iomdesk.services.work import Work


class ClauseNamedTwice(UserError):
    """Raised when two chapters have one number, or two clauses of a chapter one letter."""


class MandateInUse(UserError):
    """Raised when a version would go that items, recommendations, sessions or a concordance stand on."""


def store_mandate(
    work: Work,
    *,
    draft: MandateDraft,
    body: int | None = None,
    label: str = "",
    status: str = MandateStatus.DRAFT.value,
    is_official: bool = True,
    dated_on: date | None = None,
) -> Changes:
    """Store a mandate that was read as a new version of a body's mandate (the desk's own by default).

    Raises ClauseNamedTwice.
    """
    _check_names(draft)
    version = MandateVersion(
        body_id=body or work.session.scalars(select(Body.id).where(Body.is_own)).first(),
        label=label or draft.title,
        status=MandateStatus(status).value,
        dated_on=dated_on,
    )
    version.chapters = [
        _chapter(index, chapter, draft.language, is_official) for index, chapter in enumerate(draft.chapters)
    ]
    tied = tie_sessions(work, version.body_id)
    work.session.add(version)
    work.session.flush()
    if version.status == MandateStatus.DRAFT:
        step = MandateStep(
            version_id=version.id, status=version.status, on=dated_on, recorded_at=work.clock()
        )
        work.session.add(step)
    work.audit("import", "mandate", version.id, None, {"label": version.label, "language": draft.language})
    again = {"draft": draft, "body": version.body_id, "label": label, "status": status}
    again |= {"is_official": is_official, "dated_on": dated_on}
    inverse = Operation(forget_mandate, {"version": version.id, "untie": tied, "again": again})
    return Changes(_touched(version.id, tied), inverse, version.id)


def forget_mandate(
    work: Work, *, version: int, untie: Sequence[int] = (), again: Mapping[str, Any]
) -> Changes:
    """Take a version out of the desk that was stored by mistake, as long as nothing stands on it.

    `untie` are sessions that were tied to their version because of it. Raises MandateInUse.
    """
    record = work.get(MandateVersion, version)
    _check_unused(work, record)
    work.session.execute(delete(MandateStep).where(MandateStep.version_id == version))
    work.session.delete(record)
    for session in untie:
        work.get(GroupSession, session).mandate_version_id = None
    work.session.flush()
    work.audit("remove", "mandate", version, {"label": record.label}, None)
    return Changes(_touched(version, untie), Operation(store_mandate, again))


def _check_unused(work: Work, record: MandateVersion) -> None:
    clauses = select(MandateClause.id).join(MandateChapter).where(MandateChapter.version_id == record.id)
    uses = (
        exists().where(ItemClause.clause_id.in_(clauses)),
        exists().where(RecommendationClause.clause_id.in_(clauses)),
        exists().where(GroupSession.mandate_version_id == record.id),
        exists().where(ConcordanceLink.old_version_id == record.id),
        exists().where(ConcordanceLink.new_version_id == record.id),
    )
    if work.session.scalar(select(or_(*uses))):
        raise MandateInUse(
            _("Items, recommendations, sessions or a concordance stand on this version. Nothing was removed.")
        )


def _touched(version: int, sessions: Sequence[int]) -> dict[str, frozenset[int]]:
    touched = {"mandate": frozenset({version})}
    return {**touched, "session": frozenset(sessions)} if sessions else touched


def _chapter(position: int, draft: ChapterDraft, language: str, is_official: bool) -> MandateChapter:
    chapter = MandateChapter(number=draft.number, position=position)
    if draft.title:
        chapter.titles = [ChapterTitle(language=language, title=draft.title, is_official=is_official)]
    chapter.clauses = [
        _clause(index, clause, language, is_official) for index, clause in enumerate(draft.clauses)
    ]
    return chapter


def _clause(position: int, draft: ClauseDraft, language: str, is_official: bool) -> MandateClause:
    text = ClauseText(language=language, text=draft.text, is_official=is_official)
    return MandateClause(letter=draft.letter, position=position, texts=[text])


def _check_names(draft: MandateDraft) -> None:
    seen: set[str] = set()
    for chapter in draft.chapters:
        for name in (chapter.number, *(f"{chapter.number} {clause.letter})" for clause in chapter.clauses)):
            if name in seen:
                raise ClauseNamedTwice(_named_twice().format(name=name))
            seen.add(name)


def _named_twice() -> str:
    return _("“{name}” stands twice in this mandate. Nothing was stored; correct one of the two.")

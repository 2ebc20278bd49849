"""Load what a paper is made from, in one transaction, and make the paper."""

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from iomdesk.document.document import Document
from iomdesk.model.bodies import Body, BodyName, name_on
from iomdesk.model.mandate import MandateChapter, MandateClause, MandateStatus, MandateVersion
from iomdesk.model.papers import RegisteredPaper
from iomdesk.model.sessions import GroupSession, Meeting
from iomdesk.papers import PAPERS
from iomdesk.papers.facts import (
    LANGUAGES,
    AddresseeFacts,
    BodyFacts,
    ChapterFact,
    ClauseFact,
    CoverFacts,
    MandateFacts,
    MeetingFact,
    NameFact,
    Names,
    PaperFacts,
    SessionFacts,
)
from iomdesk.queries.loading import NOTHING_ELSE, whole_mandate, whole_session
from iomdesk.queries.mandate import mandate_record_for
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.paper_records import delegation_facts, document_facts, item_facts, recommendation_facts


class SessionUnknown(UserError):
    """Raised when a paper of a session is asked for that the desk does not hold."""


def build_paper(session: Session, *, session_id: int, kind: str, language: str) -> Document:
    """Make a paper (`report` or `agenda`) of a session in a language.

    Raises SessionUnknown.
    """
    return PAPERS[kind](paper_facts(session, session_id=session_id, kind=kind), language)


def paper_facts(session: Session, *, session_id: int, kind: str) -> PaperFacts:
    """Load all that a paper of a session may say."""
    record = session.scalar(
        select(GroupSession).where(GroupSession.id == session_id).options(*whole_session())
    )
    if record is None:
        raise SessionUnknown(_("This session is not in the desk. Nothing was written."))
    paper = session.scalar(
        select(RegisteredPaper)
        .where(RegisteredPaper.session_id == session_id, RegisteredPaper.kind == kind)
        .options(NOTHING_ELSE)
    )
    version = mandate_record_for(session, session_id)
    return PaperFacts(
        session=session_facts(record),
        cover=_cover(paper, record),
        addressee=_addressee(session, record, paper),
        mandate=_mandate_facts(version) if version else None,
        mandate_in_force=_in_force(session, record, version),
        items=item_facts(session, session_id),
        recommendations=recommendation_facts(session, session_id),
        delegations=delegation_facts(session, session_id),
        documents=document_facts(session, session_id),
    )


def session_facts(record: GroupSession) -> SessionFacts:
    """Turn a session, loaded with its bodies and meetings, into facts."""
    return SessionFacts(
        id=record.id,
        bodies=tuple(_body_facts(link.body, record.start_on) for link in record.bodies),
        number=record.number,
        place=record.place,
        start_on=record.start_on,
        end_on=record.end_on,
        chair=record.chair,
        rapporteur=record.rapporteur,
        rapporteur_is_woman=record.rapporteur_is_woman,
        is_sample=record.is_sample,
        meetings=tuple(_meeting(meeting) for meeting in record.meetings),
    )


def _meeting(meeting: Meeting) -> MeetingFact:
    zone = ZoneInfo(meeting.time_zone)
    ends_at = meeting.ends_at.astimezone(zone) if meeting.ends_at else None
    return MeetingFact(meeting.number, meeting.starts_at.astimezone(zone), ends_at)


def _body_facts(body: Body, day: date | None) -> BodyFacts:
    return BodyFacts(body.id, body.kind, _names(body.names, day))


def _names(names: Sequence[BodyName], day: date | None) -> Names:
    found = {language: name_on(names, language, day) for language in LANGUAGES}
    return {
        language: NameFact(name.name, name.is_official, name.abbreviation, is_proposed=name.is_proposed)
        for language, name in found.items()
        if name is not None
    }


def _cover(paper: RegisteredPaper | None, record: GroupSession) -> CoverFacts:
    """A paper that was never dated bears the last day of its session, so that its bytes do not drift."""
    if paper is None:
        return CoverFacts(dated_on=record.end_on or record.start_on)
    return CoverFacts(
        symbol=paper.symbol,
        dated_on=paper.dated_on or record.end_on or record.start_on,
        original_language=paper.original_language,
    )


def _addressee(
    session: Session, record: GroupSession, paper: RegisteredPaper | None
) -> AddresseeFacts | None:
    parents = [link.body.parent_id for link in record.bodies if link.body.parent_id is not None]
    if not parents:
        return None
    body = session.scalars(
        select(Body).where(Body.id == parents[0]).options(selectinload(Body.names), NOTHING_ELSE)
    ).one()
    return AddresseeFacts(_body_facts(body, record.start_on), paper.addressee_session if paper else None)


def _in_force(session: Session, record: GroupSession, mapped: MandateVersion | None) -> MandateFacts | None:
    """The approved version, where items are mapped to a draft because its own clauses are not known."""
    if mapped is None or mapped.status != MandateStatus.DRAFT:
        return None
    versions = session.scalars(
        select(MandateVersion)
        .where(
            MandateVersion.body_id == mapped.body_id, MandateVersion.status == MandateStatus.APPROVED.value
        )
        .options(*whole_mandate())
    ).all()
    day = record.start_on
    begun = [v for v in versions if day is None or (v.in_force_from or v.dated_on or date.min) <= day]
    return _mandate_facts(begun[-1]) if begun else None


def _mandate_facts(version: MandateVersion) -> MandateFacts:
    day = version.in_force_from or version.dated_on
    return MandateFacts(
        id=version.id,
        label=version.label,
        status=version.status,
        body_names=_names(version.body.names, day),
        approved_by=_body_facts(version.approved_by, day) if version.approved_by else None,
        approving_session=version.approving_session,
        document_symbol=version.document_symbol,
        dated_on=version.dated_on,
        chapters=tuple(_chapter(chapter) for chapter in version.chapters),
    )


def _chapter(chapter: MandateChapter) -> ChapterFact:
    return ChapterFact(
        id=chapter.id,
        number=chapter.number,
        titles={title.language: title.title for title in chapter.titles},
        clauses=tuple(_clause(clause) for clause in chapter.clauses),
        official={title.language: title.is_official for title in chapter.titles},
    )


def _clause(clause: MandateClause) -> ClauseFact:
    return ClauseFact(
        id=clause.id,
        letter=clause.letter,
        texts={text.language: text.text for text in clause.texts},
        official={text.language: text.is_official for text in clause.texts},
    )

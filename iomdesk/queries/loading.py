"""Load records for reading: what is needed comes with one call, the rest raises rather than load late."""

from sqlalchemy.orm import raiseload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from iomdesk.model.agenda import AgendaItem, ItemClause, ItemDocument
from iomdesk.model.bodies import Body
from iomdesk.model.documents import MeetingDocument
from iomdesk.model.mandate import MandateChapter, MandateClause, MandateVersion
from iomdesk.model.participants import Delegation, DelegationMember
from iomdesk.model.recommendations import (
    Recommendation,
    RecommendationClause,
    RecommendationParagraph,
)
from iomdesk.model.sessions import GroupSession, SessionBody

NOTHING_ELSE = raiseload("*")


def whole_session() -> tuple[ORMOption, ...]:
    """Load a session with its bodies, their names, and its meetings."""
    return (
        selectinload(GroupSession.bodies).selectinload(SessionBody.body).selectinload(Body.names),
        selectinload(GroupSession.meetings),
        NOTHING_ELSE,
    )


def whole_item() -> tuple[ORMOption, ...]:
    """Load an agenda item with its texts, its clauses with their chapters and texts, and its documents."""
    clause = selectinload(AgendaItem.clause_links).selectinload(ItemClause.clause)
    return (
        selectinload(AgendaItem.texts),
        clause.selectinload(MandateClause.chapter),
        clause.selectinload(MandateClause.texts),
        selectinload(AgendaItem.document_links)
        .selectinload(ItemDocument.document)
        .selectinload(MeetingDocument.versions),
        NOTHING_ELSE,
    )


def whole_mandate() -> tuple[ORMOption, ...]:
    """Load a mandate version with its chapters, clauses and all texts, its body and who approved it."""
    chapters = selectinload(MandateVersion.chapters)
    return (
        chapters.selectinload(MandateChapter.titles),
        chapters.selectinload(MandateChapter.clauses).selectinload(MandateClause.texts),
        selectinload(MandateVersion.body).selectinload(Body.names),
        selectinload(MandateVersion.approved_by).selectinload(Body.names),
        NOTHING_ELSE,
    )


def whole_recommendation() -> tuple[ORMOption, ...]:
    """Load a recommendation with its paragraphs, clauses and steps."""
    return (
        selectinload(Recommendation.paragraphs).selectinload(RecommendationParagraph.texts),
        selectinload(Recommendation.clause_links)
        .selectinload(RecommendationClause.clause)
        .selectinload(MandateClause.chapter),
        selectinload(Recommendation.steps),
        NOTHING_ELSE,
    )


def whole_delegation() -> tuple[ORMOption, ...]:
    """Load a delegation with its State or organisation and its members."""
    return (
        selectinload(Delegation.state),
        selectinload(Delegation.organisation),
        selectinload(Delegation.members).selectinload(DelegationMember.person),
        NOTHING_ELSE,
    )

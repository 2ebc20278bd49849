"""What the rapporteur does with recommendations: add, write, place under clauses, take further."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select

from iomdesk.model.agenda import AgendaItem
from iomdesk.model.mandate import MandateClause
from iomdesk.model.recommendations import (
    ParagraphPart,
    Recommendation,
    RecommendationClause,
    RecommendationParagraph,
    RecommendationStatus,
    RecommendationStep,
    RecommendationText,
)
from iomdesk.model.sessions import GroupSession
from iomdesk.queries.kept_texts import recommendation_key
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.changes import NOTHING, Changes, Operation, touching
from iomdesk.services.fields import change_fields, set_deleted
from iomdesk.services.journal import clear_typing
from iomdesk.services.mapping import check_clause
from iomdesk.services.work import Work


class StatusUnknown(UserError):
    """Raised when a recommendation would get a status that does not exist."""


class ItemOfAnotherSession(UserError):
    """Raised when a recommendation would come from an item of another session."""


@dataclass(frozen=True)
class ParagraphInput:
    """Hold a paragraph as it is edited: its part, the key of its opening verb, its text per language."""

    part: str
    verb: str
    texts: Mapping[str, str]


def add_recommendation(work: Work, *, session: int, item: int | None = None) -> Changes:
    """Add an empty recommendation with the session's next number; a number is never given twice."""
    work.get(GroupSession, session)
    _check_item(work, session, item)
    last = work.session.scalar(
        select(func.max(Recommendation.number)).where(Recommendation.session_id == session)
    )
    record = Recommendation(session_id=session, item_id=item, number=(last or 0) + 1)
    work.session.add(record)
    work.session.flush()
    _record_step(work, record, RecommendationStatus.PROPOSED, None)
    work.audit("create", "recommendation", record.id, None, {"session": session, "item": item})
    inverse = Operation(remove_recommendation, {"recommendation": record.id})
    return touching(inverse, record.id, recommendation=record.id, session=session, item=item)


def write_recommendation(
    work: Work, *, recommendation: int, paragraphs: tuple[ParagraphInput, ...]
) -> Changes:
    """Replace the paragraphs by those given, in order: the preamble first, whatever the order given."""
    record = work.get(Recommendation, recommendation)
    clear_typing(work, recommendation_key(recommendation))
    before = paragraphs_of(record)
    wanted = tuple(sorted(paragraphs, key=lambda p: p.part != ParagraphPart.PREAMBLE))
    if before == wanted:
        return NOTHING
    record.paragraphs = [_paragraph(index, entry) for index, entry in enumerate(wanted)]
    work.audit("write", "recommendation", recommendation, _audited(before), _audited(wanted))
    inverse = Operation(write_recommendation, {"recommendation": recommendation, "paragraphs": before})
    return touching(inverse, recommendation=recommendation, session=record.session_id)


def edit_recommendation(work: Work, *, recommendation: int, fields: Mapping[str, Any]) -> Changes:
    """Change the item a recommendation comes from, or its status; a new status is a dated step."""
    record = work.get(Recommendation, recommendation)
    wanted = {"item_id" if name == "item" else name: value for name, value in fields.items()}
    if "item_id" in wanted:
        _check_item(work, record.session_id, wanted["item_id"])
    if "status" in wanted and wanted["status"] not in frozenset(RecommendationStatus):
        raise StatusUnknown(
            _("“{value}” is not a status of a recommendation. Nothing was changed.").format(
                value=wanted["status"]
            )
        )
    before = change_fields(work, record, "recommendation", wanted, frozenset({"item_id", "status"}))
    if not before:
        return NOTHING
    if "status" in before:
        _record_step(work, record, record.status, work.clock().date())
    inverse = Operation(edit_recommendation, {"recommendation": recommendation, "fields": before})
    return touching(inverse, recommendation=recommendation, session=record.session_id)


def map_recommendation_clause(work: Work, *, recommendation: int, clause: int) -> Changes:
    """Place a recommendation under a clause of its session's mandate version."""
    record = work.get(Recommendation, recommendation)
    check_clause(work, work.get(GroupSession, record.session_id), work.get(MandateClause, clause))
    if work.session.get(RecommendationClause, (recommendation, clause)) is not None:
        return NOTHING
    work.session.add(RecommendationClause(recommendation_id=recommendation, clause_id=clause))
    work.audit("map", "recommendation", recommendation, None, {"clause": clause})
    inverse = Operation(unmap_recommendation_clause, {"recommendation": recommendation, "clause": clause})
    return touching(inverse, recommendation=recommendation, session=record.session_id)


def unmap_recommendation_clause(work: Work, *, recommendation: int, clause: int) -> Changes:
    """Take a clause off a recommendation."""
    link = work.session.get(RecommendationClause, (recommendation, clause))
    if link is None:
        return NOTHING
    work.session.delete(link)
    work.audit("unmap", "recommendation", recommendation, {"clause": clause}, None)
    inverse = Operation(map_recommendation_clause, {"recommendation": recommendation, "clause": clause})
    session = work.get(Recommendation, recommendation).session_id
    return touching(inverse, recommendation=recommendation, session=session)


def remove_recommendation(work: Work, *, recommendation: int) -> Changes:
    """Put a recommendation into the trash; its number stays taken."""
    record = work.get(Recommendation, recommendation)
    if not set_deleted(work, record, "recommendation", work.clock()):
        return NOTHING
    inverse = Operation(restore_recommendation, {"recommendation": recommendation})
    return touching(inverse, recommendation=recommendation, session=record.session_id)


def restore_recommendation(work: Work, *, recommendation: int) -> Changes:
    """Take a recommendation out of the trash."""
    record = work.get(Recommendation, recommendation)
    if not set_deleted(work, record, "recommendation", None):
        return NOTHING
    inverse = Operation(remove_recommendation, {"recommendation": recommendation})
    return touching(inverse, recommendation=recommendation, session=record.session_id)


def paragraphs_of(record: Recommendation) -> tuple[ParagraphInput, ...]:
    """Read the paragraphs of a recommendation in the form they are edited in."""
    return tuple(
        ParagraphInput(p.part, p.verb, {text.language: text.text for text in p.texts})
        for p in record.paragraphs
    )


def _paragraph(position: int, entry: ParagraphInput) -> RecommendationParagraph:
    texts = [RecommendationText(language=lang, text=text) for lang, text in entry.texts.items() if text]
    return RecommendationParagraph(
        part=ParagraphPart(entry.part).value, position=position, verb=entry.verb, texts=texts
    )


def _audited(paragraphs: tuple[ParagraphInput, ...]) -> dict[str, Any]:
    return {"paragraphs": [{"part": p.part, "verb": p.verb, "texts": dict(p.texts)} for p in paragraphs]}


def _record_step(work: Work, record: Recommendation, status: str, on: date | None) -> None:
    step = RecommendationStep(recommendation_id=record.id, status=status, on=on, recorded_at=work.clock())
    work.session.add(step)


def _check_item(work: Work, session: int, item: int | None) -> None:
    if item is not None and work.get(AgendaItem, item).session_id != session:
        raise ItemOfAnotherSession(
            _("That item belongs to another session. Nothing was changed; choose an item of this one.")
        )

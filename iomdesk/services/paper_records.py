"""Load the items, documents, recommendations and delegations that a paper is made from."""

import re
from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from iomdesk.model.agenda import AgendaBreak, AgendaItem, ItemDocument
from iomdesk.model.documents import MeetingDocument
from iomdesk.model.interventions import Intervention, InterventionGroup
from iomdesk.model.membership import StateGroup
from iomdesk.model.minutes import Draft
from iomdesk.model.participants import Delegation
from iomdesk.model.recommendations import Recommendation
from iomdesk.papers.facts import (
    LANGUAGES,
    DelegationFact,
    DocumentFact,
    InterventionFact,
    ItemFacts,
    ItemText,
    MemberFact,
    RecommendationFacts,
    RecommendationParagraphFact,
    Words,
)
from iomdesk.papers.programme_facts import BreakFact
from iomdesk.queries.agenda import items_of
from iomdesk.queries.agenda_numbers import numbered_items
from iomdesk.queries.loading import NOTHING_ELSE, whole_delegation, whole_recommendation

_PARTS = re.compile(r"[0-9]+|[^0-9]+")


def item_facts(session: Session, session_id: int) -> tuple[ItemFacts, ...]:
    """Load the live items in agenda order with their minutes and what was said on them."""
    items = [numbered.item for numbered in numbered_items(items_of(session, session_id), "fr")]
    ids = [item.id for item in items]
    minutes: dict[int, dict[str, str]] = {}
    for draft in session.scalars(
        select(Draft).where(Draft.record_kind == "item", Draft.field == "minutes", Draft.record_id.in_(ids))
    ):
        if draft.text.strip():
            minutes.setdefault(draft.record_id, {})[draft.language] = draft.text
    said: dict[int, list[InterventionFact]] = {}
    for item, fact in intervention_facts(session, ids):
        said.setdefault(item, []).append(fact)
    return tuple(_item(item, minutes.get(item.id, {}), said.get(item.id, ())) for item in items)


def intervention_facts(session: Session, item_ids: Sequence[int]) -> Iterable[tuple[int, InterventionFact]]:
    """Load what was said on items, each with its item, in the order of speaking."""
    groups = _groups(session, item_ids)
    for record in _interventions(session, item_ids):
        yield record.item_id, _intervention(record, groups.get(record.id, {}))


def _groups(session: Session, item_ids: Sequence[int]) -> dict[int, dict[str, str]]:
    """Load the names of the groups spoken for, by intervention."""
    rows = session.execute(
        select(InterventionGroup.intervention_id, StateGroup)
        .join(StateGroup, StateGroup.id == InterventionGroup.group_id)
        .join(Intervention, Intervention.id == InterventionGroup.intervention_id)
        .where(Intervention.item_id.in_(item_ids))
    )
    return {id_: {"fr": group.name_fr, "en": group.name_en, "es": group.name_es} for id_, group in rows}


def _interventions(session: Session, item_ids: Sequence[int]) -> Iterable[Intervention]:
    delegation = selectinload(Intervention.delegation)
    return session.scalars(
        select(Intervention)
        .where(Intervention.item_id.in_(item_ids), Intervention.deleted_at.is_(None))
        .order_by(Intervention.position, Intervention.id)
        .options(
            delegation.selectinload(Delegation.state),
            delegation.selectinload(Delegation.organisation),
            NOTHING_ELSE,
        )
    )


def _item(item: AgendaItem, minutes: dict[str, str], said: Iterable[InterventionFact]) -> ItemFacts:
    return ItemFacts(
        id=item.id,
        parent_id=item.parent_id,
        texts={text.language: ItemText(text.title, text.annotation) for text in item.texts if text.title},
        fixed_number=item.fixed_number,
        kind=item.kind,
        role=item.role,
        stage=item.stage,
        planned_minutes=item.planned_minutes,
        presenter=item.presenter,
        proposer=item.proposer,
        outcome=item.outcome,
        clause_ids=tuple(
            link.clause_id
            for link in sorted(
                item.clause_links, key=lambda link: (link.clause.chapter.position, link.clause.position)
            )
        ),
        documents=tuple(
            _document(link.document, link) for link in item.document_links if link.document.deleted_at is None
        ),
        minutes=minutes,
        interventions=tuple(said),
    )


def _intervention(record: Intervention, group_names: Words) -> InterventionFact:
    delegation = record.delegation
    return InterventionFact(
        id=record.id,
        delegation_id=record.delegation_id,
        names={language: delegation.name(language) for language in LANGUAGES} if delegation else {},
        on_behalf_of=record.on_behalf_of,
        kind=record.kind,
        stance=record.stance,
        attribution=record.attribution,
        language=record.language,
        summary=record.summary,
        capacity=delegation.capacity if delegation else "",
        article=delegation.state.article_fr if delegation and delegation.state else "",
        group_names=group_names,
    )


def _document(document: MeetingDocument, link: ItemDocument | None = None) -> DocumentFact:
    return DocumentFact(
        id=document.id,
        symbol=document.symbol,
        titles={version.language: version.title for version in document.versions},
        distribution=document.distribution,
        original_language=document.original_language,
        part=link.part if link else "",
        languages=tuple(version.language for version in document.versions),
        is_there=bool(document.issued_on or any(v.content_digest for v in document.versions)),
        issued_on=document.issued_on,
        deadline_on=document.deadline_on,
        late_reason=document.late_reason,
    )


def document_facts(session: Session, session_id: int) -> tuple[DocumentFact, ...]:
    """Load a session's documents by symbol, WG/1/2 before WG/1/10; those without one come last."""
    records = session.scalars(
        select(MeetingDocument)
        .where(MeetingDocument.session_id == session_id, MeetingDocument.deleted_at.is_(None))
        .options(selectinload(MeetingDocument.versions), NOTHING_ELSE)
    )
    return tuple(_document(record) for record in sorted(records, key=_by_symbol))


def _by_symbol(document: MeetingDocument) -> tuple[bool, list[tuple[int, str]], int]:
    parts = [(int(part), "") if part.isdecimal() else (-1, part) for part in _PARTS.findall(document.symbol)]
    return not document.symbol, parts, document.id


def break_facts(session: Session, session_id: int) -> tuple[BreakFact, ...]:
    """Load the breaks of a session in the order they were made."""
    records = session.scalars(
        select(AgendaBreak).where(AgendaBreak.session_id == session_id).order_by(AgendaBreak.id)
    )
    return tuple(BreakFact(record.id, record.after_item_id, record.minutes) for record in records)


def recommendation_facts(session: Session, session_id: int) -> tuple[RecommendationFacts, ...]:
    """Load a session's live recommendations in order of number."""
    records = session.scalars(
        select(Recommendation)
        .where(Recommendation.session_id == session_id, Recommendation.deleted_at.is_(None))
        .order_by(Recommendation.number)
        .options(*whole_recommendation())
    )
    return tuple(_recommendation(record) for record in records)


def _recommendation(record: Recommendation) -> RecommendationFacts:
    clauses = sorted(
        (link.clause for link in record.clause_links), key=lambda c: (c.chapter.position, c.position)
    )
    return RecommendationFacts(
        id=record.id,
        number=record.number,
        item_id=record.item_id,
        status=record.status,
        clause_ids=tuple(clause.id for clause in clauses),
        paragraphs=tuple(
            RecommendationParagraphFact(p.id, p.part, p.verb, {t.language: t.text for t in p.texts})
            for p in record.paragraphs
        ),
    )


def delegation_facts(session: Session, session_id: int) -> tuple[DelegationFact, ...]:
    """Load the delegations to a session with their members."""
    records = session.scalars(
        select(Delegation)
        .where(Delegation.session_id == session_id)
        .order_by(Delegation.id)
        .options(*whole_delegation())
    )
    return tuple(_delegation(record) for record in records)


def _delegation(record: Delegation) -> DelegationFact:
    return DelegationFact(
        id=record.id,
        names={language: record.name(language) for language in LANGUAGES},
        capacity=record.capacity,
        members=tuple(
            MemberFact(
                member.person.honorific,
                member.person.given_name,
                member.person.family_name,
                member.role,
                member.function,
            )
            for member in record.members
        ),
    )

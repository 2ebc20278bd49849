"""What was said on an item."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from iomdesk.model.interventions import Intervention
from iomdesk.model.participants import Delegation
from iomdesk.queries.loading import NOTHING_ELSE


@dataclass(frozen=True, slots=True)
class InterventionRow:
    """Show an intervention in the order of speaking."""

    id: int
    speaker: str
    on_behalf_of: str
    kind: str
    stance: str
    attribution: str
    language: str
    summary: str


def interventions_of(session: Session, *, item_id: int, language: str) -> tuple[InterventionRow, ...]:
    """Return what was said on an item, in the order of speaking."""
    delegation = selectinload(Intervention.delegation)
    records = session.scalars(
        select(Intervention)
        .where(Intervention.item_id == item_id)
        .order_by(Intervention.position)
        .options(
            delegation.selectinload(Delegation.state),
            delegation.selectinload(Delegation.organisation),
            NOTHING_ELSE,
        )
    )
    return tuple(_intervention_row(record, language) for record in records)


def _intervention_row(record: Intervention, language: str) -> InterventionRow:
    return InterventionRow(
        id=record.id,
        speaker=record.delegation.name(language) if record.delegation else "",
        on_behalf_of=record.on_behalf_of,
        kind=record.kind,
        stance=record.stance,
        attribution=record.attribution,
        language=record.language,
        summary=record.summary or record.text,
    )

"""What was said on an item."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, selectinload

from iomdesk.model.interventions import Intervention, InterventionGroup
from iomdesk.model.participants import Delegation
from iomdesk.queries.loading import NOTHING_ELSE


@dataclass(frozen=True, slots=True)
class InterventionRow:
    """Show an intervention in the order of speaking.

    `aligned` are iso3 codes; `seconds` tells how long the floor was held; `notes` is what was typed, where
    `summary` falls back on the statement as it was delivered.
    """

    id: int
    speaker: str
    on_behalf_of: str
    kind: str
    stance: str
    attribution: str
    language: str
    summary: str
    item_id: int = 0
    delegation_id: int | None = None
    state_iso3: str | None = None
    notes: str = ""
    text: str = ""
    aligned: tuple[str, ...] = ()
    group_id: int | None = None
    heard_at: datetime | None = None
    seconds: int | None = None


def interventions_of(session: Session, *, item_id: int, language: str) -> tuple[InterventionRow, ...]:
    """Return what was said on an item, in the order of speaking."""
    return interventions_by_item(session, items=(item_id,), language=language).get(item_id, ())


def interventions_by_item(
    session: Session, *, items: Iterable[int], language: str
) -> Mapping[int, tuple[InterventionRow, ...]]:
    """Return what was said on several items, each in the order of speaking."""
    wanted = list(items)
    records = session.scalars(_spoken().where(Intervention.item_id.in_(wanted))).all()
    groups = _groups(session, [record.id for record in records])
    found: dict[int, list[InterventionRow]] = {}
    for record in records:
        row = _intervention_row(record, groups.get(record.id), language)
        found.setdefault(record.item_id, []).append(row)
    return {item: tuple(rows) for item, rows in found.items()}


def _spoken() -> Select[Intervention]:
    delegation = selectinload(Intervention.delegation)
    return (
        select(Intervention)
        .where(Intervention.deleted_at.is_(None))
        .order_by(Intervention.item_id, Intervention.position, Intervention.id)
        .options(
            delegation.selectinload(Delegation.state),
            delegation.selectinload(Delegation.organisation),
            selectinload(Intervention.aligned),
            NOTHING_ELSE,
        )
    )


def _groups(session: Session, interventions: list[int]) -> dict[int, int]:
    query = select(InterventionGroup.intervention_id, InterventionGroup.group_id).where(
        InterventionGroup.intervention_id.in_(interventions)
    )
    return dict(session.execute(query).all())


def _intervention_row(record: Intervention, group: int | None, language: str) -> InterventionRow:
    return InterventionRow(
        id=record.id,
        speaker=record.delegation.name(language) if record.delegation else "",
        on_behalf_of=record.on_behalf_of,
        kind=record.kind,
        stance=record.stance,
        attribution=record.attribution,
        language=record.language,
        summary=record.summary or record.text,
        item_id=record.item_id,
        delegation_id=record.delegation_id,
        state_iso3=record.delegation.state_iso3 if record.delegation else None,
        notes=record.summary,
        text=record.text,
        aligned=tuple(sorted(one.state_iso3 for one in record.aligned)),
        group_id=group,
        heard_at=record.heard_at,
        seconds=record.seconds,
    )

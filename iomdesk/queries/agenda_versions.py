"""The agendas of a session as they were issued, and two of them side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from iomdesk.document.numbering import clause_reference
from iomdesk.model.agenda import AgendaItem
from iomdesk.model.agenda_compare import AgendaEntry, ComparedItem, compare_agendas, entries_of
from iomdesk.model.agenda_versions import AgendaStage
from iomdesk.queries.agenda import items_of
from iomdesk.queries.agenda_issues import IssuedAgenda, issued_agendas
from iomdesk.queries.agenda_numbers import numbered_items
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _


class VersionNotFound(UserError):
    """Raised when an agenda version is named that the session does not have."""


@dataclass(frozen=True, slots=True)
class AgendaVersionRow:
    """Show an agenda that was issued; `revision` is 0 for the first of those that were not taken back."""

    id: int
    stage: str
    revision: int
    symbol: str
    issued_at: datetime
    item_count: int
    is_withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class AgendaComparison:
    """Hold two agendas side by side; None stands for the agenda as it is now."""

    old: AgendaVersionRow | None
    new: AgendaVersionRow | None
    items: tuple[ComparedItem, ...]


def list_agenda_versions(session: Session, *, session_id: int) -> tuple[AgendaVersionRow, ...]:
    """List what was issued, oldest first."""
    return tuple(_row(one) for one in issued_agendas(session, session_id=session_id))


def compare_versions(
    session: Session, *, session_id: int, old: int | None, new: int | None
) -> AgendaComparison:
    """Compare two versions, or one with the agenda as it is now (None). Raises VersionNotFound."""
    return AgendaComparison(
        _named(session, session_id, old),
        _named(session, session_id, new),
        compare_agendas(_entries(session, session_id, old), _entries(session, session_id, new)),
    )


def agenda_revision(session: Session, *, session_id: int) -> int:
    """Return the revision issued last of the stage that the agenda has now; 0 for the first or none."""
    items = select(AgendaItem.stage).where(
        AgendaItem.session_id == session_id, AgendaItem.deleted_at.is_(None)
    )
    is_adopted = set(session.scalars(items)) == {AgendaStage.ADOPTED.value}
    stage = AgendaStage.ADOPTED if is_adopted else AgendaStage.PROVISIONAL
    issued = issued_agendas(session, session_id=session_id)
    standing = [one.revision for one in issued if one.record.stage == stage and not one.is_withdrawn]
    return max(standing, default=0)


def present_entries(session: Session, *, session_id: int) -> tuple[AgendaEntry, ...]:
    """Return the agenda as it is now, as an issued one would hold it; numbers are those of the French."""
    return tuple(
        AgendaEntry(
            item=numbered.item.id,
            depth=numbered.depth,
            number=numbered.full_number,
            titles={text.language: text.title for text in numbered.item.texts if text.title},
            clauses=tuple(_references(numbered.item)),
        )
        for numbered in numbered_items(items_of(session, session_id), "fr")
    )


def _references(item: AgendaItem) -> Sequence[str]:
    clauses = [link.clause for link in item.clause_links]
    clauses.sort(key=lambda clause: (clause.chapter.position, clause.position))
    return [clause_reference(clause.chapter.number, clause.letter, "fr") for clause in clauses]


def _entries(session: Session, session_id: int, version: int | None) -> tuple[AgendaEntry, ...]:
    if version is None:
        return present_entries(session, session_id=session_id)
    return entries_of(_issued(session, session_id, version).record.content)


def _named(session: Session, session_id: int, version: int | None) -> AgendaVersionRow | None:
    return None if version is None else _row(_issued(session, session_id, version))


def _issued(session: Session, session_id: int, version: int) -> IssuedAgenda:
    for one in issued_agendas(session, session_id=session_id):
        if one.record.id == version:
            return one
    raise VersionNotFound(_("This session has no such version of its agenda."))


def _row(one: IssuedAgenda) -> AgendaVersionRow:
    record = one.record
    return AgendaVersionRow(
        id=record.id,
        stage=record.stage,
        revision=one.revision,
        symbol=record.symbol,
        issued_at=record.issued_at,
        item_count=len(record.content),
        is_withdrawn=one.is_withdrawn,
    )

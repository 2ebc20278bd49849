"""Which numbers items of an adopted agenda had before they were moved: none of them is given to another.

Read back from what forgets nothing: the agendas that were issued as adopted, and the audit of moves.
"""

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import exists, func, select

from iomdesk.model.agenda import AgendaItem
from iomdesk.model.agenda_compare import AgendaEntry, entries_of
from iomdesk.model.agenda_versions import AgendaStage, AgendaVersion
from iomdesk.model.desk_record import AuditEntry
from iomdesk.model.papers import PaperIssue, RegisteredPaper
from iomdesk.queries.agenda_issues import issued_agendas, numbers_void_until
from iomdesk.services.work import Work

Place = tuple[int | None, int]
"""What an item stood below, and on which level from 1: the same parent may stand on another one later."""
FormerNumbers = Mapping[Place, Mapping[str, int]]
"""By place: each number with the item that had it last, in the order in which they were held."""


def former_numbers(work: Work, session: int) -> FormerNumbers:
    """Return the numbers that items of a session had, by what they stood below."""
    found: dict[Place, dict[str, int]] = {}
    for place, number, item in (*_issued(work, session), *_moved(work, session)):
        below = found.setdefault(place, {})
        below.pop(number, None)  # held again: it is the last one now
        below[number] = item
    return found


def _issued(work: Work, session: int) -> Iterator[tuple[Place, str, int]]:
    for one in issued_agendas(work.session, session_id=session):
        if one.record.stage == AgendaStage.ADOPTED and not one.is_withdrawn:
            yield from _own_numbers(entries_of(one.record.content))


def _own_numbers(entries: Sequence[AgendaEntry]) -> Iterator[tuple[Place, str, int]]:
    """Take an item's own number out of its whole one: "3 bis" of "3 bis", "a" of "3 bis a)"."""
    above: list[AgendaEntry] = []
    for entry in entries:
        del above[entry.depth :]
        if above:
            own = entry.number[len(above[-1].number) :].strip(" ()")
            yield (above[-1].item, entry.depth + 1), own, entry.item
        else:
            yield (None, 1), entry.number, entry.item
        above.append(entry)


def _moved(work: Work, session: int) -> Iterator[tuple[Place, str, int]]:
    items = select(AgendaItem.id).where(AgendaItem.session_id == session)
    query = (
        select(AuditEntry.before)
        .where(
            AuditEntry.record_kind == "item",
            AuditEntry.action == "move",
            AuditEntry.record_id.in_([str(id_) for id_ in work.session.scalars(items)]),
            AuditEntry.id > numbers_void_until(work.session, session_id=session),
        )
        .order_by(AuditEntry.id)
    )
    for before in work.session.scalars(query):
        for item, parent, level, number in (before or {}).get("numbers", ()):
            yield (parent, level), number, item


def free_numbers(work: Work, items: Sequence[AgendaItem]) -> None:
    """Let the late numbers of items go that were added by mistake, unless anything was issued with them."""
    for item in items:
        if item.fixed_number and not _was_issued(work, item):
            item.fixed_number, item.stage = None, AgendaStage.PROVISIONAL.value


def _was_issued(work: Work, item: AgendaItem) -> bool:
    """Say whether an agenda or any paper of the session went out after the item was added."""
    added = select(func.max(AuditEntry.at)).where(
        AuditEntry.record_kind == "item", AuditEntry.action == "create", AuditEntry.record_id == str(item.id)
    )
    since = work.session.scalar(added)
    if since is None:
        return True
    agendas = exists().where(AgendaVersion.session_id == item.session_id, AgendaVersion.issued_at >= since)
    papers = exists().where(
        PaperIssue.paper_id == RegisteredPaper.id,
        RegisteredPaper.session_id == item.session_id,
        PaperIssue.issued_at >= since,
    )
    return bool(work.session.scalar(select(agendas | papers)))

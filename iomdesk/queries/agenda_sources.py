"""What an agenda can begin with: the last session of the body, a template, clauses left aside."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, selectinload

from iomdesk.document.item_lines import ItemLine, write_item_lines
from iomdesk.model.agenda import AgendaItem, ItemCarryOver, OutcomeKind
from iomdesk.model.agenda_versions import AgendaTemplate
from iomdesk.model.coverage import Link
from iomdesk.model.mandate import MandateChapter, MandateClause
from iomdesk.model.recommendations import FINISHED_STATUSES, Recommendation
from iomdesk.model.sessions import GroupSession, SessionBody
from iomdesk.queries.agenda import items_of
from iomdesk.queries.agenda_numbers import in_reading_order
from iomdesk.queries.coverage import uncovered_clauses
from iomdesk.queries.coverage_records import links_of, sessions_of
from iomdesk.queries.coverage_rows import UncoveredClause

_UNFINISHED = frozenset({None, OutcomeKind.CONTINUED.value, OutcomeKind.DEFERRED.value})


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """Show a template in a list."""

    id: int
    name: str
    item_count: int


@dataclass(frozen=True, slots=True)
class CarriedItem:
    """Hold an item that goes on at the next session, and how deep it stands among those that do."""

    item: AgendaItem
    depth: int
    is_recurring: bool


def list_templates(session: Session) -> tuple[TemplateRow, ...]:
    """List the templates by name."""
    live = select(AgendaTemplate).where(AgendaTemplate.deleted_at.is_(None))
    records = sorted(session.scalars(live), key=lambda record: (record.name.casefold(), record.id))
    return tuple(TemplateRow(record.id, record.name, len(record.items)) for record in records)


def find_template(session: Session, *, name: str) -> int | None:
    """Find a template by its name, however it is capitalised."""
    return next(
        (row.id for row in list_templates(session) if row.name.casefold() == name.strip().casefold()), None
    )


def template_text(session: Session, *, template_id: int, language: str) -> str:
    """Return a template as indented text in a language; a title that is missing is shown in another."""
    record = session.get(AgendaTemplate, template_id)
    items = record.items if record else []
    return write_item_lines(
        ItemLine(entry["depth"], shown_title(entry["titles"], language)) for entry in items
    )


def shown_title(titles: dict[str, str], language: str) -> str:
    """Return the title in a language, else in French, English or Spanish."""
    return next((titles[key] for key in (language, "fr", "en", "es") if titles.get(key)), "")


def previous_session(session: Session, *, session_id: int) -> int | None:
    """Return the last session of the same body before this one that has an agenda."""
    record = session.get(GroupSession, session_id)
    if record is None:
        return None
    bodies = select(SessionBody.body_id).where(SessionBody.session_id == session_id)
    with_items = select(AgendaItem.session_id).where(AgendaItem.deleted_at.is_(None))
    query = select(GroupSession.id).where(
        GroupSession.id != session_id,
        GroupSession.deleted_at.is_(None),
        GroupSession.id.in_(with_items),
        GroupSession.id.in_(select(SessionBody.session_id).where(SessionBody.body_id.in_(bodies))),
    )
    if record.start_on is not None:
        query = query.where(or_(GroupSession.start_on < record.start_on, GroupSession.start_on.is_(None)))
    latest = func.coalesce(GroupSession.start_on, date.min)
    return session.scalar(query.order_by(latest.desc(), GroupSession.number.desc(), GroupSession.id.desc()))


def carried_items(session: Session, *, session_id: int) -> tuple[CarriedItem, ...]:
    """List what a session left unfinished and what comes back every time, depth first.

    An item without an outcome shares its parent's: a sub-item of a finished item is finished.
    """
    recurring = _recurring(session, session_id)
    outcomes: dict[int, str | None] = {}
    depths: dict[int, int] = {}
    carried = []
    for item, _depth in in_reading_order(items_of(session, session_id)):
        above = item.parent_id
        outcomes[item.id] = item.outcome or (outcomes.get(above) if above else None)
        stands_at = depths.get(above, 0) if above else 0
        is_carried = item.id in recurring or outcomes[item.id] in _UNFINISHED
        depths[item.id] = stands_at + is_carried
        if is_carried:
            carried.append(CarriedItem(item, stands_at, item.id in recurring))
    return tuple(carried)


def clauses_left_aside(
    session: Session,
    *,
    session_id: int,
    since: date | None = None,
    last_sessions: int = 0,
    language: str = "fr",
) -> tuple[UncoveredClause, ...]:
    """List clauses that no session examined since a day, or in the last sessions held, nor this one plans."""
    needed = _held_since(session, session_id, since) if since else last_sessions
    rows = uncovered_clauses(session, session_id=session_id, language=language)
    return tuple(row for row in rows if row.since is None or row.since >= needed)


def open_recommendation_clauses(session: Session, *, session_id: int) -> tuple[int, ...] | None:
    """Return the clauses of what other sessions recommended and is not closed; None where nothing is open."""
    bodies = select(SessionBody.body_id).where(SessionBody.session_id == session_id)
    records = session.scalars(
        select(Recommendation)
        .where(
            Recommendation.session_id != session_id,
            Recommendation.session_id.in_(
                select(SessionBody.session_id).where(SessionBody.body_id.in_(bodies))
            ),
            Recommendation.deleted_at.is_(None),
            Recommendation.status.not_in([status.value for status in FINISHED_STATUSES]),
        )
        .options(selectinload(Recommendation.clause_links))
    ).all()
    if not records:
        return None
    return tuple(dict.fromkeys(link.clause_id for record in records for link in record.clause_links))


def clauses_in_version(session: Session, clauses: Iterable[int], version_id: int | None) -> tuple[int, ...]:
    """Return what clauses are in a version: themselves, else what they became by confirmed concordances."""
    wanted = list(clauses)
    of_version = frozenset(
        session.scalars(
            select(MandateClause.id)
            .join(MandateChapter, MandateChapter.id == MandateClause.chapter_id)
            .where(MandateChapter.version_id == (version_id or 0))
        )
    )
    if of_version.issuperset(wanted):
        return tuple(wanted)
    links = links_of(session)
    found = [later for clause in wanted for later in _became(links, clause) if later in of_version]
    return tuple(dict.fromkeys(found))


def _became(links: Sequence[Link], clause: int) -> list[int]:
    """The clause and all that it became, through as many versions as there are."""
    reached = [clause]
    for known in reached:  # grows while it is walked through
        reached += [new for old, new in links if old == known and new not in reached]
    return reached


def _recurring(session: Session, session_id: int) -> frozenset[int]:
    query = (
        select(ItemCarryOver.item_id)
        .join(AgendaItem, AgendaItem.id == ItemCarryOver.item_id)
        .where(AgendaItem.session_id == session_id, ItemCarryOver.is_recurring)
    )
    return frozenset(session.scalars(query))


def _held_since(session: Session, session_id: int, day: date) -> int:
    """Count the sessions held from a day on, up to this one: a clause left aside for as many is older."""
    count = 0
    for record in sessions_of(session):
        if record.id == session_id:
            break
        count += record.is_held and record.is_from(day)
    return count

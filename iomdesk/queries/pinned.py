"""What is still pinned to an older version of the mandate, and to which clauses it would go."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from iomdesk.document.numbering import clause_reference
from iomdesk.model.agenda import AgendaItem, ItemClause
from iomdesk.model.agenda_versions import AgendaTemplate
from iomdesk.model.bodies import Body
from iomdesk.model.mandate import MandateChapter, MandateClause, MandateStatus, MandateVersion
from iomdesk.model.recommendations import (
    FINISHED_STATUSES,
    ParagraphPart,
    Recommendation,
)
from iomdesk.model.sessions import GroupSession, SessionBody
from iomdesk.model.template_clauses import clauses_in_template
from iomdesk.queries.agenda import items_of, title_in
from iomdesk.queries.agenda_numbers import numbered_items
from iomdesk.queries.concordance import concordance_of, mapping_of
from iomdesk.queries.issued import settled_sessions
from iomdesk.queries.loading import NOTHING_ELSE, whole_mandate, whole_recommendation
from iomdesk.queries.mandate import ClauseRow, version_row


@dataclass(frozen=True, slots=True)
class PinnedRow:
    """Show an item, a recommendation or a template with the clauses it has and those it would get.

    What is settled was issued under its version and stays there; the concordance tells where it belongs now.
    """

    kind: str  # "item", "recommendation", "template"
    id: int
    session_id: int | None
    session_number: int | None
    session_start_on: date | None
    number: str
    title: str
    old_version: int
    old_label: str
    clauses: tuple[str, ...]
    becomes: tuple[str, ...]
    mapping: Mapping[int, tuple[int, ...]]
    is_settled: bool


@dataclass(frozen=True, slots=True)
class PinnedList:
    """List what is pinned to versions older than the one named; `is_confirmed` by old version."""

    new_version: int | None
    new_label: str
    rows: tuple[PinnedRow, ...]
    is_confirmed: Mapping[int, bool]
    choices: tuple[tuple[int, str], ...] = ()  # the clauses of the newer version, as references with words


@dataclass(frozen=True, slots=True)
class _Pin:
    kind: str
    id: int
    group: GroupSession | None
    number: str
    title: str
    clauses: tuple[int, ...]
    is_settled: bool


def latest_approved(session: Session) -> int | None:
    """Return the version of the own mandate that came into force last and has clauses."""
    versions = session.scalars(
        select(MandateVersion)
        .join(Body, Body.id == MandateVersion.body_id)
        .where(Body.is_own, MandateVersion.status == MandateStatus.APPROVED.value)
        .options(*whole_mandate())
    )
    known = [v for v in versions if v.has_clauses and v.in_force_from is not None]
    return max(known, key=lambda v: (v.in_force_from or date.min, v.id)).id if known else None


def pinned_to_older(
    session: Session,
    *,
    new_version: int | None = None,
    old_version: int | None = None,
    language: str = "fr",
) -> PinnedList:
    """List what is pinned to another version than the one approved last, or than the one named.

    Left out are sessions held before that version came into force, and what is finished.
    """
    target = new_version or latest_approved(session)
    versions = {v.id: v for v in session.scalars(select(MandateVersion).options(*whole_mandate()))}
    if target is None or target not in versions:
        return PinnedList(None, "", (), {})
    places = _places(versions.values())
    pins = list(_pins(session, versions[target], language))
    olds = sorted({places[c][0] for pin in pins for c in pin.clauses if c in places} - {target})
    olds = [old for old in olds if old_version in (None, old)]
    tables = {old: concordance_of(session, old_version=old, new_version=target) for old in olds}
    mappings = {old: mapping_of(table) for old, table in tables.items() if table is not None}
    rows = [
        _row(pin, versions[old], mapping, places, language)
        for old, mapping in mappings.items()
        for pin in pins
        if any(places.get(clause, (0,))[0] == old for clause in pin.clauses)
    ]
    confirmed = {old: table is not None and table.is_confirmed for old, table in tables.items()}
    rows.sort(key=lambda row: row.is_settled)  # what can be moved comes first
    choices = tuple(_choice(clause, language) for clause in version_row(versions[target], language).clauses)
    return PinnedList(target, versions[target].label, tuple(rows), confirmed, choices)


def _choice(clause: ClauseRow, language: str) -> tuple[int, str]:
    words = clause.texts.get(language, clause.text)
    return clause.id, f"{clause.reference}  {words}"


def _pins(session: Session, target: MandateVersion, language: str) -> Iterator[_Pin]:
    settled = settled_sessions(session)
    groups = _sessions(session, target, settled)
    elsewhere = _sessions_elsewhere(session, target)
    recommended = _recommendations(session, groups, language, settled)
    for group in groups:
        if group.id in elsewhere - settled:
            yield from _items(session, group, language)
        yield from recommended.get(group.id, ())
    templates = select(AgendaTemplate).where(AgendaTemplate.deleted_at.is_(None)).order_by(AgendaTemplate.id)
    for template in session.scalars(templates):
        clauses = clauses_in_template(template.items)
        yield _Pin("template", template.id, None, "", template.name, clauses, False)


def _sessions_elsewhere(session: Session, target: MandateVersion) -> frozenset[int]:
    """The sessions with an item under a clause of another version: most have none and are not loaded."""
    query = (
        select(AgendaItem.session_id)
        .join(ItemClause, ItemClause.item_id == AgendaItem.id)
        .join(MandateClause, MandateClause.id == ItemClause.clause_id)
        .join(MandateChapter, MandateChapter.id == MandateClause.chapter_id)
        .where(MandateChapter.version_id != target.id)
    )
    return frozenset(session.scalars(query.distinct()))


def _sessions(session: Session, target: MandateVersion, settled: frozenset[int]) -> Sequence[GroupSession]:
    """The body's sessions, open or settled, but not those held before the version came into force."""
    held = select(SessionBody.session_id).where(SessionBody.body_id == target.body_id)
    found = session.scalars(
        select(GroupSession)
        .where(GroupSession.deleted_at.is_(None), GroupSession.id.in_(held))
        .order_by(GroupSession.start_on, GroupSession.id)
        .options(NOTHING_ELSE)
    ).all()
    begins = target.in_force_from
    return [g for g in found if g.id in settled or not (begins and g.start_on and g.start_on < begins)]


def _items(session: Session, group: GroupSession, language: str) -> Iterator[_Pin]:
    for numbered in numbered_items(items_of(session, group.id), language):
        item = numbered.item
        title = title_in(item.texts, language)[0]
        clauses = _in_order(link.clause for link in item.clause_links)
        yield _Pin("item", item.id, group, numbered.full_number, title, clauses, False)


def _recommendations(
    session: Session, groups: Sequence[GroupSession], language: str, settled: frozenset[int]
) -> dict[int, list[_Pin]]:
    known = {group.id: group for group in groups}
    records = session.scalars(
        select(Recommendation)
        .where(
            Recommendation.deleted_at.is_(None),
            Recommendation.status.not_in([status.value for status in FINISHED_STATUSES]),
        )
        .order_by(Recommendation.session_id, Recommendation.number)
        .options(*whole_recommendation())
    )
    found: dict[int, list[_Pin]] = {}
    for record in records:
        group = known.get(record.session_id)
        if group is not None:
            clauses = _in_order(link.clause for link in record.clause_links)
            title, number = _opening(record, language), str(record.number)
            pin = _Pin("recommendation", record.id, group, number, title, clauses, group.id in settled)
            found.setdefault(group.id, []).append(pin)
    return found


def _in_order(clauses: Iterable[MandateClause]) -> tuple[int, ...]:
    ordered = sorted(clauses, key=lambda clause: (clause.chapter.position, clause.position))
    return tuple(clause.id for clause in ordered)


def _opening(record: Recommendation, language: str) -> str:
    """Return the first words of the first operative paragraph: recommendations have no title."""
    for paragraph in record.paragraphs:
        texts = {text.language: text.text for text in paragraph.texts}
        if paragraph.part == ParagraphPart.OPERATIVE and texts:
            return texts.get(language) or next(iter(texts.values()))
    return ""


def _places(versions: Iterable[MandateVersion]) -> dict[int, tuple[int, MandateClause, str]]:
    return {
        clause.id: (version.id, clause, chapter.number)
        for version in versions
        for chapter in version.chapters
        for clause in chapter.clauses
    }


def _row(
    pin: _Pin,
    old: MandateVersion,
    mapping: Mapping[int, tuple[int, ...]],
    places: Mapping[int, tuple[int, MandateClause, str]],
    language: str,
) -> PinnedRow:
    own = tuple(clause for clause in pin.clauses if places.get(clause, (0,))[0] == old.id)
    targets = dict.fromkeys(new for clause in own for new in mapping.get(clause, ()))

    def references(clauses: Iterable[int]) -> tuple[str, ...]:
        return tuple(clause_reference(places[c][2], places[c][1].letter, language) for c in clauses)

    group = pin.group
    return PinnedRow(
        kind=pin.kind,
        id=pin.id,
        session_id=group.id if group else None,
        session_number=group.number if group else None,
        session_start_on=group.start_on if group else None,
        number=pin.number,
        title=pin.title,
        old_version=old.id,
        old_label=old.label,
        clauses=references(own),
        becomes=references(targets),
        mapping={clause: mapping.get(clause, ()) for clause in own},
        is_settled=pin.is_settled,
    )

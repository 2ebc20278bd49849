"""The history of all changes, the latest first, a part at a time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from iomdesk.document.text_search import may_hold
from iomdesk.model.agenda import AgendaItem, ItemText
from iomdesk.model.desk_record import AuditEntry
from iomdesk.model.interventions import Intervention
from iomdesk.model.recommendations import Recommendation
from iomdesk.model.sessions import GroupSession
from iomdesk.queries.audit_words import action_names, audit_kind_names, differing, values_in_words
from iomdesk.queries.trash_words import numbered
from iomdesk.runtime.translations import _

_SCANNED = 5_000  # rows looked through at once: some tenths of a second
_LONGEST = 4_000  # characters: what went into the trash is kept with all its rows
_OF_ITEMS = ("item", "minutes")
_OF_SESSIONS = ("session", "minutes_of_session", "report", "calendar", "agenda")


@dataclass(frozen=True, slots=True)
class AuditRow:
    """Show one change. `session_id` and `item_id` say where its record is, where it is in a session."""

    id: int
    at: datetime
    installation: str
    action: str
    kind: str
    record_id: str
    record: str
    before: str
    after: str
    session_id: int | None = None
    item_id: int | None = None


@dataclass(frozen=True, slots=True)
class AuditPage:
    """Hold a part of the history; `older_than` asks for the next part, None at the end."""

    rows: tuple[AuditRow, ...]
    older_than: int | None


@dataclass(frozen=True, slots=True)
class _Place:
    words: str
    session_id: int | None = None
    item_id: int | None = None


def audit_page(
    session: Session,
    *,
    language: str,
    search: str = "",
    kind: str = "",
    record_id: str = "",
    older_than: int | None = None,
    limit: int = 200,
) -> AuditPage:
    """Return the changes that hold all words of `search`, and of one record where one is named.

    At most 5,000 rows are looked through at once; `older_than` of the answer goes on from there.
    """
    wanted = select(AuditEntry).order_by(AuditEntry.id.desc()).limit(_SCANNED)
    if kind:
        wanted = wanted.where(AuditEntry.record_kind == kind)
    if record_id:
        wanted = wanted.where(AuditEntry.record_id == record_id)
    if older_than is not None:
        wanted = wanted.where(AuditEntry.id < older_than)
    entries = session.scalars(wanted).all()
    words = search.split()
    found: list[AuditRow] = []
    for row in _rows(session, entries, language):
        if all(may_hold(_all_words(row), word) for word in words):
            found.append(row)
            if len(found) == limit:
                return AuditPage(tuple(found), row.id)
    return AuditPage(tuple(found), entries[-1].id if len(entries) == _SCANNED else None)


def _rows(session: Session, entries: Sequence[AuditEntry], language: str) -> Iterator[AuditRow]:
    places = _places(session, entries, language)
    for entry in entries:
        before, after = (values_in_words(part)[:_LONGEST] for part in differing(entry.before, entry.after))
        place = places.get((entry.record_kind, entry.record_id)) or _Place(_name_in(entry))
        yield AuditRow(
            entry.id,
            entry.at,
            entry.installation,
            entry.action,
            entry.record_kind,
            entry.record_id,
            place.words,
            before,
            after,
            place.session_id,
            place.item_id,
        )


def _all_words(row: AuditRow) -> str:
    kind, action = audit_kind_names().get(row.kind, row.kind), action_names().get(row.action, row.action)
    moment = f"{row.at.astimezone():%Y-%m-%d %H:%M}"
    parts = (kind, f"{row.kind}:{row.record_id}", action, row.record, row.before, row.after, row.installation)
    return " ".join((*parts, moment))


def _places(
    session: Session, entries: Sequence[AuditEntry], language: str
) -> Mapping[tuple[str, str], _Place]:
    """Name the records as they are called now; one that is gone is named by what was written of it."""
    ids: dict[str, set[int]] = {}
    for entry in entries:
        if entry.record_id.isdigit():
            ids.setdefault(entry.record_kind, set()).add(int(entry.record_id))
    found: dict[tuple[str, str], _Place] = {}
    for kind in _OF_ITEMS:
        found |= {(kind, str(id_)): place for id_, place in _items(session, ids.get(kind), language).items()}
    for kind in _OF_SESSIONS:
        found |= {(kind, str(id_)): place for id_, place in _sessions(session, ids.get(kind)).items()}
    found |= {("recommendation", str(i)): p for i, p in _recommended(session, ids.get("recommendation"))}
    found |= {("intervention", str(i)): p for i, p in _said(session, ids.get("intervention"), language)}
    return found


def _items(session: Session, ids: set[int] | None, language: str) -> dict[int, _Place]:
    if not ids:
        return {}
    wanted = select(AgendaItem.id, AgendaItem.session_id).where(AgendaItem.id.in_(ids))
    owners = {row.id: row.session_id for row in session.execute(wanted)}
    texts = select(ItemText.item_id, ItemText.language, ItemText.title).where(ItemText.item_id.in_(ids))
    titles: dict[int, str] = {}
    for item, spoken, title in session.execute(texts.order_by(ItemText.language)):
        if title and (spoken == language or item not in titles):
            titles[item] = title
    return {id_: _Place(titles.get(id_, ""), owner, id_) for id_, owner in owners.items()}


def _sessions(session: Session, ids: set[int] | None) -> dict[int, _Place]:
    if not ids:
        return {}
    wanted = select(GroupSession.id, GroupSession.number, GroupSession.place)
    found = session.execute(wanted.where(GroupSession.id.in_(ids)))
    return {id_: _Place(_session_words(number, place), id_) for id_, number, place in found}


def _session_words(number: int | None, place: str) -> str:
    return _("Session {number}").format(number=number) if number else place


def _recommended(session: Session, ids: set[int] | None) -> Iterator[tuple[int, _Place]]:
    wanted = select(Recommendation.id, Recommendation.number, Recommendation.session_id)
    for id_, number, owner in session.execute(wanted.where(Recommendation.id.in_(ids or ()))):
        yield id_, _Place(numbered(number), owner)


def _said(session: Session, ids: set[int] | None, language: str) -> Iterator[tuple[int, _Place]]:
    wanted = select(Intervention.id, Intervention.item_id).where(Intervention.id.in_(ids or ()))
    of_items = {row.id: row.item_id for row in session.execute(wanted)}
    items = _items(session, set(of_items.values()), language)
    for id_, item in of_items.items():
        if item in items:
            yield id_, items[item]


def _name_in(entry: AuditEntry) -> str:
    values = {**(entry.before or {}), **(entry.after or {})}
    keys = ("title", "name", "name_fr", "family_name", "symbol", "label", "file_name", "number")
    return next((str(values[key]) for key in keys if values.get(key)), "")

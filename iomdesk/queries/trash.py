"""What is in the trash: records out of sight, and records that are kept in the audit."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from iomdesk.document.minutes_diff import words_of
from iomdesk.document.shortening import shortened
from iomdesk.model import metadata
from iomdesk.model.agenda import AgendaItem
from iomdesk.model.agenda_versions import AgendaTemplate
from iomdesk.model.conduct import Motion
from iomdesk.model.corrections import Correction
from iomdesk.model.desk_record import AuditEntry
from iomdesk.model.documents import MeetingDocument
from iomdesk.model.interventions import Intervention
from iomdesk.model.packs import PackRecipient
from iomdesk.model.participants import Delegation, Organisation, Person, State
from iomdesk.model.recommendations import Recommendation
from iomdesk.model.sessions import GroupSession
from iomdesk.queries.agenda import title_in
from iomdesk.queries.deleted_paragraphs import deleted_paragraphs
from iomdesk.queries.trash_words import numbered

_LONGEST = 90


@dataclass(frozen=True, slots=True)
class TrashRow:
    """Show something in the trash; `below` counts what went out of sight with it.

    `words` are what it says or is called, empty where it says nothing; `session_id` is that of its session.
    A paragraph of minutes has the id of the version that still holds it, and its place in it as `part`.
    """

    kind: str
    id: int
    words: str
    below: int
    session_id: int | None
    session_number: int | None
    session_on: date | None
    removed_at: datetime
    by: str
    part: int | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    kind: str
    id: int
    words: str
    session_id: int | None
    removed_at: datetime
    below: int = 0
    by: str = ""
    part: int | None = None


def trash_of(
    session: Session, *, language: str = "fr", session_id: int | None = None, has_paragraphs: bool = True
) -> tuple[TrashRow, ...]:
    """List what is in the trash, the latest first; of one session where it is named.

    Paragraphs of minutes take longest to find in a large desk: a list may be shown without them first.
    """
    found = [*_hidden(session, language), *_kept(session, language)]
    if has_paragraphs:
        found += _paragraphs(session, session_id)
    who = _who(session)
    held = {one.id: one for one in session.scalars(select(GroupSession))}
    rows = [
        _row(one, held.get(one.session_id or 0), who)
        for one in found
        if session_id is None or one.session_id == session_id
    ]
    return tuple(sorted(rows, key=lambda row: row.removed_at, reverse=True))


def _row(one: _Found, held: GroupSession | None, who: Mapping[tuple[str, str], str]) -> TrashRow:
    return TrashRow(
        kind=one.kind,
        id=one.id,
        words=one.words,
        below=one.below,
        session_id=one.session_id,
        session_number=held.number if held else None,
        session_on=held.start_on if held else None,
        removed_at=one.removed_at,
        by=one.by or who.get((one.kind, str(one.id)), ""),
        part=one.part,
    )


def _who(session: Session) -> Mapping[tuple[str, str], str]:
    """Map each record that was ever removed to the installation that did it last."""
    query = select(AuditEntry.record_kind, AuditEntry.record_id, AuditEntry.installation)
    rows = session.execute(query.where(AuditEntry.action == "remove").order_by(AuditEntry.id))
    return {(kind, id_): installation for kind, id_, installation in rows}


def _hidden(session: Session, language: str) -> Iterator[_Found]:
    """Go through the records that stayed in their tables."""
    yield from _items(session, language)
    for kind, model, words, session_of in _plain_kinds(session, language):
        for record in session.scalars(select(model).where(model.deleted_at.is_not(None))):
            yield _Found(kind, record.id, words(record), session_of(record), record.deleted_at)


def _plain_kinds(
    session: Session, language: str
) -> Sequence[tuple[str, Any, Callable[[Any], str], Callable[[Any], int | None]]]:
    owners = dict(session.execute(select(AgendaItem.id, AgendaItem.session_id)).all())

    def by_item(record: Any) -> int | None:
        return owners.get(record.item_id)

    def by_session(record: Any) -> int | None:
        return int(record.session_id)

    def heard(record: Any) -> str:
        speaker = record.delegation.name(language) if record.delegation else ""
        return _joined(speaker, _first_words(record.summary or record.text))

    return (
        ("session", GroupSession, lambda one: one.place, lambda one: one.id),
        ("recommendation", Recommendation, lambda one: _recommended(one, language), by_session),
        ("intervention", Intervention, heard, by_item),
        ("motion", Motion, lambda one: _first_words(one.text), by_item),
        ("template", AgendaTemplate, lambda one: one.name, lambda _one: None),
        ("correction", Correction, lambda one: _first_words(one.new_text or one.old_text), by_session),
        ("recipient", PackRecipient, lambda one: one.name, by_session),
        ("document", MeetingDocument, _document_words, lambda one: one.session_id),
    )


def _document_words(record: MeetingDocument) -> str:
    title = next((version.title for version in record.versions), "")
    return _joined(record.symbol, title)


def _items(session: Session, language: str) -> Iterator[_Found]:
    query = (
        select(AgendaItem).where(AgendaItem.deleted_at.is_not(None)).options(selectinload(AgendaItem.texts))
    )
    children: dict[int, list[int]] = {}
    for item, parent in session.execute(select(AgendaItem.id, AgendaItem.parent_id)):
        children.setdefault(parent or 0, []).append(item)
    for record in session.scalars(query):
        title = title_in(record.texts, language)[0]
        below = _count_below(children, record.id)
        moment = record.deleted_at
        if moment is not None:
            yield _Found("item", record.id, title, record.session_id, moment, below)


def _count_below(children: Mapping[int, list[int]], item: int) -> int:
    return sum(1 + _count_below(children, child) for child in children.get(item, ()))


def _recommended(record: Recommendation, language: str) -> str:
    texts = [{text.language: text.text for text in one.texts} for one in record.paragraphs]
    words = next((one.get(language) or next(iter(one.values())) for one in texts if one), "")
    return _joined(numbered(record.number), _first_words(words))


def _paragraphs(session: Session, session_id: int | None) -> Iterator[_Found]:
    for one in deleted_paragraphs(session, session_id=session_id):
        words = _joined(_first_words(words_of(one.stored)), one.item_title)
        yield _Found(
            "paragraph", one.revision, words, one.session_id, one.deleted_at, by=one.by, part=one.part
        )


def _kept(session: Session, language: str) -> Iterator[_Found]:
    """Go through what the audit keeps and what is not back in its table."""
    query = select(AuditEntry).where(AuditEntry.action == "trash").order_by(AuditEntry.id)
    latest = {(entry.record_kind, entry.record_id): entry for entry in session.scalars(query)}
    for (kind, id_), entry in latest.items():
        rows = (entry.before or {})["rows"]
        root = rows[0]["values"]
        if _is_back(session, rows[0]["table"], int(id_)):
            continue
        words = _KEPT_WORDS[kind](session, rows, language)
        owner = _session_of(session, root)
        below = len(rows) - 1 if kind in {"delegation", "group_scheme", "state_group"} else 0
        yield _Found(kind, int(id_), words, owner, entry.at, below, entry.installation)


def _is_back(session: Session, table: str, id_: int) -> bool:
    column = metadata.tables[table].c.id
    return session.execute(select(column).where(column == id_)).first() is not None


def _session_of(session: Session, values: Mapping[str, Any]) -> int | None:
    if "session_id" in values:
        return int(values["session_id"])
    delegation = session.get(Delegation, values.get("delegation_id", 0))
    return delegation.session_id if delegation else None


def _delegation(session: Session, rows: Sequence[Mapping[str, Any]], language: str) -> str:
    values = rows[0]["values"]
    state = session.get(State, values["state_iso3"] or "")
    organisation = session.get(Organisation, values["organisation_id"] or 0)
    holder = state or organisation
    return holder.name(language) if holder else ""


def _member(session: Session, rows: Sequence[Mapping[str, Any]], _language: str) -> str:
    person = session.get(Person, rows[0]["values"]["person_id"])
    parts = (person.honorific, person.given_name, person.family_name) if person else ()
    return " ".join(part for part in parts if part)


def _meeting(_session: Session, rows: Sequence[Mapping[str, Any]], _language: str) -> str:
    return str(rows[0]["values"]["starts_at"])[:16]


def _break(_session: Session, rows: Sequence[Mapping[str, Any]], _language: str) -> str:
    return f"{rows[0]['values']['minutes']} min"


def _document(_session: Session, rows: Sequence[Mapping[str, Any]], _language: str) -> str:
    title = next((row["values"]["title"] for row in rows if row["table"] == "document_version"), "")
    return _joined(rows[0]["values"]["symbol"], title)


def _state(session: Session, rows: Sequence[Mapping[str, Any]], language: str) -> str:
    state = session.get(State, rows[0]["values"]["state_iso3"])
    return state.name(language) if state else ""


def _named(_session: Session, rows: Sequence[Mapping[str, Any]], language: str) -> str:
    values = rows[0]["values"]
    return str(values.get("name") or values.get(f"name_{language}") or values.get("name_fr") or "")


_KEPT_WORDS: Mapping[str, Callable[[Session, Sequence[Mapping[str, Any]], str], str]] = {
    "delegation": _delegation,
    "member": _member,
    "meeting": _meeting,
    "break": _break,
    "document": _document,
    "membership": _state,
    "group_membership": _state,
    "group_scheme": _named,
    "state_group": _named,
}


def _joined(*parts: str) -> str:
    return " – ".join(part for part in parts if part)


def _first_words(text: str) -> str:
    return shortened(" ".join(text.split()), _LONGEST)

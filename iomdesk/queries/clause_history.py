"""The history of a clause: all that was put, said, concluded and recommended under it, in order."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from iomdesk.document.markdown import parse_markdown
from iomdesk.document.text import plain_text
from iomdesk.model.agenda import AgendaItem
from iomdesk.model.coverage import older_clauses
from iomdesk.model.interventions import Intervention
from iomdesk.model.minutes import Draft
from iomdesk.model.participants import Delegation
from iomdesk.queries.agenda import title_in
from iomdesk.queries.agenda_numbers import NumberedItem, numbered_items
from iomdesk.queries.clause_history_rows import ClauseHistory, HistoryKind, HistoryRow
from iomdesk.queries.coverage_records import happenings, links_of, sessions_of
from iomdesk.queries.loading import NOTHING_ELSE
from iomdesk.queries.mandate import list_versions
from iomdesk.queries.recommendations import RecommendationRow, list_recommendations

_LANGUAGES = ("fr", "en", "es")


@dataclass(frozen=True, slots=True)
class _Under:
    """Name the records under a clause, each with the older clause it was placed under ("" for none)."""

    sessions: frozenset[int]
    items: Mapping[int, str]
    recommendations: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class _Loaded:
    items: Mapping[int, Sequence[NumberedItem]]
    statements: Mapping[int, Sequence[Intervention]]
    minutes: Mapping[int, str]
    recommendations: Sequence[RecommendationRow]


def clause_history(session: Session, *, clause_id: int, language: str = "fr") -> ClauseHistory | None:
    """Return the history of a clause across versions of the mandate; None where there is no such clause."""
    versions = list_versions(session, language=language)
    named = {clause.id: (clause, version.label) for version in versions for clause in version.clauses}
    if clause_id not in named:
        return None
    older = sorted(older_clauses(links_of(session)).get(clause_id, frozenset()) & named.keys())
    places = {id_: f"{named[id_][0].reference} – {named[id_][1]}" for id_ in older} | {clause_id: ""}
    under = _records_under(session, places)
    shown = tuple(record for record in sessions_of(session) if record.id in under.sessions)
    loaded = _load(session, under, language)
    row, version = named[clause_id]
    return ClauseHistory(
        clause=row,
        version=version,
        older=tuple((named[id_][0].reference, named[id_][1]) for id_ in older),
        sessions=shown,
        rows=tuple(one for record in shown for one in _of_session(record.id, under, loaded, language)),
    )


def find_clause_anywhere(session: Session, *, reference: str, version: int | None = None) -> int | None:
    """Find a clause by a reference as people write it, in a version or else in the newest that has it."""
    wanted = _bare(reference)
    found = [
        clause.id
        for row in list_versions(session)
        if version in (None, row.id)
        for clause in row.clauses
        if _bare(clause.reference) == wanted
    ]
    return found[-1] if found else None


def _records_under(session: Session, places: Mapping[int, str]) -> _Under:
    owners: set[int] = set()
    items: dict[int, str] = {}
    recommendations: dict[int, str] = {}
    for (clause, owner), found in happenings(session, places.keys()).items():
        owners.add(owner)
        _place(items, found.items, places[clause])
        _place(recommendations, found.recommendations, places[clause])
    return _Under(frozenset(owners), items, recommendations)


def _place(places: dict[int, str], records: Iterable[int], clause: str) -> None:
    """The clause itself goes before an older one where a record stands under both."""
    for record in records:
        places[record] = min(clause, places.get(record, clause))


def _load(session: Session, under: _Under, language: str) -> _Loaded:
    return _Loaded(
        items=_items(session, under.sessions, language),
        statements=_statements(session, under.items),
        minutes=_minutes(session, under.items, language),
        recommendations=[
            row for row in list_recommendations(session, language=language) if row.id in under.recommendations
        ],
    )


def _items(session: Session, owners: Iterable[int], language: str) -> dict[int, tuple[NumberedItem, ...]]:
    """Number the items of several sessions at one question's cost."""
    by_session: dict[int, list[AgendaItem]] = {owner: [] for owner in owners}
    records = session.scalars(
        select(AgendaItem)
        .where(AgendaItem.session_id.in_(by_session), AgendaItem.deleted_at.is_(None))
        .options(selectinload(AgendaItem.texts), NOTHING_ELSE)
    )
    for record in records:
        by_session[record.session_id].append(record)
    return {owner: numbered_items(items, language) for owner, items in by_session.items()}


def _statements(session: Session, items: Iterable[int]) -> dict[int, list[Intervention]]:
    delegation = selectinload(Intervention.delegation)
    found: dict[int, list[Intervention]] = {}
    records = session.scalars(
        select(Intervention)
        .where(Intervention.item_id.in_(list(items)), Intervention.deleted_at.is_(None))
        .order_by(Intervention.position, Intervention.id)
        .options(
            delegation.selectinload(Delegation.state),
            delegation.selectinload(Delegation.organisation),
            NOTHING_ELSE,
        )
    )
    for record in records:
        found.setdefault(record.item_id, []).append(record)
    return found


def _minutes(session: Session, items: Iterable[int], language: str) -> dict[int, str]:
    """Return what was written of each item, in the language or else in one there is."""
    order = (language, *_LANGUAGES)
    found: dict[int, dict[str, str]] = {}
    query = select(Draft.record_id, Draft.language, Draft.text).where(
        Draft.record_kind == "item", Draft.field == "minutes", Draft.record_id.in_(list(items))
    )
    for item, written_in, text in session.execute(query):
        found.setdefault(item, {})[written_in] = text
    return {
        item: next((_plain(texts[code]) for code in order if texts.get(code)), "")
        for item, texts in found.items()
    }


def _plain(text: str) -> str:
    return " ".join(plain_text(paragraph.text) for paragraph in parse_markdown(text))


def _of_session(owner: int, under: _Under, loaded: _Loaded, language: str) -> Iterator[HistoryRow]:
    ours = [row for row in loaded.recommendations if row.session_id == owner]
    listed: set[int] = set()
    for numbered in loaded.items.get(owner, ()):
        item = numbered.item
        if item.id not in under.items:
            continue
        yield from _of_item(owner, numbered, under.items[item.id], loaded, language)
        for row in ours:
            if row.item_id == item.id:
                listed.add(row.id)
                yield from _of_recommendation(row, under)
    for row in ours:
        if row.id not in listed:
            yield from _of_recommendation(row, under)


def _of_item(
    owner: int, numbered: NumberedItem, clause: str, loaded: _Loaded, language: str
) -> Iterator[HistoryRow]:
    item, number = numbered.item, numbered.full_number
    title = title_in(item.texts, language)[0]
    yield HistoryRow(HistoryKind.ITEM, owner, "item", item.id, number, title, clause=clause)
    for said in loaded.statements.get(item.id, ()):
        yield HistoryRow(
            kind=HistoryKind.STATEMENT,
            session_id=owner,
            record_kind="item",
            record_id=item.id,
            number=number,
            text=said.summary or _plain(said.text),
            speaker=_speaker(said, language),
            key=said.stance,
        )
    if loaded.minutes.get(item.id):
        yield HistoryRow(HistoryKind.MINUTES, owner, "item", item.id, number, loaded.minutes[item.id])
    if item.outcome:
        yield HistoryRow(HistoryKind.CONCLUSION, owner, "item", item.id, number, key=item.outcome)


def _of_recommendation(row: RecommendationRow, under: _Under) -> Iterator[HistoryRow]:
    yield HistoryRow(
        kind=HistoryKind.RECOMMENDATION,
        session_id=row.session_id,
        record_kind="recommendation",
        record_id=row.id,
        number=str(row.number),
        key=row.status,
        clause=under.recommendations[row.id],
        recommendation=row,
    )
    for step in row.steps:
        yield HistoryRow(
            kind=HistoryKind.STEP,
            session_id=row.session_id,
            record_kind="recommendation",
            record_id=row.id,
            number=str(row.number),
            text=" ".join(part for part in (step.symbol, step.note) if part),
            key=step.status,
            day=step.on or step.recorded_at.date(),
        )


def _speaker(said: Intervention, language: str) -> str:
    """Name who spoke: the history is the inside of the desk; attribution binds papers alone."""
    return said.on_behalf_of or (said.delegation.name(language) if said.delegation else "")


def _bare(reference: str) -> str:
    return "".join(character for character in reference.casefold() if character.isalnum())

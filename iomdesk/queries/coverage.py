"""The board of coverage: clauses of the mandate by sessions, with what happened in each cell."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import takewhile

from sqlalchemy.orm import Session

from iomdesk.model.coverage import CoverageState, in_order, older_clauses, sessions_since
from iomdesk.queries.coverage_records import (
    HappenedAt,
    clauses_of_session,
    happenings,
    links_of,
    sessions_of,
)
from iomdesk.queries.coverage_rows import (
    EVERYTHING,
    NEWEST,
    Coverage,
    CoverageCell,
    CoverageClause,
    CoverageFilter,
    CoverageSession,
    UncoveredClause,
    VersionChoice,
)
from iomdesk.queries.mandate import VersionRow, list_versions, version_for_session


@dataclass(frozen=True, slots=True)
class _Ground:
    """Hold what was loaded, once."""

    versions: tuple[VersionRow, ...]
    sessions: tuple[CoverageSession, ...]
    happened: Mapping[tuple[int, int], HappenedAt]
    older: Mapping[int, frozenset[int]]


def coverage_of(session: Session, *, filter: CoverageFilter = EVERYTHING, language: str = "fr") -> Coverage:
    """Return the board. How long a clause was left aside is counted over all its sessions of the body."""
    ground = _load(session, language)
    of_body = [s for s in ground.sessions if not filter.body or filter.body in s.bodies]
    shown = [s for s in of_body if _is_in_period(s, filter)]
    wanted = _wanted(ground.versions, filter.version)
    cells = _folded(ground, [clause.id for version in wanted for clause in version.clauses])
    clauses = [row for version in wanted for row in _clauses(version, filter.chapter, ground, cells, of_body)]
    visible = {record.id for record in shown}
    rows = {clause.id for clause in clauses}
    return Coverage(
        clauses=tuple(clauses),
        sessions=tuple(shown),
        cells={key: _cell(found) for key, found in cells.items() if key[0] in rows and key[1] in visible},
        versions=tuple(_choice(version) for version in ground.versions),
        bodies=tuple(sorted({code for record in ground.sessions for code in record.bodies})),
    )


def uncovered_clauses(
    session: Session, *, session_id: int, language: str = "fr"
) -> tuple[UncoveredClause, ...]:
    """List the clauses of a session's mandate that no item falls under; those left aside longest first."""
    version = version_for_session(session, session_id=session_id, language=language)
    if version is None:
        return ()
    open_clauses = _open_clauses(session, session_id, version)
    if not open_clauses:
        return ()
    ground = _load(session, language, open_clauses)
    cells = _folded(ground, [clause.id for clause in version.clauses])
    before = list(takewhile(lambda record: record.id != session_id, ground.sessions))
    rows = [
        UncoveredClause(row.id, row.reference, row.text, row.since, row.held)
        for row in _clauses(version, "", ground, cells, before)
        if row.id in open_clauses
    ]
    return tuple(sorted(rows, key=lambda row: -_age(row.since, row.held)))


def find_version(session: Session, *, reference: str) -> int | None:
    """Find a version with clauses by its id or its label."""
    wanted = reference.strip().casefold()
    known = [version for version in list_versions(session) if version.clauses]
    for version in known:
        if wanted in (str(version.id), version.label.casefold()):
            return version.id
    return None


def _open_clauses(session: Session, session_id: int, version: VersionRow) -> frozenset[int]:
    """Name the clauses of a version that no item of a session falls under, nor under what they came from."""
    covered = clauses_of_session(session, session_id)
    older = older_clauses(links_of(session))
    return frozenset(
        clause.id for clause in version.clauses if not covered & {clause.id, *older.get(clause.id, ())}
    )


def _load(session: Session, language: str, clauses: frozenset[int] | None = None) -> _Ground:
    """Load everything, or what happened under some clauses and under those they came from."""
    versions = tuple(v for v in list_versions(session, language=language) if v.clauses)
    older = older_clauses(links_of(session))
    wanted = clauses
    if wanted is not None:
        wanted = wanted.union(*(older.get(clause, frozenset()) for clause in wanted))
    return _Ground(versions, sessions_of(session), happenings(session, wanted), older)


def _wanted(versions: Sequence[VersionRow], chosen: int | None) -> list[VersionRow]:
    if chosen == NEWEST:
        return list(versions[-1:])
    return [version for version in versions if chosen in (None, version.id)]


def _is_in_period(record: CoverageSession, wanted: CoverageFilter) -> bool:
    if record.start_on is None:
        return wanted.since is None and wanted.until is None
    return (wanted.since or date.min) <= record.start_on <= (wanted.until or date.max)


def _folded(ground: _Ground, clauses: Iterable[int]) -> dict[tuple[int, int], HappenedAt]:
    """Bring what happened under older clauses together with what happened under the clause itself."""
    homes: dict[int, list[int]] = {}
    for clause in clauses:
        for source in (clause, *ground.older.get(clause, ())):
            homes.setdefault(source, []).append(clause)
    folded: dict[tuple[int, int], HappenedAt] = {}
    for (source, session), found in ground.happened.items():
        for clause in homes.get(source, ()):
            known = folded.get((clause, session))
            folded[clause, session] = known.with_(found) if known else found
    return folded


def _clauses(
    version: VersionRow,
    chapter: str,
    ground: _Ground,
    cells: Mapping[tuple[int, int], HappenedAt],
    sessions: Sequence[CoverageSession],
) -> Iterable[CoverageClause]:
    names = {c.id: (c.reference, v.id) for v in ground.versions for c in v.clauses}
    for part in version.chapters:
        if chapter and part.number != chapter:
            continue
        for clause in part.clauses:
            older = sorted(ground.older.get(clause.id, frozenset()) & names.keys())
            row = CoverageClause(
                id=clause.id,
                version_id=version.id,
                version=version.label,
                chapter=part.number,
                chapter_title=part.title,
                reference=clause.reference,
                text=clause.text,
                text_language=clause.text_language,
                older=tuple(names[id_][0] for id_ in older),
                since=None,
                held=0,
                is_planned=False,
            )
            lineage = {version.id, *(names[id_][1] for id_ in older)}
            yield _with_age(row, lineage, ground, cells, sessions)


def _with_age(
    row: CoverageClause,
    lineage: set[int],
    ground: _Ground,
    cells: Mapping[tuple[int, int], HappenedAt],
    sessions: Sequence[CoverageSession],
) -> CoverageClause:
    begins = _beginning(ground.versions, lineage)
    counted = [s for s in sessions if s.is_held and (s.works_under & lineage or s.is_from(begins))]
    found = {s.id: cells.get((row.id, s.id)) for s in sessions}
    examined = [id_ for id_, cell in found.items() if cell and CoverageState.EXAMINED in cell.states]
    to_come = [s.id for s in sessions if not s.is_held]
    return replace(
        row,
        since=sessions_since([s.id for s in counted], examined),
        held=len(counted),
        is_planned=any(_has_item(found[id_]) for id_ in to_come),
    )


def _beginning(versions: Sequence[VersionRow], lineage: set[int]) -> date | None:
    """Return the day from which sessions count: an older session could not know the clause."""
    days = [v.in_force_from or v.dated_on for v in versions if v.id in lineage]
    known = [day for day in days if day is not None]
    return min(known) if len(known) == len(days) and known else None


def _has_item(found: HappenedAt | None) -> bool:
    return found is not None and bool(found.items)


def _age(since: int | None, held: int) -> int:
    return held + 1 if since is None else since


def _cell(found: HappenedAt) -> CoverageCell:
    return _shared_cell(found.states, len(found.items), len(found.recommendations))


@lru_cache(maxsize=4096)
def _shared_cell(states: frozenset[CoverageState], items: int, recommendations: int) -> CoverageCell:
    """Make each kind of cell once: a large board has thousands of cells and few kinds."""
    return CoverageCell(in_order(states), items, recommendations)


def _choice(version: VersionRow) -> VersionChoice:
    chapters = tuple((chapter.number, chapter.title) for chapter in version.chapters)
    return VersionChoice(version.id, version.label, version.status, chapters)

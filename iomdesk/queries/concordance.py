"""Rows of the concordance of two versions of the mandate: what the user confirmed, else what is proposed."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from iomdesk.model.concordance import ConcordanceKind, ConcordanceLink
from iomdesk.model.mandate import MandateVersion
from iomdesk.model.similarity import ClauseWords, propose_concordance
from iomdesk.queries.loading import NOTHING_ELSE, whole_mandate
from iomdesk.queries.mandate import ClauseRow, VersionRow, version_row


@dataclass(frozen=True, slots=True)
class ConcordanceRow:
    """Show what became of a clause; one end is None for what is new or dropped."""

    old: ClauseRow | None
    new: ClauseRow | None
    kind: str
    likeness: float

    def texts_in(self, language: str) -> tuple[str, str]:
        """Return both texts in a language, or in the first in which both are known."""
        old, new = self.old.texts if self.old else {}, self.new.texts if self.new else {}
        for one in (language, "fr", "en", "es"):
            if one in old and one in new:
                return old[one], new[one]
        return self.old.text if self.old else "", self.new.text if self.new else ""


@dataclass(frozen=True, slots=True)
class ConcordanceTable:
    """Show two versions with the rows between them; `is_confirmed` says whose word the rows are."""

    old: VersionRow
    new: VersionRow
    rows: tuple[ConcordanceRow, ...]
    is_confirmed: bool


def concordance_of(
    session: Session, *, old_version: int, new_version: int, language: str = "fr", propose: bool = False
) -> ConcordanceTable | None:
    """Return the confirmed concordance of two versions, or the proposal where there is none or it is wanted.

    None where one of the versions is not in the desk.
    """
    found = {
        record.id: version_row(record, language)
        for record in session.scalars(
            select(MandateVersion)
            .where(MandateVersion.id.in_((old_version, new_version)))
            .options(*whole_mandate())
        )
    }
    if old_version not in found or new_version not in found:
        return None
    old, new = found[old_version], found[new_version]
    proposed = _proposed(old, new)
    confirmed = () if propose else _confirmed(session, old, new, _likeness(proposed))
    return ConcordanceTable(old, new, confirmed or proposed, bool(confirmed))


def mapping_of(table: ConcordanceTable) -> dict[int, tuple[int, ...]]:
    """Return for each old clause the new ones that it became; none for a clause that was dropped."""
    mapping: dict[int, tuple[int, ...]] = {clause.id: () for clause in table.old.clauses}
    for row in table.rows:
        if row.old is not None and row.new is not None:
            mapping[row.old.id] = (*mapping.get(row.old.id, ()), row.new.id)
    return mapping


def _confirmed(
    session: Session, old: VersionRow, new: VersionRow, likeness: Mapping[tuple[int, int], float]
) -> tuple[ConcordanceRow, ...]:
    links = session.scalars(
        select(ConcordanceLink)
        .where(ConcordanceLink.old_version_id == old.id, ConcordanceLink.new_version_id == new.id)
        .order_by(ConcordanceLink.id)
        .options(NOTHING_ELSE)
    )
    before, after = _by_id(old), _by_id(new)
    return tuple(
        ConcordanceRow(
            before.get(link.old_clause_id or 0),
            after.get(link.new_clause_id or 0),
            link.kind,
            likeness.get((link.old_clause_id or 0, link.new_clause_id or 0), 0.0),
        )
        for link in links
    )


def _proposed(old: VersionRow, new: VersionRow) -> tuple[ConcordanceRow, ...]:
    before, after = _by_id(old), _by_id(new)
    return tuple(
        ConcordanceRow(
            before.get(link.old or 0),
            after.get(link.new or 0),
            ConcordanceKind(link.kind).value,
            link.likeness,
        )
        for link in propose_concordance(_words(old), _words(new))
    )


def _likeness(rows: tuple[ConcordanceRow, ...]) -> dict[tuple[int, int], float]:
    return {(row.old.id, row.new.id): row.likeness for row in rows if row.old and row.new}


def _by_id(version: VersionRow) -> dict[int, ClauseRow]:
    return {clause.id: clause for clause in version.clauses}


def _words(version: VersionRow) -> list[ClauseWords]:
    return [
        ClauseWords(
            clause.id,
            chapter.number,
            clause.letter,
            clause.texts,
            frozenset(language for language, is_official in clause.official.items() if is_official),
        )
        for chapter in version.chapters
        for clause in chapter.clauses
    ]

"""Keep which clause of an older mandate became which clause of a newer one, as the user confirmed it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select

from iomdesk.model.concordance import ConcordanceKind, ConcordanceLink
from iomdesk.model.mandate import MandateChapter, MandateClause, MandateVersion
from iomdesk.queries.concordance import ConcordanceRow
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.changes import NOTHING, Changes, Operation
from iomdesk.services.work import Work

_ONE_END = {ConcordanceKind.NEW: (False, True), ConcordanceKind.DROPPED: (True, False)}


class ConcordanceWrong(UserError):
    """Raised when a concordance links what does not belong together."""


@dataclass(frozen=True)
class LinkInput:
    """Hold one row: an old clause, a new one, and what happened; a confirmed row keeps its moment."""

    old_clause: int | None
    new_clause: int | None
    kind: str
    confirmed_at: datetime | None = None


def confirm_concordance(
    work: Work, *, old_version: int, new_version: int, links: Sequence[LinkInput]
) -> Changes:
    """Replace the rows between two versions by those given; none at all withdraws the concordance.

    Raises ConcordanceWrong.
    """
    _check(work, old_version, new_version, links)
    before = _stored(work, old_version, new_version)
    if _plain(before) == _plain(links):
        return NOTHING
    between = (ConcordanceLink.old_version_id == old_version, ConcordanceLink.new_version_id == new_version)
    work.session.execute(delete(ConcordanceLink).where(*between))
    now = work.clock()
    work.session.add_all(_record(old_version, new_version, link, now) for link in links)
    work.audit("concordance", "mandate", new_version, _audited(before), _audited(links))
    inverse = Operation(
        confirm_concordance, {"old_version": old_version, "new_version": new_version, "links": before}
    )
    return Changes({"mandate": frozenset({old_version, new_version})}, inverse)


def links_of(rows: Iterable[ConcordanceRow]) -> tuple[LinkInput, ...]:
    """Turn the rows of a table into what is confirmed."""
    return tuple(
        LinkInput(row.old.id if row.old else None, row.new.id if row.new else None, row.kind) for row in rows
    )


def _stored(work: Work, old_version: int, new_version: int) -> tuple[LinkInput, ...]:
    records = work.session.scalars(
        select(ConcordanceLink)
        .where(ConcordanceLink.old_version_id == old_version, ConcordanceLink.new_version_id == new_version)
        .order_by(ConcordanceLink.id)
    )
    return tuple(LinkInput(r.old_clause_id, r.new_clause_id, r.kind, r.confirmed_at) for r in records)


def _record(old_version: int, new_version: int, link: LinkInput, now: datetime) -> ConcordanceLink:
    return ConcordanceLink(
        old_version_id=old_version,
        new_version_id=new_version,
        old_clause_id=link.old_clause,
        new_clause_id=link.new_clause,
        kind=ConcordanceKind(link.kind).value,
        confirmed_at=link.confirmed_at or now,
    )


def _check(work: Work, old_version: int, new_version: int, links: Sequence[LinkInput]) -> None:
    old, new = work.get(MandateVersion, old_version), work.get(MandateVersion, new_version)
    if old is new or old.body_id != new.body_id:
        raise ConcordanceWrong(
            _("A concordance links two versions of one body's mandate. Nothing was stored.")
        )
    of_old, of_new = _clauses(work, old_version), _clauses(work, new_version)
    ends = [(link.old_clause, link.new_clause) for link in links]
    are_known = all(a in {None, *of_old} and b in {None, *of_new} for a, b in ends)
    are_whole = all(_has_its_ends(link) for link in links)
    if not are_known or not are_whole or len(set(ends)) < len(ends):
        raise ConcordanceWrong(
            _(
                "A row of the concordance does not link a clause of the old version to one of the new, "
                "or stands twice. Nothing was stored; correct the row."
            )
        )


def _has_its_ends(link: LinkInput) -> bool:
    wanted = _ONE_END.get(ConcordanceKind(link.kind), (True, True))
    return (link.old_clause is not None, link.new_clause is not None) == wanted


def _clauses(work: Work, version: int) -> frozenset[int]:
    clauses = select(MandateClause.id).join(MandateChapter, MandateChapter.id == MandateClause.chapter_id)
    return frozenset(work.session.scalars(clauses.where(MandateChapter.version_id == version)))


def _plain(links: Sequence[LinkInput]) -> list[tuple[int | None, int | None, str]]:
    return [(link.old_clause, link.new_clause, link.kind) for link in links]


def _audited(links: Sequence[LinkInput]) -> dict[str, object]:
    return {"links": [list(row) for row in _plain(links)]}

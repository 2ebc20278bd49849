"""Versions of the mandate for tests: the group's draft, and a second one that changes it in every way."""

from datetime import date

from sqlalchemy import select

from iomdesk.model.bodies import Body
from iomdesk.model.mandate_draft import ChapterDraft, ClauseDraft, MandateDraft
from iomdesk.queries.concordance import ConcordanceTable, concordance_of
from iomdesk.queries.mandate import VersionRow, list_versions
from iomdesk.services.changes import Changes
from iomdesk.services.concordance import confirm_concordance, links_of
from iomdesk.services.mandate_status import approve_mandate
from iomdesk.services.mandates import store_mandate
from iomdesk.services.work import Work


def draft(work: Work) -> VersionRow:
    return next(v for v in list_versions(work.session) if v.status == "projet")


def version(work: Work, id_: int) -> VersionRow:
    work.session.flush()
    work.session.expire_all()
    return next(v for v in list_versions(work.session) if v.id == id_)


def clause(row: VersionRow, reference: str) -> int:
    return next(c.id for c in row.clauses if c.reference == reference)


def store_second(work: Work) -> int:
    """Store a version that drops 2 b), adds 2 d), renumbers what follows and keeps the rest."""
    first = draft(work)
    partnerships = tuple(ClauseDraft(c.letter, c.texts["fr"]) for c in first.chapters[0].clauses)
    functioning, _groups, guidance, reports = first.chapters[1].clauses
    governance = (
        ClauseDraft("a", functioning.texts["fr"]),
        ClauseDraft("b", guidance.texts["fr"]),
        ClauseDraft("c", reports.texts["fr"]),
        ClauseDraft("d", "Suivi de la réforme budgétaire et du recouvrement des coûts."),
    )
    chapters = (
        ChapterDraft("1", first.chapters[0].title, partnerships),
        ChapterDraft("2", first.chapters[1].title, governance),
    )
    changes = store_mandate(
        work, draft=MandateDraft("fr", "Mandat (exemple)", chapters, True), label="Deuxième"
    )
    assert changes.created is not None
    return changes.created


def approve(work: Work, id_: int, on: date, session: int = 26) -> Changes:
    cppf = work.session.scalars(select(Body.id).where(Body.code == "CPPF")).one()
    changes = approve_mandate(
        work, version=id_, body=cppf, on=on, body_session=session, document_symbol=f"S/{session}/12"
    )
    work.session.flush()
    return changes


def confirm(work: Work, old: int, new: int) -> ConcordanceTable:
    """Confirm what is proposed between two versions."""
    table = concordance_of(work.session, old_version=old, new_version=new)
    assert table is not None
    links = links_of(table.rows)
    confirm_concordance(work, old_version=old, new_version=new, links=links)
    work.session.flush()
    return table


def undo(work: Work, changes: Changes) -> Changes:
    """Take changes back as the window does, through what the services gave."""
    assert changes.inverse is not None
    undone = changes.inverse.function(work, **changes.inverse.arguments)
    work.session.flush()
    work.session.expire_all()
    return undone

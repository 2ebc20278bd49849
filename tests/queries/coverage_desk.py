"""Build a small group with two versions of its mandate, for tests of coverage."""

from datetime import date

from iomdesk.model.concordance import ConcordanceLink
from iomdesk.model.mandate import MandateChapter, MandateClause, MandateVersion
from iomdesk.model.mandate_draft import ChapterDraft, ClauseDraft, MandateDraft
from iomdesk.services.agenda import add_item, edit_item
from iomdesk.services.mandates import store_mandate
from iomdesk.services.mapping import map_clause
from iomdesk.services.sessions import choose_mandate_version, create_session, edit_session
from iomdesk.services.work import Work


def store(work: Work, label: str, *chapters: str) -> dict[str, int]:
    """Store a version written as `1: a b`; give its clauses' ids by name (`1a`)."""
    drafts = tuple(_chapter(chapter, label) for chapter in chapters)
    changes = store_mandate(work, draft=MandateDraft("fr", label, drafts, True), label=label)
    work.session.flush()
    version = work.session.get_one(MandateVersion, changes.created)
    return {f"{c.number}{clause.letter}": clause.id for c in version.chapters for clause in c.clauses}


def _chapter(text: str, label: str) -> ChapterDraft:
    number, letters = text.split(":")
    clauses = tuple(ClauseDraft(letter, f"{label} {number}{letter}") for letter in letters.split())
    return ChapterDraft(number, f"Chapitre {number}", clauses)


def hold(work: Work, number: int, *clauses: int, status: str = "closed", outcome: str | None = None) -> int:
    """Add a session with an item under each clause, and one under none; give its id."""
    day = date(2010 + number, 5, 1)
    session = create_session(work, number=number, start_on=day, end_on=day).created or 0
    edit_session(work, session=session, fields={"status": status})
    add_item(work, session=session, title="Questions diverses", language="fr", role="other_business")
    for clause in clauses:
        item = add_item(work, session=session, title=f"Point {clause}", language="fr").created or 0
        _pin(work, session, clause)
        map_clause(work, item=item, clause=clause)
        if outcome:
            edit_item(work, item=item, fields={"outcome": outcome})
    work.session.flush()
    return session


def link(work: Work, old: int, new: int, kind: str = "same") -> None:
    """Confirm that an older clause became a newer one."""
    work.session.add(
        ConcordanceLink(
            old_version_id=_version_of(work, old),
            new_version_id=_version_of(work, new),
            old_clause_id=old,
            new_clause_id=new,
            kind=kind,
            confirmed_at=work.clock(),
        )
    )
    work.session.flush()


def _pin(work: Work, session: int, clause: int) -> None:
    choose_mandate_version(work, session=session, version=_version_of(work, clause))
    work.session.flush()


def _version_of(work: Work, clause: int) -> int:
    chapter = work.session.get_one(MandateClause, clause).chapter_id
    return work.session.get_one(MandateChapter, chapter).version_id

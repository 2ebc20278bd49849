"""Load what a paper is made from, in one transaction, and make the paper."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from iomdesk.document.document import Document
from iomdesk.model.bodies import Body
from iomdesk.model.mandate import MandateStatus, MandateVersion
from iomdesk.model.papers import PaperText, RegisteredPaper
from iomdesk.model.sessions import GroupSession
from iomdesk.papers import PAPERS
from iomdesk.papers.aligned_report import aligned_report
from iomdesk.papers.edited_report import EditedReport, as_generated, edited_report
from iomdesk.papers.facts import AddresseeFacts, CoverFacts, MandateFacts, PaperFacts, Words
from iomdesk.papers.minutes_paper import first_paragraph_numbers
from iomdesk.queries.agenda_versions import agenda_revision
from iomdesk.queries.loading import NOTHING_ELSE, whole_mandate, whole_session
from iomdesk.queries.mandate import mandate_record_for
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.approval_facts import corrigendum_facts
from iomdesk.services.attendance_facts import attendance_facts
from iomdesk.services.edited_reports import edited_report_facts
from iomdesk.services.frozen_papers import frozen_for
from iomdesk.services.house_facts import house_facts
from iomdesk.services.imprints import imprint_of
from iomdesk.services.life_facts import ABOUT_THE_REPORT, follow_up_facts, report_life_facts
from iomdesk.services.mandates_as_of import MandatesAsOf, mandates_as_of
from iomdesk.services.paper_records import (
    break_facts,
    delegation_facts,
    document_facts,
    item_facts,
    recommendation_facts,
)
from iomdesk.services.past_facts import background_facts, draft_mandate, earlier_items, open_recommendations
from iomdesk.services.session_facts import body_facts, session_facts

PAPERS_BEFORE = frozenset(
    {"convocation", "mandate-note", "brief", "annotated-agenda", "programme", "follow-up"}
)
"""Papers that precede their session: undated, they bear the last day for sending them out."""


_OF_THE_REPORT: Mapping[str, Callable[[EditedReport, str], Document]] = {
    "report": edited_report,
    "report-aligned": aligned_report,
}


class SessionUnknown(UserError):
    """Raised when a paper of a session is asked for that the desk does not hold."""


def build_paper(
    session: Session,
    *,
    session_id: int,
    kind: str,
    language: str,
    attribution: str = "listed",
    item: int | None = None,
    stage: str = "",
) -> Document:
    """Make a paper of a session in a language; the kinds are those of PAPERS.

    `attribution` is how minutes tell who spoke (nominative, listed, anonymous), `item` what an extract is of.
    `stage` asks for minutes as they were then (draft: as they are now); once approved, they stay so; of a
    report "generated" asks for it without its edits.
    Raises SessionUnknown, NotFrozen.
    """
    frozen = frozen_for(session, session_id=session_id, kind=kind, language=language, stage=stage)
    facts = (
        _with_symbol_given_since(session, frozen.facts, kind)
        if frozen
        else paper_facts(session, session_id=session_id, kind=kind)
    )
    edited = _edited(session, facts) if kind in _OF_THE_REPORT and frozen is None else None
    if edited is not None:
        edited = as_generated(edited) if stage == "generated" else edited
        document = _OF_THE_REPORT[kind](edited, language)
        return replace(document, imprint=imprint_of(session, edited.parts[0], kind=kind, language=language))
    document = PAPERS[kind](replace(facts, attribution=attribution, item_id=item), language)
    if frozen is not None:
        return replace(document, imprint=replace(frozen.imprints[language], kind=kind))
    return replace(document, imprint=imprint_of(session, facts, kind=kind, language=language))


def _with_symbol_given_since(session: Session, frozen: PaperFacts, kind: str) -> PaperFacts:
    """Let minutes that were frozen without a symbol bear the one they were given since: it files them."""
    if frozen.cover.symbol:
        return frozen
    symbol = _symbol(session, frozen.session.id, kind)
    return replace(frozen, cover=replace(frozen.cover, symbol=symbol))


def _edited(session: Session, facts: PaperFacts) -> EditedReport | None:
    """Load the report as it is edited, where there is one."""

    def load(session_id: int) -> PaperFacts:
        return paper_facts(session, session_id=session_id, kind="report")

    return edited_report_facts(session, facts.session.id, load, facts)


def minutes_numbers(session: Session, *, session_id: int, language: str) -> Mapping[int, int]:
    """Return for each item the number that the first paragraph of its text has in the printed minutes.

    Those of the rest follow from it by `papers.minutes_paper.paragraph_numbers`. Raises SessionUnknown.
    """
    return first_paragraph_numbers(paper_facts(session, session_id=session_id, kind="minutes"), language)


def paper_facts(session: Session, *, session_id: int, kind: str) -> PaperFacts:
    """Load all that a paper of a session may say."""
    record = session.scalar(
        select(GroupSession).where(GroupSession.id == session_id).options(*whole_session())
    )
    if record is None:
        raise SessionUnknown(_("This session is not in the desk. Nothing was written."))
    paper = session.scalar(
        select(RegisteredPaper)
        .where(RegisteredPaper.session_id == session_id, RegisteredPaper.kind == kind)
        .options(NOTHING_ELSE)
    )
    version = mandate_record_for(session, session_id)
    cover = _cover(paper, record, kind)
    as_of = mandates_as_of(session, record, paper, cover.dated_on)
    facts = PaperFacts(
        session=session_facts(record),
        cover=cover,
        addressee=_addressee(session, record, paper),
        mandate=as_of.facts(version) if version else None,
        mandate_in_force=_in_force(session, record, version, as_of),
        items=item_facts(session, session_id),
        recommendations=recommendation_facts(session, session_id),
        delegations=delegation_facts(session, session_id),
        documents=document_facts(session, session_id),
        texts=_texts(session, paper),
        deadline_days=_deadline_days(record),
        agenda_symbol=_symbol(session, session_id, "agenda"),
        report_symbol=_symbol(session, session_id, "report"),
        house=house_facts(session),
    )
    return replace(facts, **_more(session, record, facts, kind, as_of))


def _more(
    session: Session, record: GroupSession, facts: PaperFacts, kind: str, as_of: MandatesAsOf
) -> Mapping[str, Any]:
    """Load what only one kind of paper says."""
    if kind == "mandate-note":
        is_draft = facts.mandate is not None and facts.mandate.status == MandateStatus.DRAFT
        mandate = facts.mandate if is_draft else draft_mandate(session, record, as_of) or facts.mandate
        return {"background": background_facts(session, record, as_of), "mandate": mandate}
    if kind == "agenda":
        return {"agenda_revision": agenda_revision(session, session_id=record.id)}
    if kind == "annotated-agenda":
        return {"earlier": earlier_items(session, record, facts.items, as_of)}
    if kind == "programme":
        return {"breaks": break_facts(session, record.id)}
    if kind == "brief":
        return {
            "earlier": earlier_items(session, record, facts.items, as_of),
            "open_recommendations": open_recommendations(session, record, facts.items, as_of),
        }
    return _what_followed(session, record, facts, kind)


def _what_followed(session: Session, record: GroupSession, facts: PaperFacts, kind: str) -> Mapping[str, Any]:
    """Load what only papers say that come after a meeting."""
    if kind == "corrigendum":
        return corrigendum_facts(session, facts)
    if kind in ABOUT_THE_REPORT:
        return report_life_facts(session, facts, kind)
    if kind == "follow-up":
        return follow_up_facts(session, record)
    if kind == "attendance":
        return {"attendance": attendance_facts(session, record.id)}
    return {}


def _texts(session: Session, paper: RegisteredPaper | None) -> Mapping[str, Words]:
    found: dict[str, dict[str, str]] = {}
    query = select(PaperText).where(PaperText.paper_id == (paper.id if paper else 0))
    for text in session.scalars(query.order_by(PaperText.id)):
        found.setdefault(text.place, {})[text.language] = text.text
    return found


def _symbol(session: Session, session_id: int, kind: str) -> str:
    """The symbol of a paper that other papers cite."""
    found = session.scalar(
        select(RegisteredPaper.symbol).where(
            RegisteredPaper.session_id == session_id, RegisteredPaper.kind == kind
        )
    )
    return found or ""


def _deadline_days(record: GroupSession) -> int:
    return max((link.body.deadline_days for link in record.bodies), default=14)


def _cover(paper: RegisteredPaper | None, record: GroupSession, kind: str) -> CoverFacts:
    """A paper that was never dated bears a day of its session, so that its bytes do not drift."""
    day = record.end_on or record.start_on
    if kind in PAPERS_BEFORE and record.start_on is not None:
        day = record.start_on - timedelta(days=_deadline_days(record))
    if paper is None:
        return CoverFacts(dated_on=day)
    return CoverFacts(
        symbol=paper.symbol,
        dated_on=paper.dated_on or day,
        original_language=paper.original_language,
    )


def _addressee(
    session: Session, record: GroupSession, paper: RegisteredPaper | None
) -> AddresseeFacts | None:
    parents = [link.body.parent_id for link in record.bodies if link.body.parent_id is not None]
    if not parents:
        return None
    body = session.scalars(
        select(Body).where(Body.id == parents[0]).options(selectinload(Body.names), NOTHING_ELSE)
    ).one()
    return AddresseeFacts(body_facts(body, record.start_on), paper.addressee_session if paper else None)


def _in_force(
    session: Session, record: GroupSession, mapped: MandateVersion | None, as_of: MandatesAsOf
) -> MandateFacts | None:
    """The approved version, where items are mapped to a draft because its own clauses are not known."""
    if mapped is None or not as_of.is_draft(mapped):
        return None
    versions = session.scalars(
        select(MandateVersion)
        .where(MandateVersion.body_id == mapped.body_id)
        .order_by(MandateVersion.id)
        .options(*whole_mandate())
    ).all()
    facts = [as_of.facts(version) for version in versions if _has_begun(version, as_of, record.start_on)]
    approved = [one for one in facts if one.status == MandateStatus.APPROVED]
    return approved[-1] if approved else None


def _has_begun(version: MandateVersion, as_of: MandatesAsOf, day: date | None) -> bool:
    begins = as_of.standing(version).in_force_from or version.dated_on or date.min
    return day is None or begins <= day

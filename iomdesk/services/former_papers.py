"""Make a paper as an earlier state of the desk had it, to be compared with the present one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from iomdesk.document.document import Document
from iomdesk.document.numbering import clause_reference
from iomdesk.model.agenda import AgendaItem
from iomdesk.model.agenda_compare import AgendaEntry, entries_of
from iomdesk.model.corrections import FrozenMinutes, MinutesStage
from iomdesk.model.desk_record import AuditEntry
from iomdesk.papers import PAPERS
from iomdesk.papers.facts import ItemFacts, ItemText, MandateFacts, PaperFacts
from iomdesk.queries.agenda_issues import IssuedAgenda, issued_agendas
from iomdesk.queries.agenda_versions import VersionNotFound, list_agenda_versions
from iomdesk.queries.agenda_words import version_name
from iomdesk.queries.revision_words import reason_in_words
from iomdesk.queries.revisions import meeting_at, moments_of
from iomdesk.runtime.translations import _
from iomdesk.services.imprints import imprint_of
from iomdesk.services.paper_facts import build_paper, paper_facts
from iomdesk.services.report_records import live_report

MADE_OF_MINUTES = frozenset({"minutes", "extract", "report"})
MADE_OF_AGENDA = frozenset({"agenda"})
GENERATED = "generated"
"""The state of a report before anybody edited it."""


@dataclass(frozen=True, slots=True)
class State:
    """Name an earlier state of a paper: minutes sealed by a moment, circulated, or an agenda as issued.

    The stage of a report is "generated": without what was written by hand.
    """

    at: datetime | None = None
    agenda: int | None = None
    stage: str = ""


@dataclass(frozen=True, slots=True)
class FormerState:
    """Offer a state that a paper can be compared with, under a name for people."""

    state: State
    name: str
    since: datetime


def former_states(session: Session, *, session_id: int, kind: str, language: str) -> tuple[FormerState, ...]:
    """List the states that a paper can be compared with, newest first."""
    found = [*_sealed(session, session_id, kind, language), *_frozen(session, session_id, kind, language)]
    if kind == "report":
        found += _generated(session, session_id)
    if kind in MADE_OF_AGENDA:
        found += [
            FormerState(State(agenda=one.id), version_name(one), one.issued_at)
            for one in list_agenda_versions(session, session_id=session_id)
        ]
    return tuple(sorted(found, key=lambda one: one.since, reverse=True))


def _sealed(session: Session, session_id: int, kind: str, language: str) -> Iterator[FormerState]:
    if kind in MADE_OF_MINUTES:
        for moment in moments_of(session, session_id=session_id, language=language):
            reasons = ", ".join(map(reason_in_words, moment.reasons))
            yield FormerState(State(at=moment.at), _("sealed {reason}").format(reason=reasons), moment.at)


def _frozen(session: Session, session_id: int, kind: str, language: str) -> Iterator[FormerState]:
    if kind not in MADE_OF_MINUTES - {"report"}:
        return
    stage = MinutesStage.CIRCULATED.value
    query = select(FrozenMinutes).where(FrozenMinutes.session_id == session_id, FrozenMinutes.stage == stage)
    for record in session.scalars(query.order_by(FrozenMinutes.id.desc())):
        if language in record.facts["languages"]:
            yield FormerState(State(stage=stage), _("circulated"), record.frozen_at)
            return


def _generated(session: Session, session_id: int) -> Iterator[FormerState]:
    if live_report(session, session_id) is None:
        return
    made = select(func.max(AuditEntry.at)).where(
        AuditEntry.record_kind == "report",
        AuditEntry.record_id == str(session_id),
        AuditEntry.action.in_(("create", "regenerate")),
    )
    since = session.scalar(made)
    if since is not None:
        yield FormerState(State(stage=GENERATED), _("as generated, without the edits"), since)


def build_former_paper(
    session: Session,
    *,
    session_id: int,
    kind: str,
    language: str,
    state: State,
    attribution: str = "listed",
    item: int | None = None,
) -> Document:
    """Make a paper of a session as a state had it. Raises SessionUnknown, NotFrozen, VersionNotFound."""
    if state.stage:
        return build_paper(
            session,
            session_id=session_id,
            kind=kind,
            language=language,
            attribution=attribution,
            item=item,
            stage=state.stage,
        )
    facts = paper_facts(session, session_id=session_id, kind=kind)
    if state.agenda is not None:
        facts = _with_agenda(session, facts, _issued(session, session_id, state.agenda))
    if state.at is not None:
        facts = _with_minutes(session, facts, language, state.at)
    document = PAPERS[kind](replace(facts, attribution=attribution, item_id=item), language)
    return replace(document, imprint=imprint_of(session, facts, kind=kind, language=language))


def _with_minutes(session: Session, facts: PaperFacts, language: str, at: datetime) -> PaperFacts:
    """Put the minutes as last sealed by a moment in the place of those there are now."""
    sealed = {
        one.item_id: one.text
        for one in meeting_at(session, session_id=facts.session.id, language=language, at=at)
    }
    items = tuple(
        replace(item, minutes={**item.minutes, language: sealed.get(item.id, "")}) for item in facts.items
    )
    return replace(facts, items=items)


def _issued(session: Session, session_id: int, version: int) -> IssuedAgenda:
    for one in issued_agendas(session, session_id=session_id):
        if one.record.id == version:
            return one
    raise VersionNotFound(_("This session has no such version of its agenda."))


def _with_agenda(session: Session, facts: PaperFacts, issued: IssuedAgenda) -> PaperFacts:
    """Put the items as they were issued in the place of those there are now.

    What an issued agenda does not hold (documents, what is asked of the group) is told as it is now.
    """
    record = issued.record
    known = {**_removed(session, facts.session.id), **{item.id: item for item in facts.items}}
    cover = replace(facts.cover, symbol=record.symbol or facts.cover.symbol)
    items = tuple(_items(known, _clause_ids(facts.mandate), entries_of(record.content), record.stage))
    return replace(facts, items=items, cover=cover, agenda_revision=issued.revision)


def _removed(session: Session, session_id: int) -> Mapping[int, ItemFacts]:
    query = select(AgendaItem.id, AgendaItem.kind, AgendaItem.role).where(
        AgendaItem.session_id == session_id, AgendaItem.deleted_at.is_not(None)
    )
    return {id_: ItemFacts(id_, None, {}, kind=kind, role=role) for id_, kind, role in session.execute(query)}


def _items(
    present: Mapping[int, ItemFacts],
    clauses: Mapping[str, int],
    entries: tuple[AgendaEntry, ...],
    stage: str,
) -> Iterator[ItemFacts]:
    above: list[AgendaEntry] = []
    for entry in entries:
        del above[entry.depth :]
        parent = above[-1] if above else None
        above.append(entry)
        known = present.get(entry.item) or ItemFacts(entry.item, None, {})
        yield replace(
            known,
            parent_id=parent.item if parent else None,
            texts={language: ItemText(title) for language, title in entry.titles.items()},
            fixed_number=_bare(entry.number, parent.number if parent else ""),
            stage=stage,
            clause_ids=tuple(clauses[one] for one in entry.clauses if one in clauses),
        )


def _bare(number: str, above: str) -> str:
    return number.removeprefix(above).strip().removesuffix(")")


def _clause_ids(mandate: MandateFacts | None) -> Mapping[str, int]:
    chapters = mandate.chapters if mandate else ()
    return {
        clause_reference(chapter.number, clause.letter, "fr"): clause.id
        for chapter in chapters
        for clause in chapter.clauses
    }

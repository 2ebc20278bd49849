"""Add the sample session, marked everywhere as an example, through the same services as the user's work."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from iomdesk.model.documents import DocumentVersion, MeetingDocument
from iomdesk.model.interventions import Intervention
from iomdesk.model.mandate import MandateChapter, MandateClause, MandateVersion
from iomdesk.model.recommendations import Recommendation
from iomdesk.model.sessions import GroupSession, Meeting
from iomdesk.runtime.reference import SampleData
from iomdesk.services.agenda import add_item, edit_item, write_item_text
from iomdesk.services.documents import add_document, link_document
from iomdesk.services.mapping import map_clause
from iomdesk.services.minutes import save_draft, seal_minutes
from iomdesk.services.paper_texts import write_paper_text
from iomdesk.services.papers import edit_paper
from iomdesk.services.participants import add_delegation, add_member, add_organisation
from iomdesk.services.recommendation_life import edit_step, take_step
from iomdesk.services.recommendations import (
    ParagraphInput,
    add_recommendation,
    map_recommendation_clause,
    write_recommendation,
)
from iomdesk.services.seeding_conduct import SeededMeeting, seed_conduct
from iomdesk.services.sessions import create_session, edit_session
from iomdesk.services.work import Work

_MEDIA_TYPES = {"pdf": "application/pdf", "txt": "text/plain; charset=utf-8"}


@dataclass
class _Seeding:
    """Remember the ids of what the sample's keys stand for."""

    work: Work
    data: SampleData
    session: int
    clauses: Mapping[str, int]
    delegations: dict[str, int] = field(default_factory=dict)
    documents: dict[str, int] = field(default_factory=dict)
    items: dict[str, int] = field(default_factory=dict)


def seed_sample_session(work: Work, data: SampleData) -> int:
    """Add the sample session to a desk that holds the working group's draft mandate; return its id."""
    entry = data.session["session"]
    session = _created(
        create_session(
            work,
            number=entry["number"],
            start_on=date.fromisoformat(entry["start_on"]),
            end_on=date.fromisoformat(entry["end_on"]),
            place=entry["place"],
        ).created
    )
    names = ("chair", "rapporteur", "rapporteur_is_woman", "status", "note")
    edit_session(work, session=session, fields={name: entry[name] for name in names})
    seeding = _Seeding(work, data, session, _clauses(work))
    _add_meetings(seeding)
    _add_participants(seeding)
    _add_documents(seeding)
    _add_items(seeding, data.session["items"], None)
    _hold_meeting(seeding, data.session["conduct"])
    for recommendation in data.session["recommendations"]:
        _add_recommendation(seeding, recommendation, date.fromisoformat(entry["end_on"]))
    _register_papers(seeding)
    return session


def _add_meetings(seeding: _Seeding) -> None:
    record = seeding.work.get(GroupSession, seeding.session)
    record.is_sample = True
    for entry in seeding.data.session["meetings"]:
        record.meetings.append(
            Meeting(
                number=entry["number"],
                starts_at=datetime.fromisoformat(entry["starts_at"]),
                ends_at=datetime.fromisoformat(entry["ends_at"]),
            )
        )


def _hold_meeting(seeding: _Seeding, entry: Mapping[str, Any]) -> None:
    meetings = seeding.work.get(GroupSession, seeding.session).meetings
    meeting = next(one for one in meetings if one.number == entry["meeting"])
    seed_conduct(SeededMeeting(seeding.work, meeting, seeding.items, seeding.delegations), entry)


def _add_participants(seeding: _Seeding) -> None:
    organisations = {
        entry["key"]: add_organisation(
            seeding.work, **{key: value for key, value in entry.items() if key != "key"}
        ).created
        for entry in seeding.data.session["organisations"]
    }
    for entry in seeding.data.session["delegations"]:
        organisation = entry.get("organisation")
        delegation = _created(
            add_delegation(
                seeding.work,
                session=seeding.session,
                state=entry.get("state"),
                organisation=organisations[organisation] if organisation else None,
                capacity=entry.get("capacity", "member"),
            ).created
        )
        seeding.delegations[entry.get("state") or organisation] = delegation
        for honorific, given_name, family_name in entry["members"]:
            add_member(
                seeding.work,
                delegation=delegation,
                honorific=honorific,
                given_name=given_name,
                family_name=family_name,
            )


def _add_documents(seeding: _Seeding) -> None:
    for entry in seeding.data.session["documents"]:
        titles = dict(entry["titles"])
        document = _created(
            add_document(
                seeding.work,
                session=seeding.session,
                symbol=entry["symbol"],
                title=titles.pop("fr"),
                language="fr",
                file_name=entry["file"],
                media_type=_MEDIA_TYPES[entry["file"].rpartition(".")[2]],
                data=seeding.data.files[entry["file"]],
            ).created
        )
        versions = seeding.work.get(MeetingDocument, document).versions
        versions.extend(DocumentVersion(language=lang, title=title) for lang, title in titles.items())
        seeding.documents[entry["key"]] = document


def _add_items(seeding: _Seeding, entries: list[dict[str, Any]], parent: int | None) -> None:
    for entry in entries:
        item = _created(
            add_item(
                seeding.work,
                session=seeding.session,
                parent=parent,
                title=entry["titles"]["fr"],
                language="fr",
                kind=entry["kind"],
                role=entry.get("role", "substance"),
                planned_minutes=entry.get("minutes_planned"),
            ).created
        )
        seeding.items[entry["key"]] = item
        _fill_item(seeding, entry, item)
        _add_items(seeding, entry.get("children", []), item)


def _fill_item(seeding: _Seeding, entry: dict[str, Any], item: int) -> None:
    work = seeding.work
    annotations = entry.get("annotations", {})
    for language, title in entry["titles"].items():
        annotation = annotations.get(language, "")
        write_item_text(work, item=item, language=language, title=title, annotation=annotation)
    fields: dict[str, Any] = {name: entry[name] for name in ("outcome", "presenter") if name in entry}
    edit_item(work, item=item, fields=fields | {"stage": "adopted"})
    for reference in entry.get("clauses", ()):
        map_clause(work, item=item, clause=seeding.clauses[reference])
    for key in entry.get("documents", ()):
        link_document(work, item=item, document=seeding.documents[key])
    for language, text in entry.get("minutes", {}).items():
        save_draft(work, item=item, language=language, text=text)
        work.session.flush()
        seal_minutes(work, item=item, language=language, reason="import")
    for position, spoken in enumerate(entry.get("interventions", ())):
        work.session.add(_intervention(seeding, item, position, spoken))


def _intervention(seeding: _Seeding, item: int, position: int, entry: Mapping[str, str]) -> Intervention:
    return Intervention(
        item_id=item,
        position=position,
        delegation_id=seeding.delegations[entry["by"]],
        on_behalf_of=entry.get("on_behalf_of", ""),
        kind=entry.get("kind", "statement"),
        stance=entry.get("stance", "none"),
        attribution=entry.get("attribution", "anonymous"),
        language="fr",
        summary=entry["summary"],
    )


def _add_recommendation(seeding: _Seeding, entry: dict[str, Any], on: date) -> None:
    work = seeding.work
    recommendation = _created(
        add_recommendation(work, session=seeding.session, item=seeding.items[entry["item"]]).created
    )
    paragraphs = tuple(ParagraphInput(p["part"], p["verb"], p["texts"]) for p in entry["paragraphs"])
    write_recommendation(work, recommendation=recommendation, paragraphs=paragraphs)
    for reference in entry["clauses"]:
        map_recommendation_clause(work, recommendation=recommendation, clause=seeding.clauses[reference])
    proposed = work.get(Recommendation, recommendation).steps[0]
    edit_step(work, step=proposed.id, fields={"on": on})
    take_step(work, recommendation=recommendation, status=entry["status"], on=on)


def _register_papers(seeding: _Seeding) -> None:
    for kind, entry in seeding.data.session["papers"].items():
        fields = {name: value for name, value in entry.items() if name != "text"}
        fields["dated_on"] = date.fromisoformat(entry["dated_on"])
        edit_paper(seeding.work, session=seeding.session, kind=kind, fields=fields)
        for language, text in entry.get("text", {}).items():
            write_paper_text(seeding.work, session=seeding.session, kind=kind, language=language, text=text)


def _clauses(work: Work) -> dict[str, int]:
    rows = work.session.execute(
        select(MandateChapter.number, MandateClause.letter, MandateClause.id)
        .join(MandateClause, MandateClause.chapter_id == MandateChapter.id)
        .join(MandateVersion, MandateVersion.id == MandateChapter.version_id)
        .where(MandateVersion.status == "projet")
    )
    return {f"{number} {letter})": clause for number, letter, clause in rows}


def _created(id_: int | None) -> int:
    if id_ is None:
        raise LookupError("the sample names the same record twice")
    return id_

"""Fill a new desk: the working group and the States always, its history and draft mandate on request."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select

from iomdesk.model.bodies import Body, BodyName
from iomdesk.model.mandate import (
    ChapterTitle,
    ClauseText,
    MandateChapter,
    MandateStatus,
    MandateVersion,
)
from iomdesk.model.mandate_draft import parse_mandate
from iomdesk.model.participants import State
from iomdesk.model.sessions import GroupSession, SessionBody, SessionStatus
from iomdesk.runtime.reference import ReferenceData
from iomdesk.services.mandates import store_mandate
from iomdesk.services.work import Work


def seed_reference(work: Work, data: ReferenceData) -> None:
    """Add the bodies with their dated names, and the names of States."""
    bodies: dict[str, Body] = {}
    for entry in data.group["bodies"]:
        parent = bodies.get(entry["parent"] or "")
        body = _body(entry, parent.id if parent else None)
        work.session.add(body)
        work.session.flush()
        bodies[body.code] = body
    work.session.add_all(_state(row) for row in data.states)
    work.session.flush()
    work.audit("seed", "desk", 1, None, {"bodies": sorted(bodies), "states": len(data.states)})


def seed_history(work: Work, data: ReferenceData) -> None:
    """Add what is known of the working group's past: its mandates, its meetings, its draft mandate."""
    for entry in data.group["versions"]:
        work.session.add(_known_version(work, entry))
    work.session.flush()
    _store_draft(work, data)
    for entry in data.group["sessions"]:
        work.session.add(_past_session(work, entry))
    work.session.flush()
    work.audit("seed", "desk", 1, None, {"sessions": len(data.group["sessions"])})


def body_id(work: Work, code: str) -> int:
    """Return the id of a body by its code."""
    return work.session.scalars(select(Body.id).where(Body.code == code)).one()


def _body(entry: Mapping[str, Any], parent_id: int | None) -> Body:
    return Body(
        code=entry["code"],
        kind=entry["kind"],
        parent_id=parent_id,
        symbol_template=entry["symbol_template"],
        symbol_confirmed=entry["symbol_confirmed"],
        is_own=entry.get("own", False),
        deadline_days=entry["deadline_days"],
        names=[_name(name) for name in entry["names"]],
    )


def _name(entry: Mapping[str, Any]) -> BodyName:
    return BodyName(
        language=entry["language"],
        name=entry["name"],
        abbreviation=entry.get("abbreviation", ""),
        valid_after=_day(entry.get("valid_after")),
        is_official=entry["official"],
        is_proposed=entry.get("proposed", False),
        source=entry.get("source", ""),
    )


def _state(row: Mapping[str, str]) -> State:
    return State(
        iso3=row["iso3"],
        iso2=row["iso2"],
        name_fr=row["name_fr"],
        name_en=row["name_en"],
        name_es=row["name_es"],
        article_fr=row["article_fr"],
    )


def _known_version(work: Work, entry: Mapping[str, Any]) -> MandateVersion:
    return MandateVersion(
        body_id=body_id(work, "WG"),
        label=entry["label"],
        status=MandateStatus(entry["status"]).value,
        approved_by_id=body_id(work, entry["approved_by"]),
        approving_session=entry["approving_session"],
        dated_on=_day(entry.get("dated_on")),
        note=entry["note"],
    )


def _store_draft(work: Work, data: ReferenceData) -> None:
    """Store the draft with its official French text, then its working translations."""
    entry = data.group["draft"]
    draft = parse_mandate(data.draft_mandate, language="fr")
    changes = store_mandate(
        work, draft=draft, body=body_id(work, "WG"), label=entry["label"], status=entry["status"]
    )
    version = work.get(MandateVersion, changes.created)
    version.note = entry["note"]
    for language, chapters in entry["translations"].items():
        for chapter in version.chapters:
            _translate(chapter, language, chapters[chapter.number])


def _translate(chapter: MandateChapter, language: str, texts: Mapping[str, str]) -> None:
    chapter.titles.append(ChapterTitle(language=language, title=texts["title"], is_official=False))
    for clause in chapter.clauses:
        clause.texts.append(ClauseText(language=language, text=texts[clause.letter], is_official=False))


def _past_session(work: Work, entry: Mapping[str, Any]) -> GroupSession:
    return GroupSession(
        start_on=_day(entry["start_on"]),
        end_on=_day(entry["end_on"]),
        chair=entry.get("chair", ""),
        note=entry["note"],
        status=SessionStatus.CLOSED.value,
        bodies=[
            SessionBody(body_id=body_id(work, code), position=index)
            for index, code in enumerate(entry["bodies"])
        ],
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None

"""Turn sessions, bodies and mandates, loaded whole, into the facts that papers are made from."""

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from iomdesk.document.dated_names import name_on
from iomdesk.model.bodies import Body, BodyName
from iomdesk.model.mandate import MandateChapter, MandateClause, MandateVersion
from iomdesk.model.sessions import GroupSession, Meeting
from iomdesk.papers.facts import (
    LANGUAGES,
    BodyFacts,
    ChapterFact,
    ClauseFact,
    MandateFacts,
    MeetingFact,
    NameFact,
    Names,
    SessionFacts,
)


def session_facts(record: GroupSession) -> SessionFacts:
    """Turn a session, loaded with its bodies and meetings, into facts."""
    return SessionFacts(
        id=record.id,
        bodies=tuple(body_facts(link.body, record.start_on) for link in record.bodies),
        number=record.number,
        place=record.place,
        start_on=record.start_on,
        end_on=record.end_on,
        chair=record.chair,
        rapporteur=record.rapporteur,
        rapporteur_is_woman=record.rapporteur_is_woman,
        is_sample=record.is_sample,
        meetings=tuple(_meeting(meeting) for meeting in record.meetings),
    )


def _meeting(meeting: Meeting) -> MeetingFact:
    zone = ZoneInfo(meeting.time_zone)
    ends_at = meeting.ends_at.astimezone(zone) if meeting.ends_at else None
    return MeetingFact(meeting.number, meeting.starts_at.astimezone(zone), ends_at)


def body_facts(body: Body, day: date | None) -> BodyFacts:
    """Turn a body into facts, under the names it bore on a day."""
    return BodyFacts(body.id, body.kind, _names(body.names, day))


def _names(names: Sequence[BodyName], day: date | None) -> Names:
    found = {language: name_on(names, language, day) for language in LANGUAGES}
    return {
        language: NameFact(name.name, name.is_official, name.abbreviation, is_proposed=name.is_proposed)
        for language, name in found.items()
        if name is not None
    }


def mandate_facts(version: MandateVersion, in_force_from: date | None) -> MandateFacts:
    """Turn a version of a mandate into facts, with the name it gives the body from a day on."""
    day = in_force_from or version.dated_on
    return MandateFacts(
        id=version.id,
        label=version.label,
        status=version.status,
        body_names=_names(version.body.names, day),
        approved_by=body_facts(version.approved_by, day) if version.approved_by else None,
        approving_session=version.approving_session,
        document_symbol=version.document_symbol,
        dated_on=version.dated_on,
        chapters=tuple(_chapter(chapter) for chapter in version.chapters),
        note=version.note,
    )


def _chapter(chapter: MandateChapter) -> ChapterFact:
    return ChapterFact(
        id=chapter.id,
        number=chapter.number,
        titles={title.language: title.title for title in chapter.titles},
        clauses=tuple(_clause(clause) for clause in chapter.clauses),
        official={title.language: title.is_official for title in chapter.titles},
    )


def _clause(clause: MandateClause) -> ClauseFact:
    return ClauseFact(
        id=clause.id,
        letter=clause.letter,
        texts={text.language: text.text for text in clause.texts},
        official={text.language: text.is_official for text in clause.texts},
    )

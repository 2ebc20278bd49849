"""Rows of the mandate: versions, chapters and clauses with their texts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from iomdesk.document.dated_names import name_on
from iomdesk.document.numbering import clause_reference, parse_clause_reference
from iomdesk.model.bodies import Body
from iomdesk.model.mandate import (
    MandateChapter,
    MandateClause,
    MandateVersion,
    version_for,
)
from iomdesk.model.sessions import GroupSession, SessionBody
from iomdesk.queries.loading import whole_mandate


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """Show a clause; `same_words_as` names the clauses of the version that say the same."""

    id: int
    reference: str
    letter: str
    text: str
    text_language: str
    is_official: bool
    texts: Mapping[str, str]
    official: Mapping[str, bool]
    same_words_as: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChapterRow:
    """Show a chapter with its clauses; `titles` maps a language to a title."""

    id: int
    number: str
    title: str
    titles: Mapping[str, str]
    clauses: tuple[ClauseRow, ...]
    official: Mapping[str, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class VersionRow:
    """Show a version of a mandate with its status, which is never left out on screen or paper."""

    id: int
    label: str
    status: str
    approved_by: str
    approving_session: int | None
    document_symbol: str
    dated_on: date | None
    in_force_from: date | None
    in_force_to: date | None
    note: str
    body_name: str
    chapters: tuple[ChapterRow, ...]

    @property
    def clauses(self) -> tuple[ClauseRow, ...]:
        """Return the clauses of all chapters in order."""
        return tuple(clause for chapter in self.chapters for clause in chapter.clauses)


def list_versions(session: Session, *, language: str = "fr") -> tuple[VersionRow, ...]:
    """List the versions of the desk's own mandate in the order they were entered: not all have a date."""
    records = session.scalars(
        select(MandateVersion)
        .join(Body, Body.id == MandateVersion.body_id)
        .where(Body.is_own)
        .order_by(MandateVersion.id)
        .options(*whole_mandate())
    )
    return tuple(version_row(record, language) for record in records)


def version_for_session(session: Session, *, session_id: int, language: str = "fr") -> VersionRow | None:
    """Return the version that a session's items are mapped to, or None where no clause is known."""
    record = mandate_record_for(session, session_id)
    return version_row(record, language) if record else None


def mandate_record_for(session: Session, session_id: int) -> MandateVersion | None:
    """Load the version chosen for a session, else the one its date gives."""
    chosen, day = session.execute(
        select(GroupSession.mandate_version_id, GroupSession.start_on).where(GroupSession.id == session_id)
    ).one()
    bodies = select(SessionBody.body_id).where(SessionBody.session_id == session_id)
    wanted = MandateVersion.id == chosen if chosen else MandateVersion.body_id.in_(bodies)
    records = session.scalars(select(MandateVersion).where(wanted).options(*whole_mandate())).all()
    return records[0] if chosen and records else version_for(records, day)


def find_clause(session: Session, *, session_id: int, reference: str) -> int | None:
    """Find a clause of the session's version by a reference as people write it (`2b`, `2 b)`, `2(b)`)."""
    parsed = parse_clause_reference(reference)
    record = mandate_record_for(session, session_id)
    if parsed is None or record is None:
        return None
    for chapter in record.chapters:
        for clause in chapter.clauses:
            if (chapter.number.casefold(), clause.letter) == (parsed[0].casefold(), parsed[1]):
                return clause.id
    return None


def version_row(record: MandateVersion, language: str) -> VersionRow:
    """Show a version in a language."""
    approver = name_on(record.approved_by.names, language, None) if record.approved_by else None
    body = name_on(record.body.names, language, record.in_force_from or record.dated_on)
    doubles = _doubles(record.chapters)
    return VersionRow(
        id=record.id,
        label=record.label,
        status=record.status,
        approved_by=approver.name if approver else "",
        approving_session=record.approving_session,
        document_symbol=record.document_symbol,
        dated_on=record.dated_on,
        in_force_from=record.in_force_from,
        in_force_to=record.in_force_to,
        note=record.note,
        body_name=body.name if body else "",
        chapters=tuple(_chapter_row(chapter, language, doubles) for chapter in record.chapters),
    )


def _chapter_row(
    chapter: MandateChapter, language: str, doubles: Mapping[int, Sequence[tuple[str, str]]]
) -> ChapterRow:
    titles = {title.language: title.title for title in chapter.titles}
    return ChapterRow(
        id=chapter.id,
        number=chapter.number,
        title=_shown(titles, language)[0],
        titles=titles,
        clauses=tuple(
            _clause_row(chapter, clause, language, doubles[clause.id]) for clause in chapter.clauses
        ),
        official={title.language: title.is_official for title in chapter.titles},
    )


def _clause_row(
    chapter: MandateChapter, clause: MandateClause, language: str, same: Sequence[tuple[str, str]]
) -> ClauseRow:
    texts = {text.language: text.text for text in clause.texts}
    official = {text.language: text.is_official for text in clause.texts}
    text, text_language = _shown(texts, language)
    return ClauseRow(
        id=clause.id,
        reference=clause_reference(chapter.number, clause.letter, language),
        letter=clause.letter,
        text=text,
        text_language=text_language,
        is_official=official.get(text_language, False),
        texts=texts,
        official=official,
        same_words_as=tuple(clause_reference(*name, language) for name in same),
    )


def _shown(texts: Mapping[str, str], language: str) -> tuple[str, str]:
    for candidate in (language, "fr", "en", "es"):
        if texts.get(candidate):
            return texts[candidate], candidate
    return "", language


def _doubles(chapters: Iterable[MandateChapter]) -> dict[int, list[tuple[str, str]]]:
    named = [
        (clause, (chapter.number, clause.letter), _words(clause))
        for chapter in chapters
        for clause in chapter.clauses
    ]
    return {
        clause.id: [name for other, name, theirs in named if other is not clause and words & theirs]
        for clause, _, words in named
    }


def _words(clause: MandateClause) -> frozenset[tuple[str, str]]:
    """The texts by language without the points that only end a line of the list."""
    return frozenset((t.language, t.text.rstrip(" ;.").casefold()) for t in clause.texts)

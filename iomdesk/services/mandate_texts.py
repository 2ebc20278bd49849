"""Write the texts of a draft mandate: clauses and titles of chapters, per language, official or not."""

from collections.abc import Sequence
from typing import TypeVar

from sqlalchemy import exists, or_, select

from iomdesk.model.agenda import AgendaItem, ItemClause
from iomdesk.model.mandate import (
    ChapterTitle,
    ClauseText,
    MandateChapter,
    MandateClause,
    MandateStatus,
    MandateVersion,
)
from iomdesk.model.sessions import GroupSession
from iomdesk.queries.issued import sessions_with_papers
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.changes import NOTHING, Changes, Operation, touching
from iomdesk.services.work import Work

T = TypeVar("T", ClauseText, ChapterTitle)


class MandateTextFixed(UserError):
    """Raised when the text of a version is to be changed that was approved, or printed in a paper."""


def write_clause_text(
    work: Work, *, clause: int, language: str, text: str, is_official: bool | None = None
) -> Changes:
    """Write a clause's text in one language; None leaves the mark of official texts, no text removes the row.

    Raises MandateTextFixed.
    """
    record = work.get(MandateClause, clause)
    version = _editable(work, record.chapter.version_id)
    stored = _in(record.texts, language)
    before = (stored.text, stored.is_official) if stored else ("", False)
    after = _wanted(text, before, is_official)
    if before == after:
        return NOTHING
    if not after[0] and stored is not None:
        record.texts.remove(stored)
    elif stored is not None:
        stored.text, stored.is_official = after
    else:
        record.texts.append(ClauseText(language=language, text=after[0], is_official=after[1]))
    name = {"clause": clause, "language": language}
    _audit(work, version, name, before, after)
    inverse = {**name, "text": before[0], "is_official": before[1]}
    return touching(Operation(write_clause_text, inverse), mandate=version, clause=clause)


def write_chapter_title(
    work: Work, *, chapter: int, language: str, text: str, is_official: bool | None = None
) -> Changes:
    """Write a chapter's title in one language, like the text of a clause."""
    record = work.get(MandateChapter, chapter)
    version = _editable(work, record.version_id)
    stored = _in(record.titles, language)
    before = (stored.title, stored.is_official) if stored else ("", False)
    after = _wanted(text, before, is_official)
    if before == after:
        return NOTHING
    if not after[0] and stored is not None:
        record.titles.remove(stored)
    elif stored is not None:
        stored.title, stored.is_official = after
    else:
        record.titles.append(ChapterTitle(language=language, title=after[0], is_official=after[1]))
    name = {"chapter": chapter, "language": language}
    _audit(work, version, name, before, after)
    inverse = {**name, "text": before[0], "is_official": before[1]}
    return touching(Operation(write_chapter_title, inverse), mandate=version)


def _in(texts: Sequence[T], language: str) -> T | None:
    return next((text for text in texts if text.language == language), None)


def _wanted(text: str, before: tuple[str, bool], is_official: bool | None) -> tuple[str, bool]:
    """A text is one line, as it was read; without words it is neither official nor anything else."""
    words = " ".join(text.split())
    return words, bool(words) and (before[1] if is_official is None else is_official)


def _audit(
    work: Work, version: int, name: dict[str, object], before: tuple[str, bool], after: tuple[str, bool]
) -> None:
    fields = ("text", "is_official")
    work.audit(
        "write",
        "mandate",
        version,
        {**name, **dict(zip(fields, before, strict=True))},
        {**name, **dict(zip(fields, after, strict=True))},
    )


def _editable(work: Work, version: int) -> int:
    record = work.get(MandateVersion, version)
    if record.status != MandateStatus.DRAFT:
        raise MandateTextFixed(
            _(
                "“{label}” was approved: its text is not changed any more. Nothing was changed; bring a new "
                "version in."
            ).format(label=record.label)
        )
    if _was_printed(work, version):
        raise MandateTextFixed(
            _(
                "A paper was issued that prints “{label}”: its text is not changed any more. Nothing was "
                "changed; bring a new version in."
            ).format(label=record.label)
        )
    return version


def _was_printed(work: Work, version: int) -> bool:
    """Say whether papers were issued of a closed session that works under the version."""
    used = (
        exists()
        .where(AgendaItem.session_id == GroupSession.id)
        .where(ItemClause.item_id == AgendaItem.id)
        .where(MandateClause.id == ItemClause.clause_id)
        .where(MandateChapter.id == MandateClause.chapter_id)
        .where(MandateChapter.version_id == version)
    )
    printed = select(GroupSession.id).where(
        GroupSession.status == "closed",
        GroupSession.id.in_(sessions_with_papers(work.session)),
        or_(GroupSession.mandate_version_id == version, used),
    )
    return work.session.scalars(printed).first() is not None

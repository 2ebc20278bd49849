"""Recommendations in one line, and the table of what became of them, as people export it."""

from collections.abc import Sequence
from datetime import date
from typing import TypeAlias

from sqlalchemy.orm import Session

from iomdesk.document.markdown import parse_markdown
from iomdesk.document.text import plain_text
from iomdesk.papers.verbs import open_with_verb, verbs
from iomdesk.queries.follow_up import FollowUpRow, follow_up
from iomdesk.queries.recommendation_words import ageing_words, status_words
from iomdesk.queries.recommendations import ParagraphRow
from iomdesk.runtime.translations import _
from iomdesk.services.recommendations import ParagraphInput

Paragraph: TypeAlias = ParagraphRow | ParagraphInput
Cell: TypeAlias = str | int | date | None


def verb_words(part: str, verb: str, language: str) -> str:
    """Return a verb in a language; empty for none or one that is not known."""
    return verbs(part).get(verb, {}).get(language, "")


def first_words(paragraphs: Sequence[Paragraph], language: str) -> str:
    """Return what a recommendation asks for in one line: its first operative paragraph, else its first."""
    written = [p for p in paragraphs if any(p.texts.values())]
    operative = [p for p in written if p.part == "operative"]
    recommended = [p for p in operative if p.verb == "recommends"]
    chosen = (recommended or operative or written)[:1]
    return line_of(chosen[0], language) if chosen else ""


def line_of(paragraph: Paragraph, language: str) -> str:
    """Return a paragraph as one line with its verb, in a language it has."""
    shown = next((code for code in (language, "fr", "en", "es") if paragraph.texts.get(code)), language)
    words = " ".join(plain_text(p.text) for p in parse_markdown(paragraph.texts.get(shown, "")))
    verb = verb_words(paragraph.part, paragraph.verb, shown)
    return "".join(open_with_verb(verb, words, shown)) if verb else words


def follow_up_table(session: Session, *, today: date, language: str) -> tuple[tuple[Cell, ...], ...]:
    """Return heads and rows of the follow-up of all recommendations, for a workbook.

    The first four columns and those of answers have the heads under which answers are imported again.
    """
    return (_heads(), *(_cells(one, language) for one in follow_up(session, today=today, language=language)))


def _heads() -> tuple[Cell, ...]:
    return (
        _("Session"),
        _("No."),
        _("Recommendation"),
        _("Status"),
        _("Date"),
        _("Body"),
        _("Session of the body"),
        _("Symbol"),
        _("Note"),
        _("Clauses"),
        _("Item"),
        _("Owner"),
        _("Due"),
        _("Sessions without news"),
        _("Remark"),
    )


def _cells(one: FollowUpRow, language: str) -> tuple[Cell, ...]:
    row = one.row
    last = row.steps[-1] if row.steps else None
    return (
        row.session_number if row.session_number is not None else row.session_start_on,
        row.number,
        first_words(row.paragraphs, language),
        status_words(row.status, last.body_kind if last else ""),
        last.on if last else None,
        last.body if last else "",
        last.body_session if last else None,
        last.symbol if last else "",
        last.note if last else "",
        ", ".join(row.clause_references),
        row.item_number,
        row.action_owner,
        row.action_due_on,
        one.sessions_since if one.is_open else None,
        remark_on(one),
    )


def remark_on(one: FollowUpRow) -> str:
    """Say what makes a recommendation stand out; nothing for most."""
    words = ageing_words()
    found = [words["silent"]] if one.is_silent else []
    return ", ".join([*found, words["overdue"]] if one.is_overdue else found)

"""What the text of minutes may lead to, and the numbers that its paragraphs will have in print."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from iomdesk.document.markdown import parse_markdown
from iomdesk.document.shortening import shortened
from iomdesk.document.text import plain_text
from iomdesk.model.agenda import AgendaItem
from iomdesk.model.minutes import Draft
from iomdesk.papers.minutes_paper import first_paragraph_numbers
from iomdesk.queries.item_documents import documents_by_item
from iomdesk.queries.recommendations import list_recommendations
from iomdesk.services.paper_facts import paper_facts

_PARAGRAPH = {"fr": "paragraphe {number}", "en": "paragraph {number}", "es": "párrafo {number}"}
_RECOMMENDATION = {
    "fr": "recommandation {number}",
    "en": "recommendation {number}",
    "es": "recomendación {number}",
}
_LONGEST = 110


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """Offer a place to lead to: `words` become the link where none are selected, `shown` tells what it is.

    A paragraph without an anchor has no target yet; `place` is its place in its item's text.
    """

    target: str
    words: str
    shown: str
    item: int = 0
    place: int = -1


@dataclass(frozen=True, slots=True)
class LinkTargets:
    """Hold what a session offers, and the first number of each item's text in print."""

    targets: tuple[LinkTarget, ...]
    first_numbers: Mapping[int, int]


def first_numbers(session: Session, *, session_id: int, language: str) -> Mapping[int, int]:
    """Return for each item the number that the first paragraph of its text will bear in the minutes."""
    return first_paragraph_numbers(paper_facts(session, session_id=session_id, kind="minutes"), language)


def link_targets(session: Session, *, session_id: int, language: str) -> LinkTargets:
    """List the documents, recommendations and paragraphs of a session that its minutes may lead to."""
    numbers = first_numbers(session, session_id=session_id, language=language)
    found = (
        *_documents(session, session_id, language),
        *_recommendations(session, session_id, language),
        *_paragraphs(session, numbers, language),
    )
    return LinkTargets(found, numbers)


def paragraph_words(number: int, language: str) -> str:
    """Name a paragraph as a sentence does; papers put the number that it has then."""
    return _PARAGRAPH[language].format(number=number)


def paragraph_shown(number: int, text: str) -> str:
    """Show a paragraph in a list."""
    return shortened(f"{number}. {text}", _LONGEST)


def _documents(session: Session, session_id: int, language: str) -> Iterator[LinkTarget]:
    by_item = documents_by_item(session, session_id, language)
    for one in {row.id: row for rows in by_item.values() for row in rows}.values():
        shown = " · ".join(part for part in (one.symbol, one.title) if part)
        if shown:
            yield LinkTarget(f"document:{one.id}", one.symbol or one.title, shortened(shown, _LONGEST))


def _recommendations(session: Session, session_id: int, language: str) -> Iterator[LinkTarget]:
    for one in list_recommendations(session, session_id=session_id, language=language):
        words = _RECOMMENDATION[language].format(number=one.number)
        texts = (row.texts.get(language) or next(iter(row.texts.values()), "") for row in one.paragraphs)
        shown = f"{words[:1].upper()}{words[1:]} · {' '.join(texts)}".rstrip(" ·")
        yield LinkTarget(f"recommendation:{one.id}", words, shortened(shown, _LONGEST))


def _paragraphs(session: Session, numbers: Mapping[int, int], language: str) -> Iterator[LinkTarget]:
    drafts = session.execute(
        select(Draft.record_id, Draft.text)
        .join(AgendaItem, AgendaItem.id == Draft.record_id)
        .where(
            Draft.record_kind == "item",
            Draft.field == "minutes",
            Draft.language == language,
            Draft.record_id.in_(numbers),
            AgendaItem.deleted_at.is_(None),
        )
    )
    texts = {draft.record_id: draft.text for draft in drafts}
    for item, first in numbers.items():
        number = first
        for place, one in enumerate(parse_markdown(texts.get(item, ""))):
            if one.list_level or one.rows:
                continue
            target = f"paragraph:item-{item}/{one.anchor}" if one.anchor else ""
            shown = paragraph_shown(number, plain_text(one.text))
            yield LinkTarget(target, paragraph_words(number, language), shown, item, place)
            number += 1

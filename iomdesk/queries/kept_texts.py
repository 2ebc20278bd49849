"""The texts that the journal of typing covers, as they are stored: where each kind is found."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from sqlalchemy import select
from sqlalchemy.orm import Session

from iomdesk.document.typed_text import TextKey
from iomdesk.model.agenda import AgendaItem, ItemText
from iomdesk.model.interventions import Intervention
from iomdesk.model.minutes import Draft
from iomdesk.model.recommendations import ParagraphPart, Recommendation
from iomdesk.model.reports import EditedParagraph, EditedText
from iomdesk.model.sessions import GroupSession
from iomdesk.queries.paper_texts import paper_text_of

Read: TypeAlias = Callable[[Session, TextKey], str | None]

PAPER = "paper:"
"""What the field of a paper's free text begins with; the kind of paper follows."""


def minutes_key(item: int, language: str) -> TextKey:
    """Name the minutes of an item."""
    return TextKey("item", item, "minutes", language)


def paper_text_key(session: int, kind: str, language: str) -> TextKey:
    """Name the free text of a session's paper."""
    return TextKey("session", session, PAPER + kind, language)


def recommendation_key(recommendation: int) -> TextKey:
    """Name the paragraphs of a recommendation, all languages together."""
    return TextKey("recommendation", recommendation, "paragraphs", "")


def notes_key(intervention: int) -> TextKey:
    """Name the notes on an intervention."""
    return TextKey("intervention", intervention, "notes", "")


def report_paragraph_key(paragraph: int, language: str) -> TextKey:
    """Name a paragraph of an edited report."""
    return TextKey("report_paragraph", paragraph, "text", language)


def stored_text(session: Session, key: TextKey) -> str | None:
    """Return a text as it is stored, "" where nothing was written yet; None where there is no such text."""
    read = _readers().get((key.record_kind, _kind_of_field(key)))
    return read(session, key) if read else None


def paragraphs_as_text(paragraphs: Iterable[tuple[str, str, Mapping[str, str]]]) -> str:
    """Write paragraphs (part, verb, texts by language) as one text, a paragraph a line, in stored order."""
    ordered = sorted(paragraphs, key=lambda one: one[0] != ParagraphPart.PREAMBLE)
    return "\n".join(
        json.dumps([part, verb, {key: texts[key] for key in sorted(texts) if texts[key]}], ensure_ascii=False)
        for part, verb, texts in ordered
    )


def paragraphs_from_text(text: str) -> list[tuple[str, str, dict[str, str]]]:
    """Read such a text; the other way round."""
    return [(part, verb, dict(texts)) for part, verb, texts in map(json.loads, text.splitlines())]


def _kind_of_field(key: TextKey) -> str:
    return PAPER if key.field.startswith(PAPER) else key.field


def _readers() -> Mapping[tuple[str, str], Read]:
    return {
        ("item", "minutes"): _minutes,
        ("item", "notes"): lambda session, key: _empty_of(session.get(AgendaItem, key.record_id)),
        ("item", "title"): _item_text,
        ("item", "annotation"): _item_text,
        ("item", "presenter"): _item_field,
        ("item", "proposer"): _item_field,
        ("session", PAPER): _paper_text,
        ("recommendation", "paragraphs"): _recommendation,
        ("intervention", "notes"): _notes,
        ("report_paragraph", "text"): _report_paragraph,
    }


def _minutes(session: Session, key: TextKey) -> str | None:
    found = session.scalar(select(Draft.text).filter_by(**key._asdict()))
    return found if found is not None else _empty_of(session.get(AgendaItem, key.record_id))


def _item_text(session: Session, key: TextKey) -> str | None:
    column = ItemText.title if key.field == "title" else ItemText.annotation
    found = session.scalar(
        select(column).where(ItemText.item_id == key.record_id, ItemText.language == key.language)
    )
    return found if found is not None else _empty_of(session.get(AgendaItem, key.record_id))


def _item_field(session: Session, key: TextKey) -> str | None:
    record = session.get(AgendaItem, key.record_id)
    return None if record is None else str(getattr(record, key.field) or "")


def _paper_text(session: Session, key: TextKey) -> str | None:
    if session.get(GroupSession, key.record_id) is None:
        return None
    texts = paper_text_of(session, session_id=key.record_id, kind=key.field.removeprefix(PAPER))
    return texts.get(key.language, "")


def _recommendation(session: Session, key: TextKey) -> str | None:
    record = session.get(Recommendation, key.record_id)
    if record is None:
        return None
    return paragraphs_as_text(
        (p.part, p.verb, {t.language: t.text for t in p.texts}) for p in record.paragraphs
    )


def _notes(session: Session, key: TextKey) -> str | None:
    record = session.get(Intervention, key.record_id)
    return None if record is None else record.summary


def _report_paragraph(session: Session, key: TextKey) -> str | None:
    if session.get(EditedParagraph, key.record_id) is None:
        return None
    found = session.scalar(
        select(EditedText.text).where(
            EditedText.paragraph_id == key.record_id, EditedText.language == key.language
        )
    )
    return found or ""


def _empty_of(record: Any) -> str | None:
    return None if record is None else ""

"""Put back a text that was recovered, each kind by the service that writes it."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from iomdesk.document.typed_text import TextKey
from iomdesk.queries.kept_texts import PAPER, paragraphs_from_text
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.agenda import edit_item
from iomdesk.services.changes import Changes
from iomdesk.services.interventions import add_intervention, write_notes
from iomdesk.services.item_texts import write_item_text
from iomdesk.services.minutes import save_draft, seal_minutes
from iomdesk.services.paper_texts import write_paper_text
from iomdesk.services.recommendations import ParagraphInput, write_recommendation
from iomdesk.services.report_paragraphs import write_report_paragraph
from iomdesk.services.work import Work

Write: TypeAlias = Callable[[Work, TextKey, str], Changes]


class PlaceGone(UserError):
    """Raised when a recovered text has no place any more where it could be put."""


def write_kept_text(work: Work, key: TextKey, text: str) -> Changes:
    """Store a text in its place; raises PlaceGone, RecordGone."""
    field = PAPER if key.field.startswith(PAPER) else key.field
    write = _WRITERS.get((key.record_kind, field))
    if write is None:
        raise PlaceGone(
            _("The place of this text is not in the desk any more. The text stays in the list: copy it.")
        )
    return write(work, key, text)


def _write_minutes(work: Work, key: TextKey, text: str) -> Changes:
    """Seal what was there, and what takes its place: both stay among the versions."""
    item, language = key.record_id, key.language
    seal_minutes(work, item=item, language=language, reason="status")
    changes = save_draft(work, item=item, language=language, text=text)
    work.session.flush()
    seal_minutes(work, item=item, language=language, reason="recovered")
    return changes


def _write_item_text(work: Work, key: TextKey, text: str) -> Changes:
    return write_item_text(work, item=key.record_id, language=key.language, **{key.field: text})


def _write_item_field(work: Work, key: TextKey, text: str) -> Changes:
    return edit_item(work, item=key.record_id, fields={key.field: text})


def _write_paper_text(work: Work, key: TextKey, text: str) -> Changes:
    kind = key.field.removeprefix(PAPER)
    return write_paper_text(work, session=key.record_id, kind=kind, language=key.language, text=text)


def _write_recommendation(work: Work, key: TextKey, text: str) -> Changes:
    paragraphs = tuple(ParagraphInput(*one) for one in paragraphs_from_text(text))
    return write_recommendation(work, recommendation=key.record_id, paragraphs=paragraphs)


def _add_notes(work: Work, key: TextKey, text: str) -> Changes:
    """Store notes of an intervention that the desk never knew."""
    return add_intervention(work, item=key.record_id, summary=text)


def _write_notes(work: Work, key: TextKey, text: str) -> Changes:
    return write_notes(work, intervention=key.record_id, text=text)


def _write_report_paragraph(work: Work, key: TextKey, text: str) -> Changes:
    return write_report_paragraph(work, paragraph=key.record_id, language=key.language, text=text)


_WRITERS: Mapping[tuple[str, str], Write] = {
    ("item", "minutes"): _write_minutes,
    ("item", "notes"): _add_notes,
    ("item", "title"): _write_item_text,
    ("item", "annotation"): _write_item_text,
    ("item", "presenter"): _write_item_field,
    ("item", "proposer"): _write_item_field,
    ("session", PAPER): _write_paper_text,
    ("recommendation", "paragraphs"): _write_recommendation,
    ("intervention", "notes"): _write_notes,
    ("report_paragraph", "text"): _write_report_paragraph,
}

"""Give a paragraph of minutes the anchor by which others lead to it."""

from dataclasses import replace

from sqlalchemy import select

from iomdesk.document.markdown import parse_markdown, write_markdown
from iomdesk.model.minutes import Draft
from iomdesk.services.changes import NOTHING, Changes
from iomdesk.services.minutes import save_draft
from iomdesk.services.work import Work


def anchor_paragraph(work: Work, *, item: int, language: str, place: int, anchor: str) -> Changes:
    """Name a paragraph, counted from 0 in the text of its item; one that has a name keeps it."""
    draft = work.session.scalar(
        select(Draft).where(
            Draft.record_kind == "item",
            Draft.record_id == item,
            Draft.field == "minutes",
            Draft.language == language,
        )
    )
    paragraphs = list(parse_markdown(draft.text)) if draft else []
    if place >= len(paragraphs) or paragraphs[place].anchor:
        return NOTHING
    paragraphs[place] = replace(paragraphs[place], anchor=anchor)
    return save_draft(work, item=item, language=language, text=write_markdown(paragraphs))

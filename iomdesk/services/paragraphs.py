"""Change single paragraphs of the minutes of an item; everything else stays as it was written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from iomdesk.document.markdown import parse_markdown, write_markdown, write_paragraph
from iomdesk.document.text_paragraph import TextParagraph
from iomdesk.model.minutes import Draft
from iomdesk.services.changes import NOTHING, Changes, Operation, touching
from iomdesk.services.minutes import save_draft
from iomdesk.services.work import Work


@dataclass(frozen=True, slots=True)
class ParagraphChange:
    """Replace one paragraph, as it is stored, by another; an empty one stands for none.

    `place` is where it stands, or is to stand. A paragraph that is elsewhere by now is found by its words;
    one that was changed since is left alone.
    """

    before: str
    after: str
    place: int


def change_paragraphs(work: Work, *, item: int, language: str, changes: Sequence[ParagraphChange]) -> Changes:
    """Replace, add and take out paragraphs, one after the other."""
    paragraphs = list(parse_markdown(minutes_text(work.session, item, language)))
    done = [one for change in changes for one in _apply(paragraphs, change)]
    if not done:
        return NOTHING
    saved = save_draft(work, item=item, language=language, text=write_markdown(paragraphs))
    back = tuple(ParagraphChange(one.after, one.before, one.place) for one in reversed(done))
    inverse = Operation(change_paragraphs, {"item": item, "language": language, "changes": back})
    return touching(inverse, minutes=item, **_session(saved))


def minutes_text(session: Session, item: int, language: str) -> str:
    """Return the minutes of an item as they are being written."""
    text = session.scalar(
        select(Draft.text).where(
            Draft.record_kind == "item",
            Draft.record_id == item,
            Draft.field == "minutes",
            Draft.language == language,
        )
    )
    return text or ""


def _apply(paragraphs: list[TextParagraph], change: ParagraphChange) -> Iterator[ParagraphChange]:
    new = list(parse_markdown(change.after))
    if not change.before:
        place = max(0, min(change.place, len(paragraphs)))
        paragraphs[place:place] = new
        yield ParagraphChange("", change.after, place)
        return
    found = _place_of(paragraphs, change)
    if found is not None:
        paragraphs[found : found + 1] = new
        yield ParagraphChange(change.before, change.after, found)


def _place_of(paragraphs: Sequence[TextParagraph], change: ParagraphChange) -> int | None:
    """Find a paragraph by its words, the nearest to its place where there are several."""
    found = [place for place, one in enumerate(paragraphs) if write_paragraph(one) == change.before]
    return min(found, key=lambda place: abs(place - change.place), default=None)


def _session(saved: Changes) -> dict[str, int]:
    return {"session": next(iter(saved.touched.get("session", ())), 0)}

"""Where a correction applies: the paragraph as circulated, as it is now, and as it would become."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from iomdesk.document.numbered_groups import (
    Group,
    corrected,
    count_words,
    find_again,
    joined,
    numbered_groups,
)
from iomdesk.model.corrections import Correction, MinutesStage
from iomdesk.papers.facts import PaperFacts
from iomdesk.papers.minutes_paper import first_paragraph_numbers
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.frozen_papers import frozen_at
from iomdesk.services.paragraphs import minutes_text


class ParagraphUnknown(UserError):
    """Raised when a correction names a paragraph that the circulated minutes do not have."""


@dataclass(frozen=True, slots=True)
class CirculatedParagraph:
    """Hold a paragraph as circulated: its item, its place among those of the item's text, its words."""

    number: str
    item_id: int
    index: int
    words: str
    item_text: str


@dataclass(frozen=True, slots=True)
class CorrectionPreview:
    """Show what accepting a correction would do; texts are in the stored form.

    `circulated`, `present` and `proposed` are the paragraph with what stands below it; `present` is empty
    where it is gone. `is_changed` says that it was changed since it was circulated, `count` how often
    the old words stand there now.
    """

    correction_id: int
    number: str
    item_id: int
    circulated: str
    present: str
    proposed: str
    is_changed: bool
    count: int

    @property
    def can_apply(self) -> bool:
        """Say whether the change has one place where it fits."""
        return bool(self.present) and self.count == 1


def circulated_paragraph(
    session: Session, *, session_id: int, language: str, number: str
) -> CirculatedParagraph:
    """Find a paragraph of the circulated minutes by its number ("12", "12."); raises ParagraphUnknown."""
    frozen = frozen_at(session, session_id, MinutesStage.CIRCULATED, language)
    if frozen is None:
        raise ParagraphUnknown(
            _("The version in this language was not circulated. Nothing was stored; circulate it first.")
        )
    wanted = number_of(number)
    found = _find(frozen.facts, language, wanted) if wanted else None
    if found is None:
        raise ParagraphUnknown(
            _(
                "No item of the circulated minutes has a paragraph {number}. Nothing was stored; look "
                "the number up in the paper."
            ).format(number=number.strip() or "–")
        )
    return found


def number_of(typed: str) -> int:
    """Read the number of a paragraph out of what was typed; 0 for none."""
    figures = "".join(sign if sign.isdecimal() else " " for sign in typed).split()
    return int(figures[0]) if figures else 0


def preview_correction(
    session: Session, *, correction_id: int, text: str | None = None
) -> CorrectionPreview | None:
    """Show what a correction would do, with other new words where they are given; None where it is gone."""
    record = session.get(Correction, correction_id)
    if record is None:
        return None
    paragraph = circulated_paragraph(
        session, session_id=record.session_id, language=record.language, number=record.paragraph
    )
    new = record.new_text if text is None else text
    group, is_changed = present_group(session, record, paragraph)
    circulated = numbered_groups(paragraph.item_text)[paragraph.index].stored
    return CorrectionPreview(
        correction_id=correction_id,
        number=paragraph.number,
        item_id=paragraph.item_id,
        circulated=circulated,
        present=group.stored if group else "",
        proposed=joined(corrected(group, record.old_text, new)) if group else "",
        is_changed=is_changed,
        count=times(group, record.old_text),
    )


def present_group(
    session: Session, record: Correction, paragraph: CirculatedParagraph
) -> tuple[Group | None, bool]:
    """Return the paragraph as it is now, None where it is gone, and whether it changed since."""
    present = minutes_text(session, paragraph.item_id, record.language)
    found = find_again(paragraph.item_text, paragraph.index, present)
    return found.group, found.is_changed


def times(group: Group | None, old: str) -> int:
    """Count where the old words stand; without any the new ones are added once."""
    if group is None:
        return 0
    return count_words(group, old) if old else 1


def _find(facts: PaperFacts, language: str, wanted: int) -> CirculatedParagraph | None:
    first = first_paragraph_numbers(facts, language)
    for item in facts.items:
        text = item.minutes.get(language, "")
        groups = numbered_groups(text)
        index = wanted - first[item.id]
        if 0 <= index < len(groups):
            return CirculatedParagraph(str(wanted), item.id, index, groups[index].words, text)
    return None

"""Footnotes at the foot of the page where they are called, below a short rule."""

from collections.abc import Sequence
from itertools import zip_longest

from iomdesk.document.inline import Run
from iomdesk.rendering.pdf_boxes import Box, Rule, text_boxes
from iomdesk.rendering.pdf_lines import Line
from iomdesk.rendering.pdf_styles import FOOTNOTE, NOTE_GAP, NOTE_RULE, THIN_RULE
from iomdesk.rendering.pdf_tags import Tag
from iomdesk.rendering.pdf_typesetter import Typesetter, note_name, note_number


def note_boxes(box: Box, typesetter: Typesetter, width: float) -> tuple[Box, ...]:
    """Set the footnotes that are called in a box, over a width in points."""
    called = {
        note_number(fragment.link): tag
        for line, tag in zip_longest(box.lines, box.tags, fillvalue=box.tags[-1] if box.tags else None)
        if isinstance(line, Line)
        for fragment in line.fragments
        if fragment.link
    }
    return tuple(
        each for number, tag in called.items() if number for each in _note(number, typesetter, width, tag)
    )


def notes_height(notes: Sequence[Box]) -> float:
    """Return how much of a page footnotes take, with the rule above them (points)."""
    return sum(note.height for note in notes) + (2 * NOTE_GAP if notes else 0)


def above_notes() -> Box:
    """Make the space with the rule that parts the text from its footnotes."""
    return Box(2 * NOTE_GAP, rules=(Rule(0, NOTE_RULE, NOTE_GAP, THIN_RULE),))


def fitting_notes(notes: Sequence[Box], room: float) -> int:
    """Count the lines of footnotes for which there is room; the others go on at the foot of the next page."""
    count = len(notes)
    while count and notes_height(notes[:count]) > room:
        count -= 1
    return count


def _note(number: int, typesetter: Typesetter, width: float, caller: Tag | None) -> list[Box]:
    label = (Run(str(number), superscript=True), Run("\u00a0"))
    note = typesetter.notes[number - 1]
    tag = Tag("Note", caller)
    boxes = text_boxes(typesetter.lines((*label, *note.runs), FOOTNOTE, width), FOOTNOTE, tag)
    boxes[0].anchors = (note_name(number),)
    return boxes

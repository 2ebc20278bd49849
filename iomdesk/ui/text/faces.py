"""The few faces that a text may have, as character formats; calls of footnotes and links are such formats."""

from collections.abc import Iterator
from itertools import count

from PySide6.QtGui import QFont, QTextCharFormat, QTextFormat

from iomdesk.document.inline import Footnote, Inline, Link, Run
from iomdesk.document.markdown_text import parse_text, write_text

RAISED = QTextCharFormat.VerticalAlignment.AlignSuperScript
LEVEL = QTextCharFormat.VerticalAlignment.AlignNormal
CALL = "\ufffc"
"""Stands in an edited text for the call of a footnote."""
CALL_TYPE = QTextFormat.ObjectTypes.UserObject.value + 1

_FIRST = QTextFormat.Property.UserProperty.value + 1
LINK_PROPERTY, _NOTE, _NOTE_ID = range(_FIRST, _FIRST + 3)
_ids = count(1)


def format_of(run: Run, target: str = "") -> QTextCharFormat:
    """Return the format of a run; family, size and colour come from the editor and never from a text."""
    form = QTextCharFormat()
    form.setFontWeight(QFont.Weight.Bold if run.bold else QFont.Weight.Normal)
    form.setFontItalic(run.italic)
    form.setVerticalAlignment(RAISED if run.superscript else LEVEL)
    if target:
        form.setProperty(LINK_PROPERTY, target)
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    return form


def run_of(text: str, form: QTextCharFormat) -> Run:
    """Return the run that a stretch of an edited text stands for."""
    return Run(text, bold=is_bold(form), italic=form.fontItalic(), superscript=is_raised(form))


def note_format(note: Footnote) -> QTextCharFormat:
    """Return the format of a call, under a number of its own: two calls never melt into one stretch."""
    form = QTextCharFormat()
    form.setObjectType(CALL_TYPE)
    form.setProperty(_NOTE, write_text(note.runs))
    form.setProperty(_NOTE_ID, next(_ids))
    return form


def note_changed(form: QTextCharFormat, note: Footnote) -> QTextCharFormat:
    """Return the format of a call with other words."""
    changed = QTextCharFormat(form)
    changed.setProperty(_NOTE, write_text(note.runs))
    return changed


def note_of(form: QTextCharFormat) -> Footnote:
    """Return the footnote of a call."""
    return Footnote(tuple(part for part in parse_text(form.stringProperty(_NOTE)) if isinstance(part, Run)))


def note_id(form: QTextCharFormat) -> int:
    """Return by what a call is told from others; 0 for other formats."""
    return form.intProperty(_NOTE_ID) if form.objectType() == CALL_TYPE else 0


def link_of(form: QTextCharFormat) -> str:
    """Return where a stretch leads, or nothing."""
    return form.stringProperty(LINK_PROPERTY)


def without_inlays(form: QTextCharFormat) -> QTextCharFormat:
    """Return the format for what is typed beside a call or a link: the face alone."""
    return format_of(run_of("", form))


def parts_of(text: str, form: QTextCharFormat) -> Iterator[Inline]:
    """Give what a stretch of an edited text stands for, its text as it is stored."""
    for piece, is_call in _pieces(text, form):
        if is_call:
            yield note_of(form)
        elif target := link_of(form):
            yield Link((run_of(piece, form),), target)
        else:
            yield run_of(piece, form)


def is_bold(form: QTextCharFormat) -> bool:
    """Say whether a format is bold."""
    return form.fontWeight() >= QFont.Weight.DemiBold


def is_raised(form: QTextCharFormat) -> bool:
    """Say whether a format is superscript."""
    return form.verticalAlignment() == RAISED


def _pieces(text: str, form: QTextCharFormat) -> Iterator[tuple[str, bool]]:
    """Tell calls from words that were typed with the format of a call."""
    if form.objectType() != CALL_TYPE:
        yield text, False
        return
    for sign in text:
        yield sign, sign == CALL

"""Calls of footnotes and links at the place of a cursor."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextDocument

from iomdesk.document.inline import Footnote, Run, plain
from iomdesk.ui.text.faces import (
    CALL,
    LINK_PROPERTY,
    format_of,
    link_of,
    note_changed,
    note_format,
    note_id,
    note_of,
)
from iomdesk.ui.text.marks import marks_of, set_marks

_ANCHOR = "p{number}"


def is_beside_inlay(cursor: QTextCursor) -> bool:
    """Say whether what is typed here would become part of a call, or go on with a link that has ended."""
    form = cursor.charFormat()
    if note_id(form):
        return True
    target = link_of(form)
    return bool(target) and link_of(_format_behind(cursor)) != target


def call_at(cursor: QTextCursor) -> int:
    """Return the call of a footnote right before the cursor, or right behind it; 0 for none."""
    return note_id(cursor.charFormat()) or note_id(_format_behind(cursor))


def link_at(cursor: QTextCursor) -> str:
    """Return where the link at a cursor leads, or nothing."""
    return link_of(cursor.charFormat()) or link_of(_format_behind(cursor))


def insert_call(cursor: QTextCursor) -> int:
    """Call a new footnote behind what is selected, and return by what it is known."""
    cursor.setPosition(cursor.selectionEnd())
    form = note_format(Footnote(()))
    cursor.insertText(CALL, form)
    return note_id(form)


def note_called(block: QTextBlock, call: int) -> Footnote:
    """Return the footnote of a call in a block; an empty one where it is not there."""
    found = _call_in(block, call)
    return note_of(found[1]) if found else Footnote(())


def write_note(block: QTextBlock, call: int, runs: tuple[Run, ...], *, goes_on: bool) -> None:
    """Give a footnote other words; with `goes_on` it is one step with the last one, for undo."""
    found = _call_in(block, call)
    if found is None:
        return
    cursor = _over(block, found[0])
    if goes_on:
        cursor.joinPreviousEditBlock()
    else:
        cursor.beginEditBlock()
    cursor.setCharFormat(note_changed(found[1], Footnote(runs)))
    cursor.endEditBlock()


def remove_call(block: QTextBlock, call: int) -> None:
    """Take a call out of the text."""
    found = _call_in(block, call)
    if found is not None:
        _over(block, found[0]).removeSelectedText()


def place_behind(block: QTextBlock, call: int) -> int:
    """Return the place in the text right behind a call; the end of the block where it is not there."""
    found = _call_in(block, call)
    return found[0] + 1 if found else block.position() + block.length() - 1


def select_link(cursor: QTextCursor) -> bool:
    """Select the whole link at a cursor; say whether there is one."""
    target, block = link_at(cursor), cursor.block()
    if not target:
        return False
    text = cursor.document()
    start = end = cursor.position()
    while start > block.position() and _links(text, start, target):
        start -= 1
    while end < block.position() + block.length() - 1 and _links(text, end + 1, target):
        end += 1
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return True


def remove_link(cursor: QTextCursor) -> None:
    """Let the words of the link at a cursor lead nowhere."""
    if select_link(cursor):
        change = QTextCharFormat()
        change.setProperty(LINK_PROPERTY, "")
        change.setUnderlineStyle(QTextCharFormat.UnderlineStyle.NoUnderline)
        cursor.mergeCharFormat(change)


def insert_link(cursor: QTextCursor, target: str, words: str) -> None:
    """Make a link of what is selected in one paragraph, else of the words given, inserted here.

    A link in which the cursor stands leads there from now on, with its words as they are.
    """
    if not cursor.hasSelection():
        select_link(cursor)
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    document = cursor.document()
    is_one = cursor.hasSelection() and document.findBlock(start) == document.findBlock(end)
    cursor.beginEditBlock()
    if is_one:
        cursor.mergeCharFormat(_link_change(target))
        cursor.setPosition(end)
    else:
        cursor.setPosition(end)
        run = next(one for one in plain(words) if isinstance(one, Run))
        cursor.insertText(words, format_of(run, target))
    cursor.endEditBlock()


def anchor_of(block: QTextBlock, taken: Iterator[str]) -> str:
    """Return the anchor of a paragraph; one that has none is given one, as a step that can be undone."""
    marks = marks_of(block)
    if marks.anchor:
        return marks.anchor
    known = set(taken)
    number = next(number for number in range(1, len(known) + 2) if _ANCHOR.format(number=number) not in known)
    anchor = _ANCHOR.format(number=number)
    set_marks(QTextCursor(block), replace(marks, anchor=anchor))
    return anchor


def _links(text: QTextDocument, place: int, target: str) -> bool:
    """Say whether the sign before a place belongs to a link."""
    one = QTextCursor(text)
    one.setPosition(place)
    return link_of(one.charFormat()) == target


def _link_change(target: str) -> QTextCharFormat:
    change = format_of(Run(""), target)
    for name in (
        QTextCharFormat.Property.FontWeight,
        QTextCharFormat.Property.FontItalic,
        QTextCharFormat.Property.TextVerticalAlignment,
    ):
        change.clearProperty(name.value)
    return change


def _format_behind(cursor: QTextCursor) -> QTextCharFormat:
    behind = QTextCursor(cursor)
    behind.setPosition(cursor.selectionEnd())
    if behind.atBlockEnd():
        return QTextCharFormat()
    behind.setPosition(behind.position() + 1)
    return behind.charFormat()


def _call_in(block: QTextBlock, call: int) -> tuple[int, QTextCharFormat] | None:
    place = block.begin()
    while not place.atEnd():
        fragment = place.fragment()
        if note_id(fragment.charFormat()) == call:
            return fragment.position() + max(fragment.text().find(CALL), 0), fragment.charFormat()
        place += 1
    return None


def _over(block: QTextBlock, place: int) -> QTextCursor:
    cursor = QTextCursor(block)
    cursor.setPosition(place)
    cursor.setPosition(place + 1, QTextCursor.MoveMode.KeepAnchor)
    return cursor

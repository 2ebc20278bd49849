"""What the keys and buttons of an editor do to the text at a cursor."""

import re
from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat, QTextCursor

from iomdesk.ui.text.faces import LEVEL, RAISED, is_bold, is_raised
from iomdesk.ui.text.lists import DEEPEST, is_ordered, level_of, put_into_list, take_out_of_list
from iomdesk.ui.text.marks import NO_MARKS, marks_of, set_marks
from iomdesk.ui.text.tables import table_at

_OPENING_BULLET = frozenset({"-", "*", "•", "–"})
_OPENING_NUMBER = re.compile(r"(?:1|a)[.)]")
_WORD = re.compile(r"\w+(?:[’'\-]\w+)*")


def bold_toggled(form: QTextCharFormat) -> QTextCharFormat:
    """Return the change that switches bold from what a format has now."""
    change = QTextCharFormat()
    change.setFontWeight(QFont.Weight.Normal if is_bold(form) else QFont.Weight.Bold)
    return change


def italic_toggled(form: QTextCharFormat) -> QTextCharFormat:
    """Return the change that switches italic from what a format has now."""
    change = QTextCharFormat()
    change.setFontItalic(not form.fontItalic())
    return change


def superscript_toggled(form: QTextCharFormat) -> QTextCharFormat:
    """Return the change that raises letters or sets them back on the line."""
    change = QTextCharFormat()
    change.setVerticalAlignment(LEVEL if is_raised(form) else RAISED)
    return change


def toggle_list(cursor: QTextCursor, ordered: bool, language: str) -> None:
    """Make the paragraphs of the selection items of a list; plain ones again where all were of that kind."""
    blocks = list(selected_blocks(cursor))
    is_off = all(level_of(block) and is_ordered(block) == ordered for block in blocks)
    cursor.beginEditBlock()
    for block in blocks:
        one = QTextCursor(block)
        if is_off:
            take_out_of_list(one)
        else:
            put_into_list(one, max(1, level_of(block)), ordered, language)
    cursor.endEditBlock()


def shift_items(cursor: QTextCursor, by: int, language: str) -> bool:
    """Nest the items of the selection deeper (1) or less deep (-1); say whether there were any.

    An item on the first level that is taken out becomes a plain paragraph.
    """
    items = [block for block in selected_blocks(cursor) if level_of(block)]
    cursor.beginEditBlock()
    for block in items:
        _shift(block, by, language)
    cursor.endEditBlock()
    return bool(items)


def open_list_by_typing(cursor: QTextCursor, language: str) -> bool:
    """Begin a list where `- `, `1. ` or `a) ` was just typed at the start of a plain paragraph."""
    block = cursor.block()
    typed = block.text()[: cursor.positionInBlock()]
    sign = typed.removesuffix(" ")
    ordered = _OPENING_NUMBER.fullmatch(sign) is not None
    if level_of(block) or typed == sign or not (ordered or sign in _OPENING_BULLET):
        return False
    cursor.beginEditBlock()
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    put_into_list(cursor, 1, ordered, language)
    cursor.endEditBlock()
    return True


def begin_paragraph(cursor: QTextCursor) -> None:
    """End the paragraph at the cursor; what is said of it stays with its words, and an empty one is plain."""
    marks = marks_of(cursor.block())
    cursor.beginEditBlock()
    cursor.insertBlock()
    if table_at(cursor) is None and marks != NO_MARKS:
        before, after = cursor.block().previous(), cursor.block()
        if not before.text():
            set_marks(QTextCursor(before), NO_MARKS)
        elif not after.text():
            set_marks(cursor, NO_MARKS)
        else:
            set_marks(cursor, replace(marks, anchor=""))
    cursor.endEditBlock()


def selected_blocks(cursor: QTextCursor) -> Iterator[QTextBlock]:
    """Go through the blocks that a selection touches, or the one the cursor stands in."""
    document = cursor.document()
    block = document.findBlock(cursor.selectionStart())
    last = document.findBlock(cursor.selectionEnd()).blockNumber()
    while block.isValid() and block.blockNumber() <= last:
        yield block
        block = block.next()


def count_words(text: str) -> int:
    """Count words; elided and hyphenated ones count once, signs between spaces not at all."""
    return sum(1 for _ in _WORD.finditer(text))


def _shift(block: QTextBlock, by: int, language: str) -> None:
    level = level_of(block) + by
    above = level_of(block.previous()) if block.previous().isValid() else 0
    if level > min(DEEPEST, above + 1):
        return
    one = QTextCursor(block)
    if level == 0:
        take_out_of_list(one)
    else:
        put_into_list(one, level, is_ordered(block), language)

"""The text of one paragraph of a recommendation, as a field that grows."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QSizePolicy, QWidget

from iomdesk.ui.text.keys import bind_keys
from iomdesk.ui.text.lists import level_of, put_into_list
from iomdesk.ui.text.rich_text_edit import RichTextEdit
from iomdesk.ui.tokens import PRINT_FAMILY

Key = Qt.Key
_ENTER = (Key.Key_Return, Key.Key_Enter)
_STEPS = {
    Key.Key_Up: (-1, QTextCursor.MoveOperation.Up),
    Key.Key_Down: (1, QTextCursor.MoveOperation.Down),
}
_LEAST, _FRAME = 36, 12


class ParagraphText(RichTextEdit):
    """Grow with the text; Enter, Backspace and the arrows lead to the neighbouring paragraphs."""

    nextWanted = Signal()
    removalWanted = Signal()
    moveWanted = Signal(int)
    stepWanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(PRINT_FAMILY, 16, None, parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grow())
        bind_keys(self)
        self._grow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        meant = None if self.isReadOnly() else self._meant(event)
        if meant is None:
            super().keyPressEvent(event)
        else:
            event.accept()
            meant()

    def _meant(self, event: QKeyEvent) -> Callable[[], None] | None:
        """Say what a key means to the paragraphs around; None where it is the text's own."""
        key = Key(event.key())
        if event.modifiers() == Qt.KeyboardModifier.AltModifier:
            return self._meant_with_alt(key)
        if key in _ENTER and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            return self.textCursor().insertBlock
        if event.modifiers() not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            return None
        if key in _STEPS:
            return self._meant_by_arrow(key)
        if level_of(self.textCursor().block()):
            return None
        if key in _ENTER:
            return self._begin_list if self._announces_list() else self.nextWanted.emit
        return self.removalWanted.emit if key == Key.Key_Backspace and self.document().isEmpty() else None

    def _meant_with_alt(self, key: Qt.Key) -> Callable[[], None] | None:
        if key in _STEPS:
            return lambda: self.moveWanted.emit(_STEPS[key][0])
        return self.removalWanted.emit if key == Key.Key_Delete else None

    def _meant_by_arrow(self, key: Qt.Key) -> Callable[[], None] | None:
        by, operation = _STEPS[key]
        can_move = self.textCursor().movePosition(operation)  # a copy: the cursor itself stays
        return None if can_move else lambda: self.stepWanted.emit(by)

    def _announces_list(self) -> bool:
        cursor = self.textCursor()
        return cursor.atBlockEnd() and cursor.block().text().rstrip().endswith(":")

    def _begin_list(self) -> None:
        """Go on with sub-paragraphs `a)`, `b)`; Enter on an empty one ends them."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.insertBlock()
        put_into_list(cursor, 1, True, self.language)
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def _grow(self) -> None:
        self.setFixedHeight(max(_LEAST, round(self.document().size().height()) + _FRAME))

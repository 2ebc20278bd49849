"""Fields that hand in what was typed when the user leaves them, and never lose it."""

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from iomdesk.ui.widgets.overtaking_field import FieldVersions

SAVE_AFTER_MS = 1500


class LineField(QLineEdit):
    """Hold one line; `committed` comes on Enter or on leaving, and only where something changed."""

    committed = Signal(str)

    def __init__(self, name: str = "", placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stored = ""
        self._versions = FieldVersions(self)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.editingFinished.connect(self.flush)

    @property
    def stored(self) -> str:
        """Return what the desk holds, as far as the field knows."""
        return self._stored

    @property
    def words(self) -> str:
        """Return what stands in the field."""
        return self.text()

    def show_stored(self, text: str) -> None:
        """Show what the desk holds, unless the user is just writing something else."""
        is_being_written = self.hasFocus() and self.text() != self._stored
        self._versions.note_stored(self._stored, text, is_being_written=is_being_written)
        self._stored = text
        if not is_being_written and self.text() != text:
            self.setText(text)
            self.setCursorPosition(0)

    def flush(self) -> None:
        """Hand in what was typed."""
        if self.text() != self._stored and not self.isReadOnly():
            self._versions.settle(self.text(), self._commit, self.setText)

    def _commit(self, text: str) -> None:
        if self.text() != text:
            self.setText(text)
        self._stored = text
        self._versions.note_sent(text)
        self.committed.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text() != self._stored:
            self.setText(self._stored)
            return
        super().keyPressEvent(event)


class TextField(QPlainTextEdit):
    """Hold a few paragraphs; handed in on leaving and every second and a half while writing goes on."""

    committed = Signal(str)

    def __init__(self, name: str = "", placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stored = ""
        self._versions = FieldVersions(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER_MS)
        self._timer.timeout.connect(self.flush)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._on_text_changed)

    @property
    def stored(self) -> str:
        """Return what the desk holds, as far as the field knows."""
        return self._stored

    @property
    def words(self) -> str:
        """Return what stands in the field."""
        return self.toPlainText()

    def show_stored(self, text: str) -> None:
        """Show what the desk holds, unless the user is just writing something else."""
        is_being_written = self.hasFocus() and self.toPlainText() != self._stored
        self._versions.note_stored(self._stored, text, is_being_written=is_being_written)
        self._stored = text
        if not is_being_written and self.toPlainText() != text:
            with QSignalBlocker(self):
                self.setPlainText(text)

    def flush(self) -> None:
        """Hand in what was typed."""
        self._timer.stop()
        if self.toPlainText() != self._stored and not self.isReadOnly():
            self._versions.settle(self.toPlainText(), self._commit, self._show)

    def _commit(self, text: str) -> None:
        self._show(text)
        self._stored = text
        self._versions.note_sent(text)
        self.committed.emit(text)

    def _show(self, text: str) -> None:
        if self.toPlainText() == text:
            return
        cursor = self.textCursor()
        at, former = cursor.position(), self.toPlainText()
        if not text.startswith(former[:at]):  # paragraphs came or went before it
            at = max(0, at + len(text) - len(former))
        with QSignalBlocker(self):
            cursor.select(cursor.SelectionType.Document)
            cursor.insertText(text)
        cursor.setPosition(min(at, len(text)))
        self.setTextCursor(cursor)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.flush()

    def _on_text_changed(self) -> None:
        if not self._timer.isActive():
            self._timer.start()


class ChoiceField(QComboBox):
    """Choose one of a few values by their words; turning the wheel over it changes nothing."""

    committed = Signal(object)

    def __init__(
        self, name: str, choices: Iterable[tuple[object, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(7)
        for value, words in choices:
            self.addItem(words, value)
        self.activated.connect(lambda index: self.committed.emit(self.itemData(index)))

    def show_stored(self, value: object) -> None:
        """Show what the desk holds."""
        self.setCurrentIndex(self.findData(value))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class NumberField(QSpinBox):
    """Hold a whole number or nothing: the least value stands for nothing and shows as a dash."""

    committed = Signal(object)

    def __init__(self, name: str, maximum: int, suffix: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stored: int | None = None
        self.setAccessibleName(name)
        self.setRange(0, maximum)
        self.setSpecialValueText("–")
        self.setSuffix(suffix)
        self.setKeyboardTracking(False)
        self.lineEdit().setTextMargins(6, 0, 0, 0)
        self.editingFinished.connect(self.flush)

    @property
    def number(self) -> int | None:
        """Return the number, or None where there is none."""
        return self.value() or None

    def show_stored(self, value: int | None) -> None:
        """Show what the desk holds."""
        self._stored = value
        self.setValue(value or 0)

    def flush(self) -> None:
        """Hand in what was typed."""
        self.interpretText()
        if self.number != self._stored and not self.isReadOnly():
            self._stored = self.number
            self.committed.emit(self.number)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take what is typed in place of the number, or of the dash: a click would set it beside."""
        super().focusInEvent(event)
        self.selectAll()
        QTimer.singleShot(0, self, self.selectAll)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

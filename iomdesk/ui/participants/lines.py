"""Fields of one line that leave Ctrl+Z to the desk while nothing is being typed in them."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QCompleter, QLineEdit

from iomdesk.ui.icons import icon
from iomdesk.ui.tokens import current_tokens
from iomdesk.ui.widgets.fields import LineField
from iomdesk.ui.widgets.filter_line import FilterLine

_UNDOING = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class UndoPasser(QObject):
    """Let undo and redo pass by a field whose text is not being changed, up to the window."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QLineEdit):
            return False
        is_undoing = event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress) and any(
            event.matches(key) for key in _UNDOING
        )
        if is_undoing and not is_being_written(watched):
            event.ignore()
            return True
        return False


class PersonLine(LineField):
    """Hold one field of a person who is in the desk."""

    @property
    def is_being_written(self) -> bool:
        """Say whether the text differs from what the desk holds."""
        return self.text() != self._stored


class SearchLine(FilterLine):
    """Hold what is looked for, with a sign before it; its name for screen readers is not its placeholder."""

    def __init__(self, name: str, placeholder: str, icon_name: str) -> None:
        super().__init__(placeholder)
        self.setAccessibleName(name)
        self._icon_name = icon_name
        self._sign = self.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
        self._sign.setText(name)
        self._paint_sign()
        pass_undo(self)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_sign"):
            self._paint_sign()

    def _paint_sign(self) -> None:
        self._sign.setIcon(icon(self._icon_name, current_tokens().muted))


def is_being_written(line: QLineEdit) -> bool:
    """Say whether a line holds something that was typed and not handed in."""
    return line.is_being_written if isinstance(line, PersonLine) else bool(line.text())


def pass_undo(line: QLineEdit) -> None:
    """Leave Ctrl+Z to the desk while nothing is being typed in a line."""
    line.installEventFilter(UndoPasser(line))


def propose_words(line: QLineEdit, words: tuple[str, ...]) -> None:
    """Complete what is typed in place by one of a few words."""
    completer = QCompleter(words, line)
    completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    line.setCompleter(completer)

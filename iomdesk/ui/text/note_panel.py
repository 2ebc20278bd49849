"""Write a footnote below the text, while the cursor is beside its call."""

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QTextBlock
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from iomdesk.document.inline import Inline, Run
from iomdesk.document.markdown import TextParagraph
from iomdesk.document.runs import merge_runs
from iomdesk.runtime.translations import _
from iomdesk.ui.text.inlays import call_at, note_called, place_behind, remove_call, write_note
from iomdesk.ui.text.keys import bind_keys
from iomdesk.ui.text.minutes_edit import MinutesEdit
from iomdesk.ui.text.rich_text_edit import RichTextEdit
from iomdesk.ui.tokens import PRINT_FAMILY
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import row

_HEIGHT = 58


class NoteField(RichTextEdit):
    """Hold the words of a footnote; Escape and Ctrl+Enter lead back to the text."""

    def __init__(self, panel: "NotePanel") -> None:
        super().__init__(PRINT_FAMILY, 15, measure=None)
        self._panel = panel
        self.setFixedHeight(_HEIGHT)
        self.setAccessibleName(_("Footnote"))
        self.setPlaceholderText(_("Words of the footnote"))
        bind_keys(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        is_plain = event.modifiers() & Qt.KeyboardModifier.ShiftModifier == Qt.KeyboardModifier.NoModifier
        if event.key() == Qt.Key.Key_Escape or (is_enter and is_plain):
            self._panel.go_back()
            return
        super().keyPressEvent(event)


class NotePanel(QFrame):
    """Show the footnote at the cursor of an editor; what is written is at once in the text."""

    def __init__(self, editor: MinutesEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("textFoot")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._editor = editor
        self._call = 0
        self._place = 0
        self._goes_on = False
        self.field = NoteField(self)
        self.number = label("", "small")
        line = row(self.number, self.field, margins=(20, 8, 16, 8))
        line.setAlignment(self.number, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)
        self.hide()
        self.field.edited.connect(self._on_edited)
        # Put off, for the focus also leaves a field whose text is just being destroyed.
        self._leaving = QTimer(self)
        self._leaving.setSingleShot(True)
        self._leaving.timeout.connect(self._on_left)
        self.field.left.connect(self._leaving.start)
        editor.cursorPositionChanged.connect(self.follow)
        editor.document().contentsChanged.connect(self._refresh)
        editor.noteWanted.connect(self.write)

    def follow(self) -> None:
        """Show the footnote at the cursor, or nothing."""
        if self.field.hasFocus():
            return
        call = call_at(self._editor.textCursor())
        if call:
            self._show(call)
        self._call = call
        self.setVisible(bool(call))

    def write(self, call: int) -> None:
        """Show a footnote and go into it."""
        self._show(call)
        self.setVisible(True)
        self.field.setFocus()

    def go_back(self) -> None:
        """Go on in the text right behind the call."""
        cursor = self._editor.textCursor()
        block = self._block()
        if block.isValid():
            cursor.setPosition(place_behind(block, self._call))
            self._editor.setTextCursor(cursor)
        self._editor.setFocus()

    def _show(self, call: int) -> None:
        self._call = call
        self._place = self._editor.textCursor().position()
        number = self._editor.texts.call_number(call)
        self.number.setText(_("Footnote {number}").format(number=number))
        self.field.setReadOnly(self._editor.isReadOnly())
        words = TextParagraph(note_called(self._block(), call).runs)
        if self.field.paragraphs() != ((words,) if words.text else ()):
            with QSignalBlocker(self.field):
                self.field.show_paragraphs([words], self._editor.language)

    def _refresh(self) -> None:
        """Follow undo and other changes of the text, which come while the field is not being written."""
        if self._call and not self._editor.texts.call_number(self._call) and self.field.hasFocus():
            self._editor.setFocus()  # undo, or another window, took the call away
        if self._call and not self.field.hasFocus():
            self.follow()

    def _block(self) -> QTextBlock:
        here = self._editor.textCursor().block()
        is_here = self._call in self._editor.texts.at(here.blockNumber()).calls
        return here if is_here else self._editor.texts.block_with(self._call)

    def _on_edited(self) -> None:
        write_note(self._block(), self._call, self._runs(), goes_on=self._goes_on)
        self._goes_on = True

    def _on_left(self) -> None:
        if self.field.hasFocus():
            return
        self._goes_on = False
        if self._call and not self._runs() and not self._editor.isReadOnly():
            remove_call(self._block(), self._call)
        self.follow()

    def _runs(self) -> tuple[Run, ...]:
        parts: list[Inline] = []
        for place, paragraph in enumerate(self.field.paragraphs()):
            parts += (Run("\n" if place else ""), *paragraph.text)
        return tuple(part for part in merge_runs(tuple(parts)) if isinstance(part, Run))

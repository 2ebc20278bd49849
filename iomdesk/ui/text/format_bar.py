"""The buttons above an editor, with their keys."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QWidget

from iomdesk.runtime.translations import _
from iomdesk.ui.text.faces import is_bold, is_raised
from iomdesk.ui.text.keys import BOLD, BULLETS, COUNTED, ITALIC, SUPERSCRIPT, bind_keys
from iomdesk.ui.text.lists import is_ordered, level_of
from iomdesk.ui.text.rich_text_edit import RichTextEdit
from iomdesk.ui.widgets.buttons import IconButton
from iomdesk.ui.widgets.layouts import row


class FormatBar(QWidget):
    """Show and switch the faces and lists of an editor; every button has a key."""

    def __init__(self, editor: RichTextEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._layout: QHBoxLayout = row(gap="xs")
        self.setLayout(self._layout)
        self.bold = self._button("bold", _("Bold"), BOLD, editor.toggle_bold)
        self.italic = self._button("italic", _("Italic"), ITALIC, editor.toggle_italic)
        self.superscript = self._button(
            "superscript", _("Superscript"), SUPERSCRIPT, editor.toggle_superscript
        )
        self._layout.addSpacing(8)
        self.bullets = self._button("list", _("List"), BULLETS, lambda: editor.toggle_list(ordered=False))
        self.counted = self._button(
            "list-ordered", _("Counted list"), COUNTED, lambda: editor.toggle_list(ordered=True)
        )
        self._layout.addSpacing(8)
        self.undo = self._button("undo-2", _("Undo in the text"), "", editor.undo, switches=False)
        self.redo = self._button("redo-2", _("Redo in the text"), "", editor.redo, switches=False)
        bind_keys(editor)
        self._follow(editor)

    def allow(self, is_allowed: bool) -> None:
        """Enable or disable all buttons."""
        self.setEnabled(is_allowed)

    def _follow(self, editor: RichTextEdit) -> None:
        editor.cursorPositionChanged.connect(self._show_state)
        editor.currentCharFormatChanged.connect(lambda _form: self._show_state())
        editor.textChanged.connect(self._show_state)
        editor.undoAvailable.connect(self.undo.setEnabled)
        editor.redoAvailable.connect(self.redo.setEnabled)
        self.undo.setEnabled(False)
        self.redo.setEnabled(False)

    def _show_state(self) -> None:
        form, block = self._editor.currentCharFormat(), self._editor.textCursor().block()
        is_item = level_of(block) > 0
        self.bold.setChecked(is_bold(form))
        self.italic.setChecked(form.fontItalic())
        self.superscript.setChecked(is_raised(form))
        self.bullets.setChecked(is_item and not is_ordered(block))
        self.counted.setChecked(is_item and is_ordered(block))

    def _button(
        self, icon_name: str, words: str, keys: str, pressed: Callable[[], None], *, switches: bool = True
    ) -> IconButton:
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        made = IconButton(icon_name, f"{words} ({shown})" if keys else words, pressed)
        made.setAccessibleName(words)
        made.setCheckable(switches)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # or a click would take the cursor out of the text
        made.clicked.connect(self._show_state)
        self._layout.addWidget(made)
        return made

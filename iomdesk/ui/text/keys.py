"""The keys of an editor, the same in every field that holds running text."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from iomdesk.ui.text.rich_text_edit import NO_BREAK_SPACE, RichTextEdit

BOLD = "Ctrl+B"
ITALIC = "Ctrl+I"
SUPERSCRIPT = "Ctrl+Shift+E"
BULLETS = "Ctrl+Shift+L"
COUNTED = "Ctrl+Shift+O"
PLAIN_PASTE = "Ctrl+Shift+V"
FIXED_SPACE = "Ctrl+Shift+Space"


def bind_keys(editor: RichTextEdit) -> None:
    """Give an editor its keys; a text that can only be read ignores them."""
    for keys, pressed in {
        BOLD: editor.toggle_bold,
        ITALIC: editor.toggle_italic,
        SUPERSCRIPT: editor.toggle_superscript,
        BULLETS: lambda: editor.toggle_list(ordered=False),
        COUNTED: lambda: editor.toggle_list(ordered=True),
        PLAIN_PASTE: editor.paste_plain,
        FIXED_SPACE: lambda: editor.textCursor().insertText(NO_BREAK_SPACE),
    }.items():
        _bind(editor, keys, pressed)


def _bind(editor: RichTextEdit, keys: str, pressed: Callable[[], None]) -> None:
    shortcut = QShortcut(QKeySequence(keys), editor)
    shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
    shortcut.activated.connect(lambda: None if editor.isReadOnly() else pressed())

"""A sealed version, as it was or compared with the present text."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QCheckBox, QWidget

from iomdesk.document.markdown import parse_markdown
from iomdesk.document.minutes_diff import compare_texts
from iomdesk.document.word_diff import Mark, Piece
from iomdesk.runtime.translations import _
from iomdesk.ui.text.converters import paragraph_format
from iomdesk.ui.text.rich_text_edit import RichTextEdit
from iomdesk.ui.tokens import PRINT_FAMILY, current_tokens
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.labels import label, separator
from iomdesk.ui.widgets.layouts import column, row


class RevisionPage(QWidget):
    """Show a sealed version; it can be restored, never changed."""

    restoreWanted = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._revision = 0
        self._version, self._present, self._language = "", "", "fr"
        self.text = RichTextEdit(PRINT_FAMILY, 17)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(_("Sealed version"))
        self._title = label("", "strong", wraps=True)
        self.compare = QCheckBox(_("Compare with the present text"))
        self.compare.toggled.connect(lambda _is_on: self._show())
        legend = _("Underlined: only in this version · struck out: only in the present text")
        self._legend = label(legend, "small", wraps=True)
        self.restore = TextButton(
            _("Restore this version"),
            "primary",
            lambda: self.restoreWanted.emit(self._revision),
            "rotate-ccw",
        )
        back = TextButton(_("Back to the text"), "", self.left.emit, "arrow-left")
        head = row(self._title, self.restore, back, gap="m", margins=(24, 14, 16, 0))
        below = row(self.compare, self._legend, gap="l", margins=(24, 0, 16, 10))
        for line, wide in ((head, self._title), (below, self._legend)):
            line.setStretchFactor(wide, 1)
        self.setLayout(column(head, below, separator(), self.text, gap="xs"))
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.left)

    def show_revision(self, revision: int, title: str, version: str, present: str, language: str) -> None:
        """Show another version, and keep the present text to compare it with."""
        self._revision = revision
        self._version, self._present, self._language = version, present, language
        self._title.setText(title)
        self._show()
        self.text.setFocus()

    def allow(self, is_allowed: bool) -> None:
        """Let the version be restored, or only be read."""
        self.restore.setVisible(is_allowed)

    def _show(self) -> None:
        self._legend.setVisible(self.compare.isChecked())
        if self.compare.isChecked():
            changes = compare_texts(self._present, self._version)
            self._show_pieces([p for one in changes for p in (*one.shown(), Piece("\n", Mark.KEPT))])
        else:
            self.text.show_paragraphs(parse_markdown(self._version), self._language)

    def _show_pieces(self, pieces: Sequence[Piece]) -> None:
        self.text.clear()
        cursor = QTextCursor(self.text.document())
        cursor.setBlockFormat(paragraph_format())
        for piece in pieces:
            cursor.insertText(piece.words, _form(piece.mark))
        self.text.moveCursor(QTextCursor.MoveOperation.Start)


def _form(mark: Mark) -> QTextCharFormat:
    """Colour is doubled by a line, for those who do not see it and for paper."""
    form, tokens = QTextCharFormat(), current_tokens()
    if mark is Mark.INSERTED:
        form.setForeground(tokens.color("good"))
        form.setFontUnderline(True)
    elif mark is Mark.DELETED:
        form.setForeground(tokens.color("danger"))
        form.setFontStrikeOut(True)
    return form

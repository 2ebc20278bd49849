"""One recovered text beside the stored one, and the choice between them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QTextBrowser, QWidget

from iomdesk.document.minutes_diff import ParagraphChange, compare_texts, stretches
from iomdesk.document.word_diff import Mark
from iomdesk.queries.recovered import RecoveredRow
from iomdesk.queries.recovered_words import place_in_words, record_in_words
from iomdesk.runtime.translations import _, ngettext
from iomdesk.ui.mandate.diff_text import side_html
from iomdesk.ui.recovery.words import readable, typed_in_words
from iomdesk.ui.tokens import PRINT_FAMILY, current_tokens
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.labels import label, section, separator
from iomdesk.ui.widgets.layouts import column, row

_LOOK = 'QTextBrowser {{ font-family: "{family}"; font-size: 16px; }}'


class RecoveryView(QWidget):
    """Compare the two and let one be chosen; nothing is chosen by itself, and nothing is lost by choosing."""

    chosen = Signal(int, str)
    """(recovered text, choice): kept, taken or both."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: RecoveredRow | None = None
        self._title = label("", "title", wraps=True)
        self._place = label("", "muted", wraps=True)
        self._when = label("", "small", wraps=True)
        self.stored = _side(_("Stored text"))
        self.recovered = _side(_("Recovered text"))
        self.keep = self._choice(_("Keep the stored text"), "", "kept")
        self.take = self._choice(_("Take the recovered text"), "primary", "taken")
        self.both = self._choice(_("Keep both"), "", "both")
        self.copy = TextButton(_("Copy the recovered text"), "link", self._copy, "copy")
        self.back = TextButton(_("Later"), "link", self.left.emit)
        self._safe = label("", "small", wraps=True)
        self._build()
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.left)

    def show_row(self, row_: RecoveredRow) -> None:
        """Show a recovered text."""
        self._row = row_
        self._title.setText(record_in_words(row_))
        self._place.setText(place_in_words(row_))
        self._when.setText(typed_in_words(row_))
        has_place = row_.stored is not None
        for button in (self.take, self.both):
            button.setVisible(has_place)
        self.keep.setText(_("Keep the stored text") if has_place else _("Put it aside"))
        self._safe.setText(_safety(row_))
        self._fill(readable(row_.key, row_.stored or ""), readable(row_.key, row_.text))

    def allow(self, is_allowed: bool) -> None:
        """Let a choice be made, or only look."""
        for button in (self.keep, self.take, self.both):
            button.setEnabled(is_allowed)

    def _fill(self, stored: str, recovered: str) -> None:
        changes = compare_texts(stored, recovered)
        self.stored.setHtml(_html(changes, Mark.DELETED) or _nothing(_("Nothing is stored here yet.")))
        self.recovered.setHtml(_html(changes, Mark.INSERTED) or _nothing(_("The text was emptied.")))

    def _choice(self, words: str, role: str, choice: str) -> TextButton:
        def choose() -> None:
            if self._row is not None:
                self.chosen.emit(self._row.id, choice)

        return TextButton(words, role, choose)

    def _copy(self) -> None:
        if self._row is not None:
            QApplication.clipboard().setText(readable(self._row.key, self._row.text))

    def _build(self) -> None:
        legend = label(
            _("Struck out: only in the stored text · underlined: only in the recovered one"), "small"
        )
        head = column(self._title, self._place, self._when, gap="xs", margins=(24, 18, 24, 6))
        sides = row(
            column(section(_("Stored text")), self.stored, gap="xs"),
            column(section(_("Recovered text")), self.recovered, gap="xs"),
            gap="m",
            margins=(24, 8, 24, 0),
        )
        buttons = row(self.take, self.both, self.keep, self.copy, None, self.back, margins=(24, 8, 24, 2))
        below = column(legend, self._safe, gap="xs", margins=(24, 0, 24, 16))
        whole = column(head, separator(), sides, buttons, below, gap="xs")
        whole.setStretchFactor(sides, 1)
        self.setLayout(whole)


def _side(name: str) -> QTextBrowser:
    made = QTextBrowser()
    made.setOpenLinks(False)
    made.setAccessibleName(name)
    made.setTabChangesFocus(True)
    made.setStyleSheet(_LOOK.format(family=PRINT_FAMILY))
    return made


def _safety(row_: RecoveredRow) -> str:
    if row_.stored is None:
        return _("The place of this text is not in the desk any more: copy what you need of it.")
    if row_.key.field == "minutes":
        return _("Whichever you choose, the other one stays among the versions of this item.")
    return _("Whichever you choose can be undone, and both stay in the desk.")


def _html(changes: Sequence[ParagraphChange], own: Mark) -> str:
    parts: list[str] = []
    for stretch in stretches(changes):
        if stretch.skipped:
            words = ngettext("{count} paragraph alike", "{count} paragraphs alike", stretch.skipped)
            parts.append(_nothing(f"… {words.format(count=stretch.skipped)} …"))
        parts += (f"<p>{words}</p>" for one in stretch.changes if (words := side_html(one.shown(), own)))
    return "".join(parts)


def _nothing(words: str) -> str:
    return f'<p style="color: {current_tokens().muted}">{words}</p>'

"""The bar that finds and replaces words: in the text of an item, or in the minutes of the whole meeting."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QToolButton, QWidget

from iomdesk.document.text_search import SearchOptions
from iomdesk.runtime.translations import _, ngettext
from iomdesk.ui.minutes.find_results import FoundItem, ResultsList
from iomdesk.ui.widgets.buttons import IconButton, TextButton
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column, row
from iomdesk.ui.widgets.segments import Segments

ITEM, MEETING = "item", "meeting"
LOOK_AFTER_MS = 180
_RESULTS_HEIGHT = 210


class WordsLine(QLineEdit):
    """Hold the words to look for, or those to put in their place."""

    stepped = Signal(int)
    wentDown = Signal()

    def __init__(self, placeholder: str) -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(180)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.stepped.emit(-1 if is_back else 1)
        elif event.key() == Qt.Key.Key_Down:
            self.wentDown.emit()
        else:
            super().keyPressEvent(event)


class FindBar(QFrame):
    """Hold what is looked for; what is done with it is told by signals."""

    wanted = Signal()
    """Look for the words, which changed or mean something else now."""
    stepped = Signal(int)
    replaceWanted = Signal()
    replaceAllWanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self._is_allowed = True
        self._found_count = 0
        self.words = WordsLine(_("Find"))
        self.given = WordsLine(_("Replace with"))
        self.scope = Segments({ITEM: _("This item"), MEETING: _("All items")})
        self.case = _option("Aa", _("Capitals must agree"))
        self.accents = _option("é", _("Accents must agree"))
        self.whole = _option("[ab]", _("Whole words only"))
        self.count = label("", "small")
        self.count.setMinimumWidth(90)
        self.results = ResultsList()
        self.results.setFixedHeight(_RESULTS_HEIGHT)
        self.before = IconButton(
            "chevron-up", _("Previous place (Shift+Enter)"), lambda: self.stepped.emit(-1)
        )
        self.after = IconButton("chevron-down", _("Next place (Enter)"), lambda: self.stepped.emit(1))
        self.replace = TextButton(_("Replace"), "", self.replaceWanted.emit)
        self.replace_all = TextButton(_("Replace all"), "primary", self.replaceAllWanted.emit)
        self._replacing = QWidget()
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(LOOK_AFTER_MS)
        self._lay_out()
        self._connect()
        self.hide()

    @property
    def options(self) -> SearchOptions:
        """Return what must agree beside the letters."""
        return SearchOptions(self.case.isChecked(), self.accents.isChecked(), self.whole.isChecked())

    @property
    def is_replacing(self) -> bool:
        """Say whether words are to be replaced, not only found."""
        return not self._replacing.isHidden()

    @property
    def to_replace(self) -> int:
        """Return how many places would change: those that read so already do not count."""
        if self.scope.current == ITEM:
            return self._found_count
        return self.results.results.count_unlike(self.given.text())

    def open(self, scope: str, *, is_replacing: bool, words: str = "") -> None:
        """Show the bar with the words selected in the text, else with those of last time."""
        if words:
            self.words.setText(words)
        self._replacing.setVisible(is_replacing and self._is_allowed)
        self.scope.choose(scope)
        self.show()
        self._show_scope()
        self.words.setFocus()
        self.words.selectAll()
        self.look_now()

    def look_now(self) -> None:
        """Look for the words at once."""
        self._typing.stop()
        self._preview()
        self.wanted.emit()

    def show_count(self, count: int, at: int | None = None) -> None:
        """Show how many places there are, and which one is shown."""
        self._found_count = count
        if not self.words.text():
            words = ""
        elif at is not None and count:
            words = _("{number} of {count}").format(number=at + 1, count=count)
        elif count:
            words = ngettext("{count} place", "{count} places", count).format(count=count)
        else:
            words = _("Not found")
        self.count.setText(words)
        self._offer()

    def show_found(self, found: Sequence[FoundItem]) -> None:
        """List what was found in the meeting."""
        self.results.results.show_found(found)
        self.show_count(sum(len(item.hits) for item in found))

    def allow(self, is_allowed: bool) -> None:
        """Let words be replaced, or only be found."""
        self._is_allowed = is_allowed

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        close = IconButton("x", _("Close (Esc)"), self.left.emit)
        options = row(self.case, self.accents, self.whole, gap="xs")
        finding = row(
            self.words, options, self.before, self.after, self.count, None, self.scope, close, gap="s"
        )
        finding.setStretchFactor(self.words, 1)
        replacing = row(self.given, self.replace, self.replace_all, None, gap="s")
        replacing.setStretchFactor(self.given, 1)
        self._replacing.setLayout(replacing)
        self.setLayout(column(finding, self._replacing, self.results, gap="s", margins=(20, 6, 12, 8)))

    def _connect(self) -> None:
        self.words.textChanged.connect(self._typing.start)
        self._typing.timeout.connect(self.look_now)
        self.given.textChanged.connect(self._preview)
        self.words.stepped.connect(self._step)
        self.given.stepped.connect(lambda _by: self.replaceWanted.emit())
        for line in (self.words, self.given):
            line.wentDown.connect(self.results.setFocus)
        for option in (self.case, self.accents, self.whole):
            option.toggled.connect(lambda _is_on: self.look_now())
        self.scope.chosen.connect(lambda _scope: self._on_scope())

    def _step(self, by: int) -> None:
        if self._typing.isActive():
            self.look_now()
        self.stepped.emit(by)

    def _on_scope(self) -> None:
        self._show_scope()
        self.look_now()

    def _show_scope(self) -> None:
        self.results.setVisible(self.scope.current == MEETING)

    def _preview(self) -> None:
        self.results.results.preview(self.given.text() if self.is_replacing else None)
        self._offer()

    def _offer(self) -> None:
        count = self.to_replace
        self.replace.setEnabled(count > 0)
        self.replace_all.setEnabled(count > 0)
        is_told = count and self.scope.current == MEETING
        self.replace_all.setText(
            _("Replace all ({count})").format(count=count) if is_told else _("Replace all")
        )


def _option(words: str, name: str) -> QToolButton:
    made = QToolButton()
    made.setText(words)
    made.setCheckable(True)
    made.setProperty("role", "segment")
    made.setToolTip(name)
    made.setAccessibleName(name)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made

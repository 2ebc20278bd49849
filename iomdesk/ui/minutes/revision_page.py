"""The sealed versions of an item, or the moments of the whole meeting: looked at, compared, restored."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QSplitter, QWidget

from iomdesk.runtime.translations import _, ngettext
from iomdesk.ui.minutes.comparison_view import ComparedItem, ComparisonView
from iomdesk.ui.widgets.banner import Banner
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.fields import ChoiceField
from iomdesk.ui.widgets.labels import label, separator
from iomdesk.ui.widgets.layouts import column, row
from iomdesk.ui.widgets.segments import Segments

ITEM, MEETING = "item", "meeting"
_LIST_WIDTH = 230
_KEY = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True)
class StateRow:
    """Show a state that was sealed; the key is what it is asked for by, None for the present text."""

    key: object
    when: str
    about: str = ""


class RevisionPage(QWidget):
    """Show one state or compare two; they can be restored, never changed."""

    chosen = Signal()
    """Another state, another one to compare with, or another way to show them."""
    scopeChosen = Signal(str)
    restoreWanted = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_allowed = True
        self._compared: Sequence[ComparedItem] = ()
        self.text = ComparisonView()
        self.banner = Banner()
        self.states = QListWidget()
        self.states.setAccessibleName(_("Sealed versions"))
        self.states.setWordWrap(True)
        self.states.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.states.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.states.currentItemChanged.connect(lambda *_: self.chosen.emit())
        self.scope = Segments({ITEM: _("This item"), MEETING: _("All items")})
        self.scope.chosen.connect(self.scopeChosen)
        self._title = label("", "strong", wraps=True)
        self.compare = QCheckBox(_("Compare with"))
        self.compare.toggled.connect(lambda _is_on: self.chosen.emit())
        self.other = ChoiceField(_("Compare with"), ())
        self.other.setMinimumContentsLength(22)
        self.other.committed.connect(lambda _key: self.compare.setChecked(True))
        self.other.committed.connect(lambda _key: self.chosen.emit())
        self.only_changes = QCheckBox(_("Only what changed"))
        self.only_changes.setChecked(True)
        self.only_changes.toggled.connect(lambda _is_on: self._show_compared())
        self._summary = label("", "small", wraps=True)
        self.restore = TextButton(_("Restore this version"), "primary", self._on_restore, "rotate-ccw")
        self._lay_out()

    @property
    def state(self) -> object:
        """Return the key of the state that is looked at."""
        current = self.states.currentItem()
        return current.data(_KEY) if current is not None else None

    @property
    def compared_with(self) -> tuple[object] | None:
        """Return the key of the state it is compared with, in a tuple; None where it is shown alone."""
        return (self.other.currentData(),) if self.compare.isChecked() else None

    def show_states(self, title: str, states: Sequence[StateRow], chosen: object) -> None:
        """List other states and go to one of them, or to the newest."""
        self._title.setText(title)
        other = self.other.currentData()
        with QSignalBlocker(self.states):
            self.states.clear()
            self.other.clear()
            self.other.addItem(_("The present text"), None)
            for state in states:
                self._add(state)
            self.other.show_stored(other if self.other.findData(other) >= 0 else None)
        keys = [state.key for state in states]
        self.states.setCurrentRow(keys.index(chosen) if chosen in keys else 0)
        self.restore.setVisible(self._is_allowed and bool(states))
        if not states:
            self._summary.setText(
                _("Nothing was sealed yet. A pause in writing, or Ctrl+S, seals a version.")
            )
            self.text.show_version("", self.text.language)

    def show_version(self, stored: str, language: str) -> None:
        """Show a state alone."""
        self._compared = ()
        self._offer(is_comparing=False)
        self._summary.setText("")
        self.text.show_version(stored, language)

    def show_comparison(self, items: Sequence[ComparedItem]) -> None:
        """Show what lies between two states."""
        self._compared = items
        count = sum(item.changed_count for item in items)
        legend = _("Underlined: came later · struck out: went")
        words = ngettext("{count} paragraph changed", "{count} paragraphs changed", count)
        self._summary.setText(f"{words.format(count=count)} · {legend}" if count else "")
        self._offer(is_comparing=True)
        self._show_compared()

    def show_alone(self, items: Sequence[ComparedItem]) -> None:
        """Show a state of several items, one below the other."""
        self._compared = ()
        self._offer(is_comparing=False)
        self._summary.setText("")
        self.text.show_comparison(items, only_changes=False)

    def allow(self, is_allowed: bool) -> None:
        """Let a version be restored, or only be read."""
        self._is_allowed = is_allowed
        self.restore.setVisible(is_allowed)

    def _lay_out(self) -> None:
        back = TextButton(_("Back to the text"), "", self.left.emit, "arrow-left")
        head = row(back, self._title, self.restore, gap="m", margins=(16, 12, 16, 0))
        head.setStretchFactor(self._title, 1)
        compared = (self.compare, self.other, self.only_changes)
        below = row(self.scope, *compared, None, gap="m", margins=(16, 4, 16, 0))
        said = row(self._summary, margins=(16, 0, 16, 6))
        body = QSplitter(Qt.Orientation.Horizontal)
        for part in (self.states, self.text):
            body.addWidget(part)
        body.setStretchFactor(1, 1)
        body.setSizes([_LIST_WIDTH, 600])
        body.setChildrenCollapsible(False)
        layout = column(head, below, said, separator(), self.banner, body, gap="xs")
        layout.setStretchFactor(body, 1)
        self.setLayout(layout)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.left)

    def _add(self, state: StateRow) -> None:
        made = QListWidgetItem(f"{state.when}\n{state.about}")
        made.setData(_KEY, state.key)
        made.setToolTip(made.text())
        self.states.addItem(made)
        self.other.addItem(f"{state.when} · {state.about}", state.key)

    def _offer(self, *, is_comparing: bool) -> None:
        self.only_changes.setVisible(is_comparing)

    def _show_compared(self) -> None:
        if self._compared:
            self.text.show_comparison(self._compared, only_changes=self.only_changes.isChecked())

    def _on_restore(self) -> None:
        if self.state is not None:
            self.restoreWanted.emit(self.state)

"""What the linter found, beside the text."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from iomdesk.runtime.translations import _, ngettext
from iomdesk.ui.minutes.finding_list import MOST, FindingList
from iomdesk.ui.text.checks import Found
from iomdesk.ui.widgets.buttons import IconButton, TextButton
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column, row


class FindingsPanel(QFrame):
    """Show findings one below the other; each is taken, left as it is, or its rule switched off."""

    stepWanted = Signal(int)
    ruleOffWanted = Signal(object)
    rulesWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findings")
        self.list = FindingList()
        self.count = label("", "small", wraps=True)
        self.empty = label("", "muted", wraps=True)
        self.more = label("", "small", wraps=True)
        self.previous = IconButton(
            "chevron-up", _("Previous finding (Shift+F8)"), lambda: self.stepWanted.emit(-1)
        )
        self.next = IconButton("chevron-down", _("Next finding (F8)"), lambda: self.stepWanted.emit(1))
        self.rules = IconButton("list-checks", _("Rules, limits and typing aids"), self.rulesWanted.emit)
        self.take = TextButton(_("Apply"), "primary", lambda: self._tell(self.list.taken))
        self.take.setToolTip(_("Put what is offered into the text (Enter)"))
        self.ignore = TextButton(_("Ignore here"), "", lambda: self._tell(self.list.ignored))
        self.ignore.setToolTip(_("Leave these words as they are in this text (Delete)"))
        self.off = TextButton(_("Switch the rule off"), "link", lambda: self._tell(self.ruleOffWanted))
        self._is_allowed = True
        self.list.selectionModel().currentChanged.connect(lambda *_: self._update())
        head = row(self.count, None, self.previous, self.next, self.rules, gap="xs")
        self._actions = QWidget()
        self._actions.setLayout(column(row(self.take, self.ignore, None), row(self.off, None), gap="xs"))
        self._filler = QWidget()
        self._filler.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        parts = (head, self.empty, self.list, self._filler, self.more, self._actions)
        body = column(*parts, margins=(14, 10, 10, 12))
        body.setStretchFactor(self.list, 1)
        self.setLayout(body)
        self.show_waiting()

    def show_waiting(self) -> None:
        """Say that the text is still being checked."""
        self.list.show_found((), lambda _found: "")
        self.count.setText(_("Checking…"))
        self.more.hide()
        self._show_empty("")

    def show_found(self, found: Sequence[Found], paragraph: Callable[[Found], str]) -> None:
        """Show what was found; `paragraph` gives the words it was found in."""
        total = len(found)
        self.list.show_found(found, paragraph)
        words = ngettext("{count} finding", "{count} findings", total).format(count=total)
        self.count.setText(words if total else _("Nothing was found."))
        more = ngettext("and {count} more", "and {count} more", total - MOST).format(count=total - MOST)
        self.more.setText(more)
        self.more.setVisible(total > MOST)
        explained = _("The text keeps to the rules of the house. F8 goes from one finding to the next.")
        self._show_empty("" if found else explained)

    def allow(self, is_allowed: bool) -> None:
        """Let findings be taken or ignored, or only be seen."""
        self._is_allowed = is_allowed
        self._update()

    def _show_empty(self, words: str) -> None:
        has_rows = self.list.findings.rowCount() > 0
        self.empty.setText(words)
        self.empty.setVisible(bool(words))
        self.list.setVisible(has_rows)
        self._actions.setVisible(has_rows)
        for button in (self.previous, self.next):
            button.setEnabled(has_rows)
        self._filler.setVisible(not has_rows)
        self._update()

    def _update(self) -> None:
        one = self.list.current
        self.take.setEnabled(self._is_allowed and one is not None and one.found.spot.offer is not None)
        self.ignore.setEnabled(self._is_allowed and one is not None)
        self.off.setEnabled(self._is_allowed and one is not None)

    def _tell(self, signal: object) -> None:
        if self.list.current is not None:
            signal.emit(self.list.current)  # type: ignore[attr-defined]

"""What is still pinned to an older version of the mandate, to be moved one by one or all together."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from iomdesk.queries.pinned import PinnedList, PinnedRow, pinned_to_older
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _, interface_language, ngettext
from iomdesk.services.repinning import repin, repin_all
from iomdesk.ui.mandate.pinned_row import PinnedLine
from iomdesk.ui.operations import Operations
from iomdesk.ui.widgets.banner import Banner
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.desk_view import DeskView
from iomdesk.ui.widgets.empty_state import EmptyState
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column, empty, row, scrolled


class PinnedPage(DeskView):
    """List open items, recommendations and templates under the version they are pinned to."""

    kinds = frozenset({"mandate", "item", "recommendation", "session", "template", "paper"})
    left = Signal()
    compareRequested = Signal(int, int)
    """(older version, newer version)"""

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(operations, parent)
        self._shows_settled = False
        self.lines: list[PinnedLine] = []
        self.all_buttons: dict[int, TextButton] = {}
        self.notice = Banner()
        self._title = label(_("Pinned to an older version"), "title")
        self._body = QVBoxLayout()
        self._body.setSpacing(8)
        content = QWidget()
        content.setLayout(column(self._body, None, margins=(0, 0, 14, 12)))
        nothing = EmptyState(
            "circle-check",
            _("Nothing is pinned to an older version"),
            _("Everything that is open falls under the version that was approved last."),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(scrolled(content))
        self._stack.addWidget(nothing)
        self.back = TextButton(_("Versions"), "", self.left.emit, "arrow-left")
        head = row(self.back, self._title, None)
        self.setLayout(column(head, self.notice, self._stack, gap="m", margins=(24, 18, 14, 12)))
        self.setFocusProxy(self.back)

    def refresh(self) -> None:
        """Ask again what is pinned."""
        self.operations.ask(
            pinned_to_older, language=interface_language(), receiver=self, then=self._show_pinned
        )

    def _show_pinned(self, found: PinnedList) -> None:
        had_focus = self.isAncestorOf(self.focusWidget() or self)
        empty(self._body)
        self.lines, self.all_buttons = [], {}
        self._stack.setCurrentIndex(0 if found.rows else 1)
        for old, rows in _by_version(found.rows).items():
            self._body.addWidget(self._head(found, old, rows))
            settled = [pinned for pinned in rows if pinned.is_settled]
            for pinned in rows if self._shows_settled else rows[: len(rows) - len(settled)]:
                self._body.addWidget(self._line(found, pinned))
            if settled:
                self._body.addLayout(row(self._settled_button(len(settled)), None))
        if had_focus:
            self._focus_first()

    def _head(self, found: PinnedList, old: int, rows: Sequence[PinnedRow]) -> QWidget:
        is_confirmed = found.is_confirmed.get(old, False)
        new = found.new_version or 0
        words = f"{rows[0].old_label} → {found.new_label}"
        state = label(_("concordance confirmed"), "good")
        if not is_confirmed:
            state = label(_("concordance not confirmed yet"), "warning")
        compare = TextButton(_("Compare…"), "link", lambda: self.compareRequested.emit(old, new))
        every = TextButton(
            _("Re-pin all by the concordance"), "primary", lambda: self._repin_all(old, new), "check"
        )
        can_move = any(pinned.becomes and not pinned.is_settled for pinned in rows)
        if self.operations.is_read_only:
            every.hide()
        every.setEnabled(is_confirmed and can_move)
        every.setToolTip("" if is_confirmed else _("Confirm the concordance of the two versions first."))
        self.all_buttons[old] = every
        head = QWidget()
        head.setLayout(row(label(words, "strong"), state, compare, None, every, margins=(0, 6, 0, 2)))
        return head

    def _settled_button(self, count: int) -> TextButton:
        """What stays as it was would hide what is to be decided: it is shown when it is asked for."""
        words = ngettext(
            "Show {count} open recommendation of a closed session, which stays as it was",
            "Show {count} open recommendations of closed sessions, which stay as they were",
            count,
        )
        if self._shows_settled:
            words = _("Hide what stays as it was")
        return TextButton(words.format(count=count), "link", self._toggle_settled)

    def _toggle_settled(self) -> None:
        self._shows_settled = not self._shows_settled
        self.refresh()

    def _line(self, found: PinnedList, pinned: PinnedRow) -> PinnedLine:
        made = PinnedLine(pinned, found.choices)
        if self.operations.is_read_only:
            made.repin.hide()
        made.repinWanted.connect(lambda mapping: self._repin(pinned, mapping))
        self.lines.append(made)
        return made

    def _repin(self, pinned: PinnedRow, mapping: Mapping[int, Sequence[int]]) -> None:
        self.operations.run(
            repin,
            otherwise=self._on_refused,
            said=_("Moved to the newer version: {title}").format(title=pinned.title or pinned.number),
            kind=pinned.kind,
            record=pinned.id,
            mapping=mapping,
        )

    def _repin_all(self, old: int, new: int) -> None:
        self.operations.run(
            repin_all,
            otherwise=self._on_refused,
            said=_("Everything that is open was moved by the concordance."),
            old_version=old,
            new_version=new,
        )

    def _on_refused(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self.notice.say(str(error), "danger")
        else:
            self.operations.failed.emit(error, self)

    def _focus_first(self) -> None:
        """The button that was pressed is gone with its line; the keyboard goes on with the next."""
        first = next((line.repin for line in self.lines if line.repin.isEnabled()), None)
        (first or self.back).setFocus()


def _by_version(rows: Iterable[PinnedRow]) -> dict[int, list[PinnedRow]]:
    found: dict[int, list[PinnedRow]] = {}
    for pinned in rows:
        found.setdefault(pinned.old_version, []).append(pinned)
    return found

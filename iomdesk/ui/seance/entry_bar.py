"""The one line in which it is typed who speaks: a few letters, Enter, and the name is on the list."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from iomdesk.model.interventions import InterventionKind
from iomdesk.runtime.translations import _
from iomdesk.ui.participants.lines import SearchLine
from iomdesk.ui.seance.lines import HIGH, LOW, Line, LineList
from iomdesk.ui.seance.parties import Choice, Finder, Known
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.labels import label, set_look
from iomdesk.ui.widgets.layouts import column, row
from iomdesk.ui.wording import intervention_kinds, word_for

POPUP_WIDTH = 440
_KINDS = (
    InterventionKind.STATEMENT.value,
    InterventionKind.POINT_OF_ORDER.value,
    InterventionKind.RIGHT_OF_REPLY.value,
)


class WhoField(SearchLine):
    """Tell of the keys that matter while somebody types who speaks."""

    focused = Signal(bool)
    entered = Signal(bool)
    """(at once): Enter, or Ctrl+Enter."""
    completionWanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif key == Qt.Key.Key_Right and self.text() and self.cursorPosition() == len(self.text()):
            self.completionWanted.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit(False)


class EntryBar(QWidget):
    """Propose while typing; what is accepted comes out with the kind of intervention."""

    accepted = Signal(object, str, bool)
    """(choice, kind, at once)"""
    wentDown = Signal()

    def __init__(self, floats_on: QWidget) -> None:
        super().__init__()
        self._finder = Finder(Known())
        self._floats_on = floats_on
        self._choices: tuple[Choice, ...] = ()
        self.field = WhoField(_("Who asks for the floor"), _("Who asks for the floor? (F2)"), "plus")
        self.kind = TextButton("", "property", self.next_kind)
        self._kind = _KINDS[0]
        self.popup = QFrame(floats_on)
        self.popup.setObjectName("popup")
        self.proposals = LineList(_("Proposals"))
        self.proposals.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hint = label("", "small", wraps=True)
        self.hint.setContentsMargins(8, 2, 8, 2)
        self._inside = column(self.proposals, self.hint, gap="xs", margins=(6, 6, 6, 6))
        self.popup.setLayout(self._inside)
        self.popup.hide()
        as_what = row(self.kind, None)
        self.setLayout(column(self.field, as_what, gap="xs"))
        self.setFocusProxy(self.field)
        self._connect()
        self._show_kind()

    @property
    def current(self) -> Choice | None:
        """Return what Enter takes."""
        at = self.proposals.currentIndex().row()
        return self._choices[at] if 0 <= at < len(self._choices) else None

    def show_known(self, known: Known) -> None:
        """Propose from whom the desk knows now."""
        if known != self._finder.known:
            self._finder = Finder(known)
            if not self.popup.isHidden():
                self._propose()

    def next_kind(self) -> None:
        """Ask for the floor as the next kind: a statement, a point of order, a right of reply."""
        self._kind = _KINDS[(_KINDS.index(self._kind) + 1) % len(_KINDS)]
        self._show_kind()

    def _connect(self) -> None:
        self.field.textChanged.connect(lambda _typed: self._propose())
        self.field.focused.connect(self._on_focus)
        self.field.wentDown.connect(lambda: self._step(1))
        self.field.wentUp.connect(lambda: self._step(-1))
        self.field.entered.connect(self._accept)
        self.field.completionWanted.connect(self._complete)
        self.proposals.clicked.connect(lambda _index: self._accept(False))

    def _on_focus(self, is_focused: bool) -> None:
        if is_focused:
            self._propose()
        else:
            self.popup.hide()

    def _propose(self) -> None:
        self._choices = self._finder.choices(self.field.text()) if self.field.hasFocus() else ()
        if not self._choices:
            self.popup.hide()
            return
        lines = [_line(place, choice) for place, choice in enumerate(self._choices)]
        self.proposals.show_lines(lines)
        self.proposals.choose(0)
        self.proposals.setFixedHeight(sum(HIGH if line.detail else LOW for line in lines) + 2)
        corner = self.field.mapTo(self._floats_on, QPoint(0, self.field.height() + 4))
        self._describe()
        size = QSize(POPUP_WIDTH, self._inside.totalHeightForWidth(POPUP_WIDTH))
        self.popup.setGeometry(QRect(corner, size))
        self.popup.raise_()
        self.popup.show()

    def _step(self, by: int) -> None:
        if self.popup.isHidden():
            if by > 0:
                self.wentDown.emit()
            return
        self.proposals.choose((self.proposals.currentIndex().row() + by) % len(self._choices))
        self._describe()

    def _complete(self) -> None:
        if self.current is not None and not self.popup.isHidden():
            self.field.setText(self.current.completion)

    def _accept(self, at_once: bool) -> None:
        choice = self.current
        if choice is None or self.popup.isHidden():
            return
        kind = self._kind
        self._kind = _KINDS[0]
        self._show_kind()
        self.field.clear()
        self.accepted.emit(choice, kind, at_once)

    def _describe(self) -> None:
        choice = self.current
        if choice is None:
            return
        does = (
            _("Enter: on the list")
            if choice.is_registered
            else _("Enter: registers it and puts it on the list")
        )
        self.hint.setText(" · ".join((does, _("Ctrl+Enter: gives the floor at once"), _("→ completes"))))
        self.field.setAccessibleDescription(_line(0, choice).spoken)

    def _show_kind(self) -> None:
        words = word_for(intervention_kinds(), self._kind)
        self.kind.setText(f"{words} · F8")
        self.kind.setToolTip(_("Asks for the floor as: {kind} (F8)").format(kind=words))
        self.kind.setAccessibleName(self.kind.toolTip())
        set_look(self.kind, isSet=self._kind != _KINDS[0])


def _line(place: int, choice: Choice) -> Line:
    if choice.party is None:
        return Line(place, choice.name, _("without a delegation"), icon="plus", tone="accent")
    if choice.group is not None:
        aligned = ", ".join(choice.group.aligned)
        detail = _("with {states}").format(states=aligned) if aligned else ""
        title = _("on behalf of {group}").format(group=choice.group.name)
        return Line(place, title, detail, choice.group.label, "users")
    party = choice.party
    code = party.codes[0] if party.codes else ""
    if choice.is_registered:
        return Line(place, party.name, choice.by, code, "check", "good")
    return Line(place, party.name, choice.by, _("not registered"), "landmark", is_faint=True)

"""The line at the bottom: whether everything is stored, which desk this is, and what can be taken back."""

from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QWidget

from iomdesk.runtime.translations import _, interface_language
from iomdesk.ui.operations import Operations
from iomdesk.ui.save_state import SaveState
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.labels import chip, label, set_look
from iomdesk.ui.widgets.layouts import row

_OFFER_MS = 12_000
_NAMES = {"fr": "Français", "en": "English", "es": "Español"}


class StatusLine(QFrame):
    """Say only what is true: "Saved" comes when what is on screen is what is stored."""

    undoRequested = Signal()
    backupsRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusLine")
        self.setFixedHeight(30)
        self._state = label("", "good")
        self._desk = label("", "small")
        self._read_only = chip(_("read-only"), "warning")
        self._read_only.hide()
        self._others = chip("", "info")
        self._others.hide()
        self._said = label("", "small")
        self.undo_button = TextButton(_("Undo"), "link", self._on_undo)
        self.backup = TextButton("", "link", self.backupsRequested.emit)
        self.backup.hide()
        self._language = label(_NAMES[interface_language()], "small")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_OFFER_MS)
        self._timer.timeout.connect(self._end_offer)
        parts = (
            self._state,
            self._desk,
            self._read_only,
            self._others,
            None,
            self._said,
            self.undo_button,
            None,
            self.backup,
            self._language,
        )
        self.setLayout(row(*parts, gap="m", margins=(14, 0, 14, 0)))
        self._end_offer()

    @property
    def text(self) -> str:
        """Return everything that is said, for a screen reader and for tests."""
        parts = (self._state, self._desk, self._read_only, self._others, self._said)
        return " · ".join(part.text() for part in parts if part.text() and not part.isHidden())

    def follow(self, operations: Operations) -> None:
        """Tell of one desk from now on."""
        name = operations.desk.name
        words = _("{name} (protected)") if operations.desk.is_protected else "{name}"
        self._desk.setText(words.format(name=name))
        self._read_only.setVisible(operations.is_read_only)
        operations.saveStateChanged.connect(lambda _state: self._show_state(operations))
        operations.announced.connect(self.offer_undo)
        self._show_state(operations)

    def offer_undo(self, said: str) -> None:
        """Say what was done, with a button to take it back; nothing said ends the offer."""
        if not said:
            self._end_offer()
            return
        self._said.setText(said)
        self._said.show()
        self.undo_button.show()
        self._timer.start()

    def show_backup(self, words: str, *, is_good: bool) -> None:
        """Say when a backup last came back whole; the words lead to the backups."""
        self.backup.setText(("✓ " if is_good else "! ") + words)
        self.backup.setAccessibleName(words)
        self.backup.show()

    def show_others(self, words: str) -> None:
        """Say who else has the desk open; nothing for nobody."""
        self._others.setText(words)
        self._others.setVisible(bool(words))

    def say(self, words: str) -> None:
        """Say something that cannot be taken back."""
        self._said.setText(words)
        self._said.show()
        self.undo_button.hide()
        self._timer.start()

    def _end_offer(self) -> None:
        self._said.hide()
        self._said.clear()
        self.undo_button.hide()

    def _on_undo(self) -> None:
        self._end_offer()
        self.undoRequested.emit()

    def _show_state(self, operations: Operations) -> None:
        saved_at = operations.saving.last_saved_at
        words, role = _words_for(operations.save_state, saved_at, operations.is_read_only)
        self._state.setText(words)
        self._state.setVisible(bool(words))
        set_look(self._state, role=role)


def _words_for(state: SaveState, saved_at: datetime | None, is_read_only: bool) -> tuple[str, str]:
    if is_read_only:
        return "", "small"
    if state is SaveState.SAVING:
        return _("Saving…"), "small"
    if state is SaveState.UNSAVED:
        return _("Being written…"), "small"
    if state is SaveState.FAILED:
        return "✕ " + _("The last change was not stored"), "bad"
    if saved_at is None:
        return "✓ " + _("Everything is stored"), "good"
    return "✓ " + _("Saved {time}").format(time=f"{saved_at:%H:%M:%S}"), "good"

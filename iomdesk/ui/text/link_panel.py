"""Choose where a link leads: documents, paragraphs and recommendations of the session, found as one types."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QFrame, QLineEdit, QSizePolicy, QWidget

from iomdesk.document.sorting import sort_key
from iomdesk.runtime.translations import _
from iomdesk.services.link_targets import LinkTarget
from iomdesk.ui.text.minutes_edit import MinutesEdit
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import row

_MOST_SHOWN = 12


class LinkPanel(QFrame):
    """Ask for the target of a link below the text; Enter takes it, Escape leaves all as it was."""

    opened = Signal()
    """The targets are to be shown."""
    chosen = Signal(object)
    """(LinkTarget)"""

    def __init__(self, editor: MinutesEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("textFoot")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._editor = editor
        self._targets: Sequence[LinkTarget] = ()
        self.field = _Field(self)
        self.field.setAccessibleName(_("Link to"))
        self.field.setPlaceholderText(_("Symbol, title, or words of a paragraph or recommendation"))
        self._found = QStringListModel(self)
        self.completer = QCompleter(self._found, self)
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completer.setMaxVisibleItems(_MOST_SHOWN)
        self.completer.setWidget(self.field)
        self._popup().setObjectName("boxed")
        self.completer.activated.connect(self._on_activated)
        self.field.textEdited.connect(self._find)
        self.field.returnPressed.connect(self._on_enter)
        self.setLayout(row(label(_("Link to"), "small"), self.field, margins=(20, 8, 16, 8)))
        self.hide()
        editor.linkWanted.connect(self.open)

    def open(self) -> None:
        """Ask for a target."""
        self.field.clear()
        self.show()
        self.field.setFocus()
        self.opened.emit()

    def show_targets(self, targets: Sequence[LinkTarget]) -> None:
        """Show what can be led to."""
        self._targets = targets
        if self.field.text():
            self._find(self.field.text())

    def found(self) -> list[LinkTarget]:
        """Return the targets whose words hold all that was typed, accents and case ignored."""
        wanted = _plain(self.field.text()).split()
        matching = (one for one in self._targets if all(part in _plain(one.shown) for part in wanted))
        return [one for one, _place in zip(matching, range(_MOST_SHOWN), strict=False)]

    def leave(self) -> None:
        """Go back to the text."""
        self.hide()
        self._editor.setFocus()

    def _find(self, _typed: str) -> None:
        self._found.setStringList([one.shown for one in self.found()])
        if self._found.rowCount():
            self.completer.complete()
        else:
            self._popup().hide()

    def _on_enter(self) -> None:
        if not (self._popup().isVisible() and self._popup().currentIndex().isValid()):
            self._take(0)

    def _on_activated(self, chosen: object) -> None:
        shown = [one.shown for one in self.found()]
        if chosen in shown:
            self._take(shown.index(str(chosen)))

    def _popup(self) -> QAbstractItemView:
        popup = self.completer.popup()
        assert popup is not None
        return popup

    def _take(self, place: int) -> None:
        found = self.found()
        if not self.isHidden() and place < len(found):
            self.hide()
            self._editor.setFocus()
            self.chosen.emit(found[place])


class _Field(QLineEdit):
    def __init__(self, panel: LinkPanel) -> None:
        super().__init__()
        self._panel = panel

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._panel.leave()
            return
        super().keyPressEvent(event)


def _plain(words: str) -> str:
    return sort_key(words, "")[0]

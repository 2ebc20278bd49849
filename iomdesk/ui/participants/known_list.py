"""Persons known from other sessions, below the line in which a name is being typed."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem, QWidget

from iomdesk.document.dates import format_date
from iomdesk.document.ordinals import session_in_words
from iomdesk.queries.known_persons import KnownPerson
from iomdesk.runtime.translations import _, interface_language
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column

_ROW_HEIGHT = 28
_MARGIN = 6
_LARGEST_ORDINAL = 100


class KnownPersonList(QFrame):
    """Float above the panel while a name is typed; nobody is chosen until the keyboard or the mouse does."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("popup")
        self._persons: tuple[KnownPerson, ...] = ()
        self.view = QListWidget()
        self.view.setFocusPolicy(self.view.focusPolicy().NoFocus)
        self.view.setAccessibleName(_("Known from other sessions"))
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.itemClicked.connect(lambda _item: self._take())
        hint = label(_("↓ choose · Enter takes the same person · Esc closes"), "small")
        hint.setContentsMargins(8, 2, 8, 2)
        self.setLayout(column(self.view, hint, gap="xs", margins=(_MARGIN, _MARGIN, _MARGIN, _MARGIN)))
        self.hide()

    @property
    def current(self) -> KnownPerson | None:
        """Return the person that Enter takes; None while nobody is chosen."""
        line = self.view.currentRow()
        return self._persons[line] if not self.isHidden() and line >= 0 else None

    def show_persons(self, persons: Sequence[KnownPerson], place: QRect, *, is_first_meant: bool) -> None:
        """Show whom can be meant, below a field; the first is chosen where the whole name is typed."""
        self._persons = tuple(persons)
        self.view.clear()
        if not persons:
            self.hide()
            return
        for person in persons:
            item = QListWidgetItem(words_for(person))
            item.setToolTip(words_for(person))
            self.view.addItem(item)
        self.view.setCurrentRow(0 if is_first_meant else -1)
        self.view.setFixedHeight(len(persons) * _ROW_HEIGHT + 4)
        self.setGeometry(place.left(), place.bottom() + 4, place.width(), self.sizeHint().height())
        self.raise_()
        self.show()

    def step(self, by: int) -> None:
        """Choose the next or the previous one; before the first nobody is chosen."""
        line = self.view.currentRow() + by
        self.view.setCurrentRow(max(-1, min(line, len(self._persons) - 1)))

    def _take(self) -> None:
        if self.current is not None:
            self.chosen.emit(self.current)


def words_for(person: KnownPerson) -> str:
    """Say who a person is: name, function, whose delegation, and when."""
    parts = (person.function, person.holder_name, session_of(person))
    return f"{person.label} — {', '.join(part for part in parts if part)}"


def session_of(person: KnownPerson) -> str:
    """Name the session at which a person was last."""
    language = interface_language()
    if person.session_number is not None and 1 <= person.session_number <= _LARGEST_ORDINAL:
        return session_in_words(person.session_number, language)
    return format_date(person.session_start, language) if person.session_start else ""

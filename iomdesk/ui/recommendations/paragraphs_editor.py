"""All paragraphs of a recommendation: preamble, then operative part, in the order they are printed."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from iomdesk.runtime.translations import _
from iomdesk.services.recommendations import ParagraphInput
from iomdesk.ui.recommendations.paragraph_field import ParagraphField
from iomdesk.ui.recommendations.words import parts
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.labels import section
from iomdesk.ui.widgets.layouts import column, empty, row

FIRST_VERBS = {"preamble": "having_considered", "operative": "recommends"}


class ParagraphsEditor(QWidget):
    """Add, write, move and remove paragraphs, all of it also with the keyboard."""

    edited = Signal()
    left = Signal()

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._is_allowed = True
        self._fields: dict[str, list[ParagraphField]] = {part: [] for part in parts()}
        self._places: dict[str, QVBoxLayout] = {part: column(gap="s") for part in parts()}
        self.adding = {
            "preamble": TextButton(
                _("Add a preamble paragraph"), "link", partial(self.add, "preamble"), "plus"
            ),
            "operative": TextButton(
                _("Add an operative paragraph"), "link", partial(self.add, "operative"), "plus"
            ),
        }
        layout = column(gap="m")
        for part, words in parts().items():
            layout.addWidget(section(words))
            layout.addLayout(self._places[part])
            layout.addLayout(row(30, self.adding[part], None))
            layout.addSpacing(8)
        layout.addStretch(1)
        self.setLayout(layout)

    def show_paragraphs(self, paragraphs: Sequence[ParagraphInput]) -> None:
        """Show other paragraphs."""
        for part, fields in self._fields.items():
            fields.clear()
            empty(self._places[part])
        for paragraph in paragraphs:
            self._insert(paragraph, len(self._fields[paragraph.part]))
        self._number()

    def paragraphs(self) -> tuple[ParagraphInput, ...]:
        """Return what stands in the editor."""
        return tuple(field.paragraph() for fields in self._fields.values() for field in fields)

    def fields(self, part: str) -> Sequence[ParagraphField]:
        """Return the fields of one part in order."""
        return tuple(self._fields[part])

    def show_language(self, language: str) -> None:
        """Edit the texts in another language."""
        self._language = language
        for fields in self._fields.values():
            for field in fields:
                field.show_language(language)

    def add(self, part: str, place: int | None = None) -> None:
        """Add an empty paragraph, last by default, and go into it."""
        fields = self._fields[part]
        at = len(fields) if place is None else place
        verb = FIRST_VERBS[part] if not fields else ""
        field = self._insert(ParagraphInput(part, verb, {}), at)
        self._number()
        QTimer.singleShot(0, field.text, field.text.setFocus)  # once it has its place in the layout
        self.edited.emit()

    def allow(self, is_allowed: bool) -> None:
        """Let everything be changed, or only be read."""
        self._is_allowed = is_allowed
        for button in self.adding.values():
            button.setVisible(is_allowed)
        for fields in self._fields.values():
            for field in fields:
                field.allow(is_allowed)

    def _insert(self, paragraph: ParagraphInput, place: int) -> ParagraphField:
        field = ParagraphField(paragraph, self._language)
        field.allow(self._is_allowed)
        self._fields[paragraph.part].insert(place, field)
        self._places[paragraph.part].insertWidget(place, field)
        field.edited.connect(self.edited)
        field.text.left.connect(self.left)
        field.nextWanted.connect(lambda: self.add(field.part, self._place(field) + 1))
        field.removalWanted.connect(lambda: self._remove(field))
        field.moveWanted.connect(lambda by: self._move(field, by))
        field.stepWanted.connect(lambda by: self._step(field, by))
        return field

    def _place(self, field: ParagraphField) -> int:
        return self._fields[field.part].index(field)

    def _remove(self, field: ParagraphField) -> None:
        self._step(field, -1)
        self._fields[field.part].remove(field)
        self._places[field.part].removeWidget(field)
        field.hide()
        field.deleteLater()
        self._number()
        self.edited.emit()

    def _move(self, field: ParagraphField, by: int) -> None:
        fields, place = self._fields[field.part], self._place(field) + by
        if not 0 <= place < len(fields):
            return
        fields.remove(field)
        fields.insert(place, field)
        self._places[field.part].insertWidget(place, field)
        field.text.setFocus()
        self._number()
        self.edited.emit()

    def _step(self, field: ParagraphField, by: int) -> None:
        """Go to the paragraph before or after, also over the border of the parts."""
        every = [one for fields in self._fields.values() for one in fields]
        place = every.index(field) + by
        if 0 <= place < len(every):
            text = every[place].text
            text.setFocus()
            end, start = QTextCursor.MoveOperation.End, QTextCursor.MoveOperation.Start
            text.moveCursor(end if by < 0 else start)

    def _number(self) -> None:
        """Number the operative paragraphs unless there is but one, as the paper does."""
        operative = self._fields["operative"]
        for place, field in enumerate(operative, start=1):
            field.show_number(f"{place}." if len(operative) > 1 else "")

"""The persons of one delegation: a row of fields each, and one for the next."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from iomdesk.queries.participants import MemberRow
from iomdesk.ui.participants.person_row import NewPersonRow, PersonFields, PersonRow, column_heads


class Persons(QWidget):
    """Keep one row for each person through all refreshes, so that nothing being typed is lost."""

    edited = Signal(int, str, object)
    moveRequested = Signal(int, int)
    """(member, place among the others)"""
    removeRequested = Signal(int, str)
    touched = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[PersonRow] = []
        self.new = NewPersonRow()
        self._is_read_only = False
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(5)
        self._layout.addWidget(column_heads())
        self._layout.addWidget(self.new)
        self.new.stepped.connect(lambda field, by: self._step(self.new, field, by))
        self.new.touched.connect(self.touched)

    @property
    def is_being_written(self) -> bool:
        """Say whether anything is typed that was not handed in."""
        return any(row.is_being_written for row in self._all)

    @property
    def _all(self) -> list[PersonFields]:
        return [*self.rows, self.new]

    def show_members(self, members: Sequence[MemberRow]) -> None:
        """Show these persons, in this order."""
        known = {row.member.id: row for row in self.rows}
        rows = [known.pop(member.id) if member.id in known else self._make(member) for member in members]
        for place, (row, member) in enumerate(zip(rows, members, strict=True), start=1):
            row.show_member(member)
            if self._layout.indexOf(row) != place:
                self._layout.insertWidget(place, row)
        for gone in known.values():
            self._drop(gone, rows)
        self.rows = rows

    def flush(self) -> None:
        """Hand in what is being typed."""
        for row in self.rows:
            row.flush()
        self.new.flush()

    def set_read_only(self, is_read_only: bool) -> None:
        """Show without letting anything be changed."""
        self._is_read_only = is_read_only
        self.new.setVisible(not is_read_only)
        for row in self.rows:
            row.set_read_only(is_read_only)

    def chain(self) -> list[QWidget]:
        """Return all fields in the order of the Tab key."""
        return [field for row in self._all for field in (*row.fields.values(), row.button) if field]

    def _make(self, member: MemberRow) -> PersonRow:
        row = PersonRow(member)
        row.set_read_only(self._is_read_only)
        row.edited.connect(self.edited)
        row.removeRequested.connect(self.removeRequested)
        row.touched.connect(self.touched)
        row.stepped.connect(lambda field, by: self._step(row, field, by))
        row.moveRequested.connect(lambda by: self._move(row, by))
        return row

    def _drop(self, gone: PersonRow, left: Sequence[PersonRow]) -> None:
        """Take a row away; the keyboard goes to the one that takes its place."""
        if gone.isAncestorOf(gone.window().focusWidget() or self):
            place = self.rows.index(gone)
            (left[place] if place < len(left) else self.new).enter("family_name")
        self._layout.removeWidget(gone)
        gone.hide()
        gone.deleteLater()

    def _step(self, row: PersonFields, field: str, by: int) -> None:
        place = self._all.index(row) + by
        if 0 <= place < len(self._all) and not (self._is_read_only and place == len(self.rows)):
            self._all[place].enter(field)

    def _move(self, row: PersonRow, by: int) -> None:
        place = self.rows.index(row) + by
        if 0 <= place < len(self.rows) and not self._is_read_only:
            row.flush()
            self.moveRequested.emit(row.member.id, place)

"""One delegation with its persons: registered with the keyboard alone, edited in place."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from iomdesk.queries.known_persons import Holder, KnownPerson
from iomdesk.queries.participants import DelegationRow
from iomdesk.runtime.translations import _
from iomdesk.ui.participants.capacity_field import CapacityField
from iomdesk.ui.participants.known_list import KnownPersonList, session_of
from iomdesk.ui.participants.known_matching import is_same, propose_persons
from iomdesk.ui.participants.organisation_names import OrganisationNames
from iomdesk.ui.participants.persons import Persons
from iomdesk.ui.participants.proposals import Proposal
from iomdesk.ui.participants.words import capacity_choices
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.empty_state import EmptyState
from iomdesk.ui.widgets.labels import label, reference, section
from iomdesk.ui.widgets.layouts import column, row, scrolled


class DelegationPanel(QFrame):
    """Show a delegation; one that is just being registered already takes in persons."""

    capacityEdited = Signal(int, str)
    organisationEdited = Signal(int, str, str)
    personAdded = Signal(int, object)
    removeRequested = Signal(int)
    touched = Signal()
    knownWanted = Signal()
    """A name is being typed, and whom the desk knows from other sessions was not shown yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("context")
        self._row: DelegationRow | None = None
        self._is_read_only = False
        self.is_waiting = False
        self._queue: list[Mapping[str, Any]] = []
        self._holder: Holder = (None, None)
        self._known: tuple[KnownPerson, ...] | None = None
        self.heading = label("", "title", wraps=True)
        self._code = reference("")
        self.capacity = CapacityField(_("Takes part as"), ())
        self.persons = Persons()
        self.proposals = KnownPersonList(self)
        self.same = label("", "small", wraps=True)
        self.same.hide()
        self.names = OrganisationNames()
        self.remove = TextButton(_("Remove the delegation"), "link", self._on_remove, "trash-2")
        self._hint = label("", "small", wraps=True)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.show_row(None)

    @property
    def row(self) -> DelegationRow | None:
        """Return the delegation shown."""
        return self._row

    @property
    def delegation(self) -> int | None:
        """Return the id of the delegation shown; None while it is being registered."""
        return self._row.id if self._row else None

    @property
    def is_being_written(self) -> bool:
        """Say whether anything is typed that was not handed in."""
        return bool(self._queue) or self.persons.is_being_written or self.names.is_being_written

    def show_row(self, row_: DelegationRow | None) -> None:
        """Show another delegation, the same as it is now, or what to do to see one."""
        if self._row is not None and (row_ is None or row_.id != self._row.id):
            self.flush()
            self.persons.new.begin()
        self._row = row_
        self._stack.setCurrentIndex(1 if row_ else 0)
        if row_ is not None:
            self._show(row_)

    def expect(self, proposal: Proposal) -> None:
        """Show a delegation that is being registered, and let its persons be written at once."""
        self.show_row(None)
        self.is_waiting = True
        self._holder = (proposal.state, proposal.organisation)
        self.heading.setText(proposal.name)
        self._show_code(proposal.code)
        self._name_persons(proposal.name)
        self.persons.show_members(())
        self.names.hide()
        self.capacity.setEnabled(False)
        self.remove.setEnabled(False)
        self._stack.setCurrentIndex(1)

    def settle(self, delegation: int) -> None:
        """Hand in the persons that were written while the delegation was being registered."""
        queue, self._queue = self._queue, []
        self.is_waiting = False
        for values in queue:
            self.personAdded.emit(delegation, values)
        self.touched.emit()

    def give_up(self) -> None:
        """Keep what was written of persons where the delegation could not be registered."""
        queue, self._queue = self._queue, []
        self.is_waiting = False
        if queue:
            self.persons.new.show_values(queue[0])

    def enter(self) -> None:
        """Put the keyboard where the next person is written."""
        if not self._is_read_only:
            self.persons.new.enter()

    def flush(self) -> None:
        """Hand in what is being typed."""
        self.persons.flush()
        self.names.flush()

    def set_read_only(self, is_read_only: bool) -> None:
        """Show without letting anything be changed."""
        self._is_read_only = is_read_only
        self.persons.set_read_only(is_read_only)
        self.names.set_read_only(is_read_only)
        self.capacity.setEnabled(not is_read_only)
        self.remove.setVisible(not is_read_only)
        self._hint.setVisible(not is_read_only)

    def show_known(self, known: tuple[KnownPerson, ...] | None) -> None:
        """Propose these persons while a name is typed; None where they are to be asked for again."""
        self._known = known
        if known is not None:
            self._propose()

    def _propose(self) -> None:
        new = self.persons.new
        self._say_same(new.known)
        if not new.is_name_typed:
            self.proposals.hide()
            return
        if self._known is None:
            self.proposals.hide()
            self.knownWanted.emit()
            return
        given, family = (new.lines[name].text() for name in ("given_name", "family_name"))
        found = propose_persons(given, family, self._known, self._holder)
        is_first_meant = bool(found) and is_same(given, family, found[0], self._holder)
        corner = new.mapTo(self, QPoint(0, 0))
        self.proposals.show_persons(found, QRect(corner, new.size()), is_first_meant=is_first_meant)

    def _step(self, by: int) -> None:
        if by:
            self.proposals.step(by)
        else:
            self.proposals.hide()

    def _say_same(self, known: KnownPerson | None) -> None:
        self.same.setVisible(known is not None)
        if known is not None:
            words = _("{person} is the same person as at another session: {session}, {delegation}.")
            self.same.setText(
                words.format(person=known.label, session=session_of(known), delegation=known.holder_name)
            )

    def _show(self, row_: DelegationRow) -> None:
        self._holder = (row_.state_iso3, row_.organisation_id)
        self.heading.setText(row_.name)
        self._show_code(row_.code)
        self._name_persons(row_.name)
        self._show_capacity(row_)
        self.persons.show_members(row_.members)
        self.names.setVisible(row_.organisation_id is not None)
        if row_.organisation_id is not None:
            self.names.show_names(row_.names, row_.code)
        self.remove.setEnabled(True)
        self._chain()

    def _show_code(self, code: str) -> None:
        self._code.setText(code)
        self._code.setVisible(bool(code))

    def _show_capacity(self, row_: DelegationRow) -> None:
        self.capacity.show_choices(capacity_choices(row_.state_iso3 is not None, row_.capacity))
        self.capacity.show_stored(row_.capacity)
        self.capacity.setEnabled(not self._is_read_only)

    def _name_persons(self, name: str) -> None:
        self.persons.setAccessibleName(_("Persons of {delegation}").format(delegation=name))

    def _lay_out(self) -> None:
        self._hint.setText(
            _(
                "Enter adds the person and stays; Enter on an empty line leads to the next delegation. "
                "↑ ↓ go from person to person, Alt+↑ ↓ move one."
            )
        )
        shown = label(_("Takes part as"), "field")
        shown.setBuddy(self.capacity)
        content = QWidget()
        content.setLayout(
            column(
                row(self.heading, self._code, None, self.remove),
                row(shown, self.capacity, None),
                8,
                section(_("Persons")),
                self.persons,
                self.same,
                self._hint,
                8,
                self.names,
                None,
                margins=(0, 0, 8, 16),
            )
        )
        self._stack.addWidget(_nobody_chosen())
        self._stack.addWidget(scrolled(content))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 8, 8)
        layout.addWidget(self._stack)

    def _connect(self) -> None:
        self.capacity.committed.connect(self._on_capacity)
        new = self.persons.new
        new.proposed = lambda: self.proposals.current
        new.has_proposals = lambda: not self.proposals.isHidden()
        new.nameTyped.connect(self._propose)
        new.proposalStepped.connect(self._step)
        self.proposals.chosen.connect(new.take)
        self.persons.new.added.connect(self._on_added)
        self.names.edited.connect(self._on_name_edited)
        self.persons.touched.connect(self.touched)
        self.names.touched.connect(self.touched)

    def _on_capacity(self, capacity: object) -> None:
        if self._row is not None:
            self.capacityEdited.emit(self._row.id, str(capacity))

    def _on_added(self, values: Mapping[str, Any]) -> None:
        if self.is_waiting:
            self._queue.append(values)
            self.touched.emit()
        elif self._row is not None:
            self.personAdded.emit(self._row.id, values)

    def _on_name_edited(self, field: str, text: str) -> None:
        if self._row is not None and self._row.organisation_id is not None:
            self.organisationEdited.emit(self._row.organisation_id, field, text)

    def _on_remove(self) -> None:
        if self._row is not None:
            self.removeRequested.emit(self._row.id)

    def _chain(self) -> None:
        """Let Tab go through the fields as they stand, whichever row was made first."""
        names = list(self.names.lines.values()) if self.names.isVisibleTo(self) else []
        for before, after in pairwise([self.remove, self.capacity, *self.persons.chain(), *names]):
            QWidget.setTabOrder(before, after)


def _nobody_chosen() -> QWidget:
    return EmptyState(
        "users",
        _("No delegation chosen"),
        _("Choose a delegation to see its persons, or register one in the field on the left."),
    )

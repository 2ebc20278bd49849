"""The secretariat's tab: who takes part in one session, registered with the keyboard alone."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from iomdesk.queries.known_persons import known_persons
from iomdesk.queries.participants import (
    DelegationRow,
    OrganisationRow,
    StateRow,
    delegations_of,
    list_organisations,
    list_states,
)
from iomdesk.runtime.translations import _, interface_language
from iomdesk.services.changes import Changes
from iomdesk.ui.operations import Operations
from iomdesk.ui.participants.actions import ParticipantActions
from iomdesk.ui.participants.add_bar import AddBar
from iomdesk.ui.participants.lines import SearchLine
from iomdesk.ui.participants.list_model import DelegationModel
from iomdesk.ui.participants.list_view import DelegationList
from iomdesk.ui.participants.panel import DelegationPanel
from iomdesk.ui.participants.proposals import Directory, Proposal
from iomdesk.ui.participants.words import as_text, counts, found_counts
from iomdesk.ui.widgets.banner import Banner
from iomdesk.ui.widgets.buttons import IconButton, TextButton
from iomdesk.ui.widgets.desk_view import DeskView
from iomdesk.ui.widgets.empty_state import EmptyState
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column, row

COPIED_FOR_MS = 2500
SIZES = [490, 706]


class ParticipantsTab(DeskView):
    """Show and change the list of participants of one session."""

    kinds = frozenset({"delegation", "organisation"})
    importRequested = Signal()

    def __init__(
        self,
        operations: Operations,
        session_id: int,
        parent: QWidget | None = None,
        *,
        offers_import: bool = False,
    ) -> None:
        super().__init__(operations, parent)
        self._session_id = session_id
        self._states: tuple[StateRow, ...] = ()
        self._organisations: tuple[OrganisationRow, ...] = ()
        self._to_choose: int | None = None
        self._is_unsaved = False
        self._line = 0
        self.language = interface_language()
        self.actions_ = ParticipantActions(operations, session_id, self)
        self.model = DelegationModel(self)
        self.list = DelegationList(self.model)
        self.panel = DelegationPanel()
        self.bar = AddBar(self)
        self.filter = SearchLine(_("Filter the delegations and persons"), _("Filter"), "search")
        self.copy_button = IconButton("copy", _("Copy the list as text (Ctrl+C)"), self.copy_list)
        self._counts = label("", "small", wraps=True)
        self.notice = Banner()
        self.import_button = TextButton(_("Import…"), "", self.importRequested.emit, "upload")
        self.import_button.setToolTip(_("Read a list of participants from a CSV file or an Excel workbook"))
        if not offers_import or operations.is_read_only:
            self.import_button.hide()
        self._copied = QTimer(self)
        self._copied.setSingleShot(True)
        self._copied.timeout.connect(self._show_counts)
        self._build()
        self._connect()
        self._obey_read_only(operations.is_read_only)

    # What the rest of the window may ask

    def refresh(self) -> None:
        """Ask for the delegations and the directory again."""
        ask, language = self.operations.ask, self.language
        self.panel.show_known(None)
        if not self._states:
            ask(list_states, receiver=self, then=self._show_states, language=language)
        ask(list_organisations, receiver=self, then=self._show_organisations, language=language)
        ask(
            delegations_of,
            receiver=self,
            then=self._show_delegations,
            session_id=self._session_id,
            language=language,
        )

    def flush(self) -> None:
        """Hand in what is being typed."""
        self.panel.flush()

    def show_delegation(self, delegation: int) -> None:
        """Go to a delegation, now or when the list has come."""
        self._to_choose = delegation
        self.become_stale()
        self.list.setFocus()

    def copy_list(self) -> None:
        """Copy the delegations that are shown, with their persons, as text."""
        QGuiApplication.clipboard().setText(as_text(self.model.shown_rows))
        self._counts.setText(_("List copied"))
        self._copied.start(COPIED_FOR_MS)

    # Layout

    def _build(self) -> None:
        self._tools = QWidget()
        self._tools.setLayout(row(self.filter, self.copy_button))
        self._stack = QStackedWidget()
        for page in (self.list, self._nobody(), self._nothing_found()):
            self._stack.addWidget(page)
        left = QWidget()
        left.setMinimumWidth(380)
        foot = row(self._counts, self.import_button)
        foot.setStretchFactor(self._counts, 1)
        left_column = column(self.bar, self._tools, self._stack, foot, margins=(14, 12, 14, 10))
        left_column.setStretchFactor(self._stack, 1)
        left.setLayout(left_column)
        self.panel.setMinimumWidth(480)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(left)
        splitter.addWidget(self.panel)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes(SIZES)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.notice)
        layout.addWidget(splitter, 1)

    def _nobody(self) -> QWidget:
        if self.operations.is_read_only:
            return EmptyState("users", _("Nobody registered yet"), _("This session has no participants."))
        return EmptyState(
            "users",
            _("Nobody registered yet"),
            _(
                "Type the first letters of a State in any language, or its code: suisse, switz, CHE. "
                "Enter registers it and leads to its persons; Enter on an empty line leads back here."
            ),
            TextButton(_("Add the first delegation"), "primary", self.bar.begin, "plus"),
        )

    def _nothing_found(self) -> QWidget:
        return EmptyState(
            "search",
            _("Nothing found"),
            _("No delegation and no person matches what is typed in the filter."),
            TextButton(_("Show all"), "", self.filter.clear),
        )

    def _obey_read_only(self, is_read_only: bool) -> None:
        self.bar.setVisible(not is_read_only)
        self.panel.set_read_only(is_read_only)
        self.setFocusProxy(self.list if is_read_only else self.bar.field)

    # Connections

    def _connect(self) -> None:
        self.bar.chosen.connect(self._on_chosen)
        self.bar.wentDown.connect(self.list.setFocus)
        self.filter.textChanged.connect(self._on_filter)
        self.filter.wentDown.connect(self.list.setFocus)
        self.filter.accepted.connect(lambda _shift: self.list.setFocus())
        self.list.currentRowChanged.connect(self._follow)
        self.list.opened.connect(self._open)
        self.list.removeRequested.connect(lambda: self._remove(self.list.current_row))
        self.list.copyRequested.connect(self.copy_list)
        self._connect_panel()

    def _connect_panel(self) -> None:
        panel, persons = self.panel, self.panel.persons
        panel.capacityEdited.connect(self.actions_.change_capacity)
        panel.organisationEdited.connect(self.actions_.rename)
        panel.personAdded.connect(self._add_person)
        panel.knownWanted.connect(self._ask_for_known)
        panel.removeRequested.connect(lambda _id: self._remove(panel.row))
        panel.touched.connect(self._note_unsaved)
        persons.edited.connect(self.actions_.edit_person)
        persons.moveRequested.connect(self.actions_.move_person)
        persons.removeRequested.connect(self.actions_.remove_person)
        persons.new.left.connect(self.bar.begin)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self.operations.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.operations.redo()
        elif event.matches(QKeySequence.StandardKey.Find):
            self.filter.setFocus()
        else:
            super().keyPressEvent(event)

    # What comes back from the desk

    def _show_states(self, rows: tuple[StateRow, ...]) -> None:
        self._states = rows
        self._show_directory()

    def _show_organisations(self, rows: tuple[OrganisationRow, ...]) -> None:
        self._organisations = rows
        self._show_directory()

    def _show_delegations(self, rows: tuple[DelegationRow, ...]) -> None:
        wanted, self._to_choose = self._to_choose or self.panel.delegation, None
        with self.list.filling():
            self.model.show_rows(rows)
            self.list.choose(wanted, self._line)
        self._show_page()
        self._show_directory()
        self._follow()

    def _ask_for_known(self) -> None:
        """Ask while the first name is typed only: a desk may know some ten thousand persons."""
        self.operations.ask(
            known_persons,
            receiver=self.panel,
            then=self.panel.show_known,
            session_id=self._session_id,
            language=self.language,
        )

    def _show_directory(self) -> None:
        self.bar.show_directory(
            Directory(self._states, self._organisations, self.model.all_rows, self.language)
        )

    def _show_page(self) -> None:
        if self.model.shown_rows:
            self._stack.setCurrentIndex(0)
        else:
            self._stack.setCurrentIndex(2 if self.model.all_rows else 1)
        self._tools.setVisible(bool(self.model.all_rows))
        self._show_counts()

    def _show_counts(self) -> None:
        if self.filter.text().strip():
            self._counts.setText(found_counts(len(self.model.shown_rows), len(self.model.all_rows)))
        else:
            self._counts.setText(counts(self.model.all_rows))

    # What the user does

    def _follow(self) -> None:
        if not self.panel.is_waiting:
            self._line = max(self.list.currentIndex().row(), 0)
            self.panel.show_row(self.list.current_row)

    def _open(self) -> None:
        """Go to the persons of the current delegation."""
        if self.panel.delegation is not None:
            self.panel.enter()

    def _on_filter(self, typed: str) -> None:
        wanted = self.panel.delegation
        with self.list.filling():
            self.model.filter(typed)
            self.list.choose(wanted)
        self._show_page()
        self._follow()

    def _on_chosen(self, proposal: Proposal) -> None:
        if proposal.delegation is not None:
            self._show_registered(proposal.delegation)
            return
        self.filter.clear()
        self.panel.expect(proposal)
        self.panel.enter()
        self.actions_.register(proposal, self._on_registered, lambda: self._on_not_registered(proposal))

    def _show_registered(self, delegation: int) -> None:
        self.filter.clear()
        self.list.choose(delegation)
        self.panel.enter()

    def _on_registered(self, changes: Changes) -> None:
        self._to_choose = changes.created
        if changes.created is None:
            self.panel.give_up()
            self.become_stale()
        else:
            self.panel.settle(changes.created)

    def _on_not_registered(self, proposal: Proposal) -> None:
        self.panel.give_up()
        self._follow()
        self.bar.begin(proposal.name)

    def _add_person(self, delegation: int, values: Mapping[str, Any]) -> None:
        self.actions_.add_person(delegation, values, lambda: self._keep(delegation, values))

    def _keep(self, delegation: int, values: Mapping[str, Any]) -> None:
        """Show a person again who could not be stored, where nothing else was begun meanwhile."""
        if self.panel.delegation == delegation and not self.panel.persons.new.is_being_written:
            self.panel.persons.new.show_values(values)

    def _remove(self, row_: DelegationRow | None) -> None:
        if row_ is not None and not self.operations.is_read_only:
            self.panel.flush()
            self.actions_.remove(row_.id, row_.name)

    def _note_unsaved(self) -> None:
        is_unsaved = self.panel.is_being_written
        if is_unsaved != self._is_unsaved:
            self._is_unsaved = is_unsaved
            self.operations.note_unsaved(self, is_unsaved)

    def is_touched_by(self, changes: Changes) -> bool:
        """Say whether this session's list is touched: those of other sessions are not shown here."""
        sessions = changes.touched.get("session", frozenset())
        return super().is_touched_by(changes) and (not sessions or self._session_id in sessions)

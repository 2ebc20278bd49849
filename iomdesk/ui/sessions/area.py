"""The area of sessions: the list, and the session that is open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from iomdesk.ui.operations import Operations
from iomdesk.ui.sessions.list_page import SessionsPage
from iomdesk.ui.sessions.tab_spec import TabSpec

if TYPE_CHECKING:  # imported with the first session that is opened: the list is wanted at once
    from iomdesk.ui.sessions.session_page import SessionPage


class SessionsArea(QStackedWidget):
    """Go from the list to a session and back; the session left last stays as it was."""

    sessionOpened = Signal(object)
    """(session id, or None): which page is shown now."""
    fullWindowChanged = Signal(bool)
    """(is full): a tab wants the window for itself, or gives it back."""

    reminderRequested = Signal(str)
    """(which: silent or overdue): recommendations that wait for somebody were asked for."""

    trashRequested = Signal(int)
    """(session): what was deleted in it was asked for."""

    def __init__(
        self, operations: Operations, tabs: Sequence[TabSpec], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._operations = operations
        self._tabs = tuple(tabs)
        self.list = SessionsPage(operations)
        self.page: SessionPage | None = None
        self.addWidget(self.list)
        self.list.openRequested.connect(self.open_session)
        self.list.reminders.wanted.connect(self.reminderRequested)

    def open_session(self, session: int, tab: str = "") -> None:
        """Show a session, in a tab where one is named."""
        if self.page is None or self.page.session_id != session:
            from iomdesk.ui.sessions.session_page import SessionPage

            self._drop_page()
            self.page = SessionPage(self._operations, session, self._tabs)
            self.page.backRequested.connect(self.show_list)
            self.page.sessionGone.connect(self._on_session_gone)
            self.page.trashRequested.connect(self.trashRequested)
            self.page.fullWindowChanged.connect(self.fullWindowChanged)
            self.addWidget(self.page)
        if tab:
            self.page.show_tab(tab)
        self.setCurrentWidget(self.page)
        self.page.setFocus()
        self.sessionOpened.emit(session)

    def show_list(self) -> None:
        """Show the list again."""
        if self.page is not None:
            self.page.flush()
        self.setCurrentWidget(self.list)
        self.list.view.setFocus()
        self.sessionOpened.emit(None)

    def flush(self) -> None:
        """Hand in what is being typed."""
        if self.page is not None:
            self.page.flush()

    def begin_session(self) -> None:
        """Open the form for a new session."""
        self.show_list()
        self.list.begin_session()

    def _on_session_gone(self) -> None:
        self._drop_page()
        self.show_list()

    def _drop_page(self) -> None:
        if self.page is not None:
            self.page.flush()
            self.removeWidget(self.page)
            self.page.deleteLater()
            self.page = None

"""The sessions of the desk: find one, begin one, put one into the trash."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QMenu, QStackedWidget, QWidget

from iomdesk.queries.sessions import SessionRow, list_sessions
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _, interface_language
from iomdesk.services.changes import Changes
from iomdesk.ui.operations import Operations
from iomdesk.ui.sessions.delegate import SessionsDelegate
from iomdesk.ui.sessions.form import NewSessionForm
from iomdesk.ui.sessions.model import SessionsModel
from iomdesk.ui.sessions.reminders import Reminders
from iomdesk.ui.widgets.banner import Banner
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.desk_view import DeskView
from iomdesk.ui.widgets.empty_state import EmptyState
from iomdesk.ui.widgets.filter_line import FilterLine
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column, row


class SessionsView(QListView):
    """Show the sessions; Enter opens, Delete removes."""

    openRequested = Signal(int)
    removeRequested = Signal(int)
    menuRequested = Signal(int, QPoint)

    def __init__(self, model: SessionsModel) -> None:
        super().__init__()
        self.sessions = model
        self.setModel(model)
        self.setItemDelegate(SessionsDelegate(self))
        self.setAccessibleName(_("Sessions"))
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)
        self.doubleClicked.connect(lambda index: self._open(index))

    @property
    def current_session(self) -> int | None:
        """Return the session the keyboard is on."""
        entry = self.sessions.entry(self.currentIndex())
        return entry.session.id if entry and entry.session else None

    def choose(self, session: int | None) -> None:
        """Put the keyboard on a session."""
        line = self.sessions.line_of(session)
        if line >= 0:
            self.setCurrentIndex(self.sessions.index(line))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.current_session:
            self.removeRequested.emit(self.current_session)
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        entry = self.sessions.entry(index)
        if entry is not None and entry.session is not None:
            self.openRequested.emit(entry.session.id)

    def _on_menu(self, point: QPoint) -> None:
        entry = self.sessions.entry(self.indexAt(point))
        if entry is not None and entry.session is not None:
            self.menuRequested.emit(entry.session.id, self.viewport().mapToGlobal(point))


class SessionsPage(DeskView):
    """Show the list with its filter and the form for a new session."""

    kinds = frozenset({"session", "item", "minutes", "recommendation"})
    openRequested = Signal(int)

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(operations, parent)
        self._rows: tuple[SessionRow, ...] = ()
        self.model = SessionsModel(self)
        self.view = SessionsView(self.model)
        self.filter = FilterLine(_("Filter: number, year, place, person"))
        self.form = NewSessionForm()
        self.form.hide()
        self.banner = Banner()
        self.reminders = Reminders(operations)
        self.new = TextButton(_("New session"), "primary", self.begin_session, "plus")
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Ask for the sessions again."""
        self.operations.glance(
            list_sessions, language=interface_language(), receiver=self, then=self._show_sessions
        )

    def begin_session(self) -> None:
        """Open the form for a new session, with the next number proposed."""
        self._stack.setCurrentIndex(0)
        numbers = [row_.number for row_ in self._rows if row_.number is not None]
        self.form.begin(max(numbers, default=0) + 1)

    def _build(self) -> None:
        self._empty = EmptyState(
            "calendar-days",
            _("No session yet"),
            _("A session holds its agenda, its minutes, its recommendations and its report. Begin one."),
            TextButton(_("New session"), "primary", self.begin_session, "plus"),
        )
        filled = QWidget()
        self.filter.setFixedWidth(320)
        filled.setLayout(
            column(
                row(label(_("Sessions"), "title"), None, self.filter, self.new),
                self.reminders,
                self.form,
                self.view,
                gap="m",
            )
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(filled)
        self._stack.addWidget(self._empty)
        self.setLayout(column(self.banner, self._stack, margins=(24, 18, 24, 12)))
        self.setFocusProxy(self.view)
        can_write = not self.operations.is_read_only
        self.new.setEnabled(can_write)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._on_filter)
        self.filter.wentDown.connect(self.view.setFocus)
        self.filter.accepted.connect(lambda _shift: self._open_current())
        self.view.openRequested.connect(self.openRequested)
        self.view.removeRequested.connect(self.remove)
        self.view.menuRequested.connect(self._show_menu)
        self.form.submitted.connect(self._create)
        self.form.closed.connect(self._close_form)

    def _show_sessions(self, rows: tuple[SessionRow, ...]) -> None:
        wanted = self.view.current_session
        self._rows = rows
        self.model.show_sessions(rows)
        self.view.choose(wanted)
        self._stack.setCurrentIndex(0 if rows or self.form.isVisible() else 1)

    def _on_filter(self, typed: str) -> None:
        self.model.filter(typed)
        self.view.choose(None)

    def _open_current(self) -> None:
        if self.view.current_session is not None:
            self.openRequested.emit(self.view.current_session)

    def _create(self, fields: Mapping[str, Any]) -> None:
        from iomdesk.services.sessions import create_session  # maps the model: not before the list shows

        self.operations.run(
            create_session,
            initiator=self,
            then=self._on_created,
            otherwise=self._on_not_created,
            said=_("Session created"),
            **fields,
        )

    def _on_created(self, changes: Changes) -> None:
        self.form.hide()
        self.refresh()
        if changes.created is not None:
            self.openRequested.emit(changes.created)

    def _on_not_created(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self.form.say_wrong(str(error))
        else:
            self.operations.failed.emit(error, self)

    def _close_form(self) -> None:
        self.form.hide()
        self._stack.setCurrentIndex(0 if self._rows else 1)
        self.view.setFocus()

    def remove(self, session: int) -> None:
        """Put a session into the trash."""
        from iomdesk.services.sessions import remove_session

        if not self.operations.is_read_only:
            self.operations.run(remove_session, session=session, said=_("Session removed"))

    def _show_menu(self, session: int, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Open"), lambda: self.openRequested.emit(session))
        removing = menu.addAction(_("Remove"), lambda: self.remove(session))
        removing.setEnabled(not self.operations.is_read_only)
        menu.popup(at)

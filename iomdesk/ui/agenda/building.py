"""What builds an agenda beside writing it: ways to begin it, templates, issued versions, the clipboard."""

from functools import cached_property

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.agenda_start import StartFrom, start_agenda
from iomdesk.services.changes import Changes
from iomdesk.ui.agenda.clipboard import AgendaClipboard
from iomdesk.ui.agenda.mandate_start import MandateStart
from iomdesk.ui.agenda.templates_page import TemplatesPage
from iomdesk.ui.agenda.tree import AgendaTree
from iomdesk.ui.agenda.versions_page import VersionsPage
from iomdesk.ui.operations import Operations
from iomdesk.ui.widgets.buttons import TextButton


class NothingToAdd(UserError):
    """Told when an agenda would be begun with what it holds already."""


class AgendaBuilding(QObject):
    """Hold the pages that stand in place of the agenda for a while, and the buttons that lead to them."""

    chosen = Signal(int)
    """(item): it was added and is to be shown."""

    def __init__(self, operations: Operations, session_id: int, tree: AgendaTree) -> None:
        super().__init__(tree)
        self._operations = operations
        self._session_id = session_id
        self._tree = tree
        self.pages = QStackedWidget()
        self.clipboard = AgendaClipboard(operations, session_id, tree)
        self.begin = TextButton(_("Begin from…"), "link", self._show_menu, "list-plus")
        self.issued = TextButton(_("Issued…"), "link", self.show_versions, "stamp")
        self.clipboard.pasted.connect(self.chosen)
        self._made: dict[type[QWidget], QWidget] = {}

    @cached_property
    def starts(self) -> tuple[TextButton, ...]:
        """Return the buttons that an empty agenda offers."""
        made = (
            TextButton(_("From the last session"), "", self.start_from_last, "history"),
            TextButton(_("From a template…"), "", self.show_templates, "copy"),
            TextButton(_("From the mandate…"), "", self.show_mandate, "scroll-text"),
        )
        for button in made:
            button.setEnabled(not self._operations.is_read_only)
        return made

    def start_from_last(self) -> None:
        """Carry over what the last session of the body left, with the items of the house."""
        self._operations.run(
            start_agenda,
            session=self._session_id,
            source=StartFrom.LAST.value,
            then=self._on_started,
            said=_("Agenda begun from the last session"),
        )

    def show_templates(self) -> None:
        """Show the templates in place of the agenda."""
        page = self._made.get(TemplatesPage)
        if page is None:
            made = TemplatesPage(self._operations, self._session_id)
            made.started.connect(self._on_started)
            made.left.connect(self.show_agenda)
            page = self._add(made)
        self._show(page)

    def show_mandate(self) -> None:
        """Show the clauses that were left aside in place of the agenda."""
        page = self._made.get(MandateStart)
        if page is None:
            made = MandateStart(self._operations, self._session_id)
            made.started.connect(self._on_started)
            made.left.connect(self.show_agenda)
            page = self._add(made)
        self._show(page)

    def show_versions(self) -> None:
        """Show what was issued in place of the agenda."""
        page = self._made.get(VersionsPage)
        if page is None:
            made = VersionsPage(self._operations, self._session_id)
            made.left.connect(self.show_agenda)
            page = self._add(made)
        self._show(page)

    def show_agenda(self) -> None:
        """Go back to the agenda."""
        self.pages.setCurrentIndex(0)
        self._tree.setFocus()

    def flush(self) -> None:
        """Hand in what is being typed on any page."""
        page = self._made.get(TemplatesPage)
        if isinstance(page, TemplatesPage):
            page.flush()

    def _add(self, page: QWidget) -> QWidget:
        self._made[type(page)] = page
        self.pages.addWidget(page)
        return page

    def _show(self, page: QWidget) -> None:
        if isinstance(page, MandateStart | VersionsPage):
            page.language = self._tree.agenda.language
        self.pages.setCurrentWidget(page)
        page.setFocus()
        page.focusNextChild()

    def menu(self) -> QMenu:
        """Make the menu of the ways to begin."""
        menu = QMenu(self.begin)
        can_write = not self._operations.is_read_only
        for words, do in (
            (_("The last session"), self.start_from_last),
            (_("A template…"), self.show_templates),
            (_("The mandate…"), self.show_mandate),
        ):
            menu.addAction(words, do).setEnabled(can_write)
        menu.addSeparator()
        menu.addAction(_("Keep or edit templates…"), self.show_templates)
        menu.addAction(_("Copy the agenda as text"), self.clipboard.copy_all)
        return menu

    def _show_menu(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.begin.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _on_started(self, changes: Changes) -> None:
        self.show_agenda()
        if changes.created is not None:
            self.chosen.emit(changes.created)
        else:
            told = NothingToAdd(_("The agenda has all of it already. Nothing was added."))
            self._operations.failed.emit(told, self)

"""The chair's tab: the agenda of one session, and beside it the item, the mandate and what is missing."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTime, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from iomdesk.queries.agenda import AgendaView, ItemDetails, ItemRow, agenda_of, item_details
from iomdesk.queries.gaps import Gap
from iomdesk.queries.mandate import VersionRow
from iomdesk.queries.meetings import BreakRow
from iomdesk.runtime.translations import _, interface_language
from iomdesk.services.changes import Changes
from iomdesk.ui.agenda.actions import AgendaActions
from iomdesk.ui.agenda.beside import AgendaBeside
from iomdesk.ui.agenda.building import AgendaBuilding
from iomdesk.ui.agenda.clause_chooser import ClauseChooser
from iomdesk.ui.agenda.context import AgendaContext
from iomdesk.ui.agenda.footer import AgendaFooter
from iomdesk.ui.agenda.gaps_panel import PLACES_OF_GAPS
from iomdesk.ui.agenda.item_panel import ItemPanel
from iomdesk.ui.agenda.item_work import ItemWork
from iomdesk.ui.agenda.model import AgendaModel
from iomdesk.ui.agenda.nodes import Place
from iomdesk.ui.agenda.tree import AgendaTree
from iomdesk.ui.documents.taken_here import TakenHere
from iomdesk.ui.documents.workshop import DocumentWorkshop
from iomdesk.ui.operations import Operations
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.desk_view import DeskView
from iomdesk.ui.widgets.empty_state import EmptyState
from iomdesk.ui.widgets.layouts import column


class AgendaTab(DeskView):
    """Show and change the agenda of one session."""

    kinds = frozenset({"item", "session", "mandate", "document", "recommendation", "minutes", "delegation"})
    gapElsewhere = Signal(object)
    """(gap): it is mended on another page than this."""
    itemElsewhere = Signal(int, int)
    """(session, item): an item of another session is to be shown."""

    def __init__(
        self,
        operations: Operations,
        session_id: int,
        parent: QWidget | None = None,
        workshop: DocumentWorkshop | None = None,
    ) -> None:
        super().__init__(operations, parent)
        self._session_id = session_id
        self._rows: dict[int, ItemRow] = {}
        self._breaks: Sequence[BreakRow] = ()
        self._version: VersionRow | None = None
        self._to_choose: int | None = None
        self._waits_for_editor = False
        self._is_showing = False
        self.beside = AgendaBeside(operations, session_id, self)
        self.language = interface_language()
        self.model = AgendaModel(self)
        self.model.is_read_only = operations.is_read_only
        self.tree = AgendaTree(self.model)
        self.context = AgendaContext(self.language)
        self.context.set_read_only(operations.is_read_only)
        self.taken = TakenHere(operations, workshop, self) if workshop else None
        self.actions_ = AgendaActions(operations, session_id, self, self.taken.taking if self.taken else None)
        self.building = AgendaBuilding(operations, session_id, self.tree)
        self._build()
        self._connect_tree()
        self._connect_context()
        operations.failed.connect(self._on_failed)

    # What is made when it is first wanted: the agenda is to be seen soon after the click
    @cached_property
    def chooser(self) -> ClauseChooser:
        """Return the list of clauses that opens below an item."""
        made = ClauseChooser(self)
        made.chosen.connect(self.toggle_clause)
        made.show_version(self._version)
        return made

    @cached_property
    def item_work(self) -> ItemWork:
        """Return what hands in the work in the panel of the item."""
        made = ItemWork(self.operations, self._session_id, self.context.item)
        made.language = self.language
        made.filesChosen.connect(lambda item, paths: self.actions_.add_files(item, paths, self.language))
        made.fileCame.connect(lambda document, path: self.actions_.attach(document, path, self.language))
        made.originRequested.connect(self.itemElsewhere)
        return made

    @cached_property
    def _empty(self) -> EmptyState:
        made = EmptyState(
            "list",
            _("No item yet"),
            _("Write the first item of the agenda; Enter adds the next, Tab makes it a sub-item."),
            TextButton(_("Add the first item"), "primary", self.add_item, "plus"),
            *self.building.starts,
        )
        self._stack.addWidget(made)
        return made

    # Layout

    def _build(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.tree)
        can_write = not self.operations.is_read_only
        beside = (self.building.begin, self.building.issued)
        self.footer = AgendaFooter(self.language, can_write, self.add_item, *beside)
        left = QWidget()
        taken = [self.taken] if self.taken else []
        left.setLayout(column(self._stack, *taken, self.footer, margins=(14, 10, 14, 10)))
        splitter = QSplitter(Qt.Orientation.Horizontal)
        self.building.pages.addWidget(left)
        splitter.addWidget(self.building.pages)
        splitter.addWidget(self.context)
        splitter.setStretchFactor(0, 1)
        splitter.setCollapsible(0, False)
        splitter.setSizes([860, 356])
        self.context.setMinimumWidth(300)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)
        self.setFocusProxy(self.tree)

    # Connections

    def _connect_tree(self) -> None:
        self.tree.currentItemChanged.connect(self._on_item_chosen)
        self.tree.moveRequested.connect(self.actions_.move)
        self.tree.removeRequested.connect(self.actions_.remove)
        self.tree.clauseRequested.connect(self.open_chooser)
        self.tree.editingEnded.connect(self._on_editing_ended)
        self.tree.rows.clauseClicked.connect(lambda *_: self.context.show_panel("mandate"))
        self.model.titleTyped.connect(
            lambda item, title: self.actions_.write_title(item, self.language, title)
        )
        self.model.itemWritten.connect(self._on_item_written)
        self.model.itemDropped.connect(self.actions_.move)
        self.model.clausesDropped.connect(self.actions_.map)
        self.model.filesDropped.connect(
            lambda item, paths: self.actions_.add_files(item, paths, self.language)
        )
        self.footer.begins_at.timeChanged.connect(self._on_begins_at)
        self.footer.languages.chosen.connect(self.show_language)
        self.building.chosen.connect(self._on_pasted)

    def _connect_context(self) -> None:
        self.context.clauses.toggled.connect(
            lambda clause, twins: self.toggle_clause(self._current_id(), clause, twins)
        )
        self.context.itemMade.connect(self._connect_item)
        self.context.gapChosen.connect(self._on_gap_chosen)
        self.beside.versionCame.connect(self._show_version)
        self.beside.gapsCame.connect(self.context.show_gaps)
        self.beside.uncoveredCame.connect(self.context.show_uncovered)

    def _connect_item(self, item: ItemPanel) -> None:
        item.fields.keep_typing(self.operations)
        item.fields.titleEdited.connect(self.actions_.write_title)
        item.fields.annotationEdited.connect(self.actions_.write_annotation)
        item.fields.fieldEdited.connect(self.actions_.edit)
        item.clauses.addRequested.connect(lambda: self.open_chooser(self._current_id()))
        item.clauses.removeRequested.connect(lambda clause: self.actions_.unmap(self._current_id(), clause))
        item.documents.openRequested.connect(self.actions_.open_document)
        item.documents.removeRequested.connect(
            lambda document: self.actions_.unlink(self._current_id(), document)
        )
        self.item_work.language = self.language

    # What the rest of the window may ask

    def refresh(self) -> None:
        """Ask for the agenda, the mandate and the gaps again, once no title is open."""
        if self.tree.is_writing:
            self._waits_for_editor = True
            return
        where: dict[str, Any] = {"session_id": self._session_id, "language": self.language}
        self.operations.ask(agenda_of, receiver=self, then=self._show_agenda, **where)

    def is_touched_by(self, changes: Changes) -> bool:
        """Say whether anything of the agenda was touched, and note whether the mandate was."""
        self.beside.note(changes)
        return super().is_touched_by(changes)

    def flush(self) -> None:
        """Hand in what is being typed."""
        self.tree.finish_writing()
        self.building.flush()
        self.context.flush()

    def add_item(self) -> None:
        """Open a line for a new item below the current one."""
        self._stack.setCurrentWidget(self.tree)
        self.tree.setFocus()
        self.tree.write_new_below()

    def show_item(self, item: int) -> None:
        """Go to an item, now or when the agenda has come."""
        self._to_choose = item
        self.context.show_panel("item")
        self.become_stale()

    def show_language(self, language: str) -> None:
        """Show and write titles in another language."""
        self.language = language
        if "item_work" in self.__dict__:
            self.item_work.language = language
        self.footer.languages.choose(language)
        self.refresh()

    def open_chooser(self, item: int) -> None:
        """Let a clause be chosen for an item, right below its row."""
        if self.operations.is_read_only or item not in self._rows:
            return
        self.tree.choose(item)
        rect = self.tree.visualRect(self.tree.currentIndex())
        at = self.tree.viewport().mapToGlobal(QPoint(rect.left() + 50, rect.bottom()))
        self.chooser.open_for(item, tuple(c.id for c in self._rows[item].clauses), at)

    def toggle_clause(self, item: int, clause: int, with_twins: bool) -> None:
        """Map the item to the clause, or take it off where it was mapped already."""
        mapped = {c.id for c in self._rows[item].clauses} if item in self._rows else set()
        if clause in mapped:
            self.actions_.unmap(item, clause)
            return
        entry = self.context.clauses.model.entry_of(clause)
        twins = tuple(t for t in entry.twins if t not in mapped) if entry else ()
        if with_twins:
            self.actions_.map(item, (clause, *twins))
        else:
            self.actions_.map(item, (clause,), lambda: self.context.clauses.offer(twins))

    # What comes back from the desk

    def _show_version(self, version: VersionRow | None) -> None:
        self.context.show_version(version)
        self._version = version
        if "chooser" in self.__dict__:
            self.chooser.show_version(version)

    def _show_agenda(self, view: AgendaView) -> None:
        if self.tree.is_writing:
            self._waits_for_editor = True
            return
        wanted = self._to_choose or self.tree.current_item
        line = self.tree.line_of_current()
        self._to_choose = None
        self._rows = {item.id: item for item in view.items}
        self._breaks = view.breaks
        self._is_showing = True
        self.model.show_agenda(view, self.language)
        self._stack.setCurrentWidget(self.tree if view.items else self._empty)
        self.footer.let_begin(not view.meetings)
        self.footer.show_plan(self.model.planned)
        self.tree.choose(wanted if wanted in self._rows else self.tree.item_near(line))
        self._is_showing = False
        self.tree.viewport().repaint()  # the items are seen before the desk is asked for what is beside them
        self._follow(self.tree.current_item)
        self.beside.ask(self.language, len(view.items))

    def _show_details(self, details: ItemDetails | None) -> None:
        if details is not None and details.id == self.tree.current_item and details.id in self._rows:
            self.context.show_details(details, self._rows[details.id], self._breaks)

    def _on_failed(self, _error: Exception, _initiator: object) -> None:
        """Show what is stored; a slot of its own, for Qt forgets those of a tab that is gone."""
        self.become_stale()

    # What the user does

    def _current_id(self) -> int:
        return self.tree.current_item or 0

    def _on_item_chosen(self, item: int | None) -> None:
        if not self._is_showing:
            self._follow(item)

    def _follow(self, item: int | None) -> None:
        row_ = self._rows.get(item) if item else None
        self.context.show_item(row_)
        if row_ is not None:
            self.operations.whereabouts.stand_at(f"item:{row_.id}")
            self.operations.ask(
                item_details, item_id=row_.id, language=self.language, receiver=self, then=self._show_details
            )

    def _on_item_written(self, title: str, place: Place) -> None:
        self.actions_.add(title, self.language, place, self._on_item_added)

    def _on_item_added(self, changes: Changes) -> None:
        self._to_choose = changes.created

    def _on_editing_ended(self) -> None:
        if not self.model.root.children:
            self._stack.setCurrentWidget(self._empty)
        if self._waits_for_editor:
            self._waits_for_editor = False
            self.refresh()

    def _on_begins_at(self, moment: QTime) -> None:
        wanted = self.tree.current_item
        self.model.begin_at(moment.toPython())  # type: ignore[arg-type]
        self.tree.choose(wanted)
        self.footer.show_plan(self.model.planned)

    def _on_pasted(self, item: int) -> None:
        self._to_choose = item
        self.refresh()

    def _on_gap_chosen(self, gap: Gap) -> None:
        if gap.kind == "no_agenda":
            self.add_item()
            return
        if gap.record_kind != "item":
            self.gapElsewhere.emit(gap)
            return
        self.tree.choose(gap.record_id)
        self.context.show_panel("mandate" if gap.kind == "item_without_clause" else "item")
        self.tree.setFocus()
        if part := PLACES_OF_GAPS.get(gap.kind):
            self.context.item.go_to(gap.record_id, part, gap.language or self.language)

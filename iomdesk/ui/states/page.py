"""The area of States: the list of all, and beside it the one chosen, or the groups."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QFileDialog, QFrame, QMenu, QSplitter, QStackedWidget, QWidget

from iomdesk.model.state_lists import TableLine, group_lines, membership_lines
from iomdesk.queries.states import SchemeRow, StateOnDay, list_schemes, states_on
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _, interface_language, ngettext
from iomdesk.ui.operations import Operations
from iomdesk.ui.report.outside import Outside
from iomdesk.ui.report.written_strip import WrittenStrip
from iomdesk.ui.states.edits import StateEdits
from iomdesk.ui.states.exporting import FORMATS, StatesExport, WriteTable
from iomdesk.ui.states.groups_panel import GroupsPanel
from iomdesk.ui.states.import_card import ImportCard
from iomdesk.ui.states.model import ROW_ROLE
from iomdesk.ui.states.state_panel import StatePanel
from iomdesk.ui.states.table import StatesTable
from iomdesk.ui.widgets.banner import Banner
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.date_field import DateField
from iomdesk.ui.widgets.desk_view import DeskView
from iomdesk.ui.widgets.filter_line import FilterLine
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column, frame, row
from iomdesk.ui.widgets.segments import Segments

ReadTable = Callable[[Path, Sequence[str]], tuple[TableLine, ...]]
"""(file, names of the columns needed): the lines of a table."""


class StatesPage(DeskView):
    """Show every State as it is on a day; edit beside the list, import, export, group."""

    kinds = frozenset({"membership", "group_scheme", "state_group", "group_membership"})

    def __init__(
        self,
        operations: Operations,
        read_table: ReadTable,
        write_table: WriteTable,
        outside: Outside | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(operations, parent)
        outside = outside or Outside()
        self._read_table = read_table
        self.export = StatesExport(operations, write_table, outside, self)
        self.written = WrittenStrip(outside.open_path)
        self._rows: tuple[StateOnDay, ...] = ()
        self._schemes: tuple[SchemeRow, ...] = ()
        self._scheme_wanted = 0
        self.edits = StateEdits(operations, self)
        self.table = StatesTable()
        self.filter = FilterLine(_("Filter: a name in any language, a code, a group, “to be verified”"))
        self.day = DateField(_("As of"))
        self.day.show_stored(date.today())
        self.count = label("", "small")
        self.notice, self.imported = Banner(), ImportCard()
        self.state, self.groups = StatePanel(), GroupsPanel()
        self.switch = Segments({"state": _("State"), "groups": _("Groups")}, "state")
        self.bring_in = TextButton(_("Import…"), "", partial(self.ask_for_file, "iso3"), "upload")
        self.save = self._save_button()
        self.assume = TextButton(_("Note all as members to be verified"), "", self.edits.assume_all)
        self.verify = TextButton(_("Mark as verified"), "", self._verify, "circle-check")
        self._beginning = self._explanation()
        self._panels = QStackedWidget()
        self._lay_out()
        self._connect()
        self._allow(not operations.is_read_only)

    def refresh(self) -> None:
        """Ask for the schemes and the States again."""
        self.operations.ask(list_schemes, receiver=self, then=self._on_schemes, language=interface_language())
        self.operations.ask(
            states_on,
            receiver=self,
            then=self._on_rows,
            day=self.day.day or date.today(),
            language=interface_language(),
        )

    def flush(self) -> None:
        """Hand in what is being typed."""
        self.state.flush()
        self.groups.flush()

    def ask_for_file(self, *needed: str) -> None:
        """Ask which file holds a list."""
        dialog = QFileDialog(self, _("Import a list of States"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([_("Tables (*.csv *.txt *.xlsx)"), _("All files (*)")])
        dialog.fileSelected.connect(lambda name: self.read(Path(name), *needed))
        dialog.open()

    def read(self, path: Path, *needed: str) -> None:
        """Read a list beside the window; what was understood is shown before anything is stored."""
        self.operations.work(
            lambda _progress: self._read_table(path, needed),
            receiver=self,
            then=lambda table: self._on_read(table, path, "group" in needed),
            otherwise=self._on_file_failed,
        )

    def show_panel(self, key: str) -> None:
        """Show the State chosen ("state") or the groups beside the list."""
        self.switch.choose(key)
        self._panels.setCurrentIndex(0 if key == "state" else 1)

    def _explanation(self) -> QFrame:
        words = _(
            "No membership is recorded yet, and none is built in. Import the official list as a CSV or Excel "
            "file (columns iso3, kind, from, until, verified), record States one by one, or begin with all "
            "of them, marked as to be verified."
        )
        choose = TextButton(_("Import the list…"), "primary", partial(self.ask_for_file, "iso3"), "upload")
        self._begin = (choose, self.assume)
        return frame(
            "card",
            column(label(words, wraps=True), row(choose, self.assume, None), margins=(16, 12, 16, 12)),
        )

    def _save_button(self) -> TextButton:
        button = TextButton(_("Save as…"), icon_name="download")
        menu = QMenu(button)
        for format, name in FORMATS.items():
            menu.addAction(name, partial(self.save_as, format))
        button.setMenu(menu)
        return button

    def save_as(self, format: str) -> None:
        """Write the memberships to a file, "csv" or "xlsx"."""
        self.export.save(format, self._rows)

    def _lay_out(self) -> None:
        self.day.setFixedWidth(210)
        head = row(label(_("States"), "title"), self.count, None, label(_("As of"), "small"), self.day)
        tools = row(self.filter, self.verify, self.bring_in, self.save)
        tools.setStretchFactor(self.filter, 1)
        left = QWidget()
        parts = column(head, self.notice, self.imported, self._beginning, tools, self.table, gap="m")
        parts.setContentsMargins(24, 18, 18, 14)
        parts.setStretchFactor(self.table, 1)
        left.setLayout(parts)
        self._panels.addWidget(self.state)
        self._panels.addWidget(self.groups)
        side = frame("context", column(self.switch, self._panels, gap="m", margins=(16, 14, 8, 8)))
        side.setMinimumWidth(330)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(left)
        splitter.addWidget(side)
        splitter.setStretchFactor(0, 1)
        splitter.setCollapsible(0, False)
        splitter.setSizes([820, 360])
        whole = column(self.written, splitter)
        whole.setSpacing(0)
        whole.setStretchFactor(splitter, 1)
        self.setLayout(whole)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        edits, state, groups = self.edits, self.state, self.groups
        for signal, slot in (
            (state.recordAdded, edits.add_record),
            (state.recordEdited, edits.edit_record),
            (state.recordRemoved, edits.remove_record),
            (state.placeAdded, lambda group, iso3: edits.put_into_group(group, (iso3,))),
            (state.placeEdited, edits.edit_place),
            (state.placeRemoved, edits.remove_place),
            (groups.schemeAdded, edits.add_scheme),
            (groups.schemeRenamed, edits.rename_scheme),
            (groups.schemeUsed, edits.use_scheme),
            (groups.schemeRemoved, edits.remove_scheme),
            (groups.groupAdded, edits.add_group),
            (groups.groupEdited, edits.edit_group),
            (groups.groupRemoved, edits.remove_group),
            (groups.putRequested, self._put_chosen),
            (groups.importRequested, partial(self.ask_for_file, "group", "iso3")),
        ):
            signal.connect(slot)
        self._connect_view()

    def _connect_view(self) -> None:
        self.edits.refused.connect(self._on_refused)
        self.edits.schemeMade.connect(self._on_scheme_made)
        self.imported.storeRequested.connect(self._store)
        self.export.written.connect(self.written.show_written)
        self.export.failed.connect(self._on_file_failed)
        self.switch.chosen.connect(self.show_panel)
        self.state.left.connect(self.table.setFocus)
        self.day.committed.connect(lambda _day: self.refresh())
        self.filter.textChanged.connect(self._on_typed)
        self.filter.wentDown.connect(self.table.go_in)
        self.filter.accepted.connect(lambda _twins: self.table.go_in())
        self.table.chosen.connect(self._on_chosen)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_current())

    def _allow(self, is_allowed: bool) -> None:
        for widget in (self.bring_in, self.verify, self.state, self.groups, *self._begin):
            widget.setEnabled(is_allowed)

    def _on_schemes(self, schemes: tuple[SchemeRow, ...]) -> None:
        self._schemes = schemes
        self.groups.show_schemes(schemes, self._scheme_wanted)
        self._scheme_wanted = 0

    def _on_rows(self, rows: tuple[StateOnDay, ...]) -> None:
        self._rows = rows
        is_recorded = any(row.memberships for row in rows)
        self._beginning.setVisible(not is_recorded)
        self.save.setEnabled(is_recorded)
        self.table.show_rows(rows)
        self._show_current()
        self._count()

    def _on_typed(self, typed: str) -> None:
        self.table.filtered.look_for(typed)
        self._count()

    def _count(self) -> None:
        shown, every = self.table.filtered.rowCount(), len(self._rows)
        words = ngettext("{count} State", "{count} States", every).format(count=every)
        self.count.setText(
            words if shown == every else _("{shown} of {every}").format(shown=shown, every=words)
        )

    def _show_current(self) -> None:
        chosen = self.table.chosen_rows()
        current = self.table.currentIndex().data(ROW_ROLE)
        self.state.show_state(current if isinstance(current, StateOnDay) else None, self._schemes)
        open_ = [one for one in chosen if one.membership and not one.membership.is_verified]
        self.verify.setEnabled(bool(open_) and not self.operations.is_read_only)

    def _on_chosen(self, _index: QModelIndex) -> None:
        self.show_panel("state")
        self.state.go_in()

    def _verify(self) -> None:
        self.edits.verify(self.table.chosen_rows())

    def _put_chosen(self, group: int) -> None:
        inside = {p.state_iso3 for s in self._schemes for g in s.groups if g.id == group for p in g.states}
        states = [one.iso3 for one in self.table.chosen_rows() if one.iso3 not in inside]
        if states:
            self.edits.put_into_group(group, states)
        else:
            self.notice.say(_("Choose in the list the States that belong to this group."), "info")

    def _on_scheme_made(self, scheme: int) -> None:
        self._scheme_wanted = scheme
        self.refresh()

    def _on_read(self, table: tuple[TableLine, ...], path: Path, is_scheme: bool) -> None:
        self.notice.hide()
        codes = frozenset(one.iso3 for one in self._rows)
        if is_scheme:
            self.imported.show_scheme(group_lines(table, codes), path)
        else:
            self.imported.show_memberships(membership_lines(table, codes), path)

    def _on_file_failed(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self.notice.say(str(error), "danger")
        else:
            self.operations.failed.emit(error, self)

    def _store(self, lines: object, scheme: str) -> None:
        self.edits.store(lines, scheme, self.imported.hide)

    def _on_refused(self, words: str) -> None:
        self.notice.say(words, "danger")
        self.refresh()  # the fields show again what the desk holds

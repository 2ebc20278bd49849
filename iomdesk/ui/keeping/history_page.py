"""The history of changes: who changed what, when, from what to what; filtered while one types."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHeaderView, QPlainTextEdit, QSplitter, QStackedWidget, QWidget

from iomdesk.queries.audit_history import AuditPage, AuditRow, audit_page
from iomdesk.queries.keeping_words import moment_in_words
from iomdesk.runtime.translations import _, interface_language, ngettext
from iomdesk.services.changes import Changes
from iomdesk.ui.keeping.history_model import AFTER, BEFORE, ROW_ROLE, HistoryModel
from iomdesk.ui.operations import Operations
from iomdesk.ui.recommendations.board import BoardTable
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.desk_view import DeskView
from iomdesk.ui.widgets.empty_state import EmptyState
from iomdesk.ui.widgets.filter_line import FilterLine
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column, row

_WIDTHS = {0: 150, 1: 220, 2: 220, 5: 110}
_ENOUGH = 200
_PAUSE_MS = 120  # between two keys


class HistoryPage(DeskView):
    """List the changes, the latest first; Enter leads to the record, the panel shows all of one change."""

    left = Signal()
    recordWanted = Signal(object)
    """(AuditRow): its record is to be shown."""

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(operations, parent)
        self._asked = 0
        self._older_than: int | None = None
        self._record: tuple[str, str] | None = None
        self.filter = FilterLine(_("Filter by words, kind, person’s machine or date"))
        self.model = HistoryModel(self)
        self.table = BoardTable()
        self.detail = QPlainTextEdit()
        self.lead = TextButton(_("Show the record"), "primary", self.show_record)
        self.only = TextButton(_("Only this record"), "", self.follow_record)
        self.all = TextButton(_("All records"), "link", self.follow_all)
        self.older = TextButton(_("Older changes"), "link", self._ask_for_older)
        self.count = label("", "small")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Ask for the latest changes again."""
        self._asked += 1
        self._ask(None, self._asked)

    def is_touched_by(self, changes: Changes) -> bool:
        """Say that any change is one of the history."""
        return changes.touches_anything

    @property
    def chosen(self) -> AuditRow | None:
        """Return the change the keyboard is on."""
        found = self.table.currentIndex().data(ROW_ROLE)
        return found if isinstance(found, AuditRow) else None

    def follow_record(self) -> None:
        """Show only what happened to the record chosen."""
        if self.chosen is not None:
            self._record = (self.chosen.kind, self.chosen.record_id)
            self.refresh()

    def follow_all(self) -> None:
        """Show what happened to every record."""
        self._record = None
        self.refresh()

    def show_record(self) -> None:
        """Lead to the record of the change chosen."""
        if self.chosen is not None:
            self.recordWanted.emit(self.chosen)

    def _lay_out(self) -> None:
        self.table.setModel(self.model)
        self.table.setSortingEnabled(False)
        self.table.setAccessibleName(_("History of changes"))
        for place, width in _WIDTHS.items():
            self.table.setColumnWidth(place, width)
        for place in (BEFORE, AFTER):
            self.table.horizontalHeader().setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        self.detail.setReadOnly(True)
        self.detail.setAccessibleName(_("The whole change"))
        parts = QSplitter()
        parts.setOrientation(parts.orientation().Vertical)
        parts.addWidget(self.table)
        parts.addWidget(self.detail)
        parts.setSizes([420, 130])
        parts.setStretchFactor(0, 1)
        parts.setChildrenCollapsible(False)
        self._stack.addWidget(parts)
        self._stack.addWidget(EmptyState("search", _("Nothing found"), _("No change holds these words.")))
        back = TextButton(_("Back to the sessions"), "link", self.left.emit, "arrow-left")
        head = row(label(_("History of changes"), "title"), None, self.all, self.only, self.lead, gap="m")
        below = row(self.filter, self.count, self.older, gap="m")
        below.setStretchFactor(self.filter, 1)
        layout = column(row(back, None), head, below, self._stack, gap="m", margins=(16, 12, 16, 12))
        layout.setStretchFactor(self._stack, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.filter)

    def _connect(self) -> None:
        self._pause.timeout.connect(self.refresh)
        self.filter.textChanged.connect(lambda _text: self._pause.start())
        self.filter.wentDown.connect(self._go_in)
        self.filter.accepted.connect(lambda _shift: self._go_in())
        self.table.chosen.connect(lambda _index: self.show_record())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_chosen())

    def _ask(self, older_than: int | None, asked: int) -> None:
        kind, record = self._record or ("", "")
        self.operations.ask(
            audit_page,
            receiver=self,
            then=lambda page: self._on_page(page, asked, is_first=older_than is None),
            language=interface_language(),
            search=self.filter.text(),
            kind=kind,
            record_id=record,
            older_than=older_than,
            limit=_ENOUGH,
        )

    def _on_page(self, page: AuditPage, asked: int, *, is_first: bool) -> None:
        if asked != self._asked:
            return  # typed on meanwhile
        if is_first:
            self.model.show_rows(page.rows)
        else:
            self.model.add_rows(page.rows)
        self._older_than = page.older_than
        self._tell()
        if page.older_than is not None and self.model.rowCount() < _ENOUGH:
            self._ask(page.older_than, asked)

    def _ask_for_older(self) -> None:
        if self._older_than is not None:
            self._ask(self._older_than, self._asked)

    def _tell(self) -> None:
        count = self.model.rowCount()
        words = ngettext("{count} change", "{count} changes", count).format(count=count)
        self.count.setText(words)
        self.older.setVisible(self._older_than is not None)
        self.all.setVisible(self._record is not None)
        self._stack.setCurrentIndex(0 if count else 1)
        if count and not self.table.currentIndex().isValid():
            self.table.selectRow(0)
        self._show_chosen()

    def _show_chosen(self) -> None:
        chosen = self.chosen
        self.only.setEnabled(chosen is not None)
        self.lead.setEnabled(chosen is not None and leads_somewhere(chosen))
        self.detail.setPlainText("" if chosen is None else self._whole(chosen))

    def _whole(self, chosen: AuditRow) -> str:
        head = " · ".join((moment_in_words(chosen.at), self.model.what(chosen), chosen.installation))
        named = f"{chosen.record} ({chosen.kind}:{chosen.record_id})".strip()
        said = _("{speaker}: {words}")
        told = ((_("Before"), chosen.before), (_("After"), chosen.after))
        parts = (said.format(speaker=name, words=words) for name, words in told if words)
        return "\n".join((head, named, *parts))

    def _go_in(self) -> None:
        if self.model.rowCount():
            self.table.setFocus()
            self.table.selectRow(0)


def leads_somewhere(change: AuditRow) -> bool:
    """Say whether there is a place in the window for the record of a change."""
    return change.session_id is not None or change.kind in PLACES


PLACES = {"state": "states", "membership": "states", "mandate": "mandate", "document": "documents"}
"""The areas of records that are in no session."""

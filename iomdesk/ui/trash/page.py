"""The area of what was deleted: find it as you type, and take it back with its links."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStackedWidget, QWidget

from iomdesk.queries.trash import TrashRow, trash_of
from iomdesk.queries.trash_words import kind_names
from iomdesk.runtime.translations import _, interface_language, ngettext
from iomdesk.services.changes import Changes, Operation
from iomdesk.services.trash import restore_from_trash
from iomdesk.ui.operations import Operations
from iomdesk.ui.recommendations.board import BoardTable
from iomdesk.ui.trash.model import REMOVED, ROW_ROLE, WORDS, TrashFilter, TrashModel
from iomdesk.ui.widgets.banner import Banner
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.desk_view import DeskView
from iomdesk.ui.widgets.empty_state import EmptyState
from iomdesk.ui.widgets.filter_line import FilterLine
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column, row
from iomdesk.ui.widgets.segments import Segments

ALL, SESSION = "all", "session"
_WIDTHS = {0: 190, 2: 170, 3: 170, 4: 130}


class TrashPage(DeskView):
    """List what is in the trash, the latest first; Enter or a double-click takes it back."""

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(operations, parent)
        self._session: int | None = None
        self.filter = FilterLine(_("Filter by words, kind or session"))
        self.scope = Segments({ALL: _("Everything"), SESSION: _("This session")})
        self.scope.hide()
        self.restore = TextButton(_("Restore"), "primary", self.restore_chosen, "rotate-ccw")
        self.banner = Banner()
        self._count = label("", "small")
        self.table = BoardTable()
        self.rows = TrashModel(self)
        self.filtered = TrashFilter(self)
        self._nothing = EmptyState("trash-2", _("The trash is empty"), _nothing_words())
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Ask for what is in the trash."""
        ask, language = self.operations.ask, interface_language()
        if not self.rows.rowCount():
            ask(trash_of, receiver=self, then=self._show, language=language, has_paragraphs=False)
        ask(trash_of, receiver=self, then=self._show, language=language)

    def is_touched_by(self, changes: Changes) -> bool:
        """Say that any change may be one of the trash; typing is not."""
        return bool(set(changes.touched) - {"minutes", "session"}) or changes.inverse is not None

    def show_session(self, session: int | None) -> None:
        """Show what belongs to a session, or everything."""
        self._session = session
        self.scope.setVisible(session is not None)
        self.scope.choose(ALL if session is None else SESSION)
        self._apply_scope()

    def restore_chosen(self) -> None:
        """Take back what is chosen, as one action."""
        chosen = self.chosen_rows()
        if not chosen or self.operations.is_read_only:
            return
        self.banner.hide()
        count = len(chosen)
        said = ngettext("{count} thing restored", "{count} things restored", count).format(count=count)
        if count == 1:
            said = _("Restored: {what}").format(what=chosen[0].words or kind_names()[chosen[0].kind])
        self.operations.run_together(
            tuple(_restoring(row) for row in chosen),
            initiator=None,
            otherwise=lambda error: self.banner.say(str(error), "danger"),
            said=said,
        )

    def chosen_rows(self) -> list[TrashRow]:
        """Return what is chosen, from the top."""
        lines = sorted(self.table.selectionModel().selectedRows(), key=lambda index: index.row())
        return [index.data(ROW_ROLE) for index in lines]

    def _lay_out(self) -> None:
        self.filtered.setSourceModel(self.rows)
        self.table.setModel(self.filtered)
        self.table.setAccessibleName(_("Trash"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.sortByColumn(REMOVED, Qt.SortOrder.DescendingOrder)
        for place, width in _WIDTHS.items():
            self.table.setColumnWidth(place, width)
        self.table.horizontalHeader().setSectionResizeMode(WORDS, QHeaderView.ResizeMode.Stretch)
        none_found = EmptyState("search", _("Nothing found"), _("No thing in the trash holds these words."))
        for page in (self.table, self._nothing, none_found):
            self._stack.addWidget(page)
        if self.operations.is_read_only:
            self.restore.hide()
        head = row(label(_("Trash"), "title"), None, self.scope, self.restore, gap="m")
        below = row(self.filter, self._count, gap="m")
        below.setStretchFactor(self.filter, 1)
        about = label(_about_words(), "muted", wraps=True)
        layout = column(head, about, below, self.banner, self._stack, gap="m", margins=(16, 12, 16, 12))
        layout.setStretchFactor(self._stack, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.filter)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._on_filter)
        self.filter.wentDown.connect(self._go_in)
        self.filter.accepted.connect(lambda _shift: self._go_in())
        self.table.chosen.connect(lambda _index: self.restore_chosen())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._offer())
        self.scope.chosen.connect(lambda _scope: self._apply_scope())

    def _show(self, rows: tuple[TrashRow, ...]) -> None:
        at = self.table.currentIndex().row()
        self.rows.show_rows(rows)
        self._tell()
        if at >= 0 and self.filtered.rowCount():
            self.table.selectRow(min(at, self.filtered.rowCount() - 1))

    def _on_filter(self, text: str) -> None:
        self.filtered.look_for(text)
        self._tell()

    def _apply_scope(self) -> None:
        self.filtered.show_session(self._session if self.scope.current == SESSION else None)
        self._tell()

    def _tell(self) -> None:
        count = self.filtered.rowCount()
        self._count.setText(ngettext("{count} thing", "{count} things", count).format(count=count))
        is_filtered = bool(self.filter.text().strip())
        self._stack.setCurrentIndex(0 if count else 2 if is_filtered else 1)
        self._offer()

    def _offer(self) -> None:
        count = len(self.chosen_rows())
        self.restore.setEnabled(count > 0)
        words = _("Restore {count}").format(count=count) if count > 1 else _("Restore")
        self.restore.setText(words)

    def _go_in(self) -> None:
        if self.filtered.rowCount():
            self.table.setFocus()
            self.table.selectRow(0)


def _restoring(thing: TrashRow) -> Operation:
    return Operation(restore_from_trash, {"kind": thing.kind, "id_": thing.id, "part": thing.part})


def _about_words() -> str:
    return _(
        "What was deleted comes back with its links, to where it stood. Paragraphs taken out of minutes are "
        "here once their text was sealed before and after."
    )


def _nothing_words() -> str:
    return _(
        "Items, interventions, recommendations, delegations and whatever else is deleted can be taken back "
        "here. Earlier versions of minutes stand beside their text, under “Sealed versions”."
    )

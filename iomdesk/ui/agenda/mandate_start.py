"""Choose clauses of the mandate that were left aside, to begin an agenda with them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from iomdesk.queries.agenda_sources import clauses_left_aside
from iomdesk.queries.coverage_rows import UncoveredClause
from iomdesk.queries.coverage_words import age_sentence
from iomdesk.runtime.translations import _, ngettext
from iomdesk.services.agenda_start import StartFrom, start_agenda
from iomdesk.services.changes import Changes
from iomdesk.ui.agenda.page_head import page_head
from iomdesk.ui.operations import Operations
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.date_field import DateField
from iomdesk.ui.widgets.desk_view import DeskView
from iomdesk.ui.widgets.fields import NumberField
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column, row

_END_SIGNS = " \u00a0;."
_CLAUSE = int(Qt.ItemDataRole.UserRole)


class MandateStart(DeskView):
    """List the clauses that no item falls under yet; those that are ticked become items."""

    kinds = frozenset({"item", "session", "mandate"})
    left = Signal()
    started = Signal(object)

    def __init__(self, operations: Operations, session_id: int, parent: QWidget | None = None) -> None:
        super().__init__(operations, parent)
        self._session_id = session_id
        self.language = "fr"
        self.sessions = NumberField(_("Not examined in the last sessions"), 99)
        self.since = DateField(_("Not examined since"))
        self.list = QListWidget()
        self.list.setAccessibleName(_("Clauses left aside"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setObjectName("boxed")
        self.start = TextButton("", "primary", self._start, "list-plus")
        self._none = label(_("No clause is waiting by this measure."), "muted")
        self._lay_out()
        self.sessions.committed.connect(lambda _value: self._on_measure(self.sessions))
        self.since.committed.connect(lambda _value: self._on_measure(self.since))
        self.list.itemChanged.connect(lambda _item: self._count())

    def refresh(self) -> None:
        """Ask for the clauses again."""
        self.operations.ask(
            clauses_left_aside,
            session_id=self._session_id,
            since=self.since.day,
            last_sessions=self.sessions.number or 0,
            language=self.language,
            receiver=self,
            then=self._show,
        )

    def chosen(self) -> tuple[int, ...]:
        """Return the clauses that are ticked, in the order shown."""
        items = [self.list.item(place) for place in range(self.list.count())]
        return tuple(item.data(_CLAUSE) for item in items if item.checkState() == Qt.CheckState.Checked)

    def _lay_out(self) -> None:
        words = label(
            _("Each clause that is ticked becomes an item under it; titles can be changed."), "muted"
        )
        by_count = label(_("not examined in the last sessions:"), "small")
        by_day = label(_("or not since:"), "small")
        self.sessions.setFixedWidth(64)
        self.since.setFixedWidth(190)
        measure = row(by_count, self.sessions, by_day, self.since, None)
        head = page_head(self, _("Begin from the mandate"), self.left.emit, self.start)
        parts = (head, words, measure, self._none, self.list)
        layout = column(*parts, gap="m", margins=(14, 10, 14, 10))
        layout.setStretchFactor(self.list, 1)
        layout.addStretch(0)  # takes the height where the list is hidden
        self.setLayout(layout)

    def _on_measure(self, field: QWidget) -> None:
        """One measure at a time: the other one is emptied."""
        if field is self.sessions:
            self.since.show_stored(None)
        else:
            self.sessions.show_stored(None)
        self.refresh()

    def _show(self, rows: tuple[UncoveredClause, ...]) -> None:
        self.list.clear()
        for clause in rows:
            age = age_sentence(clause)
            words = f"{clause.reference}  {clause.text.rstrip(_END_SIGNS)}"
            item = QListWidgetItem(f"{words}\n{age}" if age else words)
            item.setData(_CLAUSE, clause.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self.list.addItem(item)
        self.list.setVisible(bool(rows))
        self._none.setVisible(not rows)
        self._count()

    def _count(self) -> None:
        count = len(self.chosen())
        words = ngettext("Add {count} item", "Add {count} items", count).format(count=count)
        self.start.setText(words)
        self.start.setEnabled(bool(count) and not self.operations.is_read_only)

    def _start(self) -> None:
        self.operations.run(
            start_agenda,
            session=self._session_id,
            source=StartFrom.MANDATE.value,
            clauses=self.chosen(),
            then=self._on_started,
            said=_("Agenda begun from the mandate"),
        )

    def _on_started(self, changes: Changes) -> None:
        self.started.emit(changes)

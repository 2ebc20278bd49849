"""The versions of the mandate: a list, and the one chosen beside it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSplitter, QStackedWidget, QWidget

from iomdesk.queries.mandate import VersionRow, list_versions
from iomdesk.runtime.translations import _, interface_language
from iomdesk.ui.mandate.version_panel import VersionPanel
from iomdesk.ui.operations import Operations
from iomdesk.ui.widgets.banner import Banner
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.desk_view import DeskView
from iomdesk.ui.widgets.empty_state import EmptyState
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column, row
from iomdesk.ui.wording import mandate_statuses, word_for

_ID = int(Qt.ItemDataRole.UserRole)


class VersionsPage(DeskView):
    """Show the mandate's versions, oldest first, the newest with clauses chosen."""

    kinds = frozenset({"mandate"})
    importRequested = Signal()
    historyRequested = Signal(int)
    compareRequested = Signal()
    pinnedRequested = Signal()

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(operations, parent)
        self._versions: dict[int, VersionRow] = {}
        self._to_choose: int | None = None
        self._to_show: int | None = None
        self.language = interface_language()
        self.notice = Banner()
        self.list = QListWidget()
        self.list.setAccessibleName(_("Versions of the mandate"))
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.panel = VersionPanel(operations)
        self.view = self.panel.view
        self._stack = QStackedWidget()
        self.bring_in = self._import_button()
        self.compare = TextButton(_("Compare…"), "", self.compareRequested.emit, "move-horizontal")
        self._build()
        self.list.currentItemChanged.connect(lambda *_: self._show_current())
        self.panel.languageChosen.connect(self._on_language)
        self.panel.pinnedRequested.connect(self.pinnedRequested)
        self.panel.approved.connect(self.choose)
        self.panel.historyRequested.connect(self.historyRequested)

    def refresh(self) -> None:
        """Ask for the versions again."""
        self.operations.ask(
            list_versions, language=interface_language(), receiver=self, then=self._show_versions
        )

    def flush(self) -> None:
        """Hand in what is being typed."""
        self.panel.flush()

    def choose(self, version: int) -> None:
        """Show a version, now or when it has come."""
        self._to_choose = version
        self.refresh()

    def show_clause(self, clause: int) -> None:
        """Show the version that holds a clause, scrolled to it."""
        self._to_show = clause
        self.refresh()

    def _import_button(self) -> TextButton:
        made = TextButton(_("Import…"), "primary", self.importRequested.emit, "upload")
        made.setEnabled(not self.operations.is_read_only)
        return made

    def _build(self) -> None:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.list)
        splitter.addWidget(self.panel)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([270, 800])
        nothing = EmptyState(
            "scroll-text",
            _("No mandate yet"),
            _(
                "Import the mandate from a text, Word or PDF file, or drop the file here. "
                "You will see and correct what was read before anything is stored."
            ),
            self._import_button(),
        )
        self._stack.addWidget(splitter)
        self._stack.addWidget(nothing)
        head = row(label(_("Mandate"), "title"), None, self.compare, self.bring_in)
        self.setLayout(column(head, self.notice, self._stack, gap="m", margins=(24, 18, 14, 12)))
        self.setFocusProxy(self.list)

    def _show_versions(self, versions: tuple[VersionRow, ...]) -> None:
        wanted = self._to_choose or self._current_id()
        self._to_choose = None
        self._versions = {version.id: version for version in versions}
        self._stack.setCurrentIndex(0 if versions else 1)
        self.compare.setVisible(sum(bool(version.clauses) for version in versions) > 1)
        self.list.clear()
        for version in versions:
            self.list.addItem(_line(version))
        sought, self._to_show = self._to_show, None
        holding = [one.id for one in versions if sought and any(c.id == sought for c in one.clauses)]
        self._choose_line(holding[0] if holding else wanted, versions)
        if sought and holding:
            self.panel.show_clause(sought)

    def _choose_line(self, wanted: int | None, versions: tuple[VersionRow, ...]) -> None:
        with_clauses = [version.id for version in versions if version.clauses]
        chosen = wanted if wanted in self._versions else (with_clauses or [0])[-1]
        for line, version in enumerate(versions):
            if version.id == chosen:
                self.list.setCurrentRow(line)
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)

    def _current_id(self) -> int | None:
        item = self.list.currentItem()
        return int(item.data(_ID)) if item is not None else None

    def _show_current(self) -> None:
        version = self._versions.get(self._current_id() or 0)
        if version is not None:
            self.panel.show_version(version, self.language)

    def _on_language(self, language: str) -> None:
        self.language = language
        self._show_current()


def _line(version: VersionRow) -> QListWidgetItem:
    status = word_for(mandate_statuses(), version.status)
    day = version.in_force_from or version.dated_on
    second = " · ".join(part for part in (status, str(day.year) if day else "") if part)
    item = QListWidgetItem(f"{version.label}\n{second}")
    item.setData(_ID, version.id)
    item.setToolTip(version.label)
    item.setSizeHint(QSize(200, 58))
    return item

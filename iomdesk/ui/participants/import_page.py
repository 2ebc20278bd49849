"""The preview of a list of participants, row by row: nothing is stored before the user says so."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from iomdesk.model.participant_rows import ParticipantRow
from iomdesk.queries.import_directory import ImportDirectory, import_directory
from iomdesk.queries.import_findings import Weight
from iomdesk.queries.import_words import import_counts, importable_persons, remarks
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _, interface_language, ngettext
from iomdesk.services.changes import Changes
from iomdesk.services.participant_import import import_participants
from iomdesk.ui.operations import Operations
from iomdesk.ui.participants.import_model import ImportModel
from iomdesk.ui.participants.import_table import ImportTable
from iomdesk.ui.widgets.banner import Banner
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.desk_view import DeskView
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column, row


class ImportPage(DeskView):
    """Let each row be decided on and corrected, and all of them be stored in one step."""

    kinds = frozenset({"delegation", "organisation"})
    left = Signal()

    def __init__(self, operations: Operations, session_id: int, parent: QWidget | None = None) -> None:
        super().__init__(operations, parent)
        self._session_id = session_id
        self._has_rows = False
        self.model = ImportModel(self)
        self.table = ImportTable(self.model)
        self.notice = Banner()
        self._source = label("", "small", wraps=True)
        self._counts = label("", "strong")
        self._remark = label("", "muted", wraps=True)
        self._remark.setMinimumHeight(38)
        self.doubtful = QCheckBox(_("Only rows to check"))
        self.cancel = TextButton(_("Cancel"), "", self.left.emit)
        self.store = TextButton(_("Import"), "primary", self._store, "check")
        self._build()
        self.model.judged.connect(self._on_judged)
        self.table.currentRowChanged.connect(self._show_remark)
        self.doubtful.toggled.connect(self.model.show_doubtful_only)

    def show_rows(self, rows: Sequence[ParticipantRow], source: Path) -> None:
        """Show the rows that were read from a file, once it is known who can be meant."""
        self.notice.hide()
        self.doubtful.setChecked(False)
        self._source.setText(
            _(
                "Read from {name}. Nothing is stored yet. Space changes what becomes of a row; Enter on a "
                "State corrects it in all its rows."
            ).format(name=source.name)
        )
        self._has_rows = True
        self.model.begin(rows)
        self.become_stale()

    def refresh(self) -> None:
        """Ask again whom the desk knows and who takes part."""
        if self._has_rows:
            self.operations.ask(
                import_directory,
                receiver=self,
                then=self._know,
                session_id=self._session_id,
                language=interface_language(),
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        layout = column(
            row(label(_("Check before importing"), "title"), None, self.cancel, self.store),
            self.notice,
            self._source,
            row(self._counts, None, self.doubtful),
            self.table,
            self._remark,
            gap="m",
            margins=(24, 18, 24, 10),
        )
        layout.setStretchFactor(self.table, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.table)

    def _know(self, directory: ImportDirectory) -> None:
        self.model.know(directory)
        self.table.begin()

    def _on_judged(self) -> None:
        drafted = self.model.drafted
        doubtful = sum(one.weight is not Weight.FINE for one in drafted)
        self._counts.setText(import_counts(drafted) if drafted else "")
        self.doubtful.setEnabled(bool(doubtful) or self.doubtful.isChecked())
        count = importable_persons(drafted)
        self.store.setText(
            ngettext("Import {count} person", "Import {count} persons", count).format(count=count)
            if count
            else _("Import")
        )
        self.store.setEnabled(bool(self.model.people))
        self._show_remark()

    def _show_remark(self) -> None:
        current = self.model.row_at(self.table.currentIndex())
        self._remark.setText(remarks(current) if current else "")

    def _store(self) -> None:
        people = self.model.people
        self.store.setEnabled(False)  # a second click would store them twice
        self.operations.run(
            import_participants,
            initiator=self,
            then=self._on_stored,
            otherwise=self._on_not_stored,
            said=_("List of participants imported"),
            session=self._session_id,
            people=people,
        )

    def _on_stored(self, _changes: Changes) -> None:
        self._has_rows = False
        self.model.begin(())
        self.left.emit()

    def _on_not_stored(self, error: Exception) -> None:
        self.store.setEnabled(True)
        if isinstance(error, UserError):
            self.notice.say(str(error), "danger")
        else:
            self.operations.failed.emit(error, self)

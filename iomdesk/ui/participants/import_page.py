"""The preview of a list of participants, row by row: nothing is stored before the user says so."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QWidget

from iomdesk.model.participant_rows import ParticipantRow
from iomdesk.queries.import_directory import ImportDirectory, import_directory
from iomdesk.queries.import_findings import Weight
from iomdesk.queries.import_words import import_counts, importable_persons, remarks
from iomdesk.runtime.translations import _, interface_language, ngettext
from iomdesk.services.changes import Changes
from iomdesk.services.participant_import import import_participants
from iomdesk.ui.operations import Operations
from iomdesk.ui.participants.import_model import ImportModel
from iomdesk.ui.participants.import_table import ImportTable
from iomdesk.ui.widgets.import_preview import ImportPreview
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column, row


class ImportPage(ImportPreview):
    """Let each row be decided on and corrected, and all of them be stored in one step."""

    kinds = frozenset({"delegation", "organisation"})

    def __init__(self, operations: Operations, session_id: int, parent: QWidget | None = None) -> None:
        super().__init__(operations, _("Import"), parent)
        self._session_id = session_id
        self._has_rows = False
        self.model = ImportModel(self)
        self.table = ImportTable(self.model)
        self._source = label("", "small", wraps=True)
        self._counts = label("", "strong")
        self._remark = label("", "muted", wraps=True)
        self._remark.setMinimumHeight(38)
        self.doubtful = QCheckBox(_("Only rows to check"))
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

    def store_rows(self) -> None:
        people = self.model.people
        self.operations.run(
            import_participants,
            initiator=self,
            then=self._on_stored,
            otherwise=self.say_not_stored,
            said=_("List of participants imported"),
            session=self._session_id,
            people=people,
        )

    def _on_stored(self, _changes: Changes) -> None:
        self._has_rows = False
        self.model.begin(())
        self.left.emit()

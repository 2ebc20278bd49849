"""The agendas that were issued: issue another one, and compare any two."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QHeaderView, QTableView, QWidget

from iomdesk.queries.agenda_versions import (
    AgendaComparison,
    AgendaVersionRow,
    compare_versions,
    list_agenda_versions,
)
from iomdesk.queries.agenda_words import version_name
from iomdesk.runtime.translations import _, ngettext
from iomdesk.services.agenda_versions import issue_agenda
from iomdesk.ui.agenda.page_head import page_head
from iomdesk.ui.agenda.versions_model import VersionsModel
from iomdesk.ui.operations import Operations
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.desk_view import DeskView
from iomdesk.ui.widgets.fields import ChoiceField
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column, row

_ROW_HEIGHT = 30


class VersionsPage(DeskView):
    """Show what changed between two agendas, the last one issued and the present one to begin with."""

    kinds = frozenset({"item", "session", "agenda_version"})
    left = Signal()

    def __init__(self, operations: Operations, session_id: int, parent: QWidget | None = None) -> None:
        super().__init__(operations, parent)
        self._session_id = session_id
        self._found: AgendaComparison | None = None
        self._issued: tuple[AgendaVersionRow, ...] = ()
        self.language = "fr"
        self.old = ChoiceField(_("Older agenda"), ())
        self.new = ChoiceField(_("Newer agenda"), ())
        self.only_changes = QCheckBox(_("Only what changed"))
        self.issue = TextButton(_("Issue as provisional"), "", lambda: self._issue("provisional"), "stamp")
        self.adopt = TextButton(_("Adopt"), "primary", lambda: self._issue("adopted"), "gavel")
        self._summary = label("", "small")
        self.model = VersionsModel(self)
        self.table = QTableView()
        self._lay_out()
        self.old.committed.connect(lambda _value: self._compare())
        self.new.committed.connect(lambda _value: self._compare())
        self.only_changes.toggled.connect(lambda _on: self._fill())

    def refresh(self) -> None:
        """Ask for what was issued, then for what is between the two that are compared."""
        self.operations.ask(
            list_agenda_versions, session_id=self._session_id, receiver=self, then=self._show_versions
        )

    def _lay_out(self) -> None:
        self.table.setModel(self.model)
        self.table.setAccessibleName(_("What changed"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(2, 190)
        head = page_head(self, _("Issued agendas"), self.left.emit, self.issue, self.adopt)
        self._about = label(
            _("What is issued stays as it is. Adopting also fixes the numbers: a late item becomes “3 bis”."),
            "muted",
            wraps=True,
        )
        self._sides = QWidget()
        self._sides.setLayout(
            row(self.old, label("→", "muted"), self.new, self.only_changes, None, self._summary)
        )
        for field in (self.old, self.new):
            field.setMinimumContentsLength(24)
        parts = (head, self._about, self._sides, self.table)
        layout = column(*parts, gap="m", margins=(14, 10, 14, 10))
        layout.setStretchFactor(self.table, 1)
        layout.addStretch(0)  # takes the height where the table is hidden
        self.setLayout(layout)

    def _show_versions(self, rows: tuple[AgendaVersionRow, ...]) -> None:
        is_new = [row.is_withdrawn for row in rows] != [row.is_withdrawn for row in self._issued]
        old, new = self.old.currentData(), self.new.currentData()
        self._issued = rows
        for field in (self.old, self.new):
            field.clear()
            for version in rows:
                field.addItem(_words(version), version.id)
        self.new.addItem(version_name(None), None)
        standing = [row for row in rows if not row.is_withdrawn] or list(rows)
        self.old.show_stored(standing[-1].id if standing and (is_new or old is None) else old)
        self.new.show_stored(None if is_new else new)
        self._offer()
        self._sides.setVisible(bool(rows))
        self.table.setVisible(bool(rows))
        self._compare()

    def _offer(self) -> None:
        is_adopted = any(v.stage == "adopted" and not v.is_withdrawn for v in self._issued)
        can_write = not self.operations.is_read_only
        self.issue.setEnabled(can_write and not is_adopted)
        self.adopt.setEnabled(can_write)
        self.adopt.setText(_("Issue a revision") if is_adopted else _("Adopt"))

    def _compare(self) -> None:
        if self._issued:
            self.operations.ask(
                compare_versions,
                session_id=self._session_id,
                old=self.old.currentData(),
                new=self.new.currentData(),
                receiver=self,
                then=self._show,
            )

    def _show(self, found: AgendaComparison) -> None:
        self._found = found
        self._fill()

    def _fill(self) -> None:
        if self._found is None:
            return
        changed = [item for item in self._found.items if item.changes]
        shown = changed if self.only_changes.isChecked() else self._found.items
        heads = (version_name(self._found.old), version_name(self._found.new))
        self.model.show_items(shown, heads, self.language)
        count = len(changed)
        words = ngettext("{count} item changed", "{count} items changed", count).format(count=count)
        self._summary.setText(words if count else _("Nothing changed"))

    def _issue(self, stage: str) -> None:
        self.operations.run(
            issue_agenda,
            session=self._session_id,
            stage=stage,
            said=_("Agenda adopted") if stage == "adopted" else _("Agenda issued"),
        )


def _words(version: AgendaVersionRow) -> str:
    day = f"{version.issued_at.astimezone():%d.%m.%Y}"
    return " · ".join(part for part in (version_name(version), version.symbol, day) if part)

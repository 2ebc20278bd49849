"""The inbox of corrections to a report: who asks for which words, and what is decided of it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from iomdesk.queries.approval_words import correction_statuses
from iomdesk.queries.participants import DelegationRow
from iomdesk.queries.report_life import ReportCorrectionRow
from iomdesk.runtime.translations import _
from iomdesk.ui.report.life_form import LANGUAGES
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.date_field import DateField
from iomdesk.ui.widgets.fields import ChoiceField, LineField
from iomdesk.ui.widgets.labels import label, section
from iomdesk.ui.widgets.layouts import column, row

_OPEN = "received"


class CorrectionsInbox(QWidget):
    """List the corrections, note new ones, decide the one chosen."""

    received = Signal(object)
    """(arguments of `receive_report_correction` without the session)"""
    decided = Signal(int, str, str, str)
    """(correction, status, reason, final text)"""
    removed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[ReportCorrectionRow, ...] = ()
        self.table = _Table()
        self.paragraph = LineField(_("Number of the paragraph"), _("Paragraph"))
        self.language = ChoiceField(_("Version"), [(one, one.upper()) for one in LANGUAGES])
        self.delegation = ChoiceField(_("Delegation"), [(None, _("no delegation named"))])
        self.delegation.setMinimumContentsLength(14)
        self.day = DateField(_("Received on"))
        self.day.show_stored(date.today())
        self.old = LineField(_("Old words"), _("Old words"))
        self.new = LineField(_("New words"), _("New words"))
        self.note = TextButton(_("Note the correction"), "", self._receive, "plus")
        self.final = LineField(_("Words as they will stand"), _("Words as they will stand"))
        self.reason = LineField(_("Reason"), _("Why it is decided so; a refusal needs it"))
        self.accept = TextButton(_("Accept"), "primary", self._accept, "check")
        self.refuse = TextButton(_("Refuse"), "", lambda: self._decide("refused"), "x")
        self.back = TextButton(_("Take the decision back"), "link", lambda: self._decide(_OPEN), "undo-2")
        self.remove = TextButton(_("To the trash"), "link", self._remove, "trash-2")
        self._deciding = QWidget()
        self._build()
        self.table.itemSelectionChanged.connect(self._show_chosen)
        self._show_chosen()

    def show_delegations(self, rows: Sequence[DelegationRow]) -> None:
        """Offer the delegations of the session."""
        chosen = self.delegation.currentData()
        self.delegation.clear()
        self.delegation.addItem(_("no delegation named"), None)
        for one in rows:
            self.delegation.addItem(one.name, one.id)
        self.delegation.show_stored(chosen)

    def show_corrections(self, rows: Sequence[ReportCorrectionRow]) -> None:
        """Show other corrections, the same one chosen."""
        former = self.chosen
        self._rows = tuple(rows)
        self.table.show_rows(self._rows)
        ids = [one.id for one in rows]
        if ids:
            self.table.selectRow(ids.index(former.id) if former and former.id in ids else 0)
        self._show_chosen()

    @property
    def chosen(self) -> ReportCorrectionRow | None:
        """Return the correction that is decided on."""
        place = self.table.currentRow()
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def allow(self, is_allowed: bool) -> None:
        """Let corrections be noted and decided, or only be read."""
        self.note.setEnabled(is_allowed)
        self._deciding.setEnabled(is_allowed)

    def _build(self) -> None:
        self.paragraph.setFixedWidth(90)
        noting = row(self.paragraph, self.language, self.delegation, self.day, gap="s")
        words = row(self.old, self.new, self.note, gap="s")
        deciding = (row(self.final, self.reason), row(self.accept, self.refuse, self.back, None, self.remove))
        self._deciding.setLayout(column(label(_("Decide on the correction chosen"), "medium"), *deciding))
        layout = column(section(_("Corrections received")), self.table, self._deciding, 8, noting, words)
        layout.setStretchFactor(self.table, 1)
        self.setLayout(layout)

    def _show_chosen(self) -> None:
        chosen = self.chosen
        self._deciding.setVisible(chosen is not None)
        if chosen is None:
            return
        is_open = chosen.status == _OPEN
        self.final.show_stored(chosen.final_text or chosen.new_text)
        self.reason.show_stored(chosen.reason)
        for part in (self.accept, self.refuse):
            part.setVisible(is_open)
        self.back.setVisible(not is_open)
        for field in (self.final, self.reason):
            field.setReadOnly(not is_open)

    def _receive(self) -> None:
        self.day.flush()
        self.received.emit(
            {
                "language": self.language.currentData(),
                "paragraph": self.paragraph.words,
                "received_on": self.day.day or date.today(),
                "old_text": self.old.words,
                "new_text": self.new.words,
                "delegation": self.delegation.currentData(),
            }
        )

    def clear_form(self) -> None:
        """Make room for the next correction."""
        for field in (self.paragraph, self.old, self.new):
            field.clear()
        self.paragraph.setFocus()

    def _accept(self) -> None:
        chosen = self.chosen
        is_other = chosen is not None and self.final.words.strip() != chosen.new_text
        self._decide("amended" if is_other else "accepted")

    def _decide(self, status: str) -> None:
        if self.chosen is not None:
            final = self.final.words.strip() if status == "amended" else ""
            self.decided.emit(self.chosen.id, status, self.reason.words.strip(), final)

    def _remove(self) -> None:
        if self.chosen is not None:
            self.removed.emit(self.chosen.id)


class _Table(QTableWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("boxed")
        self.setAccessibleName(_("Corrections received"))
        heads = (_("Paragraph"), _("Delegation"), _("Received"), _("Old words"), _("New words"), _("State"))
        self.setColumnCount(len(heads))
        self.setHorizontalHeaderLabels(heads)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for place in (0, 2):
            self.horizontalHeader().setSectionResizeMode(place, QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def show_rows(self, rows: Sequence[ReportCorrectionRow]) -> None:
        self.setRowCount(len(rows))
        names = correction_statuses()
        for line, one in enumerate(rows):
            late = " (" + _("late") + ")" if one.is_late else ""
            state = f"{names[one.status]}: {one.reason}" if one.reason else names[one.status]
            cells = (
                f"{one.language.upper()} {one.paragraph}",
                one.delegation,
                one.received_on.isoformat() + late,
                one.old_text,
                one.final_text or one.new_text,
                state,
            )
            for place, words in enumerate(cells):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                self.setItem(line, place, item)

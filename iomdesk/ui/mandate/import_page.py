"""The preview of a mandate read from a file: nothing is stored before the user says so."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from iomdesk.model.mandate_draft import MandateDraft
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _, ngettext
from iomdesk.services.changes import Changes
from iomdesk.services.mandates import store_mandate
from iomdesk.ui.mandate.draft_edits import troubles
from iomdesk.ui.mandate.draft_view import DraftView
from iomdesk.ui.operations import Operations
from iomdesk.ui.sessions.form import grid_of
from iomdesk.ui.widgets.banner import Banner
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.date_field import DateField
from iomdesk.ui.widgets.fields import ChoiceField, LineField
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column, frame, row, scrolled
from iomdesk.ui.wording import LANGUAGE_NAMES, mandate_statuses


class ImportPage(QWidget):
    """Let every chapter and clause be corrected, and the mandate be stored as a new version."""

    stored = Signal(int)
    left = Signal()

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self.notice = Banner()
        self.preview = DraftView()
        self._source = label("", "small", wraps=True)
        self._count = label("", "small")
        self.name = LineField(_("Name of this version"))
        self.status = ChoiceField(_("Status"), mandate_statuses().items())
        self.language = ChoiceField(_("Language"), LANGUAGE_NAMES.items())
        self.dated = DateField(_("Dated"))
        self.official = QCheckBox(_("This is the official text, not a working translation"))
        self.store = TextButton(_("Store this mandate"), "primary", self._store, "check")
        self.undo = TextButton(_("Undo"), "", self.preview.undo, "undo-2")
        cancel = TextButton(_("Discard"), "", self.left.emit)
        fields = (
            (_("Name of this version"), self.name),
            (_("Status"), self.status),
            (_("Language"), self.language),
            (_("Dated"), self.dated),
        )
        head = frame(
            "card",
            column(
                row(label(_("What was read"), "strong"), self._count, None),
                self._source,
                grid_of(fields, 4),
                self.official,
                margins=(16, 12, 16, 12),
            ),
        )
        layout = column(
            row(label(_("Check before storing"), "title"), None, self.undo, cancel, self.store),
            self.notice,
            head,
            scrolled(self.preview),
            gap="m",
            margins=(24, 18, 14, 12),
        )
        self.setLayout(layout)
        self.preview.draftChanged.connect(self._on_draft_changed)

    def show_draft(self, draft: MandateDraft, source: Path) -> None:
        """Show a mandate as it was read from a file."""
        self.notice.hide()
        self._source.setText(
            _("Read from {name}. Nothing is stored yet: correct what was read wrongly.").format(
                name=source.name
            )
        )
        self.name.setText(draft.title or source.stem)
        self.name.setCursorPosition(0)
        self.status.show_stored("projet" if draft.is_draft else "approuvé")
        self.language.show_stored(draft.language)
        self.dated.show_stored(None)
        self.official.setChecked(True)
        self.preview.show_draft(draft)

    def _on_draft_changed(self, draft: MandateDraft) -> None:
        chapters, clauses = len(draft.chapters), sum(len(c.clauses) for c in draft.chapters)
        self._count.setText(
            ngettext("{count} chapter", "{count} chapters", chapters).format(count=chapters)
            + " · "
            + ngettext("{count} clause", "{count} clauses", clauses).format(count=clauses)
        )
        self.undo.setEnabled(self.preview.can_undo)
        wrong = troubles(draft)
        self.store.setEnabled(bool(clauses) and not wrong)
        self.store.setToolTip(
            _("A number or a letter stands twice, or a clause is empty: see what is marked in red.")
            if wrong
            else ""
        )

    def _store(self) -> None:
        draft = self.preview.draft
        self.dated.flush()
        if draft is None or not self.dated.is_understood:
            return
        self._operations.run(
            store_mandate,
            initiator=self,
            then=self._on_stored,
            otherwise=self._on_not_stored,
            draft=_in_language(draft, str(self.language.currentData())),
            label=self.name.text().strip(),
            status=str(self.status.currentData()),
            is_official=self.official.isChecked(),
            dated_on=self.dated.day,
            said=_("Mandate stored"),
        )

    def _on_stored(self, changes: Changes) -> None:
        self.stored.emit(changes.created or 0)

    def _on_not_stored(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self.notice.say(str(error), "danger")
        else:
            self._operations.failed.emit(error, self)


def _in_language(draft: MandateDraft, language: str) -> MandateDraft:
    return replace(draft, language=language)

"""One correction with the paragraph before and after it, and the decision on it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from iomdesk.document.minutes_diff import compare_texts
from iomdesk.queries.approval import CorrectionRow
from iomdesk.queries.approval_words import correction_statuses
from iomdesk.runtime.translations import _
from iomdesk.services.correction_places import CorrectionPreview
from iomdesk.ui.minutes.comparison_view import ComparedItem, ComparisonView
from iomdesk.ui.widgets.banner import Banner
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.fields import LineField, TextField
from iomdesk.ui.widgets.labels import label, section
from iomdesk.ui.widgets.layouts import column, row


class CorrectionPanel(QWidget):
    """Show what a correction would do, and let it be accepted, amended or refused."""

    previewWanted = Signal(int, str)
    """(correction, new words): show what these would do."""
    acceptWanted = Signal(object, str, str, object)
    """(CorrectionRow, new words, reason, the paragraph that was shown)"""
    refuseWanted = Signal(object, str)
    backWanted = Signal(object)
    editWanted = Signal(object)
    removeWanted = Signal(object)
    placeWanted = Signal(object, str)
    """(CorrectionRow, the paragraph as stored now): go to where it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: CorrectionRow | None = None
        self._preview: CorrectionPreview | None = None
        self._is_approved = False
        self.title = label("", "strong", wraps=True)
        self.notice = Banner()
        self._changed = section(_("As circulated"))
        self.circulated = ComparisonView()
        self.circulated.setAccessibleName(_("The paragraph as circulated"))
        self.circulated.setMaximumHeight(130)
        self._becomes = section(_("What it would become"))
        self.comparison = ComparisonView()
        self.comparison.setMinimumHeight(110)
        self.comparison.setAccessibleName(_("The paragraph before and after the correction"))
        self.words = TextField(_("New words"))
        self.words.setMaximumHeight(84)
        self.words.committed.connect(self._on_words)
        self.reason = LineField(_("Reason"), _("Why it is decided so; a refusal needs it"))
        self.accept = TextButton(_("Accept"), "primary", self.accept_now, "check")
        self.refuse = TextButton(_("Refuse"), "", self.refuse_now, "x")
        self.back = TextButton(_("Take the decision back"), "", self._on_back, "undo-2")
        self.edit = TextButton(_("Correct what was noted"), "link", self._on_edit, "pencil")
        self.remove = TextButton(_("To the trash"), "link", self._on_remove, "trash-2")
        self.place = TextButton(_("Go to the paragraph"), "link", self._on_place, "scroll-text")
        for button, key in ((self.accept, "A"), (self.refuse, "R"), (self.edit, "E"), (self.remove, "Del")):
            button.setToolTip(key)
        self._lay_out()

    def show_row(self, one: CorrectionRow | None, *, is_approved: bool, is_allowed: bool) -> None:
        """Show another correction, or none."""
        same = self._row is not None and one is not None and self._row.id == one.id
        self._row, self._is_approved = one, is_approved
        self.setVisible(one is not None)
        if one is None:
            return
        who = one.delegation or _("No delegation named")
        status = correction_statuses()[one.status]
        number = _("Paragraph {number}").format(number=one.paragraph)
        self.title.setText(f"{number} ({one.language.upper()}) · {who} · {status}")
        is_open = one.status == "received"
        if not same or not is_open:
            self.words.show_stored(one.final_text or one.new_text)
            self.reason.show_stored(one.reason)
        for part in (self.words, self.reason):
            part.setReadOnly(not (is_open and is_allowed))
        for button in (self.accept, self.refuse, self.edit):
            button.setVisible(is_open and is_allowed)
        self.back.setVisible(not is_open and is_allowed)
        self.remove.setVisible(is_allowed)

    def show_preview(self, preview: CorrectionPreview | None) -> None:
        """Show what the correction would do to the paragraph as it is now."""
        if self._row is None or preview is None or preview.correction_id != self._row.id:
            return
        self._preview = preview
        is_open = self._row.status == "received"
        theirs = is_open and preview.is_changed
        for part in (self._changed, self.circulated):
            part.setVisible(theirs)
        if theirs:
            self.circulated.show_version(preview.circulated, self._row.language)
        self._becomes.setText((_("What it would become") if is_open else _("The paragraph now")).upper())
        before, after = (preview.present, preview.proposed) if is_open else (preview.present,) * 2
        self.comparison.show_comparison(
            [ComparedItem("", compare_texts(before, after))] if before or after else [],
            only_changes=False,
        )
        self._judge(preview, is_open)

    def accept_now(self) -> None:
        """Accept the correction in the words that are shown."""
        if self._row is None or not self.accept.isVisibleTo(self) or not self.accept.isEnabled():
            return
        shown = self._preview.present if self._preview is not None else None
        self.acceptWanted.emit(self._row, self.words.words.strip(), self.reason.words, shown)

    def refuse_now(self) -> None:
        """Refuse it; without a reason, ask for one."""
        if self._row is None or not self.refuse.isVisibleTo(self):
            return
        if not self.reason.words.strip():
            self.notice.say(_("Say why the correction is refused: its author will be told."), "warning")
            self.reason.setFocus()
            return
        self.refuseWanted.emit(self._row, self.reason.words)

    def amend_now(self) -> None:
        """Let other words be written."""
        self.words.setFocus()
        self.words.selectAll()

    def _judge(self, preview: CorrectionPreview, is_open: bool) -> None:
        """Say why a correction cannot be applied by itself."""
        is_other = self._row is not None and self.words.words.strip() != self._row.new_text
        self.accept.setText(_("Accept as amended") if is_other else _("Accept"))
        self.accept.setEnabled(self._is_approved or preview.can_apply)
        said = ""
        if is_open and self._is_approved:
            said = _("The minutes are approved: accepting puts the correction into the corrigendum alone.")
        elif is_open and not preview.present:
            said = _("The paragraph is not in the minutes any more. Refuse the correction, or restore it.")
        elif is_open and not preview.count:
            said = _("The old words do not stand in the paragraph. Correct what was noted.")
        elif is_open and preview.count > 1:
            said = _("The old words stand there more than once. Correct what was noted: give more of them.")
        elif is_open and preview.is_changed:
            said = _("The paragraph was changed since it was circulated. Both are shown; accept if it fits.")
        if said:
            self.notice.say(said, "info" if self._is_approved else "warning", stays=True)
        else:
            self.notice.hide()

    def _lay_out(self) -> None:
        links = row(self.place, self.edit, self.remove, None, gap="m")
        decision = row(self.accept, self.refuse, self.back, None, gap="m")
        layout = column(
            self.title,
            links,
            self.notice,
            self._changed,
            self.circulated,
            self._becomes,
            self.comparison,
            section(_("New words")),
            self.words,
            self.reason,
            decision,
            gap="s",
        )
        layout.setStretchFactor(self.comparison, 1)
        self.setLayout(layout)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self.words)
            shortcut.activated.connect(self._accept_typed)

    def _accept_typed(self) -> None:
        self.words.flush()
        self.accept_now()

    def _on_words(self, words: str) -> None:
        if self._row is not None:
            self.previewWanted.emit(self._row.id, words.strip())

    def _on_back(self) -> None:
        self.backWanted.emit(self._row)

    def _on_edit(self) -> None:
        self.editWanted.emit(self._row)

    def _on_remove(self) -> None:
        self.removeWanted.emit(self._row)

    def _on_place(self) -> None:
        if self._row is not None and self._row.item_id is not None:
            self.placeWanted.emit(self._row, self._preview.present if self._preview else "")

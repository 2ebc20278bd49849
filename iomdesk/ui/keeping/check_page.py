"""Check the desk, see what is wrong with it, repair what can be, save what can be read."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QStackedWidget, QWidget

from iomdesk.queries.findings import Finding
from iomdesk.queries.keeping_words import Rescued, rescue_in_words
from iomdesk.runtime.translations import _, ngettext
from iomdesk.ui.keeping.keeper import Keeper
from iomdesk.ui.widgets.banner import Banner
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.empty_state import EmptyState
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column, row

_SUFFIX = ".iomdesk"


class CheckPage(QWidget):
    """Run the check when first shown; list each finding with what can be done."""

    left = Signal()
    deskWanted = Signal(object)

    def __init__(self, keeper: Keeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self.again = TextButton(_("Check again"), "", keeper.check, "rotate-ccw")
        self.repair = TextButton(_("Repair what can be repaired"), "primary", keeper.repair)
        self.rescue = TextButton(_("Save what can be read…"), "", self._ask_where_to_save, "save")
        self.banner = Banner()
        self.count = label("", "small")
        self.list = QListWidget()
        self._stack = QStackedWidget()
        self._lay_out()
        keeper.checked.connect(self._show)
        keeper.busyChanged.connect(lambda _busy: self._offer())
        keeper.failed.connect(lambda words: self.banner.say(words, "danger"))
        keeper.rescued.connect(self._on_rescued)
        self._offer()

    def begin(self) -> None:
        """Check the desk, unless that is going on."""
        if not self._keeper.is_busy:
            self._keeper.check()

    def _lay_out(self) -> None:
        self.list.setWordWrap(True)
        self.list.setAccessibleName(_("What the check found"))
        sound = EmptyState("circle-check", _("The desk is sound"), _sound_words())
        waiting = EmptyState("list-checks", _("The desk is being checked…"), _about_words())
        for page in (self.list, sound, waiting):
            self._stack.addWidget(page)
        self._stack.setCurrentIndex(2)
        back = TextButton(_("Back to the sessions"), "link", self.left.emit, "arrow-left")
        head = row(
            label(_("Check of the desk"), "title"), None, self.rescue, self.again, self.repair, gap="m"
        )
        about = label(_about_words(), "muted", wraps=True)
        parts = (row(back, None), head, about, self.count, self.banner, self._stack)
        layout = column(*parts, gap="m", margins=(16, 12, 16, 12))
        layout.setStretchFactor(self._stack, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.list)

    def _show(self) -> None:
        findings, repaired = self._keeper.findings or (), self._keeper.repaired
        self.list.clear()
        for finding in findings:
            self.list.addItem(QListWidgetItem(_in_words(finding)))
        self._stack.setCurrentIndex(0 if findings else 1)
        count = len(findings)
        words = ngettext("{count} thing to look at", "{count} things to look at", count).format(count=count)
        self.count.setText(words if findings else "")
        if repaired:
            self.banner.say(_("Repaired: {words}").format(words=" ".join(repaired)), "info")
        self._offer()

    def _offer(self) -> None:
        keeper = self._keeper
        is_free = not keeper.is_busy
        can_repair = any(finding.can_be_repaired for finding in keeper.findings or ())
        is_broken = keeper.is_damaged or any(one.kind == "file_damaged" for one in keeper.findings or ())
        self.again.setEnabled(is_free)
        self.repair.setVisible(can_repair and keeper.can_change)
        self.repair.setEnabled(is_free)
        self.rescue.setVisible(is_broken)
        self.rescue.setEnabled(is_free)

    def _ask_where_to_save(self) -> None:
        dialog = QFileDialog(self, _("Where shall the new desk lie?"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(_("Desks (*.iomdesk)"))
        dialog.setDefaultSuffix(_SUFFIX.removeprefix("."))
        dialog.fileSelected.connect(lambda name: self._keeper.rescue(Path(name)))
        dialog.open()

    def _on_rescued(self, target: Path, rescued: Rescued) -> None:
        words = " ".join(rescue_in_words(rescued))
        self.banner.say(words, "info", _("Open the new desk"), lambda: self.deskWanted.emit(target))


def _in_words(finding: Finding) -> str:
    sign = "✕" if finding.severity == "error" else "!"
    repairable = _("can be repaired")
    return f"{sign}  {finding.message}" + (f"  ({repairable})" if finding.can_be_repaired else "")


def _about_words() -> str:
    return _(
        "Looked at are the file and its pages, references between records, stored files and their digests, "
        "and the chain of the history of changes. Nothing is deleted; what is repaired is noted in the "
        "history."
    )


def _sound_words() -> str:
    return _("Everything is readable, whole and linked to something that is there.")

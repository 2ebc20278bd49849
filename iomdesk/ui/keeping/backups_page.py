"""The backups of a desk: how things stand, make one, try one out, go back to one."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHeaderView, QStackedWidget, QWidget

from iomdesk.queries.keeping_words import is_old, moment_in_words
from iomdesk.runtime.backup_record import Backup
from iomdesk.runtime.translations import _
from iomdesk.ui.keeping.backup_model import BACKUP_ROLE, TRIED, BackupModel
from iomdesk.ui.keeping.keeper import Keeper
from iomdesk.ui.recommendations.board import BoardTable
from iomdesk.ui.widgets.banner import Banner
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.empty_state import EmptyState
from iomdesk.ui.widgets.labels import label, set_look
from iomdesk.ui.widgets.layouts import column, row

_WIDTHS = {0: 190, 1: 170, 2: 90, 3: 90}


class BackupsPage(QWidget):
    """List the backups; Enter asks whether to go back to the one chosen, beside which nothing is lost."""

    left = Signal()

    def __init__(self, keeper: Keeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self.state = label("", "strong")
        self.banner = Banner()
        self.now = TextButton(_("Back up now"), "primary", keeper.back_up, "save")
        self.try_out = TextButton(_("Try out again"), "", self._on_try_out)
        self.restore = TextButton(_("Go back to this backup…"), "", self.offer_restore, "rotate-ccw")
        self.folder = label("", "small")
        self.other_folder = TextButton(_("Choose another folder…"), "link", self._ask_for_folder)
        self.own_folder = TextButton(_("Use the program’s own folder"), "link", self._on_own_folder)
        self.model = BackupModel(self)
        self.table = BoardTable()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._show()

    @property
    def chosen(self) -> Backup | None:
        """Return the backup the keyboard is on."""
        found = self.table.currentIndex().data(BACKUP_ROLE)
        return found if isinstance(found, Backup) else None

    def offer_restore(self) -> None:
        """Say what going back does, with the button that does it: it closes what is open."""
        backup = self.chosen
        if backup is None:
            return
        words = _(
            "This takes the desk back to {moment}. The present desk is kept beside it, and you can go back "
            "to that as well."
        )
        self.banner.say(
            words.format(moment=moment_in_words(backup.made_at)),
            "info",
            _("Go back now"),
            lambda: self._keeper.restore(backup.path),
        )
        self.banner.focus_action()

    def _lay_out(self) -> None:
        self.table.setModel(self.model)
        self.table.setSortingEnabled(False)
        self.table.setAccessibleName(_("Backups"))
        for place, width in _WIDTHS.items():
            self.table.setColumnWidth(place, width)
        self.table.horizontalHeader().setSectionResizeMode(TRIED, QHeaderView.ResizeMode.Stretch)
        empty = EmptyState("save", _("No backup yet"), _nothing_words())
        self._stack.addWidget(self.table)
        self._stack.addWidget(empty)
        back = TextButton(_("Back to the sessions"), "link", self.left.emit, "arrow-left")
        head = row(label(_("Backups"), "title"), None, self.try_out, self.restore, self.now, gap="m")
        where = row(self.folder, None, self.other_folder, self.own_folder, gap="m")
        about = label(_about_words(), "muted", wraps=True)
        parts = (row(back, None), head, self.state, about, where, self.banner, self._stack)
        layout = column(*parts, gap="m", margins=(16, 12, 16, 12))
        layout.setStretchFactor(self._stack, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        keeper = self._keeper
        keeper.listed.connect(self._show)
        keeper.busyChanged.connect(lambda _busy: self._offer())
        keeper.failed.connect(lambda words: self.banner.say(words, "danger"))
        self.table.chosen.connect(lambda _index: self.offer_restore())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._offer())

    def _show(self) -> None:
        keeper, at = self._keeper, max(0, self.table.currentIndex().row())
        self.model.show_rows(keeper.backups)
        self._stack.setCurrentIndex(0 if keeper.backups else 1)
        if keeper.backups:
            self.table.selectRow(min(at, len(keeper.backups) - 1))
        self.folder.setText(_("Kept in {folder}").format(folder=keeper.folder))
        self.own_folder.setVisible(keeper.is_elsewhere)
        words, role = _state_words(keeper)
        self.state.setText(words)
        set_look(self.state, role=role)
        self._offer()

    def _offer(self) -> None:
        is_free = not self._keeper.is_busy
        self.now.setEnabled(is_free and not self._keeper.is_damaged)
        self.now.setText(_("Back up now") if is_free else _("Being backed up and tried out…"))
        self.try_out.setEnabled(is_free and self.chosen is not None)
        self.restore.setEnabled(is_free and self.chosen is not None)

    def _on_try_out(self) -> None:
        if self.chosen is not None:
            self._keeper.rehearse(self.chosen)

    def _ask_for_folder(self) -> None:
        dialog = QFileDialog(self, _("Where shall backups be kept?"), str(self._keeper.folder))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda name: self._keeper.choose_folder(Path(name)))
        dialog.open()

    def _on_own_folder(self) -> None:
        self._keeper.choose_folder(None)


def _state_words(keeper: Keeper) -> tuple[str, str]:
    today = datetime.now().astimezone().date()
    good = keeper.last_good
    if keeper.trouble:
        return "✕ " + keeper.trouble, "bad"
    if good is None:
        return _("No backup has come back whole yet."), "small"
    words = _("A backup last came back whole: {moment}").format(moment=moment_in_words(good))
    return ("✕ " + words, "bad") if is_old(good, today) else ("✓ " + words, "good")


def _about_words() -> str:
    return _(
        "A backup is made when a desk is opened, every hour of work, and before a new version of the program "
        "changes it. Each is tried out: brought back elsewhere, checked, its rows counted, a paper made from "
        "it. The last hours stay, then one a day, a week, a month."
    )


def _nothing_words() -> str:
    return _("The first backup is made some seconds after a desk is opened, and by “Back up now”.")

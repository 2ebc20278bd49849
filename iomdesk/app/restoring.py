"""Go back to a backup: on a thread of its own, and said in words afterwards."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from iomdesk.queries.keeping_words import Rescued, moment_in_words
from iomdesk.runtime.translations import _
from iomdesk.storage.worker import DeskWorker
from iomdesk.ui.shell.main_window import MainWindow
from iomdesk.ui.shell.workspace import Workspace

if TYPE_CHECKING:
    from iomdesk.backups import Restored

T = TypeVar("T")


@dataclass(frozen=True)
class Outcome:
    """Hold what is to be said once the desk is open again: what was restored, or why nothing was."""

    backup: Path
    kept: Path | None = None
    trouble: str = ""
    words: str = ""

    def say(self, workspace: Workspace, restore: Callable[[Path], None]) -> None:
        """Say it above the areas; the desk that gave way can be gone back to."""
        kept = self.kept
        if self.trouble:
            workspace.notice.say(self.trouble, "danger")
        elif self.words:
            workspace.notice.say(self.words, "info")
        elif kept is not None:
            message = _("The desk is as the backup {backup} held it. What it was before is kept as {kept}.")
            words = message.format(backup=self.backup.stem, kept=kept.name)
            workspace.notice.say(words, "info", _("Go back to what it was"), lambda: restore(kept))


def offer_what_helps(
    window: MainWindow,
    desk: Path,
    root: Path,
    restore: Callable[[Path, Path], None],
    rescue: Callable[[Path, Path], None],
) -> None:
    """Offer above the welcome what helps with a desk that cannot be opened at all."""
    from iomdesk.storage.backups import list_backups

    backups = [one for one in list_backups(desk, root) if not one.trouble]
    ways = [(_("Save what can be read…"), lambda: ask_where(window, lambda target: rescue(desk, target)))]
    if backups:
        newest = backups[0]
        words = _("Go back to the backup of {moment}").format(moment=moment_in_words(newest.made_at))
        ways.insert(0, (words, lambda: restore(newest.path, desk)))
    window.welcome.notice.say(window.welcome.notice.text, "danger", more=ways)


def ask_where(window: MainWindow, chosen: Callable[[Path], None]) -> None:
    """Ask where a new desk is to lie that is made of something else."""
    dialog = QFileDialog(window, _("Where shall the new desk lie?"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(_("Desks (*.iomdesk)"))
    dialog.setDefaultSuffix("iomdesk")
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.open()


def rescue_later(damaged: Path, target: Path) -> "Future[Rescued]":
    """Begin to save what can be read and return at once."""

    def work() -> "Rescued":
        from iomdesk.storage.rescue import rescue_desk

        return rescue_desk(damaged, target)

    return later(work)


def restore_later(backup: Path, desk: Path) -> "Future[Restored]":
    """Begin to restore and return at once."""

    def work() -> "Restored":
        from iomdesk.backups import restore

        return restore(backup, desk)

    return later(work)


def later(work: Callable[[], T]) -> "Future[T]":
    """Begin work on a thread of its own, which ends with it."""
    worker = DeskWorker()
    future = worker.submit(work)
    future.add_done_callback(lambda _done: worker.stop())
    return future

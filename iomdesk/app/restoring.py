"""Go back to a backup: on a thread of its own, and said in words afterwards."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from iomdesk.runtime.translations import _
from iomdesk.storage.worker import DeskWorker
from iomdesk.ui.shell.workspace import Workspace

if TYPE_CHECKING:
    from iomdesk.backups import Restored


@dataclass(frozen=True)
class Outcome:
    """Hold what is to be said once the desk is open again: what was restored, or why nothing was."""

    backup: Path
    kept: Path | None = None
    trouble: str = ""

    def say(self, workspace: Workspace, restore: Callable[[Path], None]) -> None:
        """Say it above the areas; the desk that gave way can be gone back to."""
        kept = self.kept
        if self.trouble:
            workspace.notice.say(self.trouble, "danger")
        elif kept is not None:
            message = _("The desk is as the backup {backup} held it. What it was before is kept as {kept}.")
            words = message.format(backup=self.backup.stem, kept=kept.name)
            workspace.notice.say(words, "info", _("Go back to what it was"), lambda: restore(kept))


def restore_later(backup: Path, desk: Path) -> "Future[Restored]":
    """Begin to restore and return at once."""

    def work() -> "Restored":
        from iomdesk.backups import restore

        return restore(backup, desk)

    worker = DeskWorker()
    future = worker.submit(work)
    future.add_done_callback(lambda _done: worker.stop())
    return future

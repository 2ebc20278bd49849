"""What the window needs of whoever keeps a desk safe; the work is done elsewhere."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from iomdesk.queries.findings import Finding
from iomdesk.runtime.backup_record import Backup


class Keeper(QObject):
    """Hold what is known, tell when that changed, and take wishes; the answers come as signals."""

    listed = Signal()
    """The backups, or what is known of them, changed."""
    busyChanged = Signal(bool)
    failed = Signal(str)
    checked = Signal()
    """A check, or a repair with the check after it, is done."""
    rescued = Signal(object, object)
    """(path of the new desk, Rescued)"""

    damageFound = Signal()
    """A check found that a desk open for writing is damaged."""
    deskWanted = Signal(object)
    """(path): another desk is to be opened."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.backups: tuple[Backup, ...] = ()
        self.findings: tuple[Finding, ...] | None = None
        self.repaired: tuple[str, ...] = ()
        self.trouble = ""
        self.is_busy = False
        self.is_listed = False

    @property
    def last_good(self) -> datetime | None:
        """Return when a backup last came back whole."""
        moments = [one.rehearsed_at for one in self.backups if one.is_good and one.rehearsed_at]
        return max(moments, default=None)

    @property
    def folder(self) -> Path:
        """Return the folder of all backups."""
        raise NotImplementedError

    @property
    def is_elsewhere(self) -> bool:
        """Say whether another folder than the program's own was chosen."""
        return False

    @property
    def is_damaged(self) -> bool:
        """Say whether the desk is open for reading only because it is damaged."""
        return False

    @property
    def can_change(self) -> bool:
        """Say whether the desk is open for writing."""
        return True

    def look(self) -> None:
        """List the backups anew."""
        raise NotImplementedError

    def back_up(self, reason: str = "asked") -> None:
        """Make a backup and rehearse it."""
        raise NotImplementedError

    def rehearse(self, backup: Backup) -> None:
        """Rehearse a backup again."""
        raise NotImplementedError

    def restore(self, backup: Path) -> None:
        """Put a backup in the place of the desk, and open that."""
        raise NotImplementedError

    def choose_folder(self, folder: Path | None) -> None:
        """Keep backups elsewhere from now on; None for the program's own folder."""
        raise NotImplementedError

    def check(self) -> None:
        """Check the desk."""
        raise NotImplementedError

    def repair(self) -> None:
        """Repair what can be, and check again."""
        raise NotImplementedError

    def rescue(self, target: Path) -> None:
        """Save what can be read into a new desk."""
        raise NotImplementedError

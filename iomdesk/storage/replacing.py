"""What replacing the whole file of a desk begins and ends with: its lock, its log, a file made meanwhile."""

from contextlib import suppress
from pathlib import Path

from iomdesk.storage.errors import DeskBusy, DeskNotWritable
from iomdesk.storage.lock import DeskLock, HeldElsewhere, NoLocksHere, acquire, this_program


def lock_for_replacing(desk: Path) -> DeskLock:
    """Take the lock of a desk whose file is to be replaced; raises DeskBusy, DeskNotWritable."""
    try:
        return acquire(desk, this_program())
    except (HeldElsewhere, NoLocksHere) as error:
        raise DeskBusy(desk) from error
    except OSError as error:
        raise DeskNotWritable(desk) from error


def take_log_away(desk: Path) -> None:
    """Delete a log: what it holds belongs to the former file and must not get into the new one."""
    for end in ("-wal", "-shm"):
        desk.with_name(desk.name + end).unlink(missing_ok=True)


def take_away(scratch: Path) -> None:
    """Delete a file made meanwhile, with all that SQLite put beside it, as far as that can be done."""
    for end in ("", "-wal", "-shm", "-journal"):
        with suppress(OSError):
            scratch.with_name(scratch.name + end).unlink(missing_ok=True)

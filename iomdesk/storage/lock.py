"""One writer: a lock of the operating system on a file beside the desk.

The system drops the lock when its process ends, however it ends, so a lock left by a crash never blocks;
that the file is still there says only that the last writer did not close the desk.
"""

import getpass
import io
import json
import os
import platform
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

if sys.platform != "win32":
    import fcntl

# On Windows a lock covers the first 64 KiB and bars others from reading them: who holds it stands behind.
_HOLDER_AT = 0x10000
_ATTEMPTS = 10


@dataclass(frozen=True)
class Holder:
    """Say who has a desk open for writing."""

    user: str
    host: str
    program: int  # its process id
    since: datetime


class HeldElsewhere(Exception):
    """Raised when another window or process has the lock; `holder` is None where it did not say who it is."""

    def __init__(self, holder: Holder | None) -> None:
        super().__init__(holder)
        self.holder = holder


class NoLocksHere(Exception):
    """Raised where the file system cannot lock files."""


class DeskLock:
    """Hold the lock until released."""

    def __init__(self, path: Path, file: io.FileIO, was_left_behind: bool) -> None:
        self._path = path
        self._file = file
        self.was_left_behind = was_left_behind

    def release(self) -> None:
        """Take the file away and drop the lock; a second time does nothing."""
        if self._file.closed:
            return
        removed = _removed(self._path)  # while it is held, so that nobody else's is removed
        self._file.close()
        if not removed:
            _removed(self._path)  # Windows removes no open file


def this_program(clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> Holder:
    """Describe the present process as a holder."""
    return Holder(_user(), platform.node(), os.getpid(), clock())


def lock_path(desk: Path) -> Path:
    """Return where the lock of a desk lies."""
    return desk.with_name(f"{desk.name}.lock")


def acquire(desk: Path, holder: Holder) -> DeskLock:
    """Take the lock of a desk.

    Raises HeldElsewhere, NoLocksHere, or OSError where the lock's file cannot be made.
    """
    path = lock_path(desk)
    for _attempt in range(_ATTEMPTS):
        file = _open(path, desk)
        try:
            _lock(file)
            if _is_still_at(file, path):
                return _held(path, file, holder)
        except BaseException:
            file.close()
            raise
        file.close()  # its last holder removed it between our opening and our locking
    raise HeldElsewhere(None)


def read_holder(desk: Path) -> Holder | None:
    """Return who is written in the lock of a desk; None where there is nothing to read."""
    try:
        with lock_path(desk).open("rb", buffering=0) as file:
            return _read(file)
    except OSError:
        return None


def _open(path: Path, desk: Path) -> io.FileIO:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
    if hasattr(os, "geteuid") and os.fstat(descriptor).st_uid == os.geteuid():
        # Whoever may write the desk must be able to take over a lock left behind by somebody else.
        os.fchmod(descriptor, os.stat(desk).st_mode & 0o666)
    return io.FileIO(descriptor, "r+")


def _lock(file: io.FileIO) -> None:
    """Lock as portalocker does; where the system's own call serves, without the time its import takes."""
    if sys.platform == "win32":
        _lock_on_windows(file)
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise HeldElsewhere(_read(file)) from error
    except OSError as error:
        raise NoLocksHere from error


def _lock_on_windows(file: io.FileIO) -> None:
    import portalocker

    try:
        portalocker.lock(file, portalocker.LockFlags.EXCLUSIVE | portalocker.LockFlags.NON_BLOCKING)
    except portalocker.AlreadyLocked as error:
        raise HeldElsewhere(_read(file)) from error
    except portalocker.LockException as error:
        raise NoLocksHere from error


def _is_still_at(file: io.FileIO, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file.fileno()), os.stat(path))
    except FileNotFoundError:
        return False


def _held(path: Path, file: io.FileIO, holder: Holder) -> DeskLock:
    was_left_behind = os.fstat(file.fileno()).st_size > 0
    written = json.dumps({**asdict(holder), "since": holder.since.isoformat()}).encode()
    file.truncate(0)
    file.seek(_HOLDER_AT)
    file.write(written)
    return DeskLock(path, file, was_left_behind)


def _read(file: io.FileIO) -> Holder | None:
    try:
        file.seek(_HOLDER_AT)
        values = json.loads(file.read(_HOLDER_AT))
        return Holder(
            str(values["user"]),
            str(values["host"]),
            int(values["program"]),
            datetime.fromisoformat(values["since"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _removed(path: Path) -> bool:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"

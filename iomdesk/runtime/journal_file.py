"""A file of this machine for what cannot be written into a desk: only added to, on the disk line by line."""

import errno
import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any
from zlib import crc32

from iomdesk.runtime.desk_keys import DeskKey, known_key, salt_of
from iomdesk.runtime.paths import journals_folder
from iomdesk.runtime.sealing import seal, unseal

_SUFFIX = ".journal"


class JournalFile:
    """Add records to a file that nobody else writes or takes away while it is open.

    For a protected desk every record is sealed with its key; which desk the file is for is not.
    """

    def __init__(self, desk_uid: str, desk_path: str) -> None:
        """Make the file, for its user alone; raises OSError."""
        self._key: DeskKey | None = None
        key = _key_of(desk_path)
        folder = journals_folder()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.path = folder / f"{desk_uid}-{os.urandom(6).hex()}{_SUFFIX}"
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_APPEND | getattr(os, "O_BINARY", 0)
        self._file: IO[bytes] = os.fdopen(os.open(self.path, flags, 0o600), "r+b", buffering=0)
        try:
            _lock(self._file)
            self.add({"desk": desk_uid, "path": desk_path, **({"salt": key.salt.hex()} if key else {})})
            self._key = key
        except BaseException:
            self.discard()
            raise

    def add(self, record: Mapping[str, Any]) -> None:
        """Hand one record to the system, or raise OSError; what was torn by a full disk is cut off again."""
        line = _line(record if self._key is None else {"sealed": seal(self._key, _body(record))})
        end = os.fstat(self._file.fileno()).st_size
        try:
            if self._file.write(line) != len(line):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))  # a full disk takes a part first
        except OSError:
            with suppress(OSError):
                os.ftruncate(self._file.fileno(), end)
            raise

    def sync(self) -> None:
        """Bring what was added onto the disk; raises OSError."""
        os.fsync(self._file.fileno())

    def discard(self) -> None:
        """Take the file away: what it held is in the desk."""
        self._file.close()
        with suppress(OSError):
            self.path.unlink()

    def close(self) -> None:
        """Leave the file for the next start."""
        self._file.close()


@dataclass(frozen=True)
class LeftJournal:
    """Hold a file that was left behind: of which desk, where that lay, and the records that are whole."""

    file: Path
    desk_uid: str
    desk_path: str
    stored: Sequence[Mapping[str, Any]]
    salt: bytes = b""

    @property
    def is_readable(self) -> bool:
        """Say whether the records are plain, or the key of the desk they were sealed for is known."""
        return not self.salt or known_key(self.salt) is not None

    @property
    def records(self) -> Sequence[Mapping[str, Any]]:
        """Return the records, opened; none while their key is not known."""
        key = known_key(self.salt) if self.salt else None
        if key is None:
            return () if self.salt else self.stored
        return tuple(json.loads(unseal(key, str(one["sealed"]))) for one in self.stored)

    def belongs_elsewhere(self, desk: Path) -> bool:
        """Say whether the desk it was written for is another file, in which it can still be offered."""
        own = Path(self.desk_path)
        return own != desk and os.access(own, os.W_OK) and os.access(own.parent, os.W_OK)

    def discard(self) -> None:
        """Take the file away."""
        with suppress(OSError):
            self.file.unlink()


def left_journals(folder: Path, desk_uid: str = "*") -> tuple[LeftJournal, ...]:
    """Return the files of a desk, or of all, that no running program has open, oldest first."""
    files = folder.glob(f"{desk_uid}-*{_SUFFIX}")
    return tuple(_left(sorted(files, key=lambda path: path.stat().st_mtime)))


def _left(paths: Sequence[Path]) -> Iterator[LeftJournal]:
    for path in paths:
        records = _unused(path)
        if records and "desk" in records[0]:
            told = records[0]
            salt = bytes.fromhex(str(told.get("salt", "")))
            yield LeftJournal(path, str(told["desk"]), str(told.get("path", "")), records[1:], salt)


def _unused(path: Path) -> list[Mapping[str, Any]]:
    """Read a file unless a running program writes to it, or it may not be read."""
    try:
        with path.open("r+b") as file:
            _lock(file)
            return list(_records(file.read()))
    except OSError:
        return []


def _records(data: bytes) -> Iterator[Mapping[str, Any]]:
    """Give the records up to the first that is torn: what came after it was never confirmed."""
    for line in data.split(b"\n")[:-1]:
        checksum, _space, body = line.partition(b" ")
        if checksum != _checksum(body):
            return
        yield json.loads(body)


def _key_of(desk_path: str) -> DeskKey | None:
    salt = salt_of(Path(desk_path)) if desk_path else None
    return known_key(salt) if salt else None


def _body(record: Mapping[str, Any]) -> bytes:
    return json.dumps(record, ensure_ascii=True, separators=(",", ":")).encode()


def _line(record: Mapping[str, Any]) -> bytes:
    body = _body(record)
    return _checksum(body) + b" " + body + b"\n"


def _checksum(body: bytes) -> bytes:
    return b"%08x" % crc32(body)


def _lock(file: IO[bytes]) -> None:
    """Lock without waiting; raises OSError where another program has the file."""
    if sys.platform == "win32":
        import msvcrt

        file.seek(0x7FFF0000)  # behind everything: others may read what is locked on no other system
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        file.seek(0)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

"""Look at the first bytes of a file before SQLite does: is it a desk, and is all of it there?"""

import struct
from pathlib import Path

from iomdesk.runtime.desk_keys import is_protected
from iomdesk.storage.errors import DeskDamaged, DeskEmpty, DeskMissing, DeskNotReadable, NotADesk
from iomdesk.storage.schema import APPLICATION_ID

_MAGIC = b"SQLite format 3\0"
_LENGTH = 100  # this and the offsets below: sqlite.org/fileformat2.html, 1.3
_PAGE_SIZE, _CHANGES, _PAGES, _APPLICATION_ID, _PAGES_VALID_FOR = 16, 24, 28, 68, 92


def check_header(path: Path) -> None:
    """Raise what is wrong with a file as far as it says so at once.

    DeskMissing, DeskEmpty, NotADesk, DeskDamaged, DeskNotReadable.
    """
    header = _read_header(path)
    if not header:
        raise DeskEmpty(path)
    if is_protected(path):
        return  # all else it would say is protected too
    if not header.startswith(_MAGIC[: len(header)]):
        raise NotADesk(path)
    if len(header) < _LENGTH:
        raise DeskDamaged(path)
    if _number(header, _APPLICATION_ID) != APPLICATION_ID:
        raise NotADesk(path)
    if _is_cut_short(path, header):
        raise DeskDamaged(path)


def _read_header(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_LENGTH)
    except FileNotFoundError as error:
        raise DeskMissing(path) from error
    except IsADirectoryError as error:
        raise NotADesk(path) from error
    except OSError as error:
        raise (NotADesk(path) if path.is_dir() else DeskNotReadable(path)) from error


def full_size(path: Path) -> int:
    """Return how many bytes a file should have by its header; raises what cannot be read."""
    header = _read_header(path)
    if len(header) < _LENGTH:
        raise DeskDamaged(path)
    return _number(header, _PAGES) * _page_size(header)


def _is_cut_short(path: Path, header: bytes) -> bool:
    """Say whether pages are missing at the end; where there is a log, they may still be in it."""
    wal = path.with_name(f"{path.name}-wal")
    if wal.exists() and wal.stat().st_size:
        return False
    if _number(header, _CHANGES) != _number(header, _PAGES_VALID_FOR):
        return False
    return path.stat().st_size < _number(header, _PAGES) * _page_size(header)


def _page_size(header: bytes) -> int:
    size: int = struct.unpack_from(">H", header, _PAGE_SIZE)[0]
    return 65_536 if size == 1 else size


def _number(header: bytes, offset: int) -> int:
    number: int = struct.unpack_from(">I", header, offset)[0]
    return number

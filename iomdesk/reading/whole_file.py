"""Take a whole file into memory, after a look at what it is and how large."""

from pathlib import Path

from iomdesk.reading.refusals import FileEmpty, FileIsNoFile, FileMissing, FileTooLarge, FileUnreadable


def read_whole(path: Path, largest: int) -> bytes:
    """Return what a file holds, `largest` bytes at most.

    Raises FileMissing, FileIsNoFile, FileEmpty, FileTooLarge, FileUnreadable.
    """
    try:
        if not path.is_file():
            raise FileIsNoFile(path) if path.exists() else FileMissing(path)
        if path.stat().st_size > largest:
            raise FileTooLarge(path)
        with path.open("rb") as file:
            data = file.read(largest + 1)
    except (OSError, ValueError) as error:
        raise FileUnreadable(path) from error
    if not data:
        raise FileEmpty(path)
    if len(data) > largest:
        raise FileTooLarge(path)  # it grew, or its size is not told
    return data

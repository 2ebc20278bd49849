"""Pack files into an archive without a clock: the same files give the same bytes on every system."""

import io
import zipfile
from collections.abc import Iterable

_BEGINNING = (1980, 1, 1, 0, 0, 0)  # the earliest a ZIP archive can say
_PLAIN_FILE = 0o100644 << 16
_UNIX = 3
_LEVEL = 6


def packed(files: Iterable[tuple[str, bytes]], stored: frozenset[str] = frozenset()) -> bytes:
    """Pack named files in the order given; those of `stored` are not compressed."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in files:
            kind = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(_entry(name), content, kind, _LEVEL)
    return target.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _BEGINNING)
    entry.external_attr = _PLAIN_FILE
    entry.create_system = _UNIX  # the same on Windows
    return entry

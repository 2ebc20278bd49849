"""What is told of an error of the program: where it happened, and never a word that somebody wrote."""

import errno
import platform
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import qVersion

from iomdesk import __version__
from iomdesk.runtime.translations import interface_language


def report_on(error: BaseException) -> str:
    """Describe an error by its kinds and the places in the program.

    What errors say of themselves is left out: a name, a path or a sentence of the minutes may stand in it.
    """
    return "\n".join((*_surroundings(), "", *_told_of(error))) + "\n"


def _surroundings() -> Iterator[str]:
    yield f"iomdesk {__version__}" + (" (frozen)" if getattr(sys, "frozen", False) else "")
    yield f"Python {platform.python_version()}, Qt {qVersion()}"
    yield f"{platform.system()} {platform.release()} {platform.machine()}, {interface_language()}"


def _told_of(error: BaseException) -> Iterator[str]:
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen:
        if seen:
            yield "caused by"
        seen.add(id(one))
        yield _kind(one)
        for frame in traceback.extract_tb(one.__traceback__):
            yield f"  {_place(frame.filename)}:{frame.lineno} {frame.name}"
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)


def _kind(error: BaseException) -> str:
    """Name an error, with what of it is of the program: an attribute, a module, a number of the system."""
    name = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
    if isinstance(error, AttributeError | NameError | ImportError) and error.name:
        return f"{name}: {error.name}"
    if isinstance(error, OSError) and error.errno:
        return f"{name}: {errno.errorcode.get(error.errno, error.errno)}"
    return name


def _place(filename: str) -> str:
    """Name a file of the program or of a library without the folders of the machine."""
    parts = Path(filename).parts
    for root in ("site-packages", "iomdesk"):
        if root in parts[:-1]:
            at = len(parts) - 1 - parts[::-1].index(root)
            return "/".join(parts[at if root == "iomdesk" else at + 1 :])
    return parts[-1] if parts else filename

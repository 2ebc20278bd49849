"""What the window asks of those who take files in and show their pages."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from iomdesk.ui.report.workshop import PagesHandle


@dataclass(frozen=True, slots=True)
class TakenFile:
    """Hold a file that was looked through: what it is stored with, and what was found in it."""

    name: str
    arguments: Mapping[str, Any]
    """Of `services.document_files.bring_document`, without session and item."""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BroughtFile:
    """Say what became of a file; without a document it was not taken in, and `why` says so."""

    name: str
    document: int | None = None
    remarks: tuple[str, ...] = ()
    why: str = ""


class DocumentWorkshop(Protocol):
    """Take files in and show them, on a working thread."""

    def files(self, paths: Sequence[Path]) -> tuple[Path, ...]:
        """Return the files among paths and in folders."""
        ...

    def take(self, path: Path, language: str, goes_on: Callable[[], bool]) -> TakenFile:
        """Look through a file; `language` holds where none is found in it.

        Raises WorkCancelled, UserError and OSError.
        """
        ...

    def pages(self, data: bytes) -> PagesHandle:
        """Show the pages of a clean PDF."""
        ...

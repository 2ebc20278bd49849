"""What the window asks of those who take files in and show their pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from iomdesk.ui.desk_like import DeskLike
from iomdesk.ui.report.workshop import PagesHandle, Progress


@dataclass(frozen=True, slots=True)
class BroughtFile:
    """Say what became of a file; without a document it was not taken in, and `why` says so."""

    name: str
    document: int | None = None
    remarks: tuple[str, ...] = ()
    why: str = ""


class DocumentWorkshop(Protocol):
    """Take files in and show them, on a working thread."""

    def bring(
        self, desk: DeskLike, session: int, paths: Sequence[Path], progress: Progress
    ) -> tuple[BroughtFile, ...]:
        """Bring files and folders into a session, one by one. Raises WorkCancelled: what is in stays in."""
        ...

    def pages(self, data: bytes) -> PagesHandle:
        """Show the pages of a clean PDF."""
        ...

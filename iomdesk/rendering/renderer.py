"""What every format offers: one protocol, so that no caller asks which format it is."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeAlias

from iomdesk.document.document import Document

Progress: TypeAlias = Callable[[int, int], bool]
"""Called with (blocks done, blocks in all) between blocks; returns False to cancel."""


class RenderingCancelled(Exception):
    """Raised between blocks when the progress callback asks to stop; no file is left behind."""


def no_progress(done: int, total: int) -> bool:  # noqa: ARG001
    """Let the work go on."""
    return True


class Renderer(Protocol):
    """Write a document in one format."""

    extension: str
    name: str

    def render(self, document: Document, target: Path, progress: Progress = no_progress) -> None:
        """Write the document to `target`; the same document gives the same bytes.

        The caller gives a temporary path and puts the file in place afterwards.
        Raises RenderingCancelled when `progress` returns False.
        """
        ...

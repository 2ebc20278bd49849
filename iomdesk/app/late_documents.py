"""The taking in of files for the agenda, imported with the first file: the agenda is to be seen soon."""

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path

from iomdesk.ui.documents.workshop import DocumentWorkshop, TakenFile
from iomdesk.ui.report.workshop import PagesHandle


class LateDocuments:
    """Offer the taking in of files; called on a working thread."""

    @cached_property
    def _documents(self) -> DocumentWorkshop:
        from iomdesk.app.document_workshop import TakenDocuments

        return TakenDocuments()

    def files(self, paths: Sequence[Path]) -> tuple[Path, ...]:
        """Return the files among paths and in folders."""
        return self._documents.files(paths)

    def take(self, path: Path, language: str, goes_on: Callable[[], bool]) -> TakenFile:
        """Look through a file; `language` holds where none is found in it."""
        return self._documents.take(path, language, goes_on)

    def pages(self, data: bytes) -> PagesHandle:
        """Show the pages of a clean PDF."""
        return self._documents.pages(data)

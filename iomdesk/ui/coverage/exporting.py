"""Write the board to a file: as a paper, as a workbook, as a picture."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

from PySide6.QtCore import QBuffer, QByteArray, QObject, Signal
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QWidget

from iomdesk.document.document import Document
from iomdesk.papers.coverage_facts import CoverageFacts
from iomdesk.queries.coverage_rows import CoverageFilter
from iomdesk.runtime.translations import _
from iomdesk.services.coverage import build_coverage, coverage_facts
from iomdesk.ui.operations import Operations
from iomdesk.ui.report.file_names import file_name
from iomdesk.ui.report.outside import Outside
from iomdesk.ui.report.workshop import PaperWorkshop, Progress, WorkCancelled

T = TypeVar("T")

WORKBOOK = "xlsx"
PICTURE = "png"
ANNEX = "annex"
"""The board as the annex of another paper, which is sent as PDF."""
_PDF = "pdf"


class BoardWorkshop(PaperWorkshop, Protocol):
    """Write papers, the board as a workbook, and what is ready to be written."""

    def write_workbook(self, facts: CoverageFacts, language: str, path: Path) -> str:
        """Write the workbook whole or not at all and return its digest. Raises UserError."""
        ...

    def write_bytes(self, content: bytes, path: Path) -> str:
        """Write bytes that are ready whole or not at all and return their digest. Raises UserError."""
        ...


class CoverageExport(QObject):
    """Ask where to, then write what is on the desk at this moment."""

    began = Signal(object, str)
    """(WorkHandle, file name)"""
    written = Signal(object)
    """(Path)"""
    failed = Signal(object)

    def __init__(
        self, operations: Operations, workshop: BoardWorkshop, outside: Outside, view: QWidget
    ) -> None:
        super().__init__(view)
        self._operations = operations
        self._workshop = workshop
        self._outside = outside
        self._view = view
        self._folder: Path | None = None

    @property
    def offers(self) -> dict[str, str]:
        """Return what can be written by its key: the formats, and the annex."""
        formats = self.formats
        return (
            {_PDF: formats.pop(_PDF), ANNEX: _("PDF, as an annex"), **formats} if _PDF in formats else formats
        )

    @property
    def formats(self) -> dict[str, str]:
        """Return what the board can be written as: ending → name."""
        return {**self._workshop.formats, WORKBOOK: "Excel", PICTURE: _("picture (PNG)")}

    def save_paper(
        self, format: str, filter: CoverageFilter, language: str, annex: str | None = None
    ) -> None:
        """Write the board as a paper, or as an annex."""
        build = partial(build_coverage, annex=annex)
        self._ask(build, filter, language, lambda made: self._write_paper(made, format))

    def save_annex(self, filter: CoverageFilter, language: str) -> None:
        """Write the board as the annex of another paper."""
        self.save_paper(_PDF, filter, language, annex="")

    def save_workbook(self, filter: CoverageFilter, language: str) -> None:
        """Write the board as a workbook."""
        self._ask(coverage_facts, filter, language, lambda made: self._write_workbook(made, language))

    def save_picture(self, picture: QImage, language: str) -> None:
        """Write the board as a picture."""
        target = self._target(self._name(language, PICTURE), PICTURE)
        if target is not None:
            self._work(lambda _progress: self._workshop.write_bytes(_as_png(picture), target), target)

    def _ask(
        self,
        query: Callable[..., T],
        filter: CoverageFilter,
        language: str,
        then: Callable[[T], None],
    ) -> None:
        self._operations.ask(
            query, receiver=self, then=then, otherwise=self._on_failed, filter=filter, language=language
        )

    def _write_paper(self, document: Document, format: str) -> None:
        target = self._target(file_name(document, format), format)
        if target is not None:
            self._work(lambda progress: self._workshop.write(document, target, format, progress), target)

    def _write_workbook(self, facts: CoverageFacts, language: str) -> None:
        target = self._target(self._name(language, WORKBOOK), WORKBOOK)
        if target is not None:
            self._work(lambda _progress: self._workshop.write_workbook(facts, language, target), target)

    def _name(self, language: str, format: str) -> str:
        words = _("Coverage of the mandate")
        return f"{words}.{language}.{format}"

    def _target(self, name: str, format: str) -> Path | None:
        folder = self._folder or self._outside.documents_folder()
        target = self._outside.choose_target(self._view, folder / name, self.formats[format])
        if target is not None:
            self._folder = target.parent
        return target

    def _work(self, function: Callable[[Progress], object], target: Path) -> None:
        handle = self._operations.work(
            function,
            receiver=self,
            then=lambda _result: self.written.emit(target),
            otherwise=self._on_failed,
        )
        self.began.emit(handle, target.name)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, WorkCancelled):
            self.failed.emit(error)


def _as_png(picture: QImage) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(picture)
    buffer.close()
    return bytes(content.data())

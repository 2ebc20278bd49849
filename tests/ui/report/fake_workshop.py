"""A workshop whose pages are blank and whose files hold a line, and a world outside that does as told."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from iomdesk.document.calendar import SessionEvents
from iomdesk.document.document import Document
from iomdesk.ui.report.outside import Outside
from iomdesk.ui.report.workshop import PageHeading, Progress, WorkCancelled

WIDTH, HEIGHT = 595.0, 842.0


@dataclass
class FakePages:
    """Hold a number of blank pages."""

    page_count: int = 5
    headings: tuple[PageHeading, ...] = (
        PageHeading(0, "I. Ouverture", 1, 0.1),
        PageHeading(1, "A. Premier point", 2, 0.5),
        PageHeading(0, "II. Conclusions", 4, 0.0),
    )
    is_closed: bool = False
    drawn: list[tuple[int, float]] = field(default_factory=list)

    def page_size(self, index: int) -> tuple[float, float]:  # noqa: ARG002
        """Return A4."""
        return WIDTH, HEIGHT

    def page_label(self, index: int) -> str:
        """Return the cover, then numbers."""
        return str(index) if index else "Cover"

    def page_image(self, index: int, scale: float) -> tuple[int, int, bytes]:
        """Return a grey page."""
        if self.is_closed:
            raise RuntimeError("closed")
        self.drawn.append((index, scale))
        width, height = round(WIDTH * scale), round(HEIGHT * scale)
        return width, height, b"\x80" * (width * height * 4)

    def close(self) -> None:
        """Note it."""
        self.is_closed = True


@dataclass
class FakeWorkshop:
    """Make pages at once, or wait until `go` is set; fail with an error where there is one."""

    error: Exception | None = None
    documents: list[Document] = field(default_factory=list)
    made: list[FakePages] = field(default_factory=list)
    go: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        """Do not wait unless a test says so."""
        self.go.set()

    @property
    def formats(self) -> Mapping[str, str]:
        """Return three formats."""
        return {"pdf": "PDF", "docx": "Word", "txt": "Text"}

    def preview(self, document: Document, progress: Progress) -> FakePages:
        """Make five pages."""
        self._work(document, progress)
        self.made.append(FakePages())
        return self.made[-1]

    def write(self, document: Document, path: Path, format: str, progress: Progress) -> str:
        """Write a line."""
        self._work(document, progress)
        path.write_text(f"{format} {document.title}", encoding="utf-8")
        return "d" * 64

    def write_changes(self, old: Document, document: Document, path: Path, progress: Progress) -> str:
        """Write a line."""
        self.documents.append(old)
        return self.write(document, path, "changes to", progress)

    def write_calendar(self, events: SessionEvents, path: Path) -> str:
        """Write a line per entry."""
        path.write_text("\n".join(event.summary for event in events.events), encoding="utf-8")
        return "d" * 64

    def _work(self, document: Document, progress: Progress) -> None:
        self.documents.append(document)
        while not self.go.wait(0.005):
            if not progress(1, 10):
                raise WorkCancelled
        if self.error is not None:
            raise self.error


@dataclass
class FakeWorld:
    """Answer dialogs and note what was opened."""

    folder: Path
    target: Path | None = None
    has_printer: bool = True
    suggested: list[Path] = field(default_factory=list)
    opened: list[Path] = field(default_factory=list)

    def outside(self) -> Outside:
        """Return the ways out that lead here."""
        return Outside(
            self._choose_target,
            self.opened.append,
            self._choose_printer,
            lambda: self.has_printer,
            lambda: self.folder,
        )

    def _choose_target(self, parent: QWidget, suggested: Path, format_name: str) -> Path | None:  # noqa: ARG002
        self.suggested.append(suggested)
        return self.target

    def _choose_printer(self, parent: QWidget, printer: QPrinter) -> bool:  # noqa: ARG002
        if self.target is None:
            return False
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.target))
        return True

"""Make pages and files of a pack beside the window, and print it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from iomdesk.queries.packs import PackView
from iomdesk.runtime.translations import _
from iomdesk.services.changes import touching
from iomdesk.ui.background import WorkHandle
from iomdesk.ui.operations import Operations
from iomdesk.ui.packs.printing import PrintJob, print_jobs
from iomdesk.ui.packs.workshop import MadePack, PackForm, PackOrder, PackWorkshop
from iomdesk.ui.report.outside import Outside
from iomdesk.ui.report.printing import printer_for
from iomdesk.ui.report.workshop import Progress, WorkCancelled

MEGABYTE = 1_000_000


class PackProducing(QObject):
    """Run the work beside the window; pages that are overtaken are dropped."""

    began = Signal(object, str)
    """(WorkHandle, what is done)"""
    made = Signal(object)
    """(MadePack): the receiver lets its pages go."""
    written = Signal(object)
    """(tuple of Path)"""
    printed = Signal(int)
    stopped = Signal(bool)
    """(whether it was the pages): the user stopped the work."""
    failed = Signal(object)

    def __init__(
        self,
        operations: Operations,
        workshop: PackWorkshop,
        session_id: int,
        outside: Outside,
        view: QWidget,
    ) -> None:
        super().__init__(view)
        self._operations = operations
        self._workshop = workshop
        self._session = session_id
        self._outside = outside
        self._view = view
        self._preview: WorkHandle | None = None
        self._under_way: set[WorkHandle] = set()
        self._overtaken: set[WorkHandle] = set()
        self._folder: Path | None = None

    @property
    def is_working(self) -> bool:
        """Say whether pages or files are to come."""
        return bool(self._under_way)

    def preview(
        self, language: str, number: int | None, form: PackForm, recipient: int | None = None
    ) -> None:
        """Make the pages, or those of a recipient's copy; pages still being made are dropped."""
        if self._preview is not None:
            self._overtaken.add(self._preview)
            self._preview.cancel()
        desk, session, workshop = self._operations.desk, self._session, self._workshop
        work = self._operations.work(
            lambda progress: workshop.preview(desk, session, language, number, form, progress, recipient),
            receiver=self,
            then=self.made.emit,
            otherwise=self._on_failed,
        )
        self._preview = work
        self._follow(work, _("Making the pages of the pack…"))

    def save(self, view: PackView, order: PackOrder) -> None:
        """Write the pack in a form; `issues` freezes it."""
        desk, session, workshop = self._operations.desk, self._session, self._workshop
        done: list[tuple[Path, ...]] = []

        def produce(progress: Progress) -> None:
            done.append(workshop.produce(desk, session, view.language, view.number, order, progress))

        work = self._operations.work(
            produce, receiver=self, then=lambda _none: None, otherwise=self._on_failed
        )
        # Stopped too late is not stopped: what was put in place is told of.
        work.finished.connect(lambda: self._on_written(done, order))
        self._follow(work, _("Writing {file}…").format(file=order.target.name), done)

    def target(self, view: PackView, form: PackForm) -> Path | None:
        """Ask where to: a file, or for what is several files a folder."""
        ending, kind = (".zip", "ZIP") if form is PackForm.ARCHIVE else (".pdf", "PDF")
        stem = _("pack") + (f"-S{view.number}" if view.number else "") + f"-{view.language}"
        folder = self._folder or self._outside.documents_folder()
        if form in (PackForm.COPIES, PackForm.PIECES):
            chosen = self._outside.choose_folder(self._view, folder)
            target = chosen / f"{stem}{ending}" if chosen else None
        else:
            target = self._outside.choose_target(self._view, folder / f"{stem}{ending}", kind)
        if target is not None:
            self._folder = target.parent
        return target

    def print(self, made: MadePack, jobs: Sequence[PrintJob], *, duplex: bool) -> None:
        """Ask which printer, pages and copies, then print the sides as they are shown."""
        printer = printer_for(made.pages)
        printer.setDocName(jobs[0].name)
        printer.setCollateCopies(True)
        printer.setDuplex(_DUPLEX[made.pages.page_size(0)[0] > made.pages.page_size(0)[1], duplex])
        if self._outside.choose_printer(self._view, printer):
            work = self._operations.work(
                lambda progress: print_jobs(made.pages, jobs, printer, progress),
                receiver=self,
                then=self.printed.emit,
                otherwise=self._on_failed,
            )
            self._follow(work, _("Printing…"))

    def _follow(self, work: WorkHandle, words: str, done: Sequence[object] = ()) -> None:
        self._under_way.add(work)
        work.finished.connect(lambda: self._on_ended(work, done))
        self.began.emit(work, words)

    def _on_ended(self, work: WorkHandle, done: Sequence[object]) -> None:
        self._under_way.discard(work)
        is_preview = work is self._preview
        if is_preview:
            self._preview = None
        is_overtaken = work in self._overtaken
        self._overtaken.discard(work)
        if work.is_cancelled and not is_overtaken and not done:
            self.stopped.emit(is_preview)

    def _on_written(self, done: Sequence[tuple[Path, ...]], order: PackOrder) -> None:
        if not done:
            return
        self.written.emit(done[0])
        if order.issues or order.form is PackForm.COPIES:
            self._operations.changed.emit(touching(session=self._session, pack=self._session), None)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, WorkCancelled):
            self.failed.emit(error)


_DUPLEX = {
    (False, True): QPrinter.DuplexMode.DuplexLongSide,
    (True, True): QPrinter.DuplexMode.DuplexShortSide,  # sides of two pages are turned over at the short edge
    (False, False): QPrinter.DuplexMode.DuplexNone,
    (True, False): QPrinter.DuplexMode.DuplexNone,
}

"""Make pages and files of a pack beside the window, and print it."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from iomdesk.queries.packs import PackView
from iomdesk.runtime.translations import _
from iomdesk.ui.background import WorkHandle
from iomdesk.ui.operations import Operations
from iomdesk.ui.packs.workshop import MadePack, PackForm, PackOrder, PackWorkshop
from iomdesk.ui.report.outside import Outside
from iomdesk.ui.report.printing import print_pages, printer_for
from iomdesk.ui.report.workshop import PagesHandle, WorkCancelled

MAIL_LIMIT = 10_000_000
"""Bytes that most mail systems let through."""


class PackProducing(QObject):
    """Run the work one piece at a time for the pages; what is overtaken is dropped."""

    began = Signal(object, str)
    """(WorkHandle, what is done)"""
    made = Signal(object)
    """(MadePack): the receiver lets its pages go."""
    written = Signal(object)
    """(tuple of Path)"""
    printed = Signal(int)
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
        self._turn = 0
        self._preview: WorkHandle | None = None
        self._under_way: set[WorkHandle] = set()
        self._folder: Path | None = None

    @property
    def is_working(self) -> bool:
        """Say whether pages or files are to come."""
        return bool(self._under_way)

    def preview(self, language: str, number: int | None = None) -> None:
        """Make the pages; pages still being made are dropped."""
        if self._preview is not None:
            self._preview.cancel()
        self._turn += 1
        turn, desk, session, workshop = self._turn, self._operations.desk, self._session, self._workshop
        work = self._operations.work(
            lambda progress: workshop.preview(desk, session, language, number, progress),
            receiver=self,
            then=lambda made: self._on_made(turn, made),
            otherwise=self._on_failed,
        )
        self._preview = work
        work.finished.connect(lambda: self._on_preview_ended(work))
        self._tell(work, _("Making the pages of the pack…"))

    def save(
        self, view: PackView, form: PackForm, *, issues: bool = False, with_restricted: bool = True
    ) -> None:
        """Ask where to, then write the pack in a form."""
        target = self._target(view, form)
        if target is None:
            return
        order = PackOrder(form, target, MAIL_LIMIT, issues, with_restricted)
        desk, session, workshop = self._operations.desk, self._session, self._workshop
        work = self._operations.work(
            lambda progress: workshop.produce(desk, session, view.language, view.number, order, progress),
            receiver=self,
            then=self.written.emit,
            otherwise=self._on_failed,
        )
        self._tell(work, _("Writing {file}…").format(file=target.name))

    def print(self, pages: PagesHandle) -> None:
        """Ask which printer, pages and copies, then print the pages as they are shown."""
        printer = printer_for(pages)
        if self._outside.choose_printer(self._view, printer):
            work = self._operations.work(
                lambda progress: print_pages(pages, printer, progress),
                receiver=self,
                then=self.printed.emit,
                otherwise=self._on_failed,
            )
            self._tell(work, _("Printing…"))

    def _tell(self, work: WorkHandle, words: str) -> None:
        self._under_way.add(work)
        work.finished.connect(lambda: self._under_way.discard(work))
        self.began.emit(work, words)

    def _target(self, view: PackView, form: PackForm) -> Path | None:
        ending, kind = (".zip", "ZIP") if form is PackForm.ARCHIVE else (".pdf", "PDF")
        stem = _("pack") + (f"-S{view.number}" if view.number else "") + f"-{view.language}"
        folder = self._folder or self._outside.documents_folder()
        target = self._outside.choose_target(self._view, folder / f"{stem}{ending}", kind)
        if target is not None:
            self._folder = target.parent
        return target

    def _on_made(self, turn: int, made: MadePack) -> None:
        if turn == self._turn:
            self.made.emit(made)
        else:
            made.pages.close()

    def _on_preview_ended(self, work: WorkHandle) -> None:
        if self._preview is work:
            self._preview = None

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, WorkCancelled):
            self.failed.emit(error)

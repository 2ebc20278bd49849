"""Make something of a paper that leaves the desk: a file, which is registered, or printed sheets."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from iomdesk.document.document import Document
from iomdesk.runtime.translations import _
from iomdesk.services.former_papers import State, build_former_paper
from iomdesk.services.paper_facts import build_paper
from iomdesk.services.papers import register_issue
from iomdesk.ui.operations import Operations
from iomdesk.ui.report.file_names import file_name
from iomdesk.ui.report.outside import Outside
from iomdesk.ui.report.printing import print_pages, printer_for
from iomdesk.ui.report.sources import paragraph_sources
from iomdesk.ui.report.workshop import PagesHandle, PaperWorkshop, Progress, WorkCancelled

_WORD = "docx"
_OF_ANY_STATE = frozenset({"attribution", "item"})


class Issuing(QObject):
    """Write and print the papers of a session; `view` is the initiator of what is registered."""

    began = Signal(object, str)
    """(WorkHandle, file name or "" for printing)"""
    written = Signal(object)
    """(Path)"""
    printed = Signal(int)
    registered = Signal()
    failed = Signal(object)

    def __init__(
        self,
        operations: Operations,
        workshop: PaperWorkshop,
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
        self._folder: Path | None = None
        self.details: Mapping[str, Any] = {}
        """More arguments of `build_paper`, as they are chosen now."""

    def save(self, kind: str, language: str, format: str) -> None:
        """Ask where to, then write the paper as it is on the desk at this moment."""
        self._build(kind, language, lambda document: self._choose_target(document, kind, format))

    def save_changes(self, kind: str, language: str, since: State) -> None:
        """Ask where to, then write what was changed in the paper since a state; it is not registered."""

        def compare(document: Document) -> None:
            self._ask(
                build_former_paper,
                kind,
                language,
                lambda old: self._choose_changes(old, document),
                state=since,
                **chosen,
            )

        chosen = {name: value for name, value in self.details.items() if name in _OF_ANY_STATE}
        self._build(kind, language, compare)

    def _choose_changes(self, old: Document, document: Document) -> None:
        plain = file_name(document, _WORD)
        changes = _("changes")
        target = self._target(f"{plain.removesuffix(f'.{_WORD}')} ({changes}).{_WORD}", _WORD)
        if target is None:
            return
        workshop = self._workshop
        work = self._operations.work(
            lambda progress: workshop.write_changes(old, document, target, progress),
            receiver=self,
            then=lambda _digest: self.written.emit(target),
            otherwise=self._on_failed,
        )
        self.began.emit(work, target.name)

    def print(self, kind: str, language: str, pages: PagesHandle) -> None:
        """Ask which printer and pages, then print; `pages` only tell the size of the sheets."""
        printer = printer_for(pages)
        if self._outside.choose_printer(self._view, printer):
            self._build(kind, language, lambda document: self._print(document, printer))

    def _build(self, kind: str, language: str, then: Callable[[Document], None]) -> None:
        self._ask(build_paper, kind, language, then, **self.details)

    def _ask(
        self,
        build: Callable[..., Document],
        kind: str,
        language: str,
        then: Callable[[Document], None],
        **details: Any,
    ) -> None:
        self._operations.ask(
            build,
            receiver=self,
            then=then,
            otherwise=self._on_failed,
            session_id=self._session,
            kind=kind,
            language=language,
            **details,
        )

    def _choose_target(self, document: Document, kind: str, format: str) -> None:
        target = self._target(file_name(document, format), format)
        if target is not None:
            self._write(document, kind, target, format)

    def _target(self, name: str, format: str) -> Path | None:
        folder = self._folder or self._outside.documents_folder()
        target = self._outside.choose_target(self._view, folder / name, self._workshop.formats[format])
        if target is not None:
            self._folder = target.parent
        return target

    def _write(self, document: Document, kind: str, target: Path, format: str) -> None:
        workshop = self._workshop
        work = self._operations.work(
            lambda progress: workshop.write(document, target, format, progress),
            receiver=self,
            then=lambda digest: self._on_written(document, kind, target, format, digest),
            otherwise=self._on_failed,
        )
        self.began.emit(work, target.name)

    def _on_written(self, document: Document, kind: str, target: Path, format: str, digest: str) -> None:
        self.written.emit(target)
        if self._operations.is_read_only:
            return
        self._operations.run(
            register_issue,
            initiator=self._view,
            then=lambda _changes: self.registered.emit(),
            otherwise=self._on_failed,
            undoable=False,
            session=self._session,
            kind=kind,
            language=document.language,
            format=format,
            file_name=target.name,
            digest=digest,
            sources=paragraph_sources(document),
        )

    def _print(self, document: Document, printer: QPrinter) -> None:
        workshop = self._workshop

        def work(progress: Progress) -> int:
            pages = workshop.preview(document, progress)
            try:
                return print_pages(pages, printer, progress)
            finally:
                pages.close()

        handle = self._operations.work(work, receiver=self, then=self.printed.emit, otherwise=self._on_failed)
        self.began.emit(handle, "")

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, WorkCancelled):
            self.failed.emit(error)

"""Make the pages follow the desk: build the paper, set it, drop what is stale, never two at once."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from iomdesk.document.document import Document
from iomdesk.services.paper_facts import build_paper
from iomdesk.ui.background import WorkHandle
from iomdesk.ui.operations import Operations
from iomdesk.ui.report.workshop import PagesHandle, PaperWorkshop, WorkCancelled

_TOGETHER_MS = 40


class PreviewMaker(QObject):
    """Turn a paper of a session into pages whenever asked; asking while it works means once more after."""

    ready = Signal(object)
    """(PagesHandle): the receiver lets them go."""
    unchanged = Signal()
    """The paper was made again and says the same as before."""
    failed = Signal(object)
    stopped = Signal()
    """The user stopped the work; the pages shown may be out of date."""
    began = Signal(object)
    """(WorkHandle): pages are being set."""

    def __init__(
        self, operations: Operations, workshop: PaperWorkshop, session_id: int, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._operations = operations
        self._workshop = workshop
        self._session = session_id
        self._paper = ("report", "fr")
        self._details: Mapping[str, Any] = {}
        self._turn = 0
        self._is_working = False
        self._is_wanted = False
        self._shown: Document | None = None
        self._work: WorkHandle | None = None
        self._timer = QTimer(self)  # several changes in a row are one reason to begin
        self._timer.setSingleShot(True)
        self._timer.setInterval(_TOGETHER_MS)
        self._timer.timeout.connect(self._begin)

    @property
    def is_working(self) -> bool:
        """Say whether pages are to come."""
        return self._is_working or self._timer.isActive()

    def choose(self, kind: str, language: str, details: Mapping[str, Any] | None = None) -> None:
        """Make another paper, or the same in another language; what is being made is dropped.

        `details` are more arguments of `build_paper`.
        """
        wanted = details or {}
        if (kind, language) == self._paper and wanted == self._details and self._shown is not None:
            return
        self._paper, self._details = (kind, language), wanted
        self._shown = None
        self._turn += 1
        if self._work is not None:
            self._work.cancel()
            self._work = None
        self._is_working = False
        self._begin()

    def want(self) -> None:
        """Make the paper again: something it says may have changed."""
        if not self._timer.isActive():
            self._timer.start()

    def make_again(self) -> None:
        """Make the pages again even if the paper says the same, as after an error."""
        self._shown = None
        self.want()

    def _begin(self) -> None:
        self._timer.stop()
        if self._is_working:
            self._is_wanted = True
            return
        self._is_working, self._is_wanted = True, False
        turn = self._turn
        kind, language = self._paper
        self._operations.ask(
            build_paper,
            receiver=self,
            then=lambda document: self._on_built(turn, document),
            otherwise=lambda error: self._on_failed(turn, error),
            session_id=self._session,
            kind=kind,
            language=language,
            **self._details,
        )

    def _on_built(self, turn: int, document: Document) -> None:
        if turn != self._turn:
            return
        if document == self._shown:
            self.unchanged.emit()
            self._finish()
            return
        workshop = self._workshop
        self._work = self._operations.work(
            lambda progress: workshop.preview(document, progress),
            receiver=self,
            then=lambda pages: self._on_set(turn, document, pages),
            otherwise=lambda error: self._on_failed(turn, error),
        )
        work = self._work
        work.finished.connect(lambda: self._on_work_ended(turn, work.is_cancelled))
        self.began.emit(work)

    def _on_set(self, turn: int, document: Document, pages: PagesHandle) -> None:
        if turn != self._turn:
            pages.close()
            return
        self._shown = document
        self.ready.emit(pages)

    def _on_work_ended(self, turn: int, is_cancelled: bool) -> None:
        """Go on also after the user's stopping, of which nothing is delivered."""
        if turn == self._turn:
            self._work = None
            if is_cancelled:
                self.stopped.emit()
            self._finish()

    def _on_failed(self, turn: int, error: Exception) -> None:
        if turn != self._turn or isinstance(error, WorkCancelled):
            return
        self.failed.emit(error)
        if self._work is None:
            self._finish()

    def _finish(self) -> None:
        self._is_working = False
        if self._is_wanted:
            self.want()

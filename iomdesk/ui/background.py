"""Bring results from other threads to the window's thread, and run long work beside it."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

T = TypeVar("T")
Receiver = QObject | None


def is_alive(receiver: Receiver) -> bool:
    """Say whether a receiver may still be called: None always, a QObject until Qt deletes it."""
    return receiver is None or shiboken6.isValid(receiver)


class Courier(QObject):
    """Call functions on the thread it lives on, whichever thread hands them in."""

    _handed_in = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_closed = False
        self._handed_in.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def deliver(self, function: Callable[[], None]) -> None:
        """Call the function later on the courier's own thread; a courier deleted by Qt drops it."""
        if shiboken6.isValid(self):
            self._handed_in.emit(function)

    def await_result(self, future: "Future[T]", finished: Callable[["Future[T]"], None]) -> None:
        """Call `finished` with the future on the courier's own thread once it is done."""
        future.add_done_callback(lambda done: self.deliver(lambda: finished(done)))

    def close(self) -> None:
        """Drop what is still under way: nobody waits for it any more."""
        self._is_closed = True

    def _call(self, function: Callable[[], None]) -> None:
        if not self._is_closed:
            function()


class WorkHandle(QObject):
    """Follow one long piece of work: its progress, and the wish to end it early."""

    progressed = Signal(int, int)
    finished = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cancelled = threading.Event()

    @property
    def is_cancelled(self) -> bool:
        """Say whether the result is no longer wanted."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Ask the work to stop at its next step; nothing of it is delivered any more."""
        self._cancelled.set()

    def progress(self, done: int, total: int) -> bool:
        """Report progress from the working thread; the answer says whether to go on."""
        if not self.is_cancelled and shiboken6.isValid(self):
            self.progressed.emit(done, total)
        return not self.is_cancelled


class Workbench:
    """Run long work that needs no database on two threads of its own."""

    def __init__(self, courier: Courier) -> None:
        self._courier = courier
        self._executor: ThreadPoolExecutor | None = None
        self._handles: set[WorkHandle] = set()

    def start(
        self, function: Callable[[Callable[[int, int], bool]], T], finished: "Callable[[Future[T]], None]"
    ) -> WorkHandle:
        """Run the function with a progress callback; `finished` comes later, unless it was cancelled."""
        if self._executor is None:
            self._executor = ThreadPoolExecutor(max_workers=2, thread_name_prefix="iomdesk-work")
        handle = WorkHandle(self._courier)
        self._handles.add(handle)
        future = self._executor.submit(function, handle.progress)
        self._courier.await_result(future, lambda done: self._finish(handle, done, finished))
        return handle

    def close(self) -> None:
        """Cancel what runs and wait until it has stopped."""
        for handle in self._handles:
            handle.cancel()
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)
            self._executor = None

    def _finish(
        self, handle: WorkHandle, done: "Future[Any]", finished: "Callable[[Future[Any]], None]"
    ) -> None:
        self._handles.discard(handle)
        if not handle.is_cancelled:
            finished(done)
        handle.finished.emit()
        handle.deleteLater()


def error_of(done: "Future[Any]") -> Exception | None:
    """Return what work that is done failed with; what is no Exception, as an interrupt, goes on upwards."""
    error = done.exception()
    if error is None or isinstance(error, Exception):
        return error
    raise error

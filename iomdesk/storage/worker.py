"""The one thread that works on a desk. It imports nothing of the database, so that a window shows first."""

import atexit
import itertools
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import TypeVar

T = TypeVar("T")

IDLE_SECONDS = 2.0


class WorkerStopped(Exception):
    """Raised when work is given to a worker that was stopped."""


@dataclass(frozen=True, order=True)
class _Job:
    turn: tuple[int, int]
    work: Callable[[], None] | None = field(compare=False)


class DeskWorker:
    """Run functions one after the other, in the order they were given, on a thread of its own.

    What is urgent goes before all that waits, and waits itself only for what has begun.
    """

    def __init__(self, idle_seconds: float = IDLE_SECONDS) -> None:
        self.when_idle: Callable[[], None] = _nothing
        self.when_stopped: Callable[[], None] = _nothing
        self._idle_seconds = idle_seconds
        self._jobs: queue.PriorityQueue[_Job] = queue.PriorityQueue()
        self._count = itertools.count()
        self._gate = threading.Lock()
        self._is_stopped = False
        # A daemon that is told to finish at exit: a forgotten desk keeps no program alive and loses no text.
        self._thread = threading.Thread(target=self._work, name="desk", daemon=True)
        atexit.register(self.stop)
        self._thread.start()

    def submit(self, function: Callable[[], T], *, is_urgent: bool = False) -> "Future[T]":
        """Put a function at the end of the queue, or of what is urgent in it; raises WorkerStopped."""
        future: Future[T] = Future()
        with self._gate:
            if self._is_stopped:
                raise WorkerStopped
            turn = (0 if is_urgent else 1, next(self._count))
            self._jobs.put(_Job(turn, lambda: _fulfil(future, function)))
        return future

    def stop(self) -> None:
        """Do what is queued, then end the thread and wait for that; a second time only waits."""
        with self._gate:
            if not self._is_stopped:
                self._is_stopped = True
                self._jobs.put(_Job((2, 0), None))
        if not self.is_current_thread():
            self._thread.join()
        atexit.unregister(self.stop)

    def is_current_thread(self) -> bool:
        """Say whether the caller runs on the worker's own thread."""
        return threading.current_thread() is self._thread

    def _work(self) -> None:
        is_rested = True
        while True:
            try:
                job = self._jobs.get(timeout=None if is_rested else self._idle_seconds)
            except queue.Empty:
                is_rested = True
                self.when_idle()
                continue
            if job.work is None:
                return self.when_stopped()
            job.work()
            is_rested = False


def _nothing() -> None:
    return None


def _fulfil(future: "Future[T]", function: Callable[[], T]) -> None:
    if not future.set_running_or_notify_cancel():
        return
    try:
        result = function()
    except BaseException as error:
        future.set_exception(error)
    else:
        future.set_result(result)

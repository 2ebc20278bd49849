"""Take in a file in a process of its own, which is stopped when it takes too long, and may die alone."""

import multiprocessing
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from iomdesk.reading.intake.kinds import sniff
from iomdesk.reading.intake.taken import LIMITS, Limits, Remark, TakenIn
from iomdesk.reading.intake.work import take_in_here

_ASK_EVERY = 0.1  # seconds
_GRACE = 5.0  # seconds a stopped process has to end


class IntakeStopped(Exception):
    """Raised when whoever asked for a file does not want it any more; its process is gone then."""


def take_in(
    path: Path,
    file_name: str,
    printable: Path,
    limits: Limits = LIMITS,
    *,
    goes_on: Callable[[], bool] = lambda: True,
) -> TakenIn:
    """Look through a file, and write what can be printed of it as a clean PDF to `printable`.

    Never raises for what a file holds: what is wrong with it is in the remarks, and it is kept as it is.
    `goes_on` is asked several times a second; raises IntakeStopped once it says no.
    """
    size = path.stat().st_size
    if size == 0:
        return TakenIn("application/octet-stream", (Remark.EMPTY,))
    kind = sniff(path)
    if size > limits.file_size:
        return TakenIn(kind.media_type, (Remark.TOO_LARGE,))
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    worker = context.Process(
        target=_run, args=(there, path, file_name, printable, limits), name="intake", daemon=True
    )
    worker.start()
    there.close()
    try:
        return _answer(here, limits.seconds, goes_on) or TakenIn(kind.media_type, (_why(worker, limits),))
    finally:
        here.close()
        _stop(worker)


def _run(there: Connection, path: Path, file_name: str, printable: Path, limits: Limits) -> None:
    """Work in the other process, with as much memory and time as it may have."""
    _confine(limits)
    try:
        taken = take_in_here(path, file_name, printable, limits)
    except MemoryError:
        taken = TakenIn(sniff(path).media_type, (Remark.TOO_MUCH_MEMORY,))
    there.send(taken)
    there.close()


def _confine(limits: Limits) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits: there the time alone is limited
        return
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, resource.getrlimit(resource.RLIMIT_AS)[1]))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    seconds = round(limits.seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))


def _answer(here: Connection, seconds: float, goes_on: Callable[[], bool]) -> TakenIn | None:
    until = time.monotonic() + seconds
    try:
        while not here.poll(_ASK_EVERY):
            if not goes_on():
                raise IntakeStopped
            if time.monotonic() >= until:
                return None
        answer = here.recv()
    except EOFError:
        return None
    return answer if isinstance(answer, TakenIn) else None


def _why(worker: multiprocessing.process.BaseProcess, limits: Limits) -> Remark:  # noqa: ARG001
    """Say why there was no answer: the time was up, or the process died of what it read."""
    worker.join(timeout=0.2)
    return Remark.TOO_LONG if worker.is_alive() else Remark.TOO_MUCH_MEMORY


def _stop(worker: multiprocessing.process.BaseProcess) -> None:
    worker.join(timeout=0.5)
    if worker.is_alive():
        worker.terminate()
        worker.join(timeout=_GRACE)
    if worker.is_alive():
        worker.kill()
        worker.join(timeout=_GRACE)
    worker.close()

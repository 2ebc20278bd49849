"""The thread of a desk: one thing after the other, nothing lost at the end."""

import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest

from iomdesk.storage.worker import DeskWorker, WorkerStopped


@pytest.fixture
def worker() -> Iterator[DeskWorker]:
    made = DeskWorker(idle_seconds=0.01)
    yield made
    made.stop()


def test_work_is_done_in_order_on_one_thread(worker: DeskWorker) -> None:
    done: list[tuple[int, str]] = []
    futures = [
        worker.submit(lambda n=n: done.append((n, threading.current_thread().name)))  # type: ignore[misc]
        for n in range(20)
    ]
    for future in futures:
        future.result()
    assert done == [(n, "desk") for n in range(20)]


def test_error_comes_out_of_the_future_and_work_goes_on(worker: DeskWorker) -> None:
    def fail() -> None:
        raise LookupError

    with pytest.raises(LookupError):
        worker.submit(fail).result()
    assert worker.submit(lambda: 3).result() == 3


def test_cancelled_work_is_not_done(worker: DeskWorker) -> None:
    gate = threading.Event()
    done: list[str] = []
    first = worker.submit(lambda: gate.wait(5))
    second = worker.submit(lambda: done.append("second"))
    assert second.cancel()
    gate.set()
    first.result()
    worker.stop()
    assert done == []


def test_stopping_does_what_is_queued_and_then_the_last_thing(worker: DeskWorker) -> None:
    done: list[int] = []
    worker.when_stopped = lambda: done.append(-1)
    for n in range(50):
        worker.submit(lambda n=n: done.append(n))  # type: ignore[misc]
    worker.stop()
    assert done == [*range(50), -1]


def test_stopped_worker_takes_no_more_work_and_leaves_no_thread(worker: DeskWorker) -> None:
    worker.stop()
    worker.stop()
    assert "desk" not in [thread.name for thread in threading.enumerate()]
    with pytest.raises(WorkerStopped):
        worker.submit(lambda: None)


def test_worker_stopped_from_its_own_thread_does_not_wait_for_itself(worker: DeskWorker) -> None:
    worker.submit(worker.stop).result()
    worker.stop()


def test_rest_is_noticed_once_after_work(worker: DeskWorker) -> None:
    rested = threading.Event()
    worker.when_idle = rested.set
    worker.submit(lambda: None)
    assert rested.wait(5)


def test_worker_that_nobody_stopped_finishes_before_the_program_ends() -> None:
    code = (
        "import time\n"
        "from iomdesk.storage.worker import DeskWorker\n"
        "worker = DeskWorker()\n"
        "worker.when_stopped = lambda: print('closed', flush=True)\n"
        "worker.submit(lambda: (time.sleep(0.05), print('stored', flush=True)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split() == ["stored", "closed"]


def test_what_is_urgent_goes_before_all_that_waits(worker: DeskWorker) -> None:
    gate = threading.Event()
    done: list[str] = []
    worker.submit(lambda: gate.wait(5))
    slow = worker.submit(lambda: done.append("paper"))
    for note in ("note", "next note"):
        worker.submit(lambda note=note: done.append(note), is_urgent=True)  # type: ignore[misc]
    gate.set()
    slow.result()
    assert done == ["note", "next note", "paper"]

"""Copy a desk and its log mid-write, as a loss of power leaves them, while typing goes on."""

import os
import random
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.killing.programs import (
    MOST_SECONDS,
    Loss,
    copy_desk,
    kill,
    losses,
    sample_session,
    serving,
    summary,
    wait_for_typing,
)
from tests.killing.typist import Order

CUTS = 40
BESIDE = ("", "-wal", "-shm")


@pytest.mark.timeout(300)
def test_a_desk_copied_mid_write_opens_and_misses_at_most_a_second(
    sample_template: Path, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    session, choice = sample_session(sample_template), random.Random(1)
    desk, log = copy_desk(sample_template, tmp_path / "typed"), tmp_path / "log"
    found: list[Loss] = []
    with serving() as server:
        process = server.start(Order(str(desk), str(log), str(tmp_path / "settings.json"), session, 1))
        wait_for_typing(log)
        for cut in range(CUTS):
            time.sleep(choice.uniform(0.02, 0.35))
            found += _cut(process, desk, log, tmp_path / str(cut), with_shared_memory=bool(cut % 2))
        kill(process)
    record_property("figures", summary(found, CUTS).replace("kills", "power cuts"))
    assert max(loss.seconds for loss in found) <= MOST_SECONDS


def _cut(process: int, desk: Path, log: Path, target: Path, *, with_shared_memory: bool) -> list[Loss]:
    """Stop everything for a moment, wherever it is, and take what the disk holds then."""
    target.mkdir()
    os.kill(process, signal.SIGSTOP)
    try:
        at = time.monotonic()
        for end in BESIDE if with_shared_memory else BESIDE[:2]:
            shutil.copy(desk.with_name(desk.name + end), target)
        typed = Path(shutil.copy(log, target / "log"))
    finally:
        os.kill(process, signal.SIGCONT)
    return losses(target / desk.name, typed, at)

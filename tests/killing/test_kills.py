"""Kill the real program at random moments while it types: at most one second of typing is missing."""

import random
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from tests.killing.programs import (
    MOST_SECONDS,
    Loss,
    Server,
    copy_desk,
    kill,
    losses,
    sample_session,
    serving,
    summary,
    wait_for_typing,
)
from tests.killing.typist import Order

PARTS = 4
AT_ONCE = 2
LONGEST_SECONDS = 2.2


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.timeout(900)
def test_a_program_killed_while_typing_loses_at_most_a_second(
    part: int,
    sample_template: Path,
    tmp_path: Path,
    pytestconfig: pytest.Config,
    record_property: Callable[[str, object], None],
) -> None:
    kills = int(pytestconfig.getoption("--kills")) // PARTS
    session = sample_session(sample_template)
    with serving() as server, ThreadPoolExecutor(AT_ONCE) as hands:
        once = partial(_kill_once, server, sample_template, tmp_path, session)
        seeds = range(part * kills, (part + 1) * kills)
        found = [loss for each in hands.map(once, seeds) for loss in each]
    record_property("figures", summary(found, kills))
    assert max(loss.seconds for loss in found) <= MOST_SECONDS, summary(found, kills)


def _kill_once(server: Server, template: Path, folder: Path, session: int, seed: int) -> list[Loss]:
    here = folder / str(seed)
    desk, log = copy_desk(template, here), here / "log"
    process = server.start(Order(str(desk), str(log), str(here / "settings.json"), session, seed))
    wait_for_typing(log)
    time.sleep(random.Random(seed).uniform(0, LONGEST_SECONDS))
    return losses(desk, log, kill(process))

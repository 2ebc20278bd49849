"""A full disk while typing: every word is kept on this machine, and comes back."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.killing.disks import fill, own_mounts, small_disk
from tests.killing.programs import (
    MOST_SECONDS,
    copy_desk,
    kill,
    losses,
    said_in,
    sample_session,
    serving,
    signs_in,
    wait_for_typing,
)
from tests.killing.typist import Order

TYPED = 60
SPACE = "8m"


@dataclass
class Room:
    """Hold a program that types into a desk on a small disk."""

    disk: Path
    desk: Path
    log: Path
    process: int

    def until_said(self, words: str) -> None:
        """Wait until the window says something of storing, or nothing any more."""
        end = time.monotonic() + 60
        while not (said := said_in(self.log)) or (words not in said[-1] if words else said[-1]):
            assert time.monotonic() < end, f"waited in vain for: {words}; said: {said_in(self.log)}"
            time.sleep(0.02)

    def until_typed(self, more: int) -> None:
        """Wait until that many signs more were typed."""
        wait_for_typing(self.log, signs_in(self.log) + more)


Begin = Callable[[Path], Room]


@pytest.fixture
def disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """Mount a small disk."""
    if not own_mounts(request):
        pytest.skip("passed in a name space of its own, where it may mount")
    with small_disk(tmp_path / "disk", SPACE) as folder:
        yield folder


@pytest.fixture
def begin(disk: Path, sample_template: Path, tmp_path: Path) -> Iterator[Begin]:
    """Start typing on the small disk, with the settings in a folder given."""
    with serving() as server:

        def start(state: Path) -> Room:
            state.mkdir(exist_ok=True)
            desk = copy_desk(sample_template, disk / "desk")
            log = (tmp_path if disk in state.parents else state) / "log"
            order = Order(str(desk), str(log), str(state / "settings.json"), sample_session(desk), 1)
            process = server.start(order)
            wait_for_typing(log, TYPED)
            return Room(disk, desk, log, process)

        yield start


def test_words_typed_on_a_full_disk_are_kept_elsewhere_and_offered_after_a_kill(
    begin: Begin, tmp_path: Path
) -> None:
    room = begin(tmp_path / "state")
    ballast = fill(room.disk)
    room.until_said("kept on this computer")
    room.until_typed(150)
    killed_at = kill(room.process)
    assert list((tmp_path / "state" / "journals").iterdir())
    ballast.unlink()
    found = losses(room.desk, room.log, killed_at)
    assert max(one.seconds for one in found) <= MOST_SECONDS
    assert sum(one.typed for one in found) > TYPED + 150
    assert not list((tmp_path / "state" / "journals").iterdir())


def test_words_typed_on_a_full_disk_are_stored_once_there_is_space(begin: Begin, tmp_path: Path) -> None:
    room = begin(tmp_path / "state")
    ballast = fill(room.disk)
    room.until_said("kept on this computer")
    room.until_typed(100)
    ballast.unlink()
    room.until_said("")
    killed_at = kill(room.process)
    found = losses(room.desk, room.log, killed_at)
    assert max(one.seconds for one in found) <= MOST_SECONDS


def test_where_words_can_be_kept_nowhere_the_window_says_so_at_once(begin: Begin, disk: Path) -> None:
    room = begin(disk / "state")
    fill(room.disk)
    room.until_said("on this page alone")
    kill(room.process)

"""The lock that lets one writer in: who holds it can be read, and no crash leaves it shut."""

import os
import signal
import subprocess
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from iomdesk.model.sessions import GroupSession
from iomdesk.storage.lock import HeldElsewhere, Holder, acquire, lock_path, read_holder, this_program
from iomdesk.storage.opening import open_desk_file

HOLDER = Holder("rapporteur", "salle-a", 4_711, datetime(2026, 3, 2, 8, 30, tzinfo=UTC))

HOLDING = """
import sys
from pathlib import Path
from iomdesk.storage.opening import open_desk_file
desk = open_desk_file(Path(sys.argv[1]))
assert not desk.is_read_only
print("ready", flush=True)
sys.stdin.readline()
desk.close()
"""

WRITING = """
import sys
from pathlib import Path
from iomdesk.model.sessions import GroupSession
from iomdesk.storage.opening import open_desk_file
desk = open_desk_file(Path(sys.argv[1]))
with desk.writing() as session:
    session.add(GroupSession(place="stored"))
with desk.writing() as session:
    session.add(GroupSession(place="half"))
    session.flush()
    print("ready", flush=True)
    sys.stdin.readline()
"""

StartProcess = Callable[..., subprocess.Popen[str]]


def test_lock_says_who_holds_it(desk_path: Path) -> None:
    lock = acquire(desk_path, HOLDER)
    assert read_holder(desk_path) == HOLDER
    lock.release()


def test_held_lock_refuses_a_second_holder_and_names_the_first(desk_path: Path) -> None:
    lock = acquire(desk_path, HOLDER)
    with pytest.raises(HeldElsewhere) as refusal:
        acquire(desk_path, this_program())
    assert refusal.value.holder == HOLDER
    lock.release()


def test_released_lock_leaves_no_file(desk_path: Path) -> None:
    acquire(desk_path, HOLDER).release()
    assert not lock_path(desk_path).exists()


def test_releasing_twice_does_not_take_the_lock_of_the_next(desk_path: Path) -> None:
    first = acquire(desk_path, HOLDER)
    first.release()
    second = acquire(desk_path, this_program())
    first.release()
    assert lock_path(desk_path).exists()
    second.release()


def test_lock_left_behind_is_taken_over(desk_path: Path) -> None:
    lock_path(desk_path).write_bytes(b"what a crash left")
    lock = acquire(desk_path, HOLDER)
    assert lock.was_left_behind
    assert read_holder(desk_path) == HOLDER
    lock.release()


def test_fresh_lock_was_not_left_behind(desk_path: Path) -> None:
    lock = acquire(desk_path, HOLDER)
    assert not lock.was_left_behind
    lock.release()


@pytest.mark.parametrize("contents", [b"", b"{", b"[]", b'{"user": "a"}', b"\xff\xfe"])
def test_lock_that_cannot_be_read_names_nobody(desk_path: Path, contents: bytes) -> None:
    lock_path(desk_path).write_bytes(bytes(0x10000) + contents)
    assert read_holder(desk_path) is None


def test_whoever_may_write_the_desk_may_take_over_its_lock(desk_path: Path) -> None:
    desk_path.chmod(0o664)
    lock = acquire(desk_path, HOLDER)
    assert lock_path(desk_path).stat().st_mode & 0o777 == 0o664
    lock.release()


def test_second_process_reads_and_names_the_first(desk_path: Path, start_process: StartProcess) -> None:
    process = start_process(HOLDING, desk_path)
    with closing(open_desk_file(desk_path)) as desk:
        assert desk.restriction is not None
        assert desk.restriction.holder is not None
        assert desk.restriction.holder.program == process.pid
        assert desk.restriction.holder.user in desk.restriction.why


def test_desk_closed_by_another_process_can_be_written(desk_path: Path, start_process: StartProcess) -> None:
    process = start_process(HOLDING, desk_path)
    process.communicate("close\n")
    assert process.returncode == 0
    with closing(open_desk_file(desk_path)) as desk:
        assert not desk.is_read_only


@pytest.mark.skipif(os.name == "nt", reason="there is no such signal")
def test_desk_of_a_killed_process_can_be_written_at_once(
    desk_path: Path, start_process: StartProcess
) -> None:
    process = start_process(HOLDING, desk_path)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert lock_path(desk_path).exists()
    with closing(open_desk_file(desk_path)) as desk:
        assert not desk.is_read_only
    assert not lock_path(desk_path).exists()


@pytest.mark.skipif(os.name == "nt", reason="there is no such signal")
def test_process_killed_while_writing_leaves_what_was_stored_and_no_half(
    desk_path: Path, start_process: StartProcess
) -> None:
    process = start_process(WRITING, desk_path)
    process.send_signal(signal.SIGKILL)
    process.wait()
    with closing(open_desk_file(desk_path)) as desk, desk.reading() as session:
        assert session.scalars(select(GroupSession.place)).all() == ["stored"]
    assert [path.name for path in desk_path.parent.iterdir()] == ["groupe.iomdesk"]

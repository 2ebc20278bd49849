"""One window per user: a second start hands its desk to the first, whatever a crash left behind."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from iomdesk.app.run import come, desk_named
from iomdesk.app.single_instance import Instance
from tests.app.conftest import Opened, Start

SECOND = """
import sys
from pathlib import Path
from iomdesk.app.single_instance import Instance
instance = Instance(Path(sys.argv[1]))
print("first" if instance.claim() else instance.hand_over(Path(sys.argv[2])))
"""
KILLED = (
    SECOND
    + """
import os, signal
from PySide6.QtCore import QCoreApplication
application = QCoreApplication([])
instance.listen(application, print)
sys.stdout.flush()
os.kill(os.getpid(), signal.SIGKILL)
"""
)


@pytest.fixture
def first(tmp_path: Path) -> Iterator[Instance]:
    instance = Instance(tmp_path / "window")
    assert instance.claim()
    yield instance
    instance.release()


def second(script: str, tmp_path: Path, desk: Path) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", script, str(tmp_path / "window"), str(desk)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=dict(os.environ))


def said(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    with process.stdout:
        words = process.stdout.read().strip()
    process.wait(timeout=20)
    return words


def test_a_second_start_opens_its_desk_in_the_window_that_is_there(
    start: Start, opened: Opened, first: Instance, qtbot: QtBot, tmp_path: Path, sample_path: Path
) -> None:
    program = start(sample_path)
    opened(program)
    other = tmp_path / "other.iomdesk"
    other.write_bytes(sample_path.read_bytes())
    parent = QObject()
    first.listen(parent, lambda path: come(program, path))
    process = second(SECOND, tmp_path, other)
    qtbot.waitUntil(lambda: process.poll() is not None, timeout=20_000)
    assert said(process) == "True"
    qtbot.waitUntil(lambda: program.desk is not None and program.desk.path == other, timeout=20_000)
    desk = program.desk
    come(program, other)
    come(program, None)
    assert program.desk is desk  # what is open already is shown, not opened anew
    opened(program)


def test_what_a_killed_program_left_stands_in_nobodys_way(qtbot: QtBot, tmp_path: Path) -> None:
    killed = second(KILLED, tmp_path, tmp_path / "a.iomdesk")
    assert said(killed) == "first"
    assert (tmp_path / "window" / "socket").exists()
    instance, heard = Instance(tmp_path / "window"), list[Path | None]()
    assert instance.claim()
    parent = QObject()
    instance.listen(parent, heard.append)
    process = second(SECOND, tmp_path, tmp_path / "b.iomdesk")
    qtbot.waitUntil(lambda: process.poll() is not None, timeout=20_000)
    assert said(process) == "True"
    assert heard == [tmp_path / "b.iomdesk"]
    instance.release()


@pytest.mark.usefixtures("first")
def test_a_window_that_does_not_answer_keeps_nobody_from_working(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("iomdesk.app.single_instance._TRIED_FOR_SECONDS", 0.2)
    late = Instance(tmp_path / "window")
    assert not late.claim()
    assert not late.hand_over(tmp_path / "a.iomdesk")


def test_where_nothing_can_be_locked_each_start_has_its_window(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert Instance(blocked / "window").claim()


def test_a_desk_is_named_by_its_path_or_by_a_link() -> None:
    assert desk_named("a b.iomdesk") == Path("a b.iomdesk")
    assert desk_named("file:///tmp/a%20b.iomdesk") == Path("/tmp/a b.iomdesk")

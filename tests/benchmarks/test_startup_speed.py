"""Compare the start of the program on a desk of 500 sessions with that of a bare window, in the same run."""

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

from iomdesk.runtime.settings import Settings, store_settings
from tests.benchmarks.big_desk import make_big_desk

_SESSIONS = 500
_RUNS = 7
_AIM = 5.0

BARE = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

class Window(QWidget):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(time.time() - float(sys.argv[1]))
        QTimer.singleShot(0, self.close)

application = QApplication([])
window = Window()
window.resize(1280, 800)
window.show()
application.exec()
"""

OURS = """
import sys, time
from contextlib import contextmanager
import iomdesk.app.run as run
imports = run._swift_imports

def watch(program):
    from PySide6.QtCore import QTimer
    from iomdesk.app.places import sessions_of
    timer = QTimer(program)
    def look():
        workspace = program.window.workspace
        if workspace is not None and sessions_of(workspace).list.model.rowCount() >= int(sys.argv[2]):
            timer.stop()
            program.window.repaint()
            print(time.time() - float(sys.argv[1]))
            program.window.close()
    timer.timeout.connect(look)
    timer.start(2)

@contextmanager
def watched_imports():
    with imports():
        yield
    from iomdesk.app.application import DeskApplication
    start = DeskApplication.start
    def start_and_watch(self, path):
        start(self, path)
        watch(self)
    DeskApplication.start = start_and_watch

run._swift_imports = watched_imports
sys.exit(run.run([sys.argv[3]]))
"""


def seconds_to_be_seen(script: str, *arguments: object) -> float:
    begin = time.time()
    done = subprocess.run(
        [sys.executable, "-c", script, str(begin), *(str(argument) for argument in arguments)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    return float(done.stdout)


def test_start_up_takes_less_than_five_times_a_bare_window(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = tmp_path / "big.iomdesk"
    make_big_desk(desk, _SESSIONS, 10)
    store_settings(Path(os.environ["IOMDESK_CONFIG"]), Settings(language="fr"))
    for _ in range(2):
        seconds_to_be_seen(BARE)
        seconds_to_be_seen(OURS, _SESSIONS, desk)
    runs = [(seconds_to_be_seen(BARE), seconds_to_be_seen(OURS, _SESSIONS, desk)) for _ in range(_RUNS)]
    ratio = statistics.median(ours / bare for bare, ours in runs)
    bare, ours = (statistics.median(column) for column in zip(*runs, strict=True))
    with capsys.disabled():
        sys.stdout.write(
            json.dumps({"bare": round(bare, 3), "ours": round(ours, 3), "ratio": round(ratio, 2)}) + "\n"
        )
    assert ratio < _AIM

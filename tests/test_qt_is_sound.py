"""Qt for Python must not take references of None away: 6.12.0 did on Python 3.11, and died of it."""

import os
import subprocess
import sys

CALLS = 5_000

CHILD = f"""
import sys
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

class Speaker(QObject):
    spoken = Signal()

application = QApplication([])
field, speaker, heard = QLineEdit(), Speaker(), []
speaker.spoken.connect(lambda: heard.append(1) or None)
before = sys.getrefcount(None)
for _ in range({CALLS}):
    application.processEvents()
    QTest.keyClick(field, Qt.Key.Key_A)
    speaker.spoken.emit()
assert len(heard) == {CALLS}
print(before - sys.getrefcount(None))
"""


def test_thousands_of_calls_leave_none_alone() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CHILD],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) < CALLS // 10

"""Start the real program, go to the minutes, type without end, and write down each sign once it is on screen.

Run as a program it starts others: it has imported everything already, so that each start takes no longer than
the window itself. It reads one order a line (JSON) and answers with the number of the process it started.
"""

import importlib
import json
import os
import random
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

WORDS = (
    "le",
    "groupe",
    "a",
    "pris",
    "note",
    "des",
    "vues",
    "et",
    "propositions",
    "que",
    "les",
    "delegations",
)
LONGEST_SECONDS = 150
ITEMS_EACH = 90
"""How many signs are typed into an item before the next one is gone to."""


@dataclass(frozen=True)
class Order:
    """Say what to start and how to type: `gap_ms` between two signs, `seed` for the words, `uid` as whom."""

    desk: str
    log: str
    config: str
    session: int
    seed: int
    gap_ms: int = 12
    uid: int = 0


def signs(seed: int) -> Iterator[str]:
    """Give words without end; the same for the same seed."""
    choice = random.Random(seed)
    for place in count():
        yield from choice.choice(WORDS)
        yield "\r" if place % 40 == 39 else " "


class Log:
    """Write lines that stay whatever happens to the process: the system has them once they are written."""

    def __init__(self, path: str) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o666)

    def note(self, **values: Any) -> None:
        """Write down what is so now."""
        line = json.dumps({"at": time.monotonic(), **values}) + "\n"
        os.write(self._file, line.encode())


class Typist:
    """Sit before the window of a program that was just started."""

    def __init__(self, order: Order) -> None:
        from PySide6.QtCore import QTimer

        self._order = order
        self._log = Log(order.log)
        self._signs = signs(order.seed)
        self._typed = 0
        self._said = ""
        self._tab: Any = None
        self._timer = QTimer()
        self._timer.setInterval(order.gap_ms)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        """Go on as soon as there is something to go on with."""
        if self._tab is None:
            self._tab = self._minutes()
        elif self._tab.text._shown is not None and self._tab.text._shown == self._tab.text._wanted:
            self._timer.timeout.disconnect(self._look)
            self._timer.timeout.connect(self._type)
            self._tab.pages.text.editor.setFocus()
            self._begin_item()

    def _minutes(self) -> Any:
        from PySide6.QtWidgets import QApplication

        from iomdesk.app.places import sessions_of
        from iomdesk.ui.shell.main_window import MainWindow

        for window in QApplication.topLevelWidgets():
            if isinstance(window, MainWindow) and window.workspace is not None:
                area = sessions_of(window.workspace)
                area.open_session(self._order.session, "minutes")
                return area.page.tab("minutes") if area.page else None
        return None

    def _begin_item(self) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        editor = self._tab.pages.text.editor
        QTest.keyClick(editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        item, language = self._tab.text._shown
        self._log.note(item=item, language=language, text=editor.toPlainText())

    def _type(self) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        if self._tab.text._shown != self._tab.text._wanted:
            return  # the next item is being fetched
        if self._typed and self._typed % ITEMS_EACH == 0:
            self._typed += 1
            QTest.keyClick(self._tab, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
            self._timer.timeout.disconnect(self._type)
            self._timer.timeout.connect(self._look)
            return
        sign = next(self._signs)
        editor = self._tab.pages.text.editor
        if sign == "\r":
            QTest.keyClick(editor, Qt.Key.Key_Return)
        else:
            QTest.keyClicks(editor, sign)
        self._typed += 1
        self._log.note(sign="\n" if sign == "\r" else sign)
        self._note_banner()

    def _note_banner(self) -> None:
        """Write down what the window says of storing, when it says something else."""
        said = self._tab.pages.text.banner.text
        if said != self._said:
            self._said = said
            self._log.note(said=said)


def run_program(order: Order) -> None:
    """Become the program."""
    os.environ["IOMDESK_CONFIG"] = order.config
    if order.uid:
        os.setgid(order.uid)
        os.setuid(order.uid)
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from iomdesk.app.run import run

    typists: list[Typist] = []

    def sit_down() -> None:
        while (application := QApplication.instance()) is None:
            time.sleep(0.002)
        QTimer.singleShot(0, application, lambda: typists.append(Typist(order)))

    threading.Thread(target=sit_down, daemon=True).start()
    run([order.desk])


def import_everything() -> None:
    """Import what the program imports up to the first sign typed, also for users who may not read it."""
    for name in (
        "PySide6.QtPrintSupport",
        "PySide6.QtTest",
        "iomdesk.app.areas",
        "iomdesk.app.run",
        "iomdesk.app.application",
        "iomdesk.ui.agenda.tab",
        "iomdesk.ui.minutes.minutes_tab",
        "iomdesk.ui.sessions.session_page",
        "iomdesk.services.recovery",
        "iomdesk.reading.minutes_file",
    ):
        importlib.import_module(name)
    from iomdesk.desk import new_desk

    with tempfile.TemporaryDirectory() as folder, new_desk(Path(folder) / "first.iomdesk") as desk:
        desk.warm_up().result()


def main() -> None:
    """Start a program for each order."""
    import_everything()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    print("ready", flush=True)  # noqa: T201
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            os.close(0)
            signal.alarm(LONGEST_SECONDS)  # whoever should have killed it may be gone
            errors = os.open(
                str(Path(json.loads(line)["log"]).with_suffix(".errors")), os.O_WRONLY | os.O_CREAT
            )
            os.dup2(errors, 2)
            try:
                run_program(Order(**json.loads(line)))
            finally:
                os._exit(1)
        print(child, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()

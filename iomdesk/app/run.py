"""Start the program with a window."""

import builtins
import gc
import os
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from iomdesk.app.single_instance import Instance
from iomdesk.runtime.desk_address import settled
from iomdesk.runtime.paths import window_folder
from iomdesk.runtime.settings import settings_path
from iomdesk.runtime.translations import _, choose_interface_language

if TYPE_CHECKING:
    from iomdesk.app.application import DeskApplication
    from iomdesk.ui.shell.main_window import MainWindow

LOADED_AFTER_MS = 3000
_WITHOUT_DISPLAY = ("offscreen", "minimal", "vnc", "linuxfb", "eglfs")


def run(arguments: Sequence[str]) -> int:
    """Show the window, on the desk named first in the arguments if any; return the exit status."""
    if not has_display(sys.platform, os.environ):
        choose_interface_language()
        sys.stderr.write(
            _(
                "There is no screen to show the window on (DISPLAY and WAYLAND_DISPLAY are empty). Start the "
                "program in a desktop session; all commands listed by “iomdesk --help” work without one."
            )
            + "\n"
        )
        return 1
    path = desk_named(arguments[0]) if arguments else None
    instance = Instance(window_folder())
    if not instance.claim() and instance.hand_over(path):
        return 0
    try:
        return _run(path, instance)
    finally:
        instance.release()


def desk_named(argument: str) -> Path:
    """Return the desk of an argument: a path, or a link as file managers and browsers hand it in."""
    if argument.startswith("file:"):
        from urllib.parse import urlsplit
        from urllib.request import url2pathname

        return Path(url2pathname(urlsplit(argument).path))
    return Path(argument)


def has_display(platform: str, environment: Mapping[str, str]) -> bool:
    """Say whether a window can be shown: Qt would end the process with a message of its own."""
    if not platform.startswith("linux"):
        return True
    chosen = environment.get("QT_QPA_PLATFORM", "").split(":")[0]
    return chosen in _WITHOUT_DISPLAY or bool(
        environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")
    )


def _run(path: Path | None, instance: Instance) -> int:
    with _swift_imports():
        from PySide6.QtCore import QTimer

        from iomdesk.app.application import DeskApplication
        from iomdesk.app.collector import WindowThreadCollector
        from iomdesk.app.interpreter import share_interpreter
        from iomdesk.app.qt_application import QtApplication
        from iomdesk.ui.fonts import load_fonts

    share_interpreter()
    application = QtApplication(["iomdesk"])
    load_fonts()
    program = DeskApplication(application, settings_path())
    application.fileAsked.connect(program.open)
    hook = _Hook(program.window)
    sys.excepthook = hook
    threading.excepthook = hook.of_thread
    QTimer.singleShot(LOADED_AFTER_MS, application, lambda: WindowThreadCollector(application))
    program.start(path)
    QTimer.singleShot(0, application, lambda: instance.listen(application, partial(come, program)))
    application.aboutToQuit.connect(leave_words_on_clipboard)
    return application.exec()


def come(program: "DeskApplication", path: Path | None) -> None:
    """Come to the front with a desk that another start of the program named; None for what is open."""
    if path is not None and (program.desk is None or program.desk.path != settled(path)):
        program.open(path)
    program.window.come_forward()


def leave_words_on_clipboard() -> None:
    """Leave what was copied as words alone: Qt lets go of its other forms once Python is no more, and dies.

    Known by its form: not every system tells whose the clipboard is, and what others put there stays whole.
    """
    from PySide6.QtGui import QGuiApplication

    clipboard = QGuiApplication.clipboard()
    if any("iomdesk" in form for form in clipboard.mimeData().formats()):
        clipboard.setText(clipboard.text())


@contextmanager
def _swift_imports() -> Iterator[None]:
    """Import Qt so that what is imported after it does not take a third longer.

    PySide6 puts a function of its own before every later import, to look for features that nobody here uses;
    and the collector would walk over all that is being loaded again and again. Measured: 0.2 s of 0.8 s.
    """
    plain_import = builtins.__import__
    gc.disable()
    yield
    builtins.__import__ = plain_import


class _Hook:
    """Tell of an exception that nobody caught, on any thread: in the window, and on stderr as ever."""

    def __init__(self, window: "MainWindow") -> None:
        from iomdesk.ui.background import Courier

        self._window = window
        self._courier = Courier(window)

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, error, trace)
        if isinstance(error, Exception):
            self._courier.deliver(lambda: self._window.show_bug(error))

    def of_thread(self, met: threading.ExceptHookArgs) -> None:
        """Tell of what ended a thread."""
        if met.exc_value is not None:
            self(met.exc_type, met.exc_value, met.exc_traceback)

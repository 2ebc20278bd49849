"""Start the program with a window."""

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from iomdesk.runtime.settings import settings_path
from iomdesk.runtime.translations import _, choose_interface_language

if TYPE_CHECKING:
    from iomdesk.ui.shell.main_window import MainWindow

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
    return _run(Path(arguments[0]) if arguments else None)


def has_display(platform: str, environment: Mapping[str, str]) -> bool:
    """Say whether a window can be shown: Qt would end the process with a message of its own."""
    if not platform.startswith("linux"):
        return True
    chosen = environment.get("QT_QPA_PLATFORM", "").split(":")[0]
    return chosen in _WITHOUT_DISPLAY or bool(
        environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")
    )


def _run(path: Path | None) -> int:
    from PySide6.QtWidgets import QApplication

    from iomdesk.app.application import DeskApplication
    from iomdesk.ui.fonts import load_fonts

    application = QApplication(["iomdesk"])
    application.setApplicationName("iomdesk")
    application.setApplicationDisplayName("iomdesk")
    application.setDesktopFileName("iomdesk")
    load_fonts()
    program = DeskApplication(application, settings_path())
    sys.excepthook = _Hook(program.window)
    program.start(path)
    return application.exec()


class _Hook:
    """Tell of an exception that nobody caught in the window, and on stderr as ever."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, error, trace)
        if isinstance(error, Exception):
            self._window.show_bug(error)

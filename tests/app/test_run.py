"""The front door: which arguments open the window, and what is said without a screen."""

import os
import subprocess
import sys

import pytest

from iomdesk import __main__
from iomdesk.app.run import has_display


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"QT_QPA_PLATFORM": "xcb"}, False),
        ("linux", {"QT_QPA_PLATFORM": "offscreen"}, True),
        ("linux", {"QT_QPA_PLATFORM": "offscreen:enable_fonts"}, True),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("win32", {}, True),
        ("darwin", {}, True),
    ],
)
def test_a_screen_is_known_before_qt_looks_for_one(
    platform: str, environment: dict[str, str], expected: bool
) -> None:
    assert has_display(platform, environment) is expected


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a screen")
def test_without_a_screen_one_line_says_what_to_do() -> None:
    bare = {k: v for k, v in os.environ.items() if "DISPLAY" not in k and k != "QT_QPA_PLATFORM"}
    done = subprocess.run(
        [sys.executable, "-m", "iomdesk"], env=bare, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "opens"),
    [([], []), (["open"], []), (["open", "a.iomdesk"], ["a.iomdesk"]), (["a.iomdesk"], ["a.iomdesk"])],
)
def test_the_window_is_opened(
    arguments: list[str], opens: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []

    def remember(given: list[str]) -> int:
        asked.append(given)
        return 0

    monkeypatch.setattr("iomdesk.app.run.run", remember)
    assert __main__.main(arguments) == 0
    assert asked == [opens]


def test_anything_else_is_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert __main__.main(["no-such-command"]) == 2
    assert "no-such-command" in capsys.readouterr().err


def test_the_first_window_needs_no_database() -> None:
    code = "import sys, iomdesk.app.application; sys.exit('sqlalchemy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_copied_text_does_not_end_the_program_with_a_crash() -> None:
    code = """
from PySide6.QtWidgets import QApplication
from iomdesk.app.run import leave_words_on_clipboard
from iomdesk.document.markdown import parse_markdown
from iomdesk.ui.text.clipboard import mime_of
application = QApplication([])
application.clipboard().setMimeData(mime_of(parse_markdown("Some **words**")))
leave_words_on_clipboard()
print(application.clipboard().text())
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "Some words"), done.stderr

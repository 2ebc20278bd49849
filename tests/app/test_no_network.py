"""Nothing is fetched and nobody is called: the program runs where every connection would be told."""

import os
import subprocess
import sys
from pathlib import Path

REFUSING = """
import socket, sys

CALLS = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.bind")

def refuse(event, arguments):
    is_local = getattr(arguments[0], "family", None) == socket.AF_UNIX if arguments else False
    if event in CALLS and not is_local:
        sys.stderr.write(f"NETWORK {event} {arguments!r}\\n")
        raise OSError("refused")

sys.addaudithook(refuse)
"""

WINDOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from iomdesk.app.application import DeskApplication
from iomdesk.app.places import sessions_of
from iomdesk.runtime.settings import settings_path
from iomdesk.ui.fonts import load_fonts

def wait(done):
    loop, timer = QEventLoop(), QTimer()
    timer.timeout.connect(lambda: loop.quit() if done() else None)
    timer.start(20)
    QTimer.singleShot(20_000, loop.quit)
    loop.exec()

application = QApplication(["iomdesk"])
load_fonts()
program = DeskApplication(application, settings_path())
program.start(Path(sys.argv[1]))
wait(lambda: program.window.workspace is not None)
workspace = program.window.workspace
idle = lambda: not program.operations.is_busy
seen = []
AREAS = "mandate coverage follow-up states documents trash formulae history backups check protection"
for key in AREAS.split():
    workspace.show_area(key)
    wait(idle)
    seen.append(key)
sessions = sessions_of(workspace)
for key in ("agenda", "participants", "seance", "minutes", "recommendations", "report", "pack"):
    sessions.open_session(6, key)
    wait(idle)
    seen.append(key)
program.window.menus.searchRequested.emit()
wait(idle)
program.window.close()
print(len(seen), flush=True)
import os
os._exit(0)
"""

COMMANDS = """
import sys
from iomdesk.cli.main import main

desk, folder = sys.argv[1:3]
for command in (
    ["session", "list", "--desk", desk],
    ["search", "partenariats", "--desk", desk],
    ["paper", "report", "--session", "1", "--format", "pdf", "--out", folder + "/r.pdf", "--desk", desk],
    ["paper", "agenda", "--session", "1", "--format", "docx", "--out", folder + "/a.docx", "--desk", desk],
    ["pack", "--session", "1", "--out", folder + "/p.pdf", "--desk", desk],
    ["check", "--desk", desk],
):
    assert main(command) == 0, command
print("done", flush=True)
"""


def run(script: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", REFUSING + script, *(str(one) for one in arguments)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_the_window_calls_nobody(sample_desk: Path) -> None:
    done = run(WINDOW, sample_desk)
    assert done.stdout.split() == ["18"], done.stderr
    assert "NETWORK" not in done.stderr


def test_the_command_line_calls_nobody(sample_desk: Path, tmp_path: Path) -> None:
    done = run(COMMANDS, sample_desk, tmp_path)
    assert done.stdout.split()[-1:] == ["done"], done.stderr
    assert "NETWORK" not in done.stderr


def test_a_call_would_be_told() -> None:
    done = run("socket.create_connection(('127.0.0.1', 9))")
    assert "NETWORK" in done.stderr

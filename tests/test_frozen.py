"""The packaged program: built, then used where there is no Python, at the command line and in its window."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from iomdesk.runtime.settings import Settings, store_settings

ROOT = Path(__file__).resolve().parents[1]
LARGEST_MB = 220
TYPED = "Tape dans le programme installe"
pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="built and tried on Linux only"),
    pytest.mark.timeout(500),
]


def built(folder: Path) -> Path:
    """Build the program; gives its folder."""
    folders = ("--distpath", str(folder), "--workpath", str(folder / "work"))
    done = subprocess.run(
        [sys.executable, "-m", "PyInstaller", "build.spec", "-y", "--log-level", "ERROR", *folders],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=400,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    shutil.rmtree(folder / "work")
    return folder / "iomdesk"


def surroundings(home: Path) -> dict[str, str]:
    """Give what a program finds on a machine without Python: nearly nothing."""
    return {
        "HOME": str(home),
        "PATH": str(home / "empty"),
        "LANG": "C.UTF-8",
        "IOMDESK_LANGUAGE": "en",
        "IOMDESK_CONFIG": str(home / "settings.json"),
    }


def run(frozen: Path, home: Path, *arguments: object, **more: str) -> str:
    done = subprocess.run(
        [frozen / "iomdesk", *(str(one) for one in arguments)],
        env={**surroundings(home), **more},
        cwd=home,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def is_small_enough(frozen: Path) -> None:
    files = [path for path in frozen.rglob("*") if path.is_file() and not path.is_symlink()]
    assert sum(path.stat().st_size for path in files) / 1e6 < LARGEST_MB


def shared_desks_are_reached_for(frozen: Path, tmp_path: Path) -> None:
    """Show that the library of the server's connections is there: a server that is not there is told."""
    done = subprocess.run(
        [frozen / "iomdesk", "session", "list", "--desk", "postgresql+psycopg://nobody@127.0.0.1:1/desk"],
        env=surroundings(tmp_path),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "does not answer" in done.stderr


def commands_work(frozen: Path, tmp_path: Path) -> None:
    run(frozen, tmp_path, "new", "desk.iomdesk", "--sample")
    for format in ("pdf", "docx"):
        name = f"report.{format}"
        run(
            frozen,
            tmp_path,
            "paper",
            "report",
            "--session",
            1,
            "--format",
            format,
            "--out",
            name,
            "--desk",
            "desk.iomdesk",
        )
        assert (tmp_path / name).stat().st_size > 10_000
    run(frozen, tmp_path, "passphrase", "set", "desk.iomdesk", IOMDESK_NEW_PASSPHRASE="ours est brun")
    found = run(
        frozen,
        tmp_path,
        "search",
        "partenariats",
        "--desk",
        "desk.iomdesk",
        IOMDESK_PASSPHRASE="ours est brun",
    )
    assert "partenariats" in found


@contextmanager
def screen() -> Iterator[str]:
    """Run a display that nobody sees; gives its name."""
    reader, writer = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
        pass_fds=[writer],
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    try:
        with os.fdopen(reader) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def drive(display: str, *arguments: object) -> str:
    done = subprocess.run(
        ["xdotool", *(str(one) for one in arguments)],
        env={**os.environ, "DISPLAY": display},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    return done.stdout.strip()


def wait_for(desk: Path, words: str) -> bool:
    """Wait until some words are in the minutes, as long as a slow machine may take."""
    for _look in range(150):
        with closing(sqlite3.connect(f"file:{desk}?mode=ro", uri=True)) as connection:
            if connection.execute("SELECT 1 FROM draft WHERE text LIKE ?", (f"%{words}%",)).fetchone():
                return True
        time.sleep(0.2)
    return False


def somebody_types_in_its_window(frozen: Path, tmp_path: Path) -> None:
    run(frozen, tmp_path, "new", "desk.iomdesk", "--sample")
    desk = tmp_path / "desk.iomdesk"
    store_settings(tmp_path / "settings.json", Settings(language="en", last_sessions={str(desk): 6}))
    with screen() as display:
        program = subprocess.Popen(
            [frozen / "iomdesk", "open", str(desk)],
            env={**surroundings(tmp_path), "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"},
            cwd=tmp_path,
        )
        try:
            window = drive(display, "search", "--sync", "--onlyvisible", "--name", "desk.iomdesk").split()[0]
            drive(display, "windowfocus", "--sync", window)
            time.sleep(2)  # another program: what it has on its screen cannot be asked
            drive(display, "key", "ctrl+4")
            time.sleep(2)
            drive(display, "key", "Return")
            drive(display, "type", "--delay", "15", TYPED)
            assert wait_for(desk, TYPED)
            drive(display, "key", "ctrl+q")
            assert program.wait(timeout=30) == 0
        finally:
            program.kill()
            program.wait(timeout=20)
    run(frozen, tmp_path, "check", "--desk", "desk.iomdesk")


def test_the_packaged_program_works_where_there_is_no_python(tmp_path: Path) -> None:
    """Build once and try all of it: a build takes most of a minute."""
    frozen = built(tmp_path / "built")
    is_small_enough(frozen)
    homes = [tmp_path / name for name in ("commands", "window")]
    for home in homes:
        home.mkdir()
    commands_work(frozen, homes[0])
    shared_desks_are_reached_for(frozen, homes[0])
    if shutil.which("Xvfb") and shutil.which("xdotool"):
        somebody_types_in_its_window(frozen, homes[1])

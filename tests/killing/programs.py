"""Start programs that type, end them as a crash would, and count what is missing afterwards."""

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path

from iomdesk.desk import Desk, Surroundings, open_desk
from iomdesk.document.markdown import parse_markdown
from iomdesk.document.text import plain_text
from iomdesk.queries.kept_texts import minutes_key, stored_text
from iomdesk.queries.recovered import recovered_texts
from iomdesk.queries.sessions import list_sessions
from tests.killing.typist import Order

ROOT = Path(__file__).resolve().parents[2]
MOST_SECONDS = 1.0
"""How much typing may be missing."""


def said_in(log: Path) -> list[str]:
    """Return what the window said of storing, in order; "" where it said nothing any more."""
    return [json.loads(line)["said"] for line in log.read_text().splitlines() if '"said"' in line]


@dataclass
class Typed:
    """Hold what was on screen in one item: what stood there first, and each sign with its moment."""

    before: str
    signs: list[tuple[float, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return self.before + "".join(sign for _at, sign in self.signs)


@dataclass(frozen=True)
class Loss:
    """Say what is missing of one item: how many signs, and for how long they had been on screen."""

    signs: int
    seconds: float
    typed: int


class Server:
    """Start programs quickly."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.killing.typist"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            text=True,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        )
        self._read()

    def start(self, order: Order) -> int:
        """Start a program; return its process."""
        with self._turn:
            assert self._process.stdin is not None
            self._process.stdin.write(json.dumps(asdict(order)) + "\n")
            self._process.stdin.flush()
            return int(self._read())

    def close(self) -> None:
        """End the server."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()

    def _read(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline()


@contextmanager
def serving() -> Iterator[Server]:
    """Have a server for a while."""
    server = Server()
    try:
        yield server
    finally:
        server.close()


def kill(process: int) -> float:
    """End a process as a loss of power would, and say when."""
    os.kill(process, signal.SIGKILL)
    at = time.monotonic()
    while is_alive(process):
        time.sleep(0.001)
    return at


def is_alive(process: int) -> bool:
    """Say whether a process is there; the server takes no notice of those that ended."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def wait_for_typing(log: Path, signs: int = 1, seconds: float = 60.0) -> None:
    """Wait until something was typed."""
    end = time.monotonic() + seconds
    while not log.exists() or signs_in(log) < signs:
        if time.monotonic() > end:
            errors = log.with_suffix(".errors")
            raise AssertionError(f"nothing typed: {errors.read_text() if errors.exists() else ''}")
        time.sleep(0.01)


def signs_in(log: Path) -> int:
    """Count the signs typed so far."""
    return log.read_bytes().count(b'"sign"')


def read_log(log: Path) -> dict[tuple[int, str], Typed]:
    """Read what was on screen; a line torn by the end of the process is none."""
    found: dict[tuple[int, str], Typed] = {}
    current = Typed("")
    for line in log.read_text().splitlines():
        with suppress(json.JSONDecodeError):
            entry = json.loads(line)
            if "item" in entry:
                key = (entry["item"], entry["language"])
                current = found.setdefault(key, Typed(entry["text"]))
                assert current.text.rstrip() == entry["text"].rstrip(), "an item shows what is not its own"
            elif "sign" in entry:
                current.signs.append((entry["at"], entry["sign"]))
    return found


def losses(desk: Path, log: Path, killed_at: float) -> list[Loss]:
    """Open the desk as the next start does, and compare with what was on screen.

    The settings, and so the words kept on this machine, lie beside the log.
    """
    with open_desk(desk, surroundings=Surroundings(journals=lambda: log.parent / "journals")) as opened:
        assert not opened.is_read_only
        opened.gather().result()
        return [_loss(opened, *key, typed, killed_at) for key, typed in read_log(log).items()]


def _loss(desk: Desk, item: int, language: str, typed: Typed, killed_at: float) -> Loss:
    key = minutes_key(item, language)
    stored = words(desk.answer(stored_text, key=key) or "")
    offered = [words(row.text) for row in desk.answer(recovered_texts, language="fr", key=key)]
    on_screen = typed.text
    for text in (stored, *offered):
        assert on_screen.startswith(text), (text[-80:], on_screen[-80:])
    assert len(offered) <= 1
    assert all(len(text) > len(stored) for text in offered)
    best = max((stored, *offered), key=len)
    missing = on_screen[len(best) :].rstrip()
    if not missing:
        return Loss(0, 0.0, len(typed.signs))
    first = typed.signs[len(best) - len(typed.before)][0]
    return Loss(len(missing), killed_at - first, len(typed.signs))


def words(text: str) -> str:
    """Return the words of a stored text as the screen shows them."""
    return "\n".join(plain_text(paragraph.text) for paragraph in parse_markdown(text))


def sample_session(desk: Path) -> int:
    """Find the sample session."""
    with open_desk(desk, read_only=True) as opened:
        return next(row.id for row in opened.answer(list_sessions) if row.is_sample)


def copy_desk(template: Path, folder: Path) -> Path:
    """Put a desk of its own into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copy(template, folder / "groupe.iomdesk"))


def summary(found: Sequence[Loss], kills: int) -> str:
    """Say what was counted."""
    typed, lost = sum(one.typed for one in found), sum(one.signs for one in found)
    worst = max(found, key=lambda one: one.seconds)
    return (
        f"{kills} kills while typing: {typed} signs typed, {lost} missing; "
        f"at worst {worst.signs} signs, {worst.seconds:.2f} s of typing"
    )

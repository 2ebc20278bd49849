"""One window per user: what is opened while the program runs goes to the window that is there."""

import hashlib
import json
import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from iomdesk.runtime.desk_address import settled
from iomdesk.storage.lock import DeskLock, HeldElsewhere, NoLocksHere, acquire, this_program

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtNetwork import QLocalSocket

_LONGEST_NAME = 100  # a socket's path has 108 bytes on Linux, 104 on macOS
_LONGEST_MESSAGE = 65_536
_TRIED_FOR_SECONDS = 3.0  # as long as a window may take from its lock to its socket
_ANSWERED_WITHIN_MS = 5_000
_ANSWER = b"shown\n"


class Instance:
    """Be the one window of this user, or hand what is to be opened to the one there is.

    A lock of the system says who is the one: it falls when its holder ends, however that ends, and so what a
    crash leaves behind (the lock's file, the socket) stands in nobody's way.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock: DeskLock | None = None

    def claim(self) -> bool:
        """Become the one window; False where another one is. Where nothing can be locked, each is alone."""
        mark = self._folder / "program"
        try:
            with suppress(OSError, NoLocksHere):
                self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                mark.touch(mode=0o600)
                self._lock = acquire(mark, this_program())
        except HeldElsewhere:
            return False
        return True

    def hand_over(self, path: Path | None) -> bool:
        """Let the other window open a desk, or come to the front; False where it does not answer."""
        from PySide6.QtNetwork import QLocalSocket

        until = time.monotonic() + _TRIED_FOR_SECONDS
        message = json.dumps({"open": str(settled(path)) if path else ""}).encode() + b"\n"
        while time.monotonic() < until:
            socket = QLocalSocket()
            socket.connectToServer(self._server_name())
            if socket.waitForConnected(500):
                return _told(socket, message)
            time.sleep(0.05)
        return False

    def listen(self, parent: "QObject", asked: Callable[[Path | None], None]) -> None:
        """Hear from now on what others want opened; call with None where only the window is wanted."""
        from PySide6.QtNetwork import QLocalServer

        if self._lock is None or len(self._server_name().encode()) > _LONGEST_NAME:
            return
        server = QLocalServer(parent)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(self._server_name())  # a crash left it: nobody else holds the lock
        server.newConnection.connect(lambda: _receive(server.nextPendingConnection(), asked))
        server.listen(self._server_name())

    def release(self) -> None:
        """Let the next one be the window."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _server_name(self) -> str:
        if sys.platform == "win32":
            whole = f"{os.environ.get('USERNAME', '')}|{self._folder}"
            return "iomdesk-" + hashlib.sha256(whole.encode()).hexdigest()[:24]
        return str(self._folder / "socket")


def _told(socket: "QLocalSocket", message: bytes) -> bool:
    socket.write(message)
    socket.flush()
    return socket.waitForReadyRead(_ANSWERED_WITHIN_MS) and bytes(socket.readAll().data()) == _ANSWER


def _receive(socket: "QLocalSocket | None", asked: Callable[[Path | None], None]) -> None:
    if socket is None:
        return

    def read() -> None:
        if socket.bytesAvailable() > _LONGEST_MESSAGE:
            socket.abort()
        elif socket.canReadLine():
            wanted = _wanted(bytes(socket.readLine().data()))
            socket.write(_ANSWER)
            socket.flush()
            asked(wanted)

    socket.readyRead.connect(read)
    socket.disconnected.connect(socket.deleteLater)
    if socket.bytesAvailable():
        read()


def _wanted(line: bytes) -> Path | None:
    """Read a message; what nobody can make sense of brings the window to the front and opens nothing."""
    try:
        named = json.loads(line)["open"]
    except (ValueError, KeyError, TypeError):
        return None
    return Path(named) if isinstance(named, str) and named else None

"""A PostgreSQL server of the tests' own: unprivileged, on loopback, in its own folder, stopped after them."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg

USER = "iomdesk_test"
_FOLDERS = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
_names = count(1)


def programs() -> Path | None:
    """Return the folder of the server's programs, None where there is no server here."""
    found = shutil.which("pg_ctl")
    return _FOLDERS[-1] if _FOLDERS else Path(found).parent if found else None


class Server:
    """Hold a server that can be started and stopped."""

    def __init__(self, folder: Path, port: int) -> None:
        self._folder = folder
        self._port = port

    def address(self, database: str, user: str = USER) -> str:
        """Return the address of a database as the program takes it."""
        return f"postgresql+psycopg://{user}@127.0.0.1:{self._port}/{database}"

    def new_database(self) -> str:
        """Make an empty database and return its address."""
        name = f"desk_{next(_names)}"
        with psycopg.connect(self.address("postgres").replace("+psycopg", ""), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
        return self.address(name)

    def start(self) -> None:
        """Start the server and wait until it answers."""
        loopback = f"-p {self._port} -c listen_addresses=127.0.0.1 -c unix_socket_directories="
        self._control("start", "-o", loopback, "-l", str(self._folder / "log"))

    def stop(self, mode: str = "fast") -> None:
        """Stop the server: all connections are cut; "immediate" is a crash."""
        self._control("stop", "-m", mode)

    def _control(self, *arguments: str) -> None:
        _call("pg_ctl", "-D", str(self._folder / "data"), "-w", "-t", "60", *arguments)


@contextmanager
def running_server() -> Iterator[Server]:
    """Lay a server out, run it, stop it, and take its folder away."""
    folder = Path(tempfile.mkdtemp(prefix="iomdesk-server-"))
    try:
        if user := _other_user():
            shutil.chown(folder, user)
        data = str(folder / "data")
        _call("initdb", "-D", data, "-U", USER, "--auth=trust", "-E", "UTF8", "--locale=C", "--no-sync")
        server = Server(folder, _free_port())
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _call(program: str, *arguments: str) -> None:
    folder = programs()
    assert folder is not None
    done = subprocess.run(
        [folder / program, *arguments],
        check=False,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        cwd="/",
        user=_other_user(),
    )
    assert done.returncode == 0, done.stderr


def _other_user() -> str | None:
    """Return whom to run the server as: it refuses to be run by the system's administrator."""
    if os.getuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

"""Desks for the tests of storage: one made once and copied, folders nobody may write, other processes."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from iomdesk.storage.opening import create_desk_file

NOBODY = 65_534


@pytest.fixture(scope="session")
def empty_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "empty.iomdesk"
    create_desk_file(path).close()
    return path


@pytest.fixture
def desk_path(empty_desk: Path, tmp_path: Path) -> Path:
    """Give a desk that nobody has open, alone in its folder."""
    return Path(shutil.copy(empty_desk, tmp_path / "groupe.iomdesk"))


@pytest.fixture
def start_process() -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Start a program that says a line when it is ready and goes on when it is told something."""
    with ExitStack() as stack:

        def start(code: str, *arguments: object) -> subprocess.Popen[str]:
            process = stack.enter_context(
                subprocess.Popen(
                    [sys.executable, "-c", code, *map(str, arguments)],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    text=True,
                )
            )
            stack.callback(process.kill)
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            return process

        yield start


@pytest.fixture
def locked_folder(empty_desk: Path) -> Iterator[tuple[Path, Callable[[], object]]]:
    """Give a desk in a folder, and a context in which nobody may write to the folder or to the desk."""
    folder = Path(tempfile.mkdtemp(prefix="iomdesk-locked-"))
    path = Path(shutil.copy(empty_desk, folder / "archive.iomdesk"))
    try:
        yield path, lambda: _without_rights(folder)
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


@contextmanager
def _without_rights(folder: Path) -> Iterator[None]:
    for path in folder.glob("*.iomdesk*"):
        path.chmod(0o444)
    folder.chmod(0o555)
    user = os.geteuid()
    if user == 0:  # for whom no rights count
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(user)

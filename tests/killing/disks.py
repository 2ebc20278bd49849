"""Disks that really are full: a small file system in memory, mounted for one test."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

INSIDE = "IOMDESK_TEST_MAY_MOUNT"


def own_mounts(request: pytest.FixtureRequest) -> bool:
    """Say whether this test may mount; else run it again where it may, and be done with it.

    Whoever is not the superuser is it in a name space of his own (unshare -rm), where mounting harms nobody.
    """
    if _can_mount():
        return True
    if INSIDE in os.environ or shutil.which("unshare") is None:
        pytest.skip("neither the superuser nor a name space may mount a file system here")
    command = ["unshare", "-rm", sys.executable, "-m", "pytest", "-q", "-n0", "-p", "no:randomly"]
    done = subprocess.run(
        [*command, request.node.nodeid],
        cwd=request.config.rootpath,
        env={**os.environ, INSIDE: "yes"},
        capture_output=True,
        text=True,
        check=False,
    )
    if "Operation not permitted" in done.stderr and "unshare" in done.stderr:
        pytest.skip("the system allows no name spaces to its users")
    assert done.returncode == 0, done.stdout + done.stderr
    return False


def _can_mount() -> bool:
    if not sys.platform.startswith("linux") or os.geteuid() != 0 or shutil.which("mount") is None:
        return False
    done = subprocess.run(["mount", "--help"], capture_output=True, check=False)
    return done.returncode == 0 and _try_mount()


def _try_mount() -> bool:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        if subprocess.run(_mount(Path(folder), "64k"), capture_output=True, check=False).returncode:
            return False
        subprocess.run(["umount", folder], check=True)
    return True


def _mount(folder: Path, size: str) -> list[str]:
    return ["mount", "-t", "tmpfs", "-o", f"size={size},mode=0777", "tmpfs", str(folder)]


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """Mount a small disk."""
    folder.mkdir()
    subprocess.run(_mount(folder, size), check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(disk: Path) -> Path:
    """Write until there is no space left; return what to remove to make space again."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(b"\0" * 512)
    return ballast

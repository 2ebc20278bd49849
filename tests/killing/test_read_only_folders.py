"""A folder turned read-only while typing: what was typed before and after comes back."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.killing.programs import (
    MOST_SECONDS,
    copy_desk,
    kill,
    losses,
    sample_session,
    serving,
    signs_in,
    wait_for_typing,
)
from tests.killing.typist import Order

NOBODY = 65534
TYPED = 60


@pytest.fixture
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give a folder that a plain user may go into: the superuser may write in a read-only one."""
    made = Path(tmp_path_factory.mktemp("desk", numbered=True))
    if os.geteuid() == 0:
        for parent in (made, *made.parents):
            if parent.stat().st_uid == 0 and parent != Path(parent.root):
                parent.chmod(parent.stat().st_mode | 0o011)
    yield made
    for path in (made, *made.rglob("*")):
        path.chmod(0o700)
    shutil.rmtree(made)


def turn(folder: Path, *, to_files: int, to_folder: int) -> None:
    """Change who may write in a folder, and into the files in it."""
    for path in folder.iterdir():
        path.chmod(to_files)
    folder.chmod(to_folder)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="the modes of files are those of POSIX")
def test_words_typed_before_and_after_a_folder_turned_read_only_come_back(
    folder: Path, sample_template: Path
) -> None:
    home, place = folder / "home", folder / "desk"
    home.mkdir()
    desk, log = copy_desk(sample_template, place), home / "log"
    session = sample_session(desk)
    user = NOBODY if os.geteuid() == 0 else 0
    if user:
        for path in (home, place, desk):
            os.chown(path, user, user)
    with serving() as server:
        process = server.start(Order(str(desk), str(log), str(home / "settings.json"), session, 7, uid=user))
        wait_for_typing(log, TYPED)
        turn(place, to_files=0o444, to_folder=0o555)
        wait_for_typing(log, signs_in(log) + TYPED)
        killed_at = kill(process)
    turn(place, to_files=0o666, to_folder=0o777)
    found = losses(desk, log, killed_at)
    assert sum(one.typed for one in found) >= 2 * TYPED
    assert max(one.seconds for one in found) <= MOST_SECONDS

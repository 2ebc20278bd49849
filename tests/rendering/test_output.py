import errno
import hashlib
import os
from pathlib import Path

import pytest

from iomdesk.document.document import Document
from iomdesk.rendering.formats import RENDERERS
from iomdesk.rendering.output import (
    DiskFull,
    FolderMissing,
    FolderNotWritable,
    PaperNotWritten,
    TargetInUse,
    TargetIsFolder,
    UnknownFormat,
    write_paper,
)
from iomdesk.rendering.renderer import Progress, RenderingCancelled, no_progress
from iomdesk.runtime.errors import UserError
from tests.rendering.documents import rich_document, small_document


class FixedRenderer:
    """Write the same few bytes for every document."""

    extension = "txt"
    name = "Fixed"

    def render(self, document: Document, target: Path, progress: Progress = no_progress) -> None:
        if not progress(0, 1):
            raise RenderingCancelled
        target.write_bytes(document.symbol.encode())


class BrokenRenderer:
    """Write half a file, then fail."""

    extension = "txt"
    name = "Broken"

    def __init__(self, error: BaseException) -> None:
        self._error = error

    def render(self, document: Document, target: Path, progress: Progress = no_progress) -> None:  # noqa: ARG002
        target.write_bytes(b"half")
        raise self._error


def fixed() -> dict[str, FixedRenderer]:
    return {"txt": FixedRenderer()}


def failing(error: BaseException) -> dict[str, BrokenRenderer]:
    return {"txt": BrokenRenderer(error)}


def test_a_paper_is_written_and_its_digest_returned(tmp_path: Path) -> None:
    target = tmp_path / "rapport.txt"
    digest = write_paper(small_document(), target, "txt", renderers=fixed())
    assert target.read_bytes() == b"WG/2/4"
    assert digest == hashlib.sha256(b"WG/2/4").hexdigest()


def test_nothing_but_the_paper_is_in_the_folder_afterwards(tmp_path: Path) -> None:
    write_paper(small_document(), tmp_path / "rapport.txt", "txt", renderers=fixed())
    assert [path.name for path in tmp_path.iterdir()] == ["rapport.txt"]


def test_an_old_file_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    target = tmp_path / "rapport.txt"
    target.write_bytes(b"old")
    target.chmod(0o640)
    write_paper(small_document(), target, "txt", renderers=fixed())
    assert target.read_bytes() == b"WG/2/4"
    assert target.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.name != "posix", reason="links need no right only on POSIX")
def test_a_link_stays_a_link_and_its_file_is_replaced(tmp_path: Path) -> None:
    real = tmp_path / "real.txt"
    real.write_bytes(b"old")
    link = tmp_path / "link.txt"
    link.symlink_to(real)
    write_paper(small_document(), link, "txt", renderers=fixed())
    assert link.is_symlink()
    assert real.read_bytes() == b"WG/2/4"


@pytest.mark.parametrize(
    "error", [RenderingCancelled(), ValueError("bug"), KeyboardInterrupt(), OSError(errno.ENOSPC, "full")]
)
def test_after_a_failure_the_old_file_stays_and_nothing_is_left(error: BaseException, tmp_path: Path) -> None:
    target = tmp_path / "rapport.txt"
    target.write_bytes(b"old")
    with pytest.raises((type(error), DiskFull)):
        write_paper(small_document(), target, "txt", renderers=failing(error))
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["rapport.txt"]


def test_progress_reaches_the_renderer_and_cancels(tmp_path: Path) -> None:
    with pytest.raises(RenderingCancelled):
        write_paper(small_document(), tmp_path / "r.txt", "txt", lambda _done, _total: False, fixed())
    assert not list(tmp_path.iterdir())


def test_a_full_disk_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(DiskFull, match="no room left"):
        write_paper(
            small_document(),
            tmp_path / "r.txt",
            "txt",
            renderers=failing(OSError(errno.ENOSPC, "No space left")),
        )


def test_a_folder_without_the_right_to_write_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(FolderNotWritable, match="cannot be written to"):
        write_paper(
            small_document(),
            tmp_path / "r.txt",
            "txt",
            renderers=failing(PermissionError(errno.EACCES, "denied")),
        )


def test_any_other_error_of_the_disk_gives_its_reason(tmp_path: Path) -> None:
    with pytest.raises(PaperNotWritten, match="Input/output error"):
        write_paper(
            small_document(),
            tmp_path / "r.txt",
            "txt",
            renderers=failing(OSError(errno.EIO, "Input/output error")),
        )


def test_a_missing_file_of_the_program_is_not_blamed_on_the_target(tmp_path: Path) -> None:
    missing = FileNotFoundError(errno.ENOENT, "No such file", "/nowhere/fonts/serif.ttf")
    with pytest.raises(FileNotFoundError):
        write_paper(small_document(), tmp_path / "r.txt", "txt", renderers=failing(missing))


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(FolderMissing, match="absent"):
        write_paper(small_document(), tmp_path / "absent" / "r.txt", "txt", renderers=fixed())


def test_a_folder_is_not_replaced_by_a_paper(tmp_path: Path) -> None:
    with pytest.raises(TargetIsFolder):
        write_paper(small_document(), tmp_path, "txt", renderers=fixed())


def test_a_name_too_long_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(PaperNotWritten):
        write_paper(small_document(), tmp_path / ("r" * 300), "txt", renderers=fixed())
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may write anything")
def test_a_write_protected_file_is_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "rapport.txt"
    target.write_bytes(b"old")
    target.chmod(0o400)
    with pytest.raises(TargetInUse):
        write_paper(small_document(), target, "txt", renderers=fixed())
    assert target.read_bytes() == b"old"


def test_an_unknown_format_names_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(UnknownFormat, match="pdf, docx, odt, md, xml, txt") as caught:
        write_paper(small_document(), tmp_path / "r.rtf", "rtf")
    assert isinstance(caught.value, UserError)


@pytest.mark.parametrize("name", RENDERERS)
def test_every_format_gives_the_same_digest_twice(name: str, tmp_path: Path) -> None:
    first = write_paper(rich_document(), tmp_path / f"first.{name}", name)
    assert write_paper(rich_document(), tmp_path / f"second.{name}", name) == first
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"first.{name}", f"second.{name}"]

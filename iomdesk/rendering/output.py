"""Put a paper on disk whole or not at all."""

import errno
import hashlib
import os
import secrets
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from iomdesk.document.document import Document
from iomdesk.rendering.formats import RENDERERS
from iomdesk.rendering.renderer import Progress, Renderer, no_progress
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _

T = TypeVar("T")


class PaperNotWritten(UserError):
    """Say that the paper was not written and that nothing was changed."""


class UnknownFormat(PaperNotWritten):
    """Name a format that papers are not written in."""


class FolderMissing(PaperNotWritten):
    """Name a folder that does not exist."""


class TargetIsFolder(PaperNotWritten):
    """Say that the name given for the paper is that of a folder."""


class TargetInUse(PaperNotWritten):
    """Say that the file may not be replaced: open in another program, or write-protected."""


class FolderNotWritable(PaperNotWritten):
    """Say that the folder takes no new file."""


class DiskFull(PaperNotWritten):
    """Say that there is no room left for the paper."""


def write_paper(
    document: Document,
    target: Path,
    format: str,
    progress: Progress = no_progress,
    renderers: Mapping[str, Renderer] = RENDERERS,
) -> str:
    """Write the paper to `target` in one step and return the SHA-256 of its bytes in hexadecimal.

    The paper is rendered beside the target, flushed to the disk, then put in its place, so that an error or
    a cancellation leaves the old file as it was and nothing else.
    Raises PaperNotWritten (in one of its kinds) and RenderingCancelled.
    """
    renderer = _renderer(format, renderers)
    with _explained(target):
        place = _place(target)
        with _scratch_beside(place) as scratch:
            renderer.render(document, scratch, progress)
            digest = _flush(scratch)
            _replace(scratch, place)
    return digest


def write_changes(old: Document, document: Document, target: Path, progress: Progress = no_progress) -> str:
    """Write a Word file with what was changed since an older state of a paper tracked, as `write_paper`."""
    from iomdesk.rendering.docx_changes import ChangesRenderer  # only here: the first window needs no Word

    return write_paper(document, target, "docx", progress, {"docx": ChangesRenderer(old)})


def write_bytes(content: bytes, target: Path) -> str:
    """Write bytes that are ready to `target` in one step and return their SHA-256. Raises PaperNotWritten."""
    with _explained(target):
        place = _place(target)
        with _scratch_beside(place) as scratch:
            scratch.write_bytes(content)
            digest = _flush(scratch)
            _replace(scratch, place)
    return digest


def write_with(write: Callable[[Path], T], target: Path) -> T:
    """Let `write` fill a file that then takes its place in one step. Raises PaperNotWritten."""
    with _explained(target):
        place = _place(target)
        with _scratch_beside(place) as scratch:
            answer = write(scratch)
            _flush(scratch)
            _replace(scratch, place)
    return answer


def put_in_place(finished: Path, target: Path) -> str:
    """Copy a finished file to `target` in one step and return its SHA-256. Raises PaperNotWritten."""
    with _explained(target):
        place = _place(target)
        with _scratch_beside(place) as scratch:
            shutil.copyfile(finished, scratch)
            digest = _flush(scratch)
            _replace(scratch, place)
    return digest


@contextmanager
def staged_beside(target: Path) -> Iterator[Path]:
    """Give a hidden folder beside a target for files that are put in place together, or not at all.

    It goes with what is still in it. Raises PaperNotWritten.
    """
    with _explained(target):
        folder = _place(target).parent / f".iomdesk-{secrets.token_hex(6)}.part"
        folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def move_in_place(staged: Path, target: Path) -> Path:
    """Move a file from the folder beside its target to it, in one step. Raises PaperNotWritten."""
    with _explained(target):
        _replace(staged, _place(target))
    return target


def _renderer(format: str, renderers: Mapping[str, Renderer]) -> Renderer:
    if format not in renderers:
        raise UnknownFormat(
            _("Papers are not written in the format “{format}”. Choose one of: {known}.").format(
                format=format, known=", ".join(renderers)
            )
        )
    return renderers[format]


def _place(target: Path) -> Path:
    place = target.expanduser().resolve()  # through a link: the file it leads to is replaced, not the link
    if place.is_dir():
        raise TargetIsFolder(
            _("“{path}” is a folder. Nothing was written; give the paper a file name.").format(path=place)
        )
    if not place.parent.is_dir():
        raise FolderMissing(
            _("The folder “{path}” does not exist. Nothing was written; choose another folder.").format(
                path=place.parent
            )
        )
    return place


@contextmanager
def _scratch_beside(place: Path) -> Iterator[Path]:
    """Give a name in the same folder, for `os.replace` is one step only within one file system."""
    scratch = place.parent / f".iomdesk-{secrets.token_hex(6)}.part"
    try:
        yield scratch
    finally:
        with suppress(OSError):
            scratch.unlink()


def _flush(path: Path) -> str:
    with path.open("rb+") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        os.fsync(file.fileno())
    return digest


def _replace(scratch: Path, place: Path) -> None:
    if place.exists():
        _refuse_write_protected(place)
        shutil.copymode(place, scratch)
    try:
        os.replace(scratch, place)
    except PermissionError as error:
        raise _in_use(place) from error
    _flush_folder(place.parent)


def _refuse_write_protected(place: Path) -> None:
    # POSIX lets a write-protected file be replaced; whoever protected it did not mean that.
    if not os.access(place, os.W_OK):
        raise _in_use(place)


def _in_use(place: Path) -> TargetInUse:
    return TargetInUse(
        _(
            "“{path}” cannot be replaced: it is write-protected or open in another program. "
            "It was left as it was; close it there, or choose another name."
        ).format(path=place)
    )


def _flush_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    with suppress(OSError):  # some network folders refuse it; the file itself is already flushed
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _explained(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if _is_elsewhere(error, place):
            raise
        raise _explanation(error, place) from error


def _is_elsewhere(error: OSError, place: Path) -> bool:
    """Tell a file of the program that cannot be read (a bug) from a paper that cannot be written."""
    if not isinstance(error.filename, str):
        return False
    return Path(error.filename).resolve().parent not in (
        place.parent,
        place.parent.resolve(),
        place.resolve(),
    )


def _explanation(error: OSError, place: Path) -> PaperNotWritten:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull(
            _(
                "There is no room left on the disk for “{path}”. Nothing was changed; "
                "free some space or choose another disk."
            ).format(path=place)
        )
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return FolderNotWritable(
            _("The folder “{path}” cannot be written to. Nothing was changed; choose another folder.").format(
                path=place.parent
            )
        )
    return PaperNotWritten(
        _("“{path}” could not be written ({reason}). Nothing was changed; choose another place.").format(
            path=place, reason=error.strerror or error
        )
    )

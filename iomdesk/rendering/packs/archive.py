"""Write a pack as a ZIP archive: a numbered folder for each item, and a manifest with checksums."""

import hashlib
import re
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from textwrap import shorten
from typing import NamedTuple

from iomdesk.rendering.packs.plan import Entry, Progress
from iomdesk.rendering.renderer import RenderingCancelled, no_progress

_MANIFEST = "00 MANIFEST.txt"
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_LONGEST = 80
_NO_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest that a ZIP archive can say: the same pack, the same bytes


class ArchivedFile(NamedTuple):
    """Hold a file of the archive: its name in it, its SHA-256, and its bytes' number."""

    name: str
    digest: str
    size: int


def write_archive(
    entries: Sequence[Entry], target: Path, progress: Progress = no_progress
) -> list[ArchivedFile]:
    """Write the papers of a pack to `target`, a temporary path; what is missing is named in the manifest.

    Raises RenderingCancelled when `progress` returns False.
    """
    files: list[ArchivedFile] = []
    lines: list[str] = []
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for place, (name, entry) in enumerate(_named(entries), start=1):
            if not progress(place, len(entries)):
                raise RenderingCancelled
            if entry.source is None:
                lines.append(f"{'-' * 64}  {name}: {entry.missing}")
                continue
            data = entry.source.read_bytes()
            files.append(ArchivedFile(name, hashlib.sha256(data).hexdigest(), len(data)))
            lines.append(f"{files[-1].digest}  {name}")
            archive.writestr(_information(name), data)
        archive.writestr(_information(_MANIFEST), "\r\n".join([*lines, ""]).encode("utf-8"))
    return files


def _named(entries: Sequence[Entry]) -> Iterator[tuple[str, Entry]]:
    """Name each paper by its item's folder and its place there."""
    folder, folders, papers = "00", 0, 0
    for entry in entries:
        if entry.level == 1:
            folders, papers = folders + 1, 0
            folder = _clean(f"{folders:02} {entry.number} {entry.title}")
        if not entry.is_divider:
            papers += 1
            yield f"{folder}/{_clean(f'{papers:02} {entry.title}')}.pdf", entry


def _clean(name: str) -> str:
    """Make a name that every system takes: no sign that means something, cut after a whole word."""
    words = " ".join(_NOT_IN_NAMES.sub(" ", name).split())
    return (shorten(words, _LONGEST, placeholder="") or words[:_LONGEST]).rstrip(". ,;(–-")


def _information(name: str) -> zipfile.ZipInfo:
    information = zipfile.ZipInfo(name, _NO_TIME)
    information.compress_type = zipfile.ZIP_DEFLATED
    information.external_attr = 0o600 << 16
    information.flag_bits |= 0x800  # names are in UTF-8
    return information

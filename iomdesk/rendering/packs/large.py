"""Put the pages of large files together so that their images stay on disk until the pack is written."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from pikepdf import Job, Page, Pdf

from iomdesk.rendering.packs.parts import OpenParts
from iomdesk.rendering.packs.plan import PackPlan

LARGE = 64_000_000
"""Bytes of all files of a pack together from which on it counts as large."""


@contextmanager
def begun_pack(plan: PackPlan, parts: OpenParts) -> Iterator[tuple[Pdf, Mapping[str, list[Page]]]]:
    """Give a pack without pages, and by their keys the pages that it holds already and that want their place.

    pikepdf copies what is in a page into memory when it is brought from another file, qpdf's own merge only
    on writing. Files with tags are left out: their tags can only be copied together with their pages.
    """
    sources = {entry.key: entry.source for entry in plan.entries if entry.key in parts.files}
    files = {key: path for key, path in sources.items() if path is not None}
    if sum(path.stat().st_size for path in set(files.values())) < LARGE:
        with Pdf.new() as pdf:
            yield pdf, {}
        return
    untagged = {key: path for key, path in files.items() if "/StructTreeRoot" not in parts.files[key].Root}
    with _merged([*untagged.values()]) as pdf:
        pages = [*pdf.pages]
        del pdf.pages[:]
        held: dict[str, list[Page]] = {}
        for key in untagged:
            count = len(parts.files[key].pages)
            held[key], pages = pages[:count], pages[count:]
        yield pdf, held


def _merged(files: list[Path]) -> Pdf:
    if not files:
        return Pdf.new()
    options = ("--empty", "--no-warn", "--remove-unreferenced-resources=no")
    job = Job(["qpdf", *options, "--pages", *map(str, files), "--", "pack.pdf"])
    return job.create_pdf()

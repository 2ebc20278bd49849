"""Open the files of a pack; one that cannot be read becomes a reason and not an error."""

import logging
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from pikepdf import PasswordError, Pdf, PdfError

from iomdesk.rendering.packs.plan import PackPlan

# What qpdf mends on reading is told where files are taken in, not again for each pack.
logging.getLogger("pikepdf._core").setLevel(logging.CRITICAL)


@dataclass(frozen=True)
class OpenParts:
    """Hold the opened files by the keys of their entries, and why others cannot be opened."""

    files: dict[str, Pdf]
    problems: dict[str, str]


@contextmanager
def opened_parts(plan: PackPlan) -> Iterator[OpenParts]:
    """Open each file once, and keep all open until the pack is written, for their pages are copied then."""
    parts = OpenParts({}, {})
    with ExitStack() as stack:
        for entry in plan.entries:
            if entry.source is None:
                continue
            try:
                parts.files[entry.key] = stack.enter_context(_opened(entry.source))
            except (PdfError, PasswordError, OSError, ValueError):
                parts.problems[entry.key] = plan.words.unreadable
        yield parts


def _opened(path: Path) -> Pdf:
    pdf = Pdf.open(path, suppress_warnings=True)
    try:
        if not len(pdf.pages):
            raise PdfError("no page")
    except BaseException:
        pdf.close()
        raise
    return pdf

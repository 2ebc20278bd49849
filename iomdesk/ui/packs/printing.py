"""Print a pack as one job, or as one job for each item, so that a printer can staple them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtPrintSupport import QPrinter

from iomdesk.papers.pack import PackLine
from iomdesk.ui.packs.workshop import PackPlace
from iomdesk.ui.report.printing import print_pages
from iomdesk.ui.report.workshop import PagesHandle, Progress


@dataclass(frozen=True, slots=True)
class PrintJob:
    """Name a job, with its sides counted from 0; without sides what was chosen in the dialog is printed."""

    name: str
    sides: range | None = None


def item_jobs(
    title: str, front: str, lines: Sequence[PackLine], places: Mapping[str, PackPlace], count: int
) -> Iterator[PrintJob]:
    """Cut a pack at its items and papers; what stands before the first is called `front`."""
    heads = [line for line in lines if line.level == 1 and line.key in places]
    starts = [(places[line.key].start, " ".join(filter(None, (line.number, line.title)))) for line in heads]
    cuts = sorted({0: front, **dict(reversed(starts))}.items())
    for (first, name), (after, _name) in zip(cuts, [*cuts[1:], (count, "")], strict=True):
        if after > first:
            yield PrintJob(f"{title} – {name}", range(first, after))


def print_jobs(pages: PagesHandle, jobs: Sequence[PrintJob], printer: QPrinter, progress: Progress) -> int:
    """Print jobs one after another and return how many sides. Raises NotPrinted, WorkCancelled."""
    total = sum(len(job.sides or ()) for job in jobs)
    done = 0
    for job in jobs:
        printer.setDocName(job.name)
        if job.sides is None:
            return print_pages(pages, printer, progress)
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(job.sides.start + 1, job.sides.stop)
        done += print_pages(pages, printer, _shifted(progress, done, total))
    return done


def _shifted(progress: Progress, before: int, total: int) -> Progress:
    return lambda done, _of: progress(before + done, total)

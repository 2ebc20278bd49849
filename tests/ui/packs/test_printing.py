"""Print to a file as to a printer, and look at the sheets."""

from pathlib import Path

import pytest
from pypdf import PageObject, PdfReader
from pypdfium2 import PdfDocument
from PySide6.QtGui import QPageRanges
from PySide6.QtPrintSupport import QPrinter

from iomdesk.papers.pack import PackLine
from iomdesk.runtime.pdfium import PDFIUM
from iomdesk.ui.packs.printing import PrintJob, item_jobs, print_jobs
from iomdesk.ui.packs.workshop import PackPlace
from iomdesk.ui.report.printing import printer_for, repeated, sides_wanted
from iomdesk.ui.report.workshop import WorkCancelled

A4, GREY = (595.0, 842.0), (128, 128, 128)
LINES = [
    PackLine("paper", 1, "", "Agenda"),
    PackLine("item", 1, "1.", "Opening"),
    PackLine("document", 2, "", "Note"),
]
PLACES = {"paper": PackPlace("1", 2, 2), "item": PackPlace("3", 1, 4), "document": PackPlace("4", 3, 5)}


class Sheets:
    """Hold white pages of given sizes."""

    headings = ()

    def __init__(self, *sizes: tuple[float, float]) -> None:
        self.sizes = sizes
        self.page_count = len(sizes)

    def page_size(self, index: int) -> tuple[float, float]:
        return self.sizes[index]

    def page_label(self, index: int) -> str:
        return str(index)

    def page_image(self, index: int, scale: float) -> tuple[int, int, bytes]:
        width, height = (round(length * scale) for length in self.sizes[index])
        return width, height, b"\x80\x80\x80\xff" * width * height

    def close(self) -> None:
        """Hold nothing."""


def corners(path: Path, index: int) -> list[tuple[int, ...]]:
    """Return the colours in the corners of a sheet that was printed."""
    with PDFIUM:
        pdf = PdfDocument(path)
        image = pdf[index].render(scale=0.2).to_pil().convert("RGB")
        pdf.close()
    right, foot = image.width - 3, image.height - 3
    return [image.getpixel(corner) for corner in ((2, 2), (right, 2), (2, foot), (right, foot))]


def to_file(pages: Sheets, path: Path) -> QPrinter:
    printer = printer_for(pages)
    printer.setResolution(72)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


@pytest.mark.usefixtures("qapp")
def test_page_on_its_side_fills_the_upright_sheet(tmp_path: Path) -> None:
    pages = Sheets(A4, (842.0, 595.0))
    printer = to_file(pages, tmp_path / "printed.pdf")
    assert print_jobs(pages, [PrintJob("pack")], printer, lambda _done, _of: True) == 2
    printed = PdfReader(tmp_path / "printed.pdf")
    assert len(printed.pages) == 2
    for page in printed.pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)
    for index in range(2):
        assert corners(tmp_path / "printed.pdf", index) == [GREY] * 4


@pytest.mark.usefixtures("qapp")
def test_sheets_of_two_pages_are_printed_on_their_side(tmp_path: Path) -> None:
    pages = Sheets((842.0, 595.0))
    printer = to_file(pages, tmp_path / "two.pdf")
    print_jobs(pages, [PrintJob("pack")], printer, lambda _done, _of: True)
    page = PdfReader(tmp_path / "two.pdf").pages[0]
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (842, 595)


def test_each_item_is_a_job_with_what_belongs_to_it() -> None:
    assert [*item_jobs("Pack", "contents", LINES, PLACES, 8)] == [
        PrintJob("Pack – contents", range(2)),
        PrintJob("Pack – Agenda", range(2, 4)),
        PrintJob("Pack – 1. Opening", range(4, 8)),
    ]


@pytest.mark.usefixtures("qapp")
def test_jobs_are_printed_one_by_one_with_one_progress(tmp_path: Path) -> None:
    pages, seen = Sheets(*[A4] * 8), []

    def progress(done: int, total: int) -> bool:
        seen.append((done, total))
        return True

    jobs = [*item_jobs("Pack", "contents", LINES, PLACES, 8)]
    assert print_jobs(pages, jobs, to_file(pages, tmp_path / "jobs.pdf"), progress) == 8
    assert seen == [(done, 8) for done in range(8)]
    assert len(PdfReader(tmp_path / "jobs.pdf").pages) == 4, "the last job"


@pytest.mark.usefixtures("qapp")
def test_printing_stops_when_asked(tmp_path: Path) -> None:
    pages = Sheets(A4, A4)
    with pytest.raises(WorkCancelled):
        print_jobs(pages, [PrintJob("pack")], to_file(pages, tmp_path / "no.pdf"), lambda done, _of: done < 1)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("ranges", "collated", "sides"),
    [
        ("", True, [0, 1, 2, 3, 4] * 2),
        ("1-2,5", True, [0, 1, 4, 0, 1, 4]),
        ("1-2,5", False, [0, 0, 1, 1, 4, 4]),
        ("9-12", True, []),
    ],
)
def test_copies_and_ranges_come_out_where_the_printer_cannot_repeat(
    tmp_path: Path, ranges: str, collated: bool, sides: list[int]
) -> None:
    pages = Sheets(*[(595.0 - 40 * place, 842.0) for place in range(5)])  # told apart by their width
    printer = to_file(pages, tmp_path / "copies.pdf")
    assert not printer.supportsMultipleCopies()
    printer.setCopyCount(2)
    printer.setCollateCopies(collated)
    if ranges:
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setPageRanges(QPageRanges.fromString(ranges))
    assert sides_wanted(printer, 5) == sides
    if not sides:
        return
    assert print_jobs(pages, [PrintJob("pack")], printer, lambda _done, _of: True) == len(sides)
    assert [*map(printed_width, PdfReader(tmp_path / "copies.pdf").pages)] == [
        595 - 40 * side for side in sides
    ]


def printed_width(page: PageObject) -> int:
    """Return the width in points of the picture that fills a side."""
    (image,) = page.images
    assert image.image
    return image.image.width


@pytest.mark.parametrize(
    ("collated", "sides"), [(True, [0, 1, 4, None, 0, 1, 4]), (False, [0, 1, 0, 1, 4, None, 4])]
)
def test_copy_on_both_sides_begins_on_a_sheet_of_its_own(collated: bool, sides: list[int | None]) -> None:
    assert repeated([0, 1, 4], 2, collated=collated, per_sheet=2) == sides

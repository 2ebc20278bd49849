"""Paint pages onto a printer, away from the window's thread."""

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.ui.report.workshop import PagesHandle, Progress, WorkCancelled

MOST_DPI = 300  # of a picture; letters are no sharper to the eye beyond it, and pages grow with its square


class NotPrinted(UserError):
    """Say that the printer did not take the paper."""


def printer_for(pages: PagesHandle) -> QPrinter:
    """Make a printer set to the size of the pages, whole sheets without margins of its own."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    width, height = pages.page_size(0)
    upright = QSizeF(min(width, height), max(width, height))
    size = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    way = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(size, way, QMarginsF()))
    printer.setFullPage(True)
    printer.setFromTo(1, pages.page_count)
    return printer


def pages_wanted(printer: QPrinter, count: int) -> Sequence[int]:
    """Return the pages chosen in the dialog ("1-3, 7"), in the order to print them."""
    chosen: Sequence[int] = range(count)
    if printer.printRange() == QPrinter.PrintRange.PageRange:
        spans = printer.pageRanges().toRangeList()
        chosen = [page for page in chosen if not spans or any(s.from_ <= page + 1 <= s.to for s in spans)]
    backwards = printer.pageOrder() == QPrinter.PageOrder.LastPageFirst
    return chosen[::-1] if backwards else chosen


def sides_wanted(printer: QPrinter, count: int) -> Sequence[int | None]:
    """Return what is painted, side by side; None is a side that stays empty.

    Printers that repeat copies are told how many; for all others each copy is painted here.
    """
    wanted = pages_wanted(printer, count)
    copies = 1 if printer.supportsMultipleCopies() else max(1, printer.copyCount())
    one_sided = printer.duplex() in (QPrinter.DuplexMode.DuplexNone, QPrinter.DuplexMode.DuplexAuto)
    return repeated(wanted, copies, collated=printer.collateCopies(), per_sheet=1 if one_sided else 2)


def repeated(wanted: Sequence[int], copies: int, *, collated: bool, per_sheet: int) -> Sequence[int | None]:
    """Repeat whole copies, or sheet by sheet where they are not collated; each copy begins a sheet."""
    if copies == 1 or not wanted:
        return wanted
    filled = [*wanted, *[None] * (-len(wanted) % per_sheet)]
    if collated:
        sides = filled * copies
    else:
        cuts = range(0, len(filled), per_sheet)
        sides = [side for cut in cuts for side in filled[cut : cut + per_sheet] * copies]
    return sides if sides[-1] is not None else sides[:-1]


def print_pages(pages: PagesHandle, printer: QPrinter, progress: Progress) -> int:
    """Print the pages chosen and return how many sides there were. Raises NotPrinted, WorkCancelled."""
    wanted = sides_wanted(printer, pages.page_count)
    painter = QPainter()
    if not wanted or not painter.begin(printer):
        raise NotPrinted(_("The printer did not take the paper. Nothing was printed; check the printer."))
    try:
        for done, index in enumerate(wanted):
            if not progress(done, len(wanted)):
                printer.abort()
                raise WorkCancelled
            if done:
                printer.newPage()
            if index is not None:
                _print_page(pages, index, printer, painter)
    finally:
        painter.end()
    return len(wanted)


def _print_page(pages: PagesHandle, index: int, printer: QPrinter, painter: QPainter) -> None:
    dpi = printer.resolution()
    width, height, rgba = pages.page_image(index, min(dpi, MOST_DPI) / 72)
    image = QImage(rgba, width, height, 4 * width, QImage.Format.Format_RGBA8888)
    points = QSizeF(*pages.page_size(index)) * (dpi / 72)
    sheet = QSizeF(printer.paperRect(QPrinter.Unit.DevicePixel).size())
    if (points.width() > points.height()) != (sheet.width() > sheet.height()):
        painter.save()
        painter.translate(0, sheet.height())
        painter.rotate(-90)  # a page on its side stands upright on the sheet, its head to the left
        painter.drawImage(_fitted(points, sheet.transposed()), image)
        painter.restore()
    else:
        painter.drawImage(_fitted(points, sheet), image)


def _fitted(page: QSizeF, sheet: QSizeF) -> QRectF:
    """Place a page on a sheet in its own size; one that is larger than the sheet is made smaller."""
    if page.width() > sheet.width() + 1 or page.height() > sheet.height() + 1:
        page = page.scaled(sheet, Qt.AspectRatioMode.KeepAspectRatio)
    return QRectF(0, 0, page.width(), page.height())

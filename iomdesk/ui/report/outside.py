"""What the tab needs of the world outside the window; tests put their own in its place."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QWidget

from iomdesk.runtime.translations import _


def choose_target(parent: QWidget, suggested: Path, format_name: str) -> Path | None:
    """Ask where to write a file; None where the user thought better of it."""
    kinds = f"{format_name} (*{suggested.suffix})"
    chosen, _kind = QFileDialog.getSaveFileName(parent, _("Save the paper"), str(suggested), kinds)
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == suggested.suffix else path.with_name(path.name + suggested.suffix)


def choose_folder(parent: QWidget, suggested: Path) -> Path | None:
    """Ask for a folder to write into; None where the user thought better of it."""
    chosen = QFileDialog.getExistingDirectory(parent, _("Folder for the files"), str(suggested))
    return Path(chosen) if chosen else None


def open_path(path: Path) -> None:
    """Open a file or a folder in the program the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def choose_printer(parent: QWidget, printer: QPrinter) -> bool:
    """Let the user choose printer, pages and copies; False where the user thought better of it."""
    return QPrintDialog(printer, parent).exec() == QPrintDialog.DialogCode.Accepted


def has_printer() -> bool:
    """Say whether this computer knows any printer."""
    return bool(QPrinterInfo.availablePrinterNames())


def documents_folder() -> Path:
    """Return the user's folder for documents."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


@dataclass(frozen=True)
class Outside:
    """Hold the ways out of the window."""

    choose_target: Callable[[QWidget, Path, str], Path | None] = choose_target
    open_path: Callable[[Path], None] = open_path
    choose_printer: Callable[[QWidget, QPrinter], bool] = choose_printer
    has_printer: Callable[[], bool] = has_printer
    documents_folder: Callable[[], Path] = documents_folder
    choose_folder: Callable[[QWidget, Path], Path | None] = choose_folder

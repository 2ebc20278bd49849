"""Bring files into the desk and open those that are in it, without keeping the window waiting."""

import mimetypes
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTemporaryDir, QUrl
from PySide6.QtGui import QDesktopServices

from iomdesk.queries.documents import content_of
from iomdesk.queries.item_documents import DocumentRow
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.documents import add_document
from iomdesk.ui.operations import Operations

LARGEST_FILE = 200 * 1024 * 1024


class FileNotTaken(UserError):
    """Raised when a file cannot be read, is a folder, or is too large for a desk."""


class DocumentFiles(QObject):
    """Add and open the files of documents."""

    def __init__(self, operations: Operations, session_id: int, parent: QObject) -> None:
        super().__init__(parent)
        self._operations = operations
        self._session_id = session_id
        self._folder: QTemporaryDir | None = None

    def add(self, item: int, paths: Sequence[Path], language: str) -> None:
        """Read files and put them before an item as documents."""
        for path in paths:
            self._add_one(item, path, language)

    def _add_one(self, item: int, path: Path, language: str) -> None:
        self._operations.work(
            lambda _progress: read_file(path),
            receiver=self,
            then=lambda data: self._store(item, path, data, language),
        )

    def open(self, document: DocumentRow) -> None:
        """Open a document's file in the program that the system has for it."""
        if document.content_digest is not None:
            self._operations.ask(
                content_of,
                digest=document.content_digest,
                receiver=self,
                then=lambda data: self._write(document.file_name or f"{document.symbol}.bin", data),
            )

    def _store(self, item: int, path: Path, data: bytes, language: str) -> None:
        self._operations.run(
            add_document,
            session=self._session_id,
            symbol="",
            title=path.stem,
            language=language,
            file_name=path.name,
            media_type=mimetypes.guess_type(path.name)[0] or "application/octet-stream",
            data=data,
            item=item,
            said=_("Added: {name}").format(name=path.name),
        )

    def _write(self, name: str, data: bytes) -> None:
        if self._folder is None:
            self._folder = QTemporaryDir()
        target = Path(self._folder.path()) / Path(name).name
        self._operations.work(
            lambda _progress: target.write_bytes(data),
            receiver=self,
            then=lambda _count: QDesktopServices.openUrl(QUrl.fromLocalFile(str(target))),
        )


def read_file(path: Path) -> bytes:
    """Read a file to be kept in the desk; raises FileNotTaken."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise FileNotTaken(
                _("“{name}” is larger than 200 MB. Nothing was added; keep it outside the desk.").format(
                    name=path.name
                )
            )
        return path.read_bytes()
    except OSError as error:
        raise FileNotTaken(
            _("“{name}” cannot be read ({reason}). Nothing was added; check the file and try again.").format(
                name=path.name, reason=error.strerror
            )
        ) from error

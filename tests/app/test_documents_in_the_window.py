"""Documents are brought in, read, renamed, removed and found again in the window."""

import threading
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from iomdesk.app.document_workshop import TakenDocuments
from iomdesk.ui.documents.area import DocumentsArea
from iomdesk.ui.documents.workshop import BroughtFile
from iomdesk.ui.report.workshop import Progress
from tests.app.conftest import Opened, Start
from tests.pdf_corpus import SENTENCE, bomb, encrypted, text_pdf, with_actions
from tests.ui.conftest import dressed, no_qt_warning, no_window_left_open
from tests.ui.hands import press

__all__ = ["dressed", "no_qt_warning", "no_window_left_open"]


@pytest.fixture
def area(start: Start, opened: Opened, sample_path: Path, qtbot: QtBot) -> DocumentsArea:
    workspace = opened(start(sample_path))
    made = DocumentsArea(workspace.operations, TakenDocuments())
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    settle(made, qtbot)
    return made


def settle(area: DocumentsArea, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not area.operations.is_busy, timeout=60_000)


def rows(area: DocumentsArea) -> list[str]:
    items = (area.list.topLevelItem(place) for place in range(area.list.topLevelItemCount()))
    return [item.text(0) or item.text(1) for item in items if item is not None and not item.isHidden()]


def drop(area: DocumentsArea, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    area.list.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


@pytest.mark.usefixtures("dressed")
def test_dropped_files_are_taken_in_named_and_told(area: DocumentsArea, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "envoi"
    folder.mkdir()
    text_pdf(folder / "WG-1-77_FR.pdf", pages=3, words=SENTENCE)
    with_actions(folder / "WG-1-78_FR.pdf")
    encrypted(folder / "fermé.pdf", user="secret")
    bomb(folder / "bombe.pdf", megabytes=300)
    drop(area, folder)
    qtbot.waitUntil(lambda: "4 files" in area.banner.text, timeout=120_000)
    settle(area, qtbot)
    assert {"WG/1/77", "WG/1/78"} <= set(rows(area))
    assert "were taken out" in area.banner.text
    assert "asks for a password" in area.banner.text
    assert "too large to be printed" in area.banner.text

    area.filter.setText("wg/1/77")
    assert rows(area) == ["WG/1/77"]
    item = area.list.topLevelItem(0)
    for place in range(area.list.topLevelItemCount()):
        item = area.list.topLevelItem(place)
        if item is not None and item.text(0) == "WG/1/77":
            area.list.setCurrentItem(item)
    press(area.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: area.reading.pages.pages is not None, timeout=30_000)
    assert area.reading.pages.pages is not None
    assert area.reading.pages.pages.page_count == 3
    area.reading.search.setText(f"{SENTENCE} 3")
    assert area.reading.found.text() == "1 page"


@pytest.mark.usefixtures("dressed")
def test_record_is_edited_and_removed_with_undo(area: DocumentsArea, qtbot: QtBot) -> None:
    before = rows(area)
    area.panel.title.setText("Another title")
    area.panel.title.flush()
    area.panel.distribution.committed.emit("restricted")
    settle(area, qtbot)
    assert area.panel.row is not None
    assert area.panel.row.distribution == "restricted"
    assert "Another title" in [file.title for file in area.panel.row.files]
    press(area.list, Qt.Key.Key_Delete)
    settle(area, qtbot)
    assert len(rows(area)) == len(before) - 1
    area.operations.undo()
    settle(area, qtbot)
    assert len(rows(area)) == len(before)


class Slow:
    """Take files in as slowly as a test wants."""

    def __init__(self) -> None:
        self.go_on = threading.Event()

    def bring(
        self, desk: object, session: int, paths: Sequence[Path], progress: Progress
    ) -> tuple[BroughtFile, ...]:
        del desk, session, progress
        self.go_on.wait(30)
        return tuple(BroughtFile(path.name) for path in paths)

    def pages(self, data: bytes) -> object:
        raise NotImplementedError


@pytest.mark.usefixtures("dressed")
def test_window_goes_on_while_a_file_is_taken_in(area: DocumentsArea, qtbot: QtBot, tmp_path: Path) -> None:
    slow = Slow()
    area._workshop = slow  # type: ignore[assignment]
    area.bring_in([tmp_path / "x.pdf"])
    area.filter.setText("nothing like it")
    assert rows(area) == []
    area.filter.clear()
    assert rows(area)
    slow.go_on.set()
    qtbot.waitUntil(lambda: bool(area.banner.text), timeout=20_000)
    settle(area, qtbot)

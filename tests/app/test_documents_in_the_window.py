"""Documents are brought in, read, renamed, removed and found again in the window."""

import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from iomdesk.app.document_workshop import TakenDocuments
from iomdesk.app.late_documents import LateDocuments
from iomdesk.queries.document_register import RegisterRow, document_register
from iomdesk.ui.agenda.tab import AgendaTab
from iomdesk.ui.documents.area import DocumentsArea
from iomdesk.ui.documents.document_panel import derestriction_words
from iomdesk.ui.documents.workshop import TakenFile
from iomdesk.ui.report.workshop import WorkCancelled
from iomdesk.ui.widgets.buttons import TextButton
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


def brought(area: DocumentsArea, qtbot: QtBot, count: int) -> None:
    words = "1 file was" if count == 1 else f"{count} files were"
    qtbot.waitUntil(lambda: words in area.banner.text, timeout=60_000)
    settle(area, qtbot)


def pages_there(area: DocumentsArea) -> list[int | None]:
    assert area.panel.row is not None
    return [file.pages for file in area.panel.row.files if file.digest]


def choose(area: DocumentsArea, symbol: str) -> None:
    for place in range(area.list.topLevelItemCount()):
        item = area.list.topLevelItem(place)
        if item is not None and symbol == item.text(0):
            area.list.setCurrentItem(item)


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
    choose(area, "WG/1/77")
    press(area.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: area.reading.pages.pages is not None, timeout=30_000)
    assert area.reading.pages.pages is not None
    assert area.reading.pages.pages.page_count == 3
    area.reading.search.setText(f"{SENTENCE} 3")
    assert area.reading.found.text() == "1 page"


@pytest.mark.usefixtures("dressed")
def test_record_is_edited_and_removed_with_undo(area: DocumentsArea, qtbot: QtBot) -> None:
    before = rows(area)
    area.panel.titles["fr"].setText("Another title")
    area.panel.titles["fr"].flush()
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


class Slow(TakenDocuments):
    """Take files in as slowly as a test wants."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.go_on = threading.Event()

    def take(self, path: Path, language: str, goes_on: Callable[[], bool]) -> TakenFile:
        self.begun.set()
        while not self.go_on.wait(0.01):
            if not goes_on():
                raise WorkCancelled
        return super().take(path, language, goes_on)


@pytest.mark.usefixtures("dressed")
def test_window_goes_on_while_a_file_is_taken_in(area: DocumentsArea, qtbot: QtBot, tmp_path: Path) -> None:
    slow = area.taking.workshop = Slow()
    area.bring_in([text_pdf(tmp_path / "WG-1-70.pdf", pages=1, words=SENTENCE)])
    qtbot.waitUntil(slow.begun.is_set)
    area.filter.setText("nothing like it")
    assert rows(area) == []
    area.filter.clear()
    assert rows(area)
    qtbot.waitUntil(area.taking.strip.isVisible)
    slow.go_on.set()
    brought(area, qtbot, 1)
    assert "WG/1/70" in rows(area)


@pytest.mark.usefixtures("dressed")
def test_stopping_leaves_nothing_of_the_file_in_hand(
    area: DocumentsArea, qtbot: QtBot, tmp_path: Path
) -> None:
    before = rows(area)
    slow = area.taking.workshop = Slow()
    area.bring_in([text_pdf(tmp_path / "WG-1-70.pdf", pages=1, words=SENTENCE)])
    qtbot.waitUntil(slow.begun.is_set)
    area.taking.strip.cancel.click()
    brought(area, qtbot, 0)
    assert rows(area) == before


@pytest.mark.usefixtures("dressed")
def test_a_filter_that_finds_nothing_says_so(area: DocumentsArea) -> None:
    assert not area.none_found.isVisible()
    area.filter.setText("zzzz")
    assert area.none_found.isVisible()
    area.filter.setText("")
    assert not area.none_found.isVisible()


@pytest.mark.usefixtures("dressed")
def test_without_a_session_files_are_not_taken_in_and_it_is_said_why(
    area: DocumentsArea, tmp_path: Path
) -> None:
    area.session.clear()
    area.bring_in([text_pdf(tmp_path / "a.pdf", pages=1, words=SENTENCE)])
    assert "belong to a session" in area.banner.text


@pytest.mark.usefixtures("dressed")
def test_files_of_one_drop_are_undone_together_and_done_again(
    area: DocumentsArea, qtbot: QtBot, tmp_path: Path
) -> None:
    before = rows(area)
    drop(area, *(text_pdf(tmp_path / f"WG-1-7{n}.pdf", pages=1, words=SENTENCE) for n in (1, 2)))
    brought(area, qtbot, 2)
    assert len(rows(area)) == len(before) + 2
    area.operations.undo()
    settle(area, qtbot)
    assert rows(area) == before
    area.operations.redo()
    settle(area, qtbot)
    assert {"WG/1/71", "WG/1/72"} <= set(rows(area))


@pytest.mark.usefixtures("dressed")
def test_known_symbol_gets_the_new_file_and_keeps_the_former(
    area: DocumentsArea, qtbot: QtBot, tmp_path: Path
) -> None:
    for count in (1, 2):
        area.banner.say("")
        drop(area, text_pdf(tmp_path / "WG-1-71_FR.pdf", pages=count, words=SENTENCE))
        brought(area, qtbot, 1)
    assert rows(area).count("WG/1/71") == 1
    choose(area, "WG/1/71")
    settle(area, qtbot)
    assert pages_there(area) == [2]
    back = [one for one in area.panel.findChildren(TextButton) if one.text() == "Bring back"]
    back[0].click()
    settle(area, qtbot)
    assert pages_there(area) == [1]


@pytest.mark.usefixtures("dressed")
def test_symbol_is_typed_offered_and_refused_when_it_is_taken(
    area: DocumentsArea, qtbot: QtBot, tmp_path: Path
) -> None:
    drop(area, *(text_pdf(tmp_path / f"WG-1-7{n}.pdf", pages=1, words=SENTENCE) for n in (1, 2)))
    brought(area, qtbot, 2)
    choose(area, "WG/1/72")
    area.panel.symbol.setText("WG/1/71")
    area.panel.symbol.flush()
    settle(area, qtbot)
    assert "in use already" in area.banner.text
    settle(area, qtbot)
    assert area.panel.symbol.text() == "WG/1/72"
    area.panel.symbol.setText("WG/9/99")
    area.panel.symbol.flush()
    settle(area, qtbot)
    assert "WG/9/99" in rows(area)
    area.panel.stamp.click()
    settle(area, qtbot)
    assert [one.text() for one in area.panel.menu.actions() if one.isEnabled() and one.text()]
    area.panel.menu.close()


@pytest.mark.usefixtures("dressed")
def test_restriction_that_ran_out_is_told(area: DocumentsArea, qtbot: QtBot) -> None:
    area.panel.edited.emit({"distribution": "restricted", "derestricted_on": date(2020, 1, 31)})
    settle(area, qtbot)
    assert area.panel.row is not None
    assert "ran out on" in derestriction_words(area.panel.row, date.today())
    assert derestriction_words(area.panel.row, date(2019, 1, 1)) == ""


@pytest.mark.usefixtures("dressed")
def test_list_is_copied_as_text_and_sorted_by_numbers(
    area: DocumentsArea, qtbot: QtBot, tmp_path: Path
) -> None:
    drop(area, *(text_pdf(tmp_path / f"WG-1-7{n}.pdf", pages=n, words=SENTENCE) for n in (2, 10)))
    brought(area, qtbot, 2)
    area.list.sortByColumn(4, Qt.SortOrder.DescendingOrder)
    assert rows(area)[:2] == ["WG/1/710", "WG/1/72"]
    area.filter.setText("WG/1/7")
    lines = area.list.as_text().splitlines()
    assert lines[0].startswith("Symbol\tTitle\tItem")
    assert len(lines) == 1 + len(rows(area))


@pytest.mark.usefixtures("dressed")
def test_pages_with_the_words_are_marked_and_walked_through(
    area: DocumentsArea, qtbot: QtBot, tmp_path: Path
) -> None:
    drop(area, text_pdf(tmp_path / "WG-1-77.pdf", pages=4, words=SENTENCE))
    brought(area, qtbot, 1)
    choose(area, "WG/1/77")
    press(area.list, Qt.Key.Key_Return)
    reading = area.reading
    qtbot.waitUntil(lambda: reading.pages.pages is not None, timeout=30_000)
    assert reading.thumbnails.count() == 4
    reading.search.setText(f"{SENTENCE} 3")
    assert [reading.thumbnails.item(n).text() for n in range(4)] == ["1", "2", "● 3", "4"]
    reading.search.setText(SENTENCE)
    press(reading.search, Qt.Key.Key_Return)
    assert reading.pages.current_page == 1
    press(reading.search, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert reading.pages.current_page == 0
    reading.thumbnails.setCurrentRow(2)
    assert reading.pages.current_page == 2
    settle(area, qtbot)


@pytest.mark.usefixtures("dressed")
def test_file_dropped_on_an_item_is_looked_through_and_stands_before_it(
    start: Start, opened: Opened, sample_path: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    operations = opened(start(sample_path)).operations
    held: list[RegisterRow] = []
    operations.ask(document_register, receiver=operations, then=held.extend, session_id=None, language="en")
    qtbot.waitUntil(lambda: bool(held))
    known = next(row for row in held if row.items and row.session_id)
    item = known.items[0][0]
    tab = AgendaTab(operations, known.session_id or 0, workshop=LateDocuments())
    qtbot.addWidget(tab)
    tab.show()
    qtbot.waitUntil(lambda: not operations.is_busy, timeout=20_000)
    tab.model.filesDropped.emit(item, (with_actions(tmp_path / "WG-1-78_FR.pdf"),))
    assert tab.taken is not None
    banner = tab.taken.banner
    qtbot.waitUntil(lambda: "were taken out" in banner.text, timeout=60_000)
    listed: list[RegisterRow] = []
    operations.ask(document_register, receiver=operations, then=listed.extend, session_id=None, language="en")
    qtbot.waitUntil(lambda: bool(listed))
    document = next(row for row in listed if row.symbol == "WG/1/78")
    assert [id_ for id_, _number in document.items] == [item]
    qtbot.waitUntil(lambda: not operations.is_busy, timeout=20_000)


@pytest.mark.usefixtures("dressed")
def test_file_of_an_expected_document_is_looked_through_and_keeps_the_names_of_the_document(
    start: Start, opened: Opened, sample_path: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    operations = opened(start(sample_path)).operations
    held: list[RegisterRow] = []
    operations.ask(document_register, receiver=operations, then=held.extend, session_id=None, language="en")
    qtbot.waitUntil(lambda: bool(held))
    known = next(row for row in held if row.items and row.session_id)
    tab = AgendaTab(operations, known.session_id or 0, workshop=LateDocuments())
    tab.language = "fr"
    qtbot.addWidget(tab)
    tab.show()
    qtbot.waitUntil(lambda: not operations.is_busy, timeout=20_000)
    tab.item_work.attach(known.id, with_actions(tmp_path / "WG-1-99_EN.pdf"))
    assert tab.taken is not None
    banner = tab.taken.banner
    qtbot.waitUntil(lambda: "were taken out" in banner.text, timeout=60_000)
    listed: list[RegisterRow] = []
    operations.ask(document_register, receiver=operations, then=listed.extend, session_id=None, language="en")
    qtbot.waitUntil(lambda: bool(listed))
    now = next(row for row in listed if row.id == known.id)
    assert now.symbol == known.symbol
    assert next(one.file_name for one in now.files if one.language == "fr") == "WG-1-99_EN.pdf"
    assert len(listed) == len(held)
    qtbot.waitUntil(lambda: not operations.is_busy, timeout=20_000)

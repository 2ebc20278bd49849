"""The board of coverage in the window: shown, walked through by keys, filtered, and written to files."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from iomdesk.app.board_workshop import RenderedBoard
from iomdesk.desk import Desk
from iomdesk.queries.clause_history_rows import HistoryRow
from iomdesk.queries.mandate import list_versions
from iomdesk.services.agenda import add_item
from iomdesk.services.mapping import map_clause
from iomdesk.services.sessions import create_session
from iomdesk.services.work import Work
from iomdesk.ui.coverage.page import CoveragePage
from iomdesk.ui.coverage.picture import board_picture
from iomdesk.ui.coverage.wrapped_button import WrappedButton
from iomdesk.ui.operations import Operations
from iomdesk.ui.report.outside import Outside
from tests.queries.coverage_desk import hold
from tests.ui.text.keyboard import CONTROL, press

Key = Qt.Key
Settle = Callable[[], None]
SAMPLE_SESSION = 6
ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def page(
    qtbot: QtBot, operations: Operations, sample_desk: Desk, target: Path, settle: Settle
) -> CoveragePage:
    sample_desk.run(lambda work: hold(work, 12, _clause(work)))

    def choose(_parent: QWidget, suggested: Path, _name: str) -> Path:
        target.mkdir(exist_ok=True)
        return target / f"board{suggested.suffix}"

    outside = Outside(choose_target=choose, documents_folder=lambda: target)
    made = CoveragePage(operations, RenderedBoard(), outside)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    settle()
    return made


def _clause(work: Work) -> int:
    return list_versions(work.session)[-1].clauses[0].id


def references(page: CoveragePage) -> list[str]:
    return [row.reference for row in page.board.cells.coverage.clauses]


def words_at(page: CoveragePage, row: int, column: int) -> Any:
    return page.board.cells.index(row, column).data(ACCESSIBLE)


def test_clauses_stand_by_sessions_from_the_oldest_to_the_newest(page: CoveragePage) -> None:
    cells = page.board.cells
    assert references(page)[:2] == ["1(a)", "1(b)"]
    assert [cells.headerData(c, Qt.Orientation.Horizontal) for c in (0, 5, 6)] == [
        "13.02\n2014",
        "1\n2020",
        "12\n2022",
    ]
    assert page.count.text() == "9 clauses × 7 sessions"


def test_a_cell_is_said_in_words_to_those_who_do_not_see_it(page: CoveragePage) -> None:
    assert words_at(page, 0, 5) == (
        "1(a), First Session: scheduled, examined, recommendation made; 3 items; 1 recommendation"
    )
    assert words_at(page, 1, 6) == "1(b), Twelfth Session: nothing"


def test_the_keys_walk_and_enter_tells_what_happened_in_the_cell(page: CoveragePage, settle: Settle) -> None:
    page.board.setFocus()
    assert page.board.currentIndex().column() == 6
    press(page.board, Key.Key_Left)
    press(page.board, Key.Key_Return)
    settle()
    lines = [page.side.history.list.item(n).text() for n in range(3)]
    assert lines[0] == "FIRST SESSION · 12 MAY 2020 · GENÈVE"
    assert lines[1].startswith("3  ")
    assert not page.side.history.whole.isHidden()


def test_a_line_leads_to_its_item_or_its_recommendation(
    page: CoveragePage, qtbot: QtBot, settle: Settle
) -> None:
    page.board.choose(page.board.cells.clause(0).id, SAMPLE_SESSION)
    press(page.board, Key.Key_Return)
    settle()
    found = page.side.history.list
    item = row_of(page, "item")
    found.setCurrentRow(item)
    with qtbot.waitSignal(page.openRequested) as opened:
        press(found, Key.Key_Return)
    assert opened.args == [SAMPLE_SESSION, data_at(page, item).record_id]
    recommendation = row_of(page, "recommendation")
    with qtbot.waitSignal(page.recommendationRequested) as opened:
        found.itemDoubleClicked.emit(found.item(recommendation))
    assert opened.args == [SAMPLE_SESSION, data_at(page, recommendation).record_id]


def data_at(page: CoveragePage, line: int) -> HistoryRow:
    found = page.side.history.list.item(line).data(Qt.ItemDataRole.UserRole)
    assert isinstance(found, HistoryRow)
    return found


def row_of(page: CoveragePage, kind: str) -> int:
    lines = range(1, page.side.history.list.count())
    rows = page.side.history.list
    return next(n for n in lines if getattr(rows.item(n).data(Qt.ItemDataRole.UserRole), "kind", "") == kind)


def test_sentences_name_what_was_left_aside_and_lead_to_its_history(
    page: CoveragePage, settle: Settle
) -> None:
    sentences = [button.words for button in page.side.buttons()]
    assert "1(b) was not examined at the last session" in sentences
    assert len(sentences) == 8
    page.side.buttons()[0].click()
    settle()
    assert page.side.switch.current == "history"
    assert page.side.history.whole.isHidden()


def test_filters_narrow_the_board_and_one_button_takes_them_back(page: CoveragePage, settle: Settle) -> None:
    filters = page.filters
    assert filters.version.isHidden()
    filters.chapter.setCurrentIndex(2)
    filters.chapter.activated.emit(2)
    settle()
    assert references(page) == ["2(a)", "2(b)", "2(c)", "2(d)"]
    filters.since.line.setText("1.1.2020")
    filters.since.flush()
    settle()
    assert page.count.text() == "4 clauses × 2 sessions"
    filters.clear.click()
    settle()
    assert page.count.text() == "9 clauses × 7 sessions"
    assert filters.clear.isHidden()


def test_the_cell_stays_chosen_while_the_desk_changes(
    page: CoveragePage, operations: Operations, settle: Settle
) -> None:
    clause = page.board.cells.clause(3).id
    page.board.choose(clause, SAMPLE_SESSION)
    operations.run(create_session, number=13)
    settle()
    assert page.board.cells.columnCount() == 8
    assert page.board._keys(page.board.currentIndex()) == (clause, SAMPLE_SESSION)


def test_the_board_follows_the_mapping_of_items(
    page: CoveragePage, operations: Operations, settle: Settle
) -> None:
    session = page.board.cells.session(6).id
    operations.run(
        add_item,
        session=session,
        title="Suivi",
        language="fr",
        then=lambda changes: operations.run(
            map_clause, item=changes.created, clause=page.board.cells.clause(1).id
        ),
    )
    settle()
    settle()
    assert words_at(page, 1, 6) == "1(b), Twelfth Session: scheduled, examined; 1 item"


def test_the_board_is_copied_as_text(page: CoveragePage) -> None:
    press(page.board, Key.Key_C, CONTROL)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 10
    assert lines[1].split("\t")[6] == "○●■"


@pytest.mark.parametrize("format", ["pdf", "docx", "txt", "xlsx", "png"])
def test_the_board_is_written_in_every_format(
    page: CoveragePage, qtbot: QtBot, target: Path, format: str
) -> None:
    with qtbot.waitSignal(page.export.written, timeout=20_000):
        page.save_as(format)
    assert (target / f"board.{format}").stat().st_size > 500
    assert [path.name for path in target.iterdir()] == [f"board.{format}"]
    assert not page.written.isHidden()


def test_the_board_is_written_as_the_annex_of_another_paper(
    page: CoveragePage, qtbot: QtBot, target: Path
) -> None:
    with qtbot.waitSignal(page.export.written, timeout=20_000):
        page.save_as("annex")
    text = pdfium.PdfDocument(target / "board.pdf")[0].get_textpage().get_text_range()
    assert "ANNEX" in text.upper()
    assert "PDF, as an annex" in [action.text() for action in page.save.menu().actions()]


def test_what_cannot_be_written_is_said_above_the_board(
    page: CoveragePage, qtbot: QtBot, target: Path
) -> None:
    (target / "board.png").mkdir(parents=True)
    with qtbot.waitSignal(page.export.failed, timeout=10_000):
        page.save_as("png")
    assert page.notice.text


def test_the_picture_shows_all_of_the_board_whatever_the_window_shows(page: CoveragePage) -> None:
    page.resize(700, 300)
    picture = board_picture(page.board.cells)
    assert isinstance(picture, QImage)
    assert picture.width() >= 2 * (268 + 7 * 64)
    assert picture.height() >= 2 * 9 * 32


def test_long_sentences_go_on_over_lines_and_are_whole_for_a_screen_reader(qtbot: QtBot) -> None:
    button = WrappedButton("2(b) has not been examined for three sessions; it is on an agenda to come")
    qtbot.addWidget(button)
    button.setFixedWidth(200)
    button.show()
    assert button.text().count("\n") >= 2
    assert button.text().replace("\n", " ") == button.words == button.accessibleName()

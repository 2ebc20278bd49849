from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iomdesk.model.answer_rows import AnswerRow
from iomdesk.queries.recommendations import list_recommendations
from iomdesk.runtime.errors import UserError
from iomdesk.services.recommendation_life import set_action, take_step
from iomdesk.services.recommendations import edit_recommendation, remove_recommendation
from iomdesk.ui.operations import Operations
from iomdesk.ui.recommendations.board import RecommendationsBoard
from iomdesk.ui.recommendations.board_files import BoardFiles
from tests.ui.text.desk_fixtures import Settle
from tests.ui.text.keyboard import CONTROL, press, type_in
from tests.ui.text.memory_desk import MemoryDesk

Key = Qt.Key


class Files:
    """Stand for the files outside: what is written is kept, and what is read is given."""

    def __init__(self) -> None:
        self.written: list[tuple[Sequence[Sequence[Any]], Path]] = []
        self.rows: tuple[AnswerRow, ...] = ()

    def write(self, rows: Sequence[Sequence[Any]], target: Path) -> str:
        self.written.append((rows, target))
        return ""

    def read(self, path: Path) -> tuple[AnswerRow, ...]:
        if path.name == "wrong.csv":
            raise UserError("not a table")
        return self.rows


@pytest.fixture
def files() -> Files:
    return Files()


@pytest.fixture
def board(qtbot: QtBot, operations: Operations, settle: Settle, files: Files) -> RecommendationsBoard:
    asked = BoardFiles(files.read, files.write, lambda _parent, name: name, lambda _parent: Path("a.xlsx"))
    made = RecommendationsBoard(operations, asked)
    qtbot.addWidget(made)
    made.resize(1000, 500)
    made.show()
    settle()
    return made


def lines(board: RecommendationsBoard, column: int) -> list[str]:
    model = board.filtered
    return [str(model.index(line, column).data()) for line in range(model.rowCount())]


def ids(desk: MemoryDesk) -> list[int]:
    return [row.id for row in desk.look(list_recommendations)]


def test_every_recommendation_has_a_line_that_says_how_far_it_is(board: RecommendationsBoard) -> None:
    assert lines(board, 0) == ["First Session", "First Session"]
    assert lines(board, 1) == ["1", "2"]
    assert lines(board, 2)[0].startswith("Recommends that the Standing Committee")
    assert lines(board, 3) == ["1(a), 1(e)", "2(b), 2(d)"]
    assert lines(board, 5) == ["agreed", "agreed"]
    assert board.count.text() == "2 recommendations"


def test_days_are_never_cut(board: RecommendationsBoard) -> None:
    header = board.table.horizontalHeader()
    assert header.sectionSize(6) >= board.table.sizeHintForColumn(6)
    assert header.sectionResizeMode(6) is header.ResizeMode.ResizeToContents


def test_typing_filters_by_every_word_in_any_column(board: RecommendationsBoard) -> None:
    type_in(board.filter, "2(b) agreed")
    assert lines(board, 1) == ["2"]
    assert board.count.text() == "1 of 2 recommendations"
    press(board.filter, Key.Key_Escape)
    assert len(lines(board, 1)) == 2


def test_columns_sort_by_what_they_mean(
    board: RecommendationsBoard, operations: Operations, desk: MemoryDesk, settle: Settle
) -> None:
    operations.run(edit_recommendation, recommendation=ids(desk)[0], fields={"status": "transmitted"})
    settle()
    board.table.sortByColumn(5, Qt.SortOrder.AscendingOrder)
    assert lines(board, 5) == ["agreed", "transmitted to the CPPF"]
    board.table.sortByColumn(5, Qt.SortOrder.DescendingOrder)
    assert lines(board, 5) == ["transmitted to the CPPF", "agreed"]


def test_double_click_and_enter_lead_to_the_recommendation(
    board: RecommendationsBoard, desk: MemoryDesk, qtbot: QtBot
) -> None:
    second = ids(desk)[1]
    with qtbot.waitSignal(board.openRequested) as opened:
        board.table.doubleClicked.emit(board.filtered.index(1, 2))
    assert opened.args == [desk.sample_session, second]
    type_in(board.filter, "2(b)")
    with qtbot.waitSignal(board.openRequested) as opened:
        press(board.filter, Key.Key_Return)
    assert opened.args == [desk.sample_session, second]


def test_down_leads_from_the_filter_into_the_table(board: RecommendationsBoard) -> None:
    board.filter.setFocus()
    press(board.filter, Key.Key_Down)
    assert board.table.hasFocus()
    assert board.table.currentIndex().row() == 0


def test_lines_are_copied_as_text(board: RecommendationsBoard) -> None:
    board.table.selectAll()
    press(board.table, Key.Key_C, CONTROL)
    first, second = QApplication.clipboard().text().splitlines()
    assert first.split("\t")[:2] == ["First Session", "1"]
    assert second.split("\t")[3] == "2(b), 2(d)"
    QApplication.clipboard().clear()


def test_changes_show_and_the_line_chosen_stays(
    board: RecommendationsBoard, operations: Operations, desk: MemoryDesk, settle: Settle
) -> None:
    board.table.setCurrentIndex(board.filtered.index(1, 0))
    operations.run(remove_recommendation, recommendation=ids(desk)[0])
    settle()
    assert lines(board, 1) == ["2"]
    assert board.table.currentIndex().row() == 0


def test_an_empty_board_says_what_comes_here(
    board: RecommendationsBoard, operations: Operations, desk: MemoryDesk, settle: Settle
) -> None:
    for recommendation in ids(desk):
        operations.run(remove_recommendation, recommendation=recommendation)
    settle()
    assert not board.table.isVisible()


def test_the_board_is_narrowed_to_what_is_open_or_past_its_date(
    board: RecommendationsBoard, operations: Operations, desk: MemoryDesk, settle: Settle
) -> None:
    first, second = ids(desk)
    fields = {"action_owner": "Administration", "action_due_on": date(2020, 6, 1)}
    operations.run(set_action, recommendation=first, fields=fields)
    operations.run(take_step, recommendation=second, status="closed", on=date(2020, 5, 20))
    settle()
    board.show_only("overdue")
    assert lines(board, 1) == ["1"]
    assert "past its due date" in lines(board, 7)[0]
    assert lines(board, 8) == ["Administration · 1 June 2020"]
    board.show_only("finished")
    assert lines(board, 1) == ["2"]
    board.show_only("")
    assert len(lines(board, 1)) == 2


def test_the_board_is_exported_as_a_table(board: RecommendationsBoard, files: Files, qtbot: QtBot) -> None:
    board.export.click()
    qtbot.waitUntil(lambda: "follow-up.xlsx" in board.notice.text)
    ((rows, target),) = files.written
    assert target == Path("follow-up.xlsx")
    assert [row[1] for row in rows[1:]] == [1, 2]


def test_answers_are_shown_first_and_recorded_where_that_is_confirmed(
    board: RecommendationsBoard,
    files: Files,
    desk: MemoryDesk,
    settle: Settle,
    operations: Operations,
    qtbot: QtBot,
) -> None:
    for recommendation in ids(desk):
        operations.run(take_step, recommendation=recommendation, status="transmitted", on=date(2020, 5, 20))
    settle()
    files.rows = (
        AnswerRow(2, "1", "1", "endorsed", "2020-06-30", symbol="S/26/9"),
        AnswerRow(3, "1", "2", "noted", "2020-06-30"),
        AnswerRow(4, "1", "9", "noted"),
    )
    board.bring.click()
    page = board.answers
    qtbot.waitUntil(page.isVisible)
    settle()
    assert page.store.text() == "Record 2 answers"
    assert [one.status for one in desk.look(list_recommendations)] == ["transmitted", "transmitted"]
    page.table.setCurrentCell(1, 0)
    press(page.table, Key.Key_Space)
    assert page.store.text() == "Record 1 answer"
    page.store.click()
    settle()
    answered = desk.look(list_recommendations)
    assert [one.status for one in answered] == ["endorsed", "transmitted"]
    assert answered[0].steps[-1].symbol == "S/26/9"
    assert not page.isVisible()
    operations.undo()
    settle()
    assert [one.status for one in desk.look(list_recommendations)] == ["transmitted", "transmitted"]


def test_a_file_that_holds_no_answers_says_so(board: RecommendationsBoard, qtbot: QtBot) -> None:
    board.read(Path("wrong.csv"))
    qtbot.waitUntil(lambda: board.notice.text == "not a table")

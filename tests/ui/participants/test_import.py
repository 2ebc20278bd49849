"""A list is shown row by row, decided on with the keyboard, and nothing is stored before it is told to be."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from iomdesk.desk import Desk, open_desk
from iomdesk.model.participant_rows import ParticipantRow
from iomdesk.queries.participants import DelegationRow
from iomdesk.reading.participants_file import read_participants
from iomdesk.services.participants import add_delegation
from iomdesk.ui.operations import Operations
from iomdesk.ui.participants.area import ParticipantsArea
from iomdesk.ui.participants.import_model import Column
from tests.ui.hands import click, press, type_in

Key = Qt.Key
Settle = Callable[[], None]
Stored = Callable[[int], dict[str, DelegationRow]]

LIST = (
    "État;Prénom;Nom;Fonction\n"
    "Mali;Aïcha;Exemple;Conseillère\n"
    "Mali;AICHA;EXEMPLE;\n"
    "Ligue exemple;Ana;Autre;\n"
    "Ligue exemple;Luis;Tiers;\n"
    "Corée;B.;Quart;\n"
)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "liste.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


@pytest.fixture
def area(qtbot: QtBot, operations: Operations, session_id: int, settle: Settle) -> ParticipantsArea:
    return shown(qtbot, ParticipantsArea(operations, session_id, read_participants), settle)


@pytest.fixture
def preview(area: ParticipantsArea, table: Path, qtbot: QtBot, settle: Settle) -> ParticipantsArea:
    """Show the rows of the list."""
    area.read(table)
    qtbot.waitUntil(lambda: area.preview.model.rowCount() == 5, timeout=10_000)
    settle()
    return area


def shown(qtbot: QtBot, area: ParticipantsArea, settle: Settle) -> ParticipantsArea:
    qtbot.addWidget(area)
    area.resize(1216, 660)
    with qtbot.waitExposed(area):
        area.show()
    settle()
    return area


def cell(area: ParticipantsArea, line: int, column: Column) -> str:
    model = area.preview.model
    return str(model.index(line, column).data())


def column_of(area: ParticipantsArea, column: Column) -> list[str]:
    return [cell(area, line, column) for line in range(area.preview.model.rowCount())]


def go_to(area: ParticipantsArea, line: int, column: Column) -> None:
    area.preview.table.setCurrentIndex(area.preview.model.index(line, column))


def is_shown(area: ParticipantsArea) -> bool:
    return area.currentWidget() is area.preview


def dropped(path: Path, area: ParticipantsArea) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPoint(100, 100),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    area.dropEvent(event)
    return event.isAccepted()


def test_rows_are_shown_with_status_decision_and_remark(preview: ParticipantsArea) -> None:
    assert is_shown(preview)
    assert column_of(preview, Column.LINE) == ["2", "3", "4", "5", "6"]
    assert column_of(preview, Column.STATUS) == [
        "in order", "to check", "to check", "to check", "not possible"
    ]  # fmt: skip
    assert column_of(preview, Column.DECISION) == [
        "import", "same person as row 2", "leave out", "leave out", "leave out"
    ]  # fmt: skip
    assert cell(preview, 0, Column.PERSON) == "Aïcha Exemple"
    assert "Republic of Korea" in cell(preview, 4, Column.REMARK)
    assert preview.preview.store.text() == "Import 1 person"


def test_nothing_is_stored_before_it_is_told_to_be(
    preview: ParticipantsArea, session_id: int, settle: Settle, stored: Stored
) -> None:
    before = stored(session_id)
    press(preview.preview.table, Key.Key_Escape)
    settle()
    assert not is_shown(preview)
    assert stored(session_id) == before


def test_list_is_stored_in_one_step_and_taken_back_in_one(
    preview: ParticipantsArea, session_id: int, operations: Operations, settle: Settle, stored: Stored
) -> None:
    before = stored(session_id)
    click(preview.preview.store)
    settle()
    assert not is_shown(preview)
    after = stored(session_id)
    assert after.keys() - before.keys() == {"Mali"}
    assert [member.label for member in after["Mali"].members] == ["Aïcha Exemple"]
    assert "Mali" in [row.name for row in preview.tab.model.all_rows]
    operations.undo()
    settle()
    assert stored(session_id) == before


def test_space_decides_and_an_unknown_name_is_decided_for_all_its_rows(
    preview: ParticipantsArea, session_id: int, settle: Settle, stored: Stored
) -> None:
    go_to(preview, 2, Column.DECISION)
    press(preview.preview.table, Key.Key_Space)
    assert column_of(preview, Column.DECISION)[2:4] == ["import", "import"]
    go_to(preview, 1, Column.DECISION)
    press(preview.preview.table, Key.Key_Space)
    assert cell(preview, 1, Column.DECISION) == "import"
    click(preview.preview.store)
    settle()
    after = stored(session_id)
    assert [member.label for member in after["Ligue exemple"].members] == ["Ana Autre", "Luis Tiers"]
    assert len(after["Mali"].members) == 2


def test_decision_is_chosen_among_those_possible(preview: ParticipantsArea, qtbot: QtBot) -> None:
    go_to(preview, 1, Column.DECISION)
    press(preview.preview.table, Key.Key_Return)
    box = preview.preview.table.findChild(QComboBox)
    assert box is not None
    assert [box.itemText(place) for place in range(box.count())] == ["same person", "import", "leave out"]
    qtbot.waitUntil(lambda: box.view().isVisible())
    press(box.view(), Key.Key_End)
    press(box.view(), Key.Key_Return)
    qtbot.waitUntil(lambda: cell(preview, 1, Column.DECISION) == "leave out")
    go_to(preview, 4, Column.DECISION)
    press(preview.preview.table, Key.Key_Return)
    QApplication.processEvents()
    assert not any(box.isVisible() for box in preview.preview.table.findChildren(QComboBox))


def test_state_is_corrected_in_all_its_rows(preview: ParticipantsArea, qtbot: QtBot) -> None:
    go_to(preview, 2, Column.HOLDER)
    press(preview.preview.table, Key.Key_F2)
    line = preview.preview.table.findChild(QLineEdit)
    assert line is not None
    line.selectAll()
    type_in(line, "nig")
    line.setText("Niger")
    press(line, Key.Key_Return)
    qtbot.waitUntil(lambda: column_of(preview, Column.HOLDER)[2:4] == ["Niger", "Niger"])
    assert column_of(preview, Column.STATUS)[2:4] == ["in order", "in order"]


def test_only_the_rows_to_check_are_shown_where_asked(preview: ParticipantsArea) -> None:
    preview.preview.doubtful.click()
    assert column_of(preview, Column.LINE) == ["3", "4", "5", "6"]
    preview.preview.doubtful.click()
    assert len(column_of(preview, Column.LINE)) == 5


def test_rows_are_judged_anew_when_somebody_is_registered_meanwhile(
    preview: ParticipantsArea, operations: Operations, session_id: int, settle: Settle
) -> None:
    first = preview.preview.model.drafted[0].holder
    operations.run(add_delegation, session=session_id, state="MLI")
    settle()
    now = preview.preview.model.drafted[0].holder
    assert first is not None
    assert now is not None
    assert (first.delegation is None, now.delegation is None) == (True, False)


def test_what_cannot_be_read_is_told_where_the_work_is(
    area: ParticipantsArea, tmp_path: Path, qtbot: QtBot
) -> None:
    bad = tmp_path / "liste.xlsx"
    bad.write_bytes(b"PK\x03\x04")
    area.read(bad)
    qtbot.waitUntil(lambda: "damaged" in area.tab.notice.text, timeout=10_000)
    assert not is_shown(area)


def test_file_is_asked_for_and_read(area: ParticipantsArea, table: Path, qtbot: QtBot) -> None:
    click(area.tab.import_button)
    dialog = area.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(table))
    dialog.close()
    qtbot.waitUntil(lambda: is_shown(area), timeout=10_000)


def test_table_dropped_on_the_tab_is_read_other_files_are_not(
    area: ParticipantsArea, table: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    assert not dropped(tmp_path / "note.pdf", area)
    assert dropped(table, area)
    qtbot.waitUntil(lambda: is_shown(area), timeout=10_000)


def test_reading_can_be_given_up(
    qtbot: QtBot, operations: Operations, session_id: int, settle: Settle, table: Path
) -> None:
    def read_nothing(_path: Path) -> tuple[ParticipantRow, ...]:
        return (ParticipantRow(1, "Mali"),)

    area = shown(qtbot, ParticipantsArea(operations, session_id, read_nothing), settle)
    area.read(table)
    area.cancel_reading()
    settle()
    assert area.reading is None
    assert not is_shown(area)


def test_desk_that_is_only_read_offers_no_import(qtbot: QtBot, sample_desk: Desk, session_id: int) -> None:
    path = sample_desk.path
    with open_desk(path, read_only=True) as desk:
        operations = Operations(desk)
        area = ParticipantsArea(operations, session_id, read_participants)
        qtbot.addWidget(area)
        area.show()
        qtbot.waitUntil(lambda: not operations.is_busy, timeout=10_000)
        assert not area.tab.import_button.isVisible()
        assert not area.acceptDrops()
        operations.close()

"""A file of earlier minutes is shown item by item, corrected by hand, and stored only when asked to."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from iomdesk.queries.agenda import agenda_of
from iomdesk.queries.minutes import minutes_of
from iomdesk.reading.minutes_file import read_minutes
from iomdesk.services.minutes import save_draft
from iomdesk.ui.minutes.import_page import ImportPage
from iomdesk.ui.minutes.minutes_tab import MinutesTab
from iomdesk.ui.operations import Operations
from tests.ui.text.desk_fixtures import Settle
from tests.ui.text.keyboard import CONTROL, press
from tests.ui.text.memory_desk import MemoryDesk


@pytest.fixture
def items(desk: MemoryDesk) -> list[tuple[int, str, str]]:
    rows = desk.look(agenda_of, session_id=desk.sample_session, language="en").items
    for row in rows:
        desk.do(save_draft, item=row.id, language="en", text="")
    return [(row.id, row.full_number, row.title) for row in rows]


@pytest.fixture
def tab(qtbot: QtBot, operations: Operations, desk: MemoryDesk, settle: Settle) -> MinutesTab:
    made = MinutesTab(operations, desk.sample_session, read_minutes)
    qtbot.addWidget(made)
    made.resize(1200, 760)
    made.show()
    settle()
    return made


@pytest.fixture
def page(
    tab: MinutesTab,
    items: list[tuple[int, str, str]],
    tmp_path: Path,
    settle: Settle,
    qtbot: QtBot,
) -> ImportPage:
    """Show a file with a paragraph before the first heading and one under each of two."""
    path = tmp_path / "earlier.txt"
    lines = [
        "A word before.",
        f"Item {items[0][1]}: {items[0][2]}",
        "One.",
        f"{items[1][1]}. {items[1][2]}",
        "Two.",
    ]
    path.write_text("\n\n".join(lines), encoding="utf-8")
    tab.importing.ask_file = lambda _parent: str(path)
    tab.importing.open()
    qtbot.waitUntil(lambda: tab.importing.page.proposal is not None)
    settle()
    return tab.importing.page


def stored(desk: MemoryDesk, item: int) -> str:
    return desk.look(minutes_of, item_id=item, language="en").text


def lines(page: ImportPage) -> list[str]:
    return [page.lines.item(place).text() for place in range(page.lines.count())]


def test_what_goes_nowhere_is_shown_first_and_nothing_is_stored(
    page: ImportPage, desk: MemoryDesk, items: list[tuple[int, str, str]]
) -> None:
    assert lines(page) == ["A word before."]
    assert page.store.text() == "Import into 2 items"
    assert [stored(desk, item) for item, _number, _title in items[:2]] == ["", ""]
    page.items.setCurrentRow(1)
    assert lines(page) == [f"Heading: Item {items[0][1]}: {items[0][2]}", "One."]


def test_a_paragraph_is_given_by_hand_and_all_is_stored_and_undone_at_once(
    page: ImportPage, desk: MemoryDesk, items: list[tuple[int, str, str]], tab: MinutesTab, settle: Settle
) -> None:
    page.lines.item(0).setSelected(True)
    page.target.show_stored(items[1][0])
    press(page.lines, Qt.Key.Key_G, CONTROL)
    assert lines(page) == []
    page.store.click()
    settle()
    assert stored(desk, items[0][0]) == "One."
    assert stored(desk, items[1][0]) == "A word before.\n\nTwo."
    assert tab.pages.currentWidget() is tab.pages.text
    tab.operations.undo()
    settle()
    assert [stored(desk, item) for item, _number, _title in items[:2]] == ["", ""]


def test_what_was_given_is_taken_back_and_left_out(page: ImportPage) -> None:
    page.items.setCurrentRow(1)
    page.lines.item(1).setSelected(True)
    press(page.lines, Qt.Key.Key_Delete)
    assert page.store.text() == "Import into 1 item"
    press(page.lines, Qt.Key.Key_Z, CONTROL)
    assert page.store.text() == "Import into 2 items"
    assert not page.undo.isEnabled()


def test_the_language_can_be_chosen_after_the_file(
    page: ImportPage, tab: MinutesTab, desk: MemoryDesk, items: list[tuple[int, str, str]], settle: Settle
) -> None:
    before = desk.look(minutes_of, item_id=items[0][0], language="es").text
    page.languages.button("es").click()
    settle()
    assert page.proposal is not None
    assert page.proposal.language == "es"
    page.store.click()
    settle()
    assert desk.look(minutes_of, item_id=items[0][0], language="es").text == f"{before}\n\nOne.".strip()
    assert stored(desk, items[0][0]) == ""
    del tab


def test_a_file_that_cannot_be_read_says_so(
    tab: MinutesTab, tmp_path: Path, qtbot: QtBot, settle: Settle
) -> None:
    path = tmp_path / "broken.docx"
    path.write_bytes(b"PK\x03\x04 nothing")
    tab.importing.read(path)
    qtbot.waitUntil(lambda: "damaged" in tab.importing.page.banner.text)
    settle()
    assert not tab.importing.page.store.isEnabled()
    press(tab.importing.page.items, Qt.Key.Key_Escape)
    assert tab.pages.currentWidget() is tab.pages.text


def test_no_file_is_no_harm(tab: MinutesTab, settle: Settle) -> None:
    tab.importing.ask_file = lambda _parent: ""
    tab.importing.open()
    settle()
    assert tab.importing.page.proposal is None
    assert not tab.importing.page.store.isEnabled()

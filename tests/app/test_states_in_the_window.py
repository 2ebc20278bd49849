"""The area of States in the whole window: opened from the rail, a list read from a file and undone."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from iomdesk.ui.states.page import StatesPage
from tests.app.conftest import Opened, Start


def test_a_list_is_read_in_the_window_of_a_desk(
    qtbot: QtBot, start: Start, opened: Opened, sample_path: Path, tmp_path: Path
) -> None:
    file = tmp_path / "list.csv"
    file.write_text("iso3;from\nFRA;2000-01-02\n", encoding="utf-8")
    program = start(sample_path)
    workspace = opened(program)
    workspace.show_area("states")
    opened(program)
    page = workspace.area("states")
    assert isinstance(page, StatesPage)
    qtbot.waitUntil(lambda: page.table.filtered.rowCount() > 100, timeout=10_000)
    page.read(file, "iso3")
    qtbot.waitUntil(page.imported.isVisible, timeout=10_000)
    page.imported.store.click()
    qtbot.waitUntil(lambda: not page.imported.isVisible(), timeout=10_000)
    opened(program)
    page.table.choose("FRA")
    assert [len(row.memberships) for row in page.table.chosen_rows()] == [1]

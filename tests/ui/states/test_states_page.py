"""The area of States by keyboard: recorded, verified, grouped, imported, undone."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from iomdesk.model.state_lists import TableLine
from iomdesk.queries.states import StateOnDay
from iomdesk.reading.state_table import read_state_table
from iomdesk.rendering.state_table import write_memberships
from iomdesk.ui.operations import Operations
from iomdesk.ui.report.outside import Outside
from iomdesk.ui.states.model import CHECK, GROUPS, MEMBERSHIP, VOTE
from iomdesk.ui.states.page import StatesPage
from tests.ui.hands import click, press, type_in

Key = Qt.Key
Settle = Callable[[], None]


def read(path: Path, needed: Sequence[str]) -> tuple[TableLine, ...]:
    return read_state_table(path, needed=needed)


@pytest.fixture
def page(qtbot: QtBot, operations: Operations, settle: Settle, tmp_path: Path) -> StatesPage:
    outside = Outside(
        choose_target=lambda _view, suggested, _kind: suggested,
        documents_folder=lambda: tmp_path,
        open_path=lambda _path: None,
    )
    made = StatesPage(operations, read, write_memberships, outside)
    qtbot.addWidget(made)
    made.resize(1280, 760)
    made.show()
    settle()
    return made


def row(page: StatesPage, code: str) -> StateOnDay:
    page.table.choose(code)
    return page.table.chosen_rows()[0]


def cell(page: StatesPage, code: str, column: int) -> str:
    page.table.choose(code)
    index = page.table.currentIndex()
    return str(page.table.filtered.index(index.row(), column).data())


def shown(page: StatesPage) -> list[str]:
    filtered = page.table.filtered
    return [str(filtered.index(line, 0).data()) for line in range(filtered.rowCount())]


def recorded(page: StatesPage, settle: Settle, code: str = "CHN") -> None:
    page.table.choose(code)
    click(page.state.add_record)
    settle()


def test_a_new_desk_shows_all_states_asserts_nothing_and_says_how_to_begin(page: StatesPage) -> None:
    assert page.assume.isVisible()
    assert "Egypt" in shown(page)
    assert {page.table.filtered.index(line, MEMBERSHIP).data() for line in range(len(shown(page)))} == {""}


def test_the_filter_knows_names_in_every_language_without_accents(page: StatesPage) -> None:
    type_in(page.filter, "egypte")
    assert shown(page) == ["Egypt"]


def test_all_states_are_noted_in_one_step_and_taken_back_in_one(
    page: StatesPage, operations: Operations, settle: Settle
) -> None:
    click(page.assume)
    settle()
    assert cell(page, "FRA", CHECK) == "to be verified"
    assert not page.assume.isVisible()
    operations.undo()
    settle()
    assert row(page, "FRA").memberships == ()
    assert page.assume.isVisible()


def test_enter_leads_into_the_panel_where_days_are_typed(page: StatesPage, settle: Settle) -> None:
    recorded(page, settle)
    page.table.setFocus()
    press(page.table, Key.Key_Return)
    record = next(iter(page.state.records.values()))
    assert record.kind.hasFocus()
    type_in(record.days.fields["from_on"].line, "19.9.2016")
    press(record.days.fields["from_on"].line, Key.Key_Return)
    settle()
    assert cell(page, "CHN", MEMBERSHIP) == "Member since 19 September 2016"
    assert next(iter(page.state.records.values())) is record
    press(record.days.fields["from_on"].line, Key.Key_Escape)
    assert page.table.hasFocus()


def test_days_that_overlap_are_refused_in_words_and_the_field_shows_the_desk_again(
    page: StatesPage, settle: Settle
) -> None:
    recorded(page, settle)
    click(page.state.add_record)
    settle()
    assert "overlap" in page.notice.text
    assert len(row(page, "CHN").memberships) == 1


def test_several_states_are_verified_together(
    page: StatesPage, operations: Operations, settle: Settle
) -> None:
    click(page.assume)
    settle()
    page.table.choose("CHN", "FRA")
    click(page.verify)
    settle()
    assert [one.iso3 for one in page.table.chosen_rows()] == ["CHN", "FRA"]
    assert not page.verify.isEnabled()
    assert [cell(page, code, CHECK) for code in ("CHN", "FRA", "DEU")] == [
        "verified",
        "verified",
        "to be verified",
    ]
    operations.undo()
    settle()
    assert cell(page, "CHN", CHECK) == "to be verified"


def test_the_day_chosen_decides_what_shows(page: StatesPage, settle: Settle) -> None:
    recorded(page, settle)
    record = next(iter(page.state.records.values()))
    record.vote.fields["vote_suspended_from"].committed.emit(date(2019, 1, 1))
    settle()
    assert cell(page, "CHN", VOTE) == "suspended"
    page.day.line.selectAll()
    type_in(page.day.line, "31.12.2018")
    press(page.day.line, Key.Key_Return)
    settle()
    assert cell(page, "CHN", VOTE) == ""


def test_a_scheme_is_made_filled_switched_off_and_removed_with_undo(
    page: StatesPage, operations: Operations, settle: Settle
) -> None:
    page.show_panel("groups")
    type_in(page.groups.new_scheme, "Example")
    press(page.groups.new_scheme, Key.Key_Return)
    settle()
    type_in(page.groups.new_group, "North")
    press(page.groups.new_group, Key.Key_Return)
    settle()
    page.table.choose("FRA", "CHE")
    click(next(iter(page.groups.groups.values())).put)
    settle()
    assert [cell(page, code, GROUPS) for code in ("FRA", "CHE", "CHN")] == ["North", "North", ""]
    page.groups.used.click()
    settle()
    assert cell(page, "FRA", GROUPS) == ""
    page.groups.schemeRemoved.emit(page.groups.scheme)
    settle()
    assert page.groups.scheme == 0
    operations.undo()
    settle()
    operations.undo()
    settle()
    assert cell(page, "FRA", GROUPS) == "North"


def test_a_state_is_put_into_a_group_from_its_own_panel_and_marked_as_aligned(
    page: StatesPage, settle: Settle
) -> None:
    page.edits.add_scheme("Example")
    settle()
    page.edits.add_group(page.groups.scheme, "North")
    settle()
    page.table.choose("CHE")
    page.state.add_place.committed.emit(page.state.add_place.itemData(1))
    settle()
    next(iter(page.state.places.values())).aligned.click()
    settle()
    assert cell(page, "CHE", GROUPS) == "North (aligned)"


def test_a_list_with_bad_lines_names_them_and_cannot_be_stored(
    page: StatesPage, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "list.csv"
    file.write_text("iso3,from\nFRA,\nXXX,\n")
    page.read(file, "iso3")
    qtbot.waitUntil(page.imported.isVisible)
    assert "Line 3: no State has the code “XXX”." in page.imported.words.text()
    assert not page.imported.store.isEnabled()
    assert row(page, "FRA").memberships == ()


def test_a_list_is_stored_after_a_look_at_it_and_undone_in_one_step(
    page: StatesPage, operations: Operations, qtbot: QtBot, settle: Settle, tmp_path: Path
) -> None:
    file = tmp_path / "list.csv"
    file.write_text("iso3,from,verified\nFRA,2000-01-02,yes\nCHN,,\n")
    page.read(file, "iso3")
    qtbot.waitUntil(page.imported.isVisible)
    click(page.imported.store)
    settle()
    assert not page.imported.isVisible()
    assert [cell(page, code, CHECK) for code in ("FRA", "CHN")] == ["verified", "to be verified"]
    operations.undo()
    settle()
    assert row(page, "FRA").memberships == row(page, "CHN").memberships == ()


def test_a_scheme_is_imported_under_the_name_of_its_file(
    page: StatesPage, qtbot: QtBot, settle: Settle, tmp_path: Path
) -> None:
    file = tmp_path / "Example.csv"
    file.write_text("group,iso3\nNorth,FRA\n")
    page.read(file, "group", "iso3")
    qtbot.waitUntil(page.imported.isVisible)
    page.imported.scheme.clear()
    click(page.imported.store)
    settle()
    assert page.imported.isVisible()
    assert page.imported.scheme.hasFocus()
    page.imported.scheme.setText("Example")
    click(page.imported.store)
    settle()
    assert (page.groups.name.text(), cell(page, "FRA", GROUPS)) == ("Example", "North")


def test_a_file_that_is_no_list_is_refused_where_the_work_is(
    page: StatesPage, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "list.csv"
    file.write_text("name\nFrance\n")
    page.read(file, "iso3")
    qtbot.waitUntil(lambda: "iso3" in page.notice.text)


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_memberships_are_saved_and_read_again_as_they_were(
    page: StatesPage, operations: Operations, qtbot: QtBot, settle: Settle, tmp_path: Path, format: str
) -> None:
    assert not page.save.isEnabled()  # nothing is recorded yet
    file = tmp_path / "list.csv"
    file.write_text("iso3,from,suspended_from,verified\nFRA,2000-01-02,2019-03-04,yes\nCHN,,,\n")
    page.read(file, "iso3")
    qtbot.waitUntil(page.imported.isVisible)
    click(page.imported.store)
    settle()
    before = [row(page, code).memberships for code in ("FRA", "CHN")]
    page.save_as(format)
    qtbot.waitUntil(page.written.isVisible)
    settle()
    assert page.written.words.text().endswith(f".{format}")
    written = next(tmp_path.glob(f"Membership*.{format}"))
    operations.undo()
    settle()
    page.read(written, "iso3")
    qtbot.waitUntil(page.imported.isVisible)
    click(page.imported.store)
    settle()
    after = [row(page, code).memberships for code in ("FRA", "CHN")]
    assert [[replace(one, id=0) for one in rows] for rows in after] == [
        [replace(one, id=0) for one in rows] for rows in before
    ]


def test_a_list_that_cannot_be_written_is_told_where_the_work_is(
    page: StatesPage, qtbot: QtBot, settle: Settle, tmp_path: Path
) -> None:
    click(page.assume)
    settle()
    tmp_path.joinpath("taken").write_text("")
    page.export._folder = tmp_path / "taken"
    page.save_as("csv")
    qtbot.waitUntil(lambda: bool(page.notice.text))
    settle()
    assert not page.written.isVisible()

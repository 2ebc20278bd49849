"""What the tab offers for papers that precede a session: a symbol, the free text, the calendar file."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from iomdesk.queries.paper_texts import paper_text_of
from iomdesk.queries.papers import paper_of
from iomdesk.services.paper_facts import build_paper
from iomdesk.ui.operations import Operations
from iomdesk.ui.report.report_tab import ReportTab
from tests.ui.report.fake_workshop import FakeWorkshop, FakeWorld
from tests.ui.text.desk_fixtures import Settle
from tests.ui.text.keyboard import type_in
from tests.ui.text.memory_desk import MemoryDesk

Choose = Callable[[str], None]


@pytest.fixture
def world(tmp_path: Path) -> FakeWorld:
    return FakeWorld(tmp_path)


@pytest.fixture
def tab(
    qtbot: QtBot, operations: Operations, desk: MemoryDesk, world: FakeWorld, settle: Settle
) -> ReportTab:
    made = ReportTab(operations, desk.sample_session, FakeWorkshop(), outside=world.outside())
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    pages_are_made(made, qtbot, settle)
    return made


@pytest.fixture
def choose(tab: ReportTab, qtbot: QtBot, settle: Settle) -> Choose:
    def turn_to(kind: str) -> None:
        tab.controls.kinds.show_stored(kind)
        tab.controls.kinds.committed.emit(kind)
        pages_are_made(tab, qtbot, settle)

    return turn_to


def pages_are_made(tab: ReportTab, qtbot: QtBot, settle: Settle) -> None:
    qtbot.waitUntil(lambda: tab.pages.pages is not None and not tab.maker.is_working)
    settle()


def test_paper_without_a_symbol_is_offered_the_next_free_one_and_told_it_is_unconfirmed(
    tab: ReportTab, choose: Choose, desk: MemoryDesk, qtbot: QtBot, settle: Settle
) -> None:
    assert not tab.controls.fields.next_symbol.isVisible()
    choose("participants")
    offered = tab.controls.fields.next_symbol
    assert offered.isVisible()
    assert "unconfirmed" in offered.toolTip()
    offered.click()
    pages_are_made(tab, qtbot, settle)
    given = desk.look(paper_of, session_id=desk.sample_session, kind="participants").symbol
    assert given.startswith("WG/1/INF/")
    assert given in offered.toolTip() or not offered.isVisible()
    assert tab.controls.fields.symbol.text() == given


def test_chairs_notes_have_no_symbol_to_fill_in(tab: ReportTab, choose: Choose) -> None:
    choose("brief")
    assert not tab.controls.fields.symbol.isVisible()
    choose("report")
    assert tab.controls.fields.symbol.isVisible()


def test_proposal_is_written_above_the_pages_and_stands_in_the_note(
    tab: ReportTab, choose: Choose, desk: MemoryDesk, qtbot: QtBot, settle: Settle
) -> None:
    assert not tab.free_text.isVisible()
    choose("mandate-note")
    assert tab.free_text.isVisible()
    assert "Français" in tab.free_text.field.placeholderText()
    tab.free_text.field.setFocus()
    type_in(tab.free_text.field, "Une phrase nouvelle.")
    tab.flush()
    pages_are_made(tab, qtbot, settle)
    where = {"session_id": desk.sample_session, "kind": "mandate-note"}
    assert "Une phrase nouvelle." in desk.look(paper_text_of, **where)[tab.controls.language]
    assert "Une phrase nouvelle." in repr(desk.look(build_paper, **where, language=tab.controls.language))


def test_what_is_typed_stays_with_its_paper_and_language_when_another_is_chosen(
    tab: ReportTab, choose: Choose, desk: MemoryDesk
) -> None:
    choose("convocation")
    language = tab.controls.language
    tab.free_text.field.setFocus()
    type_in(tab.free_text.field, "Porte E6.")
    choose("mandate-note")
    texts = desk.look(paper_text_of, session_id=desk.sample_session, kind="convocation")
    assert texts == {language: "Porte E6."}
    assert "Porte E6." not in tab.free_text.field.toPlainText()


def test_calendar_file_is_written_beside_the_letter(
    tab: ReportTab, choose: Choose, world: FakeWorld, qtbot: QtBot, settle: Settle, tmp_path: Path
) -> None:
    assert not tab.controls.calendar.isVisible()
    choose("convocation")
    world.target = tmp_path / "session.ics"
    tab.controls.calendar.click()
    qtbot.waitUntil(tab.written.isVisible)
    settle()
    assert world.suggested[-1].suffix == ".ics"
    assert len(world.target.read_text(encoding="utf-8").splitlines()) == 2

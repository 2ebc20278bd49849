from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from iomdesk.document.document import Document
from iomdesk.queries.agenda import agenda_of
from iomdesk.queries.papers import paper_of
from iomdesk.runtime.errors import UserError
from iomdesk.services.minutes import save_draft
from iomdesk.ui.operations import Operations
from iomdesk.ui.report.page_layout import Place
from iomdesk.ui.report.report_tab import ReportTab
from tests.ui.report.fake_workshop import FakeWorkshop, FakeWorld
from tests.ui.text.desk_fixtures import Settle
from tests.ui.text.keyboard import CONTROL, press, type_in
from tests.ui.text.memory_desk import MemoryDesk

Key = Qt.Key


@pytest.fixture
def workshop() -> FakeWorkshop:
    return FakeWorkshop()


@pytest.fixture
def world(tmp_path: Path) -> FakeWorld:
    return FakeWorld(tmp_path)


@pytest.fixture
def tab(
    qtbot: QtBot,
    operations: Operations,
    desk: MemoryDesk,
    workshop: FakeWorkshop,
    world: FakeWorld,
    settle: Settle,
) -> Iterator[ReportTab]:
    made = opened(qtbot, operations, desk, workshop, world)
    pages_are_shown(made, qtbot, settle)
    yield made
    workshop.go.set()


def opened(
    qtbot: QtBot, operations: Operations, desk: MemoryDesk, workshop: FakeWorkshop, world: FakeWorld
) -> ReportTab:
    made = ReportTab(operations, desk.sample_session, workshop, outside=world.outside())
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    return made


def pages_are_shown(tab: ReportTab, qtbot: QtBot, settle: Settle) -> None:
    qtbot.waitUntil(lambda: tab.pages.pages is not None and not tab.maker.is_working)
    settle()


def write_minutes(operations: Operations, desk: MemoryDesk, words: str) -> None:
    first = desk.look(agenda_of, session_id=desk.sample_session, language="fr").items[0].id
    operations.run(save_draft, item=first, language="fr", text=words)


def title(document: Document) -> str:
    return f"{document.language} {document.title}"


def test_the_report_is_shown_with_its_headings_and_the_register(
    tab: ReportTab, workshop: FakeWorkshop
) -> None:
    assert title(workshop.documents[0]).startswith("en WG/1/L/1 – Report")
    assert rows(tab) == ["I. Ouverture", "A. Premier point", "II. Conclusions"]
    assert tab.controls.fields.symbol.text() == "WG/1/L/1"
    assert tab.zoom.page.text() == "Cover · 1 of 5"


def rows(tab: ReportTab) -> list[object]:
    model = tab.headings.model_
    return [model.index(row).data() for row in range(model.rowCount())]


def test_the_pages_follow_the_text_and_keep_the_place(
    tab: ReportTab, workshop: FakeWorkshop, operations: Operations, desk: MemoryDesk, qtbot: QtBot
) -> None:
    tab.pages.go_to(Place(3, 0.25))
    before = tab.pages.place
    write_minutes(operations, desk, "Mots nouveaux.")
    qtbot.waitUntil(lambda: len(workshop.made) == 2 and tab.pages.pages is workshop.made[1])
    assert "Mots nouveaux." in repr(workshop.documents[-1])
    assert tab.pages.place == before
    assert workshop.made[0].is_closed


def test_the_former_pages_stay_until_the_new_ones_are_there(
    tab: ReportTab, workshop: FakeWorkshop, operations: Operations, desk: MemoryDesk, qtbot: QtBot
) -> None:
    workshop.go.clear()
    write_minutes(operations, desk, "x")
    qtbot.waitUntil(lambda: len(workshop.documents) == 2)
    assert tab.pages.pages is workshop.made[0]
    assert not workshop.made[0].is_closed
    workshop.go.set()
    qtbot.waitUntil(lambda: tab.pages.pages is not workshop.made[0])


def test_a_change_while_pages_are_made_means_once_more_and_no_more(
    tab: ReportTab, workshop: FakeWorkshop, operations: Operations, desk: MemoryDesk, qtbot: QtBot
) -> None:
    workshop.go.clear()
    write_minutes(operations, desk, "1")
    qtbot.waitUntil(lambda: len(workshop.documents) == 2)
    for words in ("12", "123", "1234"):
        write_minutes(operations, desk, words)
    workshop.go.set()
    qtbot.waitUntil(lambda: not tab.maker.is_working and len(workshop.documents) > 2)
    assert len(workshop.documents) == 3
    assert "1234" in repr(workshop.documents[-1])


def test_a_change_that_the_paper_does_not_show_makes_no_pages(
    tab: ReportTab, workshop: FakeWorkshop, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(tab.maker.unchanged):
        tab.refresh()
    assert len(workshop.documents) == 1


def test_a_hidden_tab_makes_pages_only_when_it_is_shown_again(
    tab: ReportTab,
    workshop: FakeWorkshop,
    operations: Operations,
    desk: MemoryDesk,
    qtbot: QtBot,
    settle: Settle,
) -> None:
    tab.hide()
    write_minutes(operations, desk, "x")
    settle()
    assert not tab.maker.is_working
    tab.show()
    qtbot.waitUntil(lambda: len(workshop.made) == 2)


def test_another_paper_in_another_language_begins_at_its_top(
    tab: ReportTab, workshop: FakeWorkshop, qtbot: QtBot, settle: Settle
) -> None:
    tab.pages.go_to(Place(3, 0.0))
    press(tab.controls.kinds, Key.Key_Home)
    while tab.controls.kind != "agenda":
        press(tab.controls.kinds, Key.Key_Down)
    tab.controls.languages.button("es").click()
    pages_are_shown(tab, qtbot, settle)
    qtbot.waitUntil(lambda: tab.pages.pages is workshop.made[-1])
    assert title(workshop.documents[-1]).startswith("es WG/1/1")
    assert tab.pages.verticalScrollBar().value() == 0
    assert tab.controls.fields.symbol.text() == "WG/1/1"


def test_pages_that_come_too_late_are_dropped(tab: ReportTab, workshop: FakeWorkshop, qtbot: QtBot) -> None:
    workshop.go.clear()
    tab.controls.languages.button("es").click()
    qtbot.waitUntil(lambda: len(workshop.documents) == 2)
    tab.controls.languages.button("fr").click()
    qtbot.waitUntil(lambda: len(workshop.documents) == 3)
    workshop.go.set()
    qtbot.waitUntil(lambda: not tab.maker.is_working)
    assert title(workshop.documents[-1]).startswith("fr ")
    assert tab.pages.pages is workshop.made[-1]


def test_long_work_can_be_stopped_and_begun_again(
    tab: ReportTab, workshop: FakeWorkshop, qtbot: QtBot
) -> None:
    workshop.go.clear()
    tab.controls.languages.button("fr").click()
    qtbot.waitUntil(tab.strip.isVisible)
    tab.strip.cancel.click()
    qtbot.waitUntil(lambda: "out of date" in tab.banner.text)
    assert not tab.strip.isVisible()
    workshop.go.set()
    button(tab.banner, "Set them now").click()
    qtbot.waitUntil(lambda: tab.pages.pages is workshop.made[-1] and len(workshop.made) == 2)


def button(parent: object, words: str) -> QPushButton:
    assert hasattr(parent, "findChildren")
    found: QPushButton = next(one for one in parent.findChildren(QPushButton) if one.text() == words)
    return found


def test_an_error_is_told_where_the_pages_are_and_can_be_tried_again(
    tab: ReportTab, workshop: FakeWorkshop, qtbot: QtBot
) -> None:
    workshop.error = UserError("The disk is full.")
    tab.controls.languages.button("fr").click()
    qtbot.waitUntil(lambda: tab.banner.text == "The disk is full.")
    workshop.error = None
    button(tab.banner, "Try again").click()
    qtbot.waitUntil(lambda: len(workshop.made) == 2)
    qtbot.waitUntil(lambda: tab.banner.text == "")


def test_the_cover_is_filled_in_and_the_pages_follow(
    tab: ReportTab,
    workshop: FakeWorkshop,
    desk: MemoryDesk,
    operations: Operations,
    qtbot: QtBot,
    settle: Settle,
) -> None:
    symbol = tab.controls.fields.symbol
    symbol.setFocus()
    symbol.selectAll()
    type_in(symbol, "WG/1/9")
    press(symbol, Key.Key_Return)
    settle()
    assert desk.look(paper_of, session_id=desk.sample_session, kind="report").symbol == "WG/1/9"
    qtbot.waitUntil(lambda: workshop.documents[-1].symbol == "WG/1/9")
    operations.undo()
    settle()
    assert symbol.text() == "WG/1/L/1"


def test_a_file_is_written_registered_and_offered(
    tab: ReportTab, world: FakeWorld, desk: MemoryDesk, settle: Settle, qtbot: QtBot, tmp_path: Path
) -> None:
    world.target = tmp_path / "rapport.pdf"
    tab.controls.saving["pdf"].click()
    qtbot.waitUntil(tab.written.isVisible)
    settle()
    assert world.suggested[0].name.startswith("WG-1-L-1 – Report")
    assert world.suggested[0].name.endswith(".en.pdf")
    (issue,) = desk.look(paper_of, session_id=desk.sample_session, kind="report").issues
    assert (issue.file_name, issue.format, issue.language, issue.digest) == (
        "rapport.pdf",
        "pdf",
        "en",
        "d" * 64,
    )
    qtbot.waitUntil(tab.issues.isVisible)
    assert any(label.text() == "rapport.pdf" for label in tab.issues.findChildren(QLabel))
    tab.written.open.click()
    tab.written.show_folder.click()
    assert world.opened == [world.target, tmp_path]


def test_thinking_better_of_it_writes_nothing(
    tab: ReportTab, world: FakeWorld, workshop: FakeWorkshop, settle: Settle
) -> None:
    tab.controls.saving["docx"].click()
    settle()
    assert world.suggested[0].suffix == ".docx"
    assert len(workshop.documents) == 1
    assert not tab.written.isVisible()


def test_a_file_that_cannot_be_written_is_told_and_not_registered(
    tab: ReportTab, world: FakeWorld, workshop: FakeWorkshop, desk: MemoryDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    world.target = tmp_path / "rapport.pdf"
    workshop.error = UserError("The folder cannot be written to.")
    tab.controls.saving["pdf"].click()
    qtbot.waitUntil(lambda: tab.banner.text == "The folder cannot be written to.")
    assert desk.look(paper_of, session_id=desk.sample_session, kind="report").issues == ()


def test_without_a_printer_a_file_is_offered_instead(
    tab: ReportTab, world: FakeWorld, settle: Settle
) -> None:
    world.has_printer = False
    tab.controls.printing.click()
    assert "No printer is set up" in tab.banner.text
    button(tab.banner, "Save as PDF…").click()
    settle()
    assert len(world.suggested) == 1


def test_the_pages_are_printed(tab: ReportTab, world: FakeWorld, qtbot: QtBot, tmp_path: Path) -> None:
    world.target = tmp_path / "printed.pdf"
    tab.controls.printing.click()
    qtbot.waitUntil(lambda: "5 pages were sent" in tab.banner.text, timeout=20_000)
    printed = PdfReader(world.target)
    assert len(printed.pages) == 5
    assert float(printed.pages[0].mediabox.width) == pytest.approx(595, abs=2)


def test_a_heading_leads_to_its_page_and_the_pages_mark_their_heading(tab: ReportTab) -> None:
    tab.headings.clicked.emit(tab.headings.model_.index(1))
    assert tab.pages.current_page == 2
    assert tab.headings.currentIndex().row() == 1
    press(tab.pages, Key.Key_End)
    assert tab.headings.currentIndex().row() == 2
    assert tab.zoom.page.text() == "Page 4 · 5 of 5"


def test_keys_turn_the_pages(tab: ReportTab) -> None:
    bar = tab.pages.verticalScrollBar()
    press(tab.pages, Key.Key_PageDown)
    assert bar.value() > 300
    press(tab.pages, Key.Key_PageUp)
    assert bar.value() == 0
    press(tab.pages, Key.Key_End)
    assert bar.value() == bar.maximum()
    press(tab.pages, Key.Key_Home)
    assert bar.value() == 0


def test_the_size_changes_by_keys_and_fits_the_width_again(tab: ReportTab) -> None:
    fitted = tab.pages.zoom
    press(tab.pages, Key.Key_Minus, CONTROL)
    assert tab.pages.zoom < fitted
    assert tab.zoom.zoom.text() == f"{round(tab.pages.zoom * 100)} %"
    press(tab.pages, Key.Key_0, CONTROL)
    assert tab.pages.zoom == fitted
    tab.zoom.zoom.click()
    assert tab.pages.zoom == 1.0


def test_the_wheel_zooms_around_the_pointer(tab: ReportTab) -> None:
    tab.pages.go_to(Place(2, 0.5))
    layout = tab.pages._layout
    held = layout.place_at(tab.pages.verticalScrollBar().value() + 100)
    wheel = QWheelEvent(
        QPointF(200, 100),
        QPointF(tab.pages.viewport().mapToGlobal(QPoint(200, 100))),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        CONTROL,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(tab.pages.viewport(), wheel)
    now = tab.pages._layout.place_at(tab.pages.verticalScrollBar().value() + 100)
    assert tab.pages.zoom > layout.zoom
    assert now.page == held.page
    assert now.share == pytest.approx(held.share, abs=0.01)


def test_a_wider_window_has_larger_pages_at_the_same_place(tab: ReportTab) -> None:
    tab.pages.go_to(Place(2, 0.5))
    before, zoom = tab.pages.place, tab.pages.zoom
    tab.resize(1400, 700)
    assert tab.pages.zoom > zoom
    assert tab.pages.place.page == before.page
    assert tab.pages.place.share == pytest.approx(before.share, abs=0.01)


def test_only_pages_near_the_window_are_drawn_and_those_looked_at_first(
    tab: ReportTab, workshop: FakeWorkshop, qtbot: QtBot
) -> None:
    drawn = workshop.made[0].drawn
    qtbot.waitUntil(lambda: len(drawn) >= 2)
    assert [index for index, _scale in drawn] == [0, 1]
    assert tab.pages.images.image(0) is not None


def test_a_desk_that_can_only_be_read_still_gives_papers(
    qtbot: QtBot, desk: MemoryDesk, workshop: FakeWorkshop, world: FakeWorld, tmp_path: Path
) -> None:
    desk.is_read_only = True
    operations = Operations(desk)
    tab = opened(qtbot, operations, desk, workshop, world)
    qtbot.waitUntil(lambda: tab.pages.pages is not None)
    assert tab.controls.fields.symbol.isReadOnly()
    world.target = tmp_path / "rapport.pdf"
    tab.controls.saving["pdf"].click()
    qtbot.waitUntil(tab.written.isVisible)
    assert desk.done == []
    operations.close()


def test_a_word_file_shows_what_changed_since_a_sealed_state(
    tab: ReportTab, world: FakeWorld, tmp_path: Path, qtbot: QtBot, settle: Settle
) -> None:
    qtbot.waitUntil(lambda: bool(tab.controls.changes.actions()))
    world.target = tmp_path / "report (changes).docx"
    tab.controls.changes.actions()[0].trigger()
    qtbot.waitUntil(world.target.exists)
    settle()
    assert world.target.read_text(encoding="utf-8").startswith("changes to")
    assert world.suggested[-1].name.endswith("(changes).docx")
    assert not tab.banner.isVisible()


def test_papers_of_which_no_state_is_kept_offer_no_comparison(
    tab: ReportTab, qtbot: QtBot, settle: Settle
) -> None:
    qtbot.waitUntil(lambda: tab.controls.changes.menuAction().isVisible())
    tab.controls.kinds.show_stored("programme")
    tab.controls.kinds.committed.emit("programme")
    settle()
    qtbot.waitUntil(lambda: not tab.controls.changes.menuAction().isVisible())

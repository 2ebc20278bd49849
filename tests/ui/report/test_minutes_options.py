"""Minutes and extracts in the tab of papers: how speakers are told, and which item."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from iomdesk.document.document import Document
from iomdesk.document.text import plain_text
from iomdesk.ui.operations import Operations
from iomdesk.ui.report.report_tab import ReportTab
from tests.ui.report.fake_workshop import FakeWorkshop, FakeWorld
from tests.ui.text.desk_fixtures import Settle
from tests.ui.text.memory_desk import MemoryDesk


class Workshop(FakeWorkshop):
    """Remember what pages were made of."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[Document] = []

    def preview(self, document, progress):  # type: ignore[no-untyped-def]
        self.shown.append(document)
        return super().preview(document, progress)


@pytest.fixture
def workshop() -> Workshop:
    return Workshop()


@pytest.fixture
def tab(
    qtbot: QtBot, operations: Operations, desk: MemoryDesk, workshop: Workshop, tmp_path: Path
) -> Iterator[ReportTab]:
    made = ReportTab(operations, desk.sample_session, workshop, outside=FakeWorld(tmp_path).outside())
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    yield made
    workshop.go.set()


def choose(tab: ReportTab, kind: str, qtbot: QtBot, settle: Settle) -> None:
    tab.controls.kinds.setCurrentIndex(tab.controls.kinds.findData(kind))
    tab.controls.kinds.activated.emit(tab.controls.kinds.currentIndex())
    wait(tab, qtbot, settle)


def wait(tab: ReportTab, qtbot: QtBot, settle: Settle) -> None:
    settle()
    qtbot.waitUntil(lambda: not tab.maker.is_working)
    settle()


def words(document: Document) -> str:
    return " ".join(plain_text(getattr(block, "text", ())) for block in document.blocks)


def test_the_choices_show_for_minutes_alone_and_the_item_for_extracts(
    tab: ReportTab, qtbot: QtBot, settle: Settle
) -> None:
    options = tab.controls.options
    assert not options.isVisible()
    choose(tab, "minutes", qtbot, settle)
    assert options.attribution.isVisible()
    assert not options.item.isVisible()
    choose(tab, "extract", qtbot, settle)
    assert options.item.isVisible()
    assert options.item.count() == 12


def test_the_pages_follow_how_speakers_are_told(
    tab: ReportTab, workshop: Workshop, qtbot: QtBot, settle: Settle
) -> None:
    choose(tab, "minutes", qtbot, settle)
    assert "that took the floor included" in words(workshop.shown[-1])
    tab.controls.options.attribution.setCurrentIndex(2)
    tab.controls.options.attribution.activated.emit(2)
    wait(tab, qtbot, settle)
    assert "that took the floor included" not in words(workshop.shown[-1])


def test_an_extract_is_of_the_item_that_is_chosen(
    tab: ReportTab, workshop: Workshop, qtbot: QtBot, settle: Settle
) -> None:
    choose(tab, "extract", qtbot, settle)
    item = tab.controls.options.item
    item.setCurrentIndex(3)
    item.activated.emit(3)
    wait(tab, qtbot, settle)
    assert workshop.shown[-1].cover.title[1].endswith("PARTICIPATION IN COORDINATION MECHANISMS")
    assert tab.issuing.details == {"attribution": "listed", "item": item.currentData()}

"""The search box by the keyboard: what is found leads to its place, commands are run, searches are kept."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from iomdesk.app.application import DeskApplication
from iomdesk.app.places import sessions_of
from iomdesk.services.reports import make_report
from iomdesk.ui.agenda.tab import AgendaTab
from iomdesk.ui.documents.area import DocumentsArea
from iomdesk.ui.minutes.minutes_tab import MinutesTab
from iomdesk.ui.recommendations.recommendations_tab import RecommendationsTab
from iomdesk.ui.report.report_tab import ReportTab
from iomdesk.ui.search.palette import SearchPalette
from tests.app.conftest import Opened, Start
from tests.ui.conftest import dressed, no_qt_warning, no_window_left_open

__all__ = ["dressed", "no_qt_warning", "no_window_left_open"]

Key = Qt.Key
SAMPLE = 6
Search = Callable[[str], SearchPalette]


@pytest.fixture
def program(start: Start, opened: Opened, sample_path: Path) -> DeskApplication:
    made = start(sample_path)
    opened(made)
    return made


@pytest.fixture
def search(program: DeskApplication, opened: Opened) -> Search:
    def look(words: str) -> SearchPalette:
        program.window.menus.searchRequested.emit()
        opened(program)
        palette = opened(program).findChild(SearchPalette)
        assert isinstance(palette, SearchPalette)
        palette.typed.setText(words)
        opened(program)
        return palette

    return look


def titles(palette: SearchPalette) -> list[str]:
    return [line.title for line in palette.model.rows]


@pytest.mark.usefixtures("dressed")
def test_words_of_the_minutes_lead_to_their_paragraph(
    program: DeskApplication, search: Search, opened: Opened
) -> None:
    palette = search('type:minutes language:fr "remercié le Directeur"')
    QTest.keyClick(palette.typed, Key.Key_Return)
    opened(program)
    assert not palette.isVisible()
    tab = sessions_of(opened(program)).page.tab("minutes")  # type: ignore[union-attr]
    assert isinstance(tab, MinutesTab)
    opened(program)
    cursor = tab.pages.text.editor.textCursor()
    assert cursor.block().text()[cursor.positionInBlock() :].startswith("remercié le Directeur")


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize(
    ("query", "tab", "kind"),
    [
        ("type:item regional", "agenda", AgendaTab),
        ("type:recommendation regional", "recommendations", RecommendationsTab),
        ("type:report submitted", "report", ReportTab),
    ],
)
def test_other_places_are_led_to(
    program: DeskApplication, search: Search, opened: Opened, query: str, tab: str, kind: type
) -> None:
    assert program.desk is not None
    program.desk.do(make_report, session=SAMPLE).result()
    palette = search(query)
    QTest.keyClick(palette.typed, Key.Key_Return)
    opened(program)
    page = sessions_of(opened(program)).page
    assert page is not None
    assert isinstance(page.tab(tab), kind)
    if tab == "report":
        report = page.tab(tab)
        assert isinstance(report, ReportTab)
        assert report.editing.is_on
        opened(program)
        assert report.editing.editor is not None
        assert report.editing.editor.current is not None
        assert "submitted" in report.editing.editor.current.texts["en"].text


@pytest.mark.usefixtures("dressed")
def test_a_document_is_led_to(program: DeskApplication, search: Search, opened: Opened) -> None:
    palette = search("type:document WG/1/2")
    QTest.keyClick(palette.typed, Key.Key_Return)
    opened(program)
    area = opened(program).area("documents")
    assert isinstance(area, DocumentsArea)
    chosen = area.list.currentItem()
    assert chosen is not None
    assert chosen.text(0) == "WG/1/2"


@pytest.mark.usefixtures("dressed")
def test_a_command_is_found_and_run(program: DeskApplication, search: Search, opened: Opened) -> None:
    palette = search("history changes")
    assert "Commands" in titles(palette)
    while not palette.model.rows[palette.list.currentIndex().row()].title.startswith("History of changes"):
        QTest.keyClick(palette.typed, Key.Key_Down)
    QTest.keyClick(palette.typed, Key.Key_Return)
    opened(program)
    assert opened(program).current_area == "history"


@pytest.mark.usefixtures("dressed")
def test_fields_are_completed_by_tab(search: Search, opened: Opened, program: DeskApplication) -> None:
    palette = search("spea")
    QTest.keyClick(palette.typed, Key.Key_Tab)
    QTest.keyClicks(palette.typed, "swi")
    opened(program)
    QTest.keyClick(palette.typed, Key.Key_Tab)
    opened(program)
    assert palette.typed.text() == "speaker:Switzerland "
    assert any("Suisse" in line.spoken for line in palette.model.rows)
    QTest.keyClick(palette.typed, Key.Key_Escape)
    assert not palette.isVisible()


@pytest.mark.usefixtures("dressed")
def test_a_search_is_kept_with_the_desk_and_offered(
    search: Search, program: DeskApplication, opened: Opened
) -> None:
    palette = search("regional")
    QTest.keyClick(palette.typed, Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    opened(program)
    palette.typed.clear()
    opened(program)
    assert titles(palette)[:2] == ["Searches that are kept", "regional"]
    QTest.keyClick(palette.typed, Key.Key_Return)
    opened(program)
    assert palette.typed.text() == "regional"


@pytest.mark.usefixtures("dressed")
def test_what_cannot_be_meant_is_said_in_the_box(search: Search) -> None:
    palette = search("after:never")
    assert "never" in palette.said.text()
    assert palette.said.isVisible()

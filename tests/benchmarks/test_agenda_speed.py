"""Measure an agenda of 1,000 items in a desk of 500 sessions, with the raw query beside each figure."""

import gc
import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from iomdesk.app.areas import session_tabs
from iomdesk.desk import Desk, open_desk
from iomdesk.runtime.translations import choose_interface_language
from iomdesk.ui.agenda.tab import AgendaTab
from iomdesk.ui.fonts import load_fonts
from iomdesk.ui.operations import Operations
from iomdesk.ui.sessions.area import SessionsArea
from iomdesk.ui.theme import Theme, ThemeChoice
from tests.benchmarks.big_desk import add_big_agenda, make_big_desk

_SESSIONS = 500
_RUNS = 9
_OPENS_MS = 150
_MOVES_MS = 50
_WAIT_MS = 20_000

_RAW = (
    "SELECT id, parent_id, position, kind, role, planned_minutes, outcome FROM agenda_item"
    " WHERE session_id = {session} AND deleted_at IS NULL",
    "SELECT text.item_id, text.language, text.title FROM agenda_item_text AS text"
    " JOIN agenda_item AS item ON item.id = text.item_id WHERE item.session_id = {session}",
    "SELECT link.item_id, link.clause_id FROM agenda_item_clause AS link"
    " JOIN agenda_item AS item ON item.id = link.item_id WHERE item.session_id = {session}",
    "SELECT link.item_id, document.symbol FROM agenda_item_document AS link"
    " JOIN document ON document.id = link.document_id"
    " JOIN agenda_item AS item ON item.id = link.item_id WHERE item.session_id = {session}",
)


class Painted(QObject):
    """Wait in an event loop until what is looked for was painted in a tree."""

    def __init__(self, tab: AgendaTab, is_shown: Callable[[], bool]) -> None:
        super().__init__()
        self._viewport = tab.tree.viewport()
        self._is_shown = is_shown
        self._loop = QEventLoop()
        self.at = 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self.at and event.type() == QEvent.Type.Paint and self._is_shown():
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._on_painted)  # comes once the painting is over
        return False

    def _on_painted(self) -> None:
        self.at = time.perf_counter()
        self._loop.quit()

    def wait(self) -> float:
        """Return when it was painted."""
        self._viewport.installEventFilter(self)
        QTimer.singleShot(_WAIT_MS, self._loop.quit)
        self._loop.exec()
        assert self.at, "it was never painted"
        return self.at


@pytest.fixture(scope="module")
def big_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, int]]:
    path: Path = tmp_path_factory.mktemp("big") / "big.iomdesk"
    make_big_desk(path, _SESSIONS, 10)
    session = add_big_agenda(path)
    with open_desk(path) as desk:
        desk.warm_up().result()
        gc.collect()
        gc.freeze()  # as the program does once it is imported
        yield desk, session


@pytest.fixture
def area(qtbot: QtBot, qapp: QApplication, big_desk: tuple[Desk, int]) -> Iterator[SessionsArea]:
    choose_interface_language("fr")
    load_fonts()
    Theme(qapp, ThemeChoice.LIGHT)
    operations = Operations(big_desk[0])
    made = SessionsArea(operations, session_tabs())
    qtbot.addWidget(made)
    made.resize(1280, 800)
    with qtbot.waitExposed(made):
        made.show()
    settle(operations)
    yield made
    operations.close()


def settle(operations: Operations) -> None:
    """Let everything that was handed in be answered and shown."""
    loop = QEventLoop()
    QTimer.singleShot(0, lambda: operations.when_idle(lambda: QTimer.singleShot(0, loop.quit)))
    loop.exec()


def raw_milliseconds(desk: Desk, session: int) -> float:
    """Time the bare questions on the desk's own thread."""

    def ask(reader: Session) -> float:
        connection = reader.connection()
        begin = time.perf_counter()
        for statement in _RAW:
            connection.exec_driver_sql(statement.format(session=session)).all()
        return 1000 * (time.perf_counter() - begin)

    return statistics.median(desk.answer(ask) for _ in range(_RUNS))


def agenda_of_page(area: SessionsArea) -> AgendaTab:
    tab = area.page.tab("agenda") if area.page else None
    assert isinstance(tab, AgendaTab)
    return tab


def opened(area: SessionsArea, session: int) -> tuple[AgendaTab, float, float]:
    """Open a session as a click does; return milliseconds until it is painted, and until all panels are."""
    begin = time.perf_counter()
    area.open_session(session)
    tab = agenda_of_page(area)
    painted = Painted(tab, lambda: bool(tab.model.root.children)).wait()
    settle(area.list.operations)
    return tab, 1000 * (painted - begin), 1000 * (time.perf_counter() - begin)


def moved(area: SessionsArea, tab: AgendaTab, by: Qt.Key) -> tuple[float, float]:
    """Move the current item with the keyboard; return milliseconds until its new number is painted."""
    item = tab.tree.current_item
    before = tab.model.node_of(item)
    assert before is not None
    number = before.row.full_number if before.row else ""

    def is_renumbered() -> bool:
        node = tab.model.node_of(item)
        return node is not None and node.row is not None and node.row.full_number != number

    begin = time.perf_counter()
    QTest.keyClick(tab.tree, by, Qt.KeyboardModifier.AltModifier)
    painted = Painted(tab, is_renumbered).wait()
    settle(area.list.operations)
    return 1000 * (painted - begin), 1000 * (time.perf_counter() - begin)


def tell(capsys: pytest.CaptureFixture[str], **figures: object) -> None:
    with capsys.disabled():
        sys.stdout.write(json.dumps(figures) + "\n")


def test_an_agenda_of_1000_items_opens_within_150_ms(
    area: SessionsArea, big_desk: tuple[Desk, int], capsys: pytest.CaptureFixture[str]
) -> None:
    desk, session = big_desk
    opened(area, session)  # fonts, icons and statements are made once per process
    runs = []
    for _ in range(_RUNS):
        area.open_session(session - 1)  # so that the page of the large one is made anew
        settle(area.list.operations)
        tab, painted, all_panels = opened(area, session)
        assert len(list(tab.model.root.walk())) == 1000
        runs.append((painted, all_panels))
    painted, all_panels = (statistics.median(column) for column in zip(*runs, strict=True))
    raw = raw_milliseconds(desk, session)
    tell(capsys, opens_ms=round(painted, 1), all_panels_ms=round(all_panels, 1), raw_query_ms=round(raw, 1))
    assert painted < _OPENS_MS


@pytest.mark.parametrize("line", [3, 500])
def test_a_move_among_1000_items_shows_within_50_ms(
    area: SessionsArea,
    big_desk: tuple[Desk, int],
    capsys: pytest.CaptureFixture[str],
    line: int,
) -> None:
    desk, session = big_desk
    tab, *_ = opened(area, session)
    tab.tree.choose(tab.tree.item_near(line))
    settle(area.list.operations)
    moved(area, tab, Qt.Key.Key_Down)
    moved(area, tab, Qt.Key.Key_Up)
    runs = [moved(area, tab, Qt.Key.Key_Up if run % 2 else Qt.Key.Key_Down) for run in range(2 * _RUNS)]
    painted, all_panels = (statistics.median(column) for column in zip(*runs, strict=True))
    raw = raw_milliseconds(desk, session)
    tell(
        capsys,
        line=line,
        move_ms=round(painted, 1),
        all_panels_ms=round(all_panels, 1),
        raw_query_ms=round(raw, 1),
    )
    assert painted < _MOVES_MS

"""Watch an agenda being opened and changed: how long until what was asked for is painted."""

import time
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QTreeView
from sqlalchemy.orm import Session

from iomdesk.desk import Desk
from iomdesk.ui.agenda.tab import AgendaTab
from iomdesk.ui.operations import Operations
from iomdesk.ui.sessions.area import SessionsArea

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


class Took(NamedTuple):
    """Hold the milliseconds by the clock, and those in which this process was at work, on all its threads.

    Others at work on the machine make the clock's as many times longer as they like, the work's by some.
    """

    clock: float
    work: float

    @classmethod
    def now(cls) -> "Took":
        """Return the moment."""
        return cls(1000 * time.perf_counter(), 1000 * time.process_time())

    def since(self, begin: "Took") -> "Took":
        """Return what passed from another moment to this."""
        return Took(self.clock - begin.clock, self.work - begin.work)


def least(runs: Iterable[Took]) -> Took:
    """Return the least of either."""
    clocks, works = zip(*runs, strict=True)
    return Took(min(clocks), min(works))


class Painted(QObject):
    """Wait in an event loop until what is looked for was painted in a tree."""

    def __init__(self, tab: AgendaTab, is_shown: Callable[[], bool]) -> None:
        super().__init__()
        self._viewport = tab.tree.viewport()
        self._is_shown = is_shown
        self._loop = QEventLoop()
        self.at: Took | None = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self.at and event.type() == QEvent.Type.Paint and self._is_shown():
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._on_painted)  # comes once the painting is over
        return False

    def _on_painted(self) -> None:
        self.at = Took.now()
        self._loop.quit()

    def wait(self) -> Took:
        """Return when it was painted."""
        self._viewport.installEventFilter(self)
        QTimer.singleShot(_WAIT_MS, self._loop.quit)
        self._loop.exec()
        assert self.at, "it was never painted"
        return self.at


def settle(operations: Operations) -> None:
    """Let everything that was handed in be answered and shown."""
    loop = QEventLoop()
    QTimer.singleShot(0, lambda: operations.when_idle(lambda: QTimer.singleShot(0, loop.quit)))
    loop.exec()


def opened(area: SessionsArea, session: int) -> tuple[AgendaTab, Took]:
    """Open a session as a click does; return its tab and what it took until it is painted."""
    begin = Took.now()
    area.open_session(session)
    tab = area.page.tab("agenda") if area.page else None
    assert isinstance(tab, AgendaTab)
    painted = Painted(tab, lambda: bool(tab.model.root.children)).wait()
    settle(area.list.operations)
    return tab, painted.since(begin)


def renumbered(tab: AgendaTab, item: int, change: Callable[[], object]) -> Took:
    """Change something; return what it took until the other number of an item is painted."""

    def number() -> str:
        node = tab.model.node_of(item)
        return node.row.full_number if node and node.row else ""

    before = number()
    begin = Took.now()
    change()
    return Painted(tab, lambda: number() != before).wait().since(begin)


def raw_query(desk: Desk, session: int) -> Took:
    """Ask the bare questions on the desk's own thread."""

    def ask(reader: Session) -> Took:
        connection = reader.connection()
        begin = Took.now()
        for statement in _RAW:
            connection.exec_driver_sql(statement.format(session=session)).all()
        return Took.now().since(begin)

    return desk.answer(ask)


def bare_tree(shape: Sequence[int]) -> Took:
    """Show a plain tree of Qt's own with as many titles until it is painted."""
    begin = Took.now()
    model = QStandardItemModel()
    above = [model.invisibleRootItem()]
    for width in shape:
        made = [(parent, QStandardItem(f"Titre {place}")) for parent in above for place in range(width)]
        for parent, item in made:
            parent.appendRow(item)
        above = [item for _parent, item in made]
    tree = QTreeView()
    tree.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    tree.setModel(model)
    tree.resize(900, 700)
    tree.expandAll()
    tree.show()
    tree.viewport().repaint()
    tree.close()
    return Took.now().since(begin)

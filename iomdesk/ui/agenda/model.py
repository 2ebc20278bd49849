"""The agenda as Qt's views see it: a tree of one column, told in sentences, moved by drag and drop."""

from collections.abc import Sequence
from datetime import time
from pathlib import Path

from PySide6.QtCore import (
    QAbstractItemModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from iomdesk.document.item_lines import ItemLine, write_item_lines
from iomdesk.queries.agenda import AgendaView
from iomdesk.ui.agenda.nodes import Node, Place, place_dropped, tree_of
from iomdesk.ui.agenda.schedule import MORNING, Schedule, schedule
from iomdesk.ui.agenda.tree_changes import Moved, has_same_shape, order_of, single_move
from iomdesk.ui.agenda.words import spoken

ITEM_MIME = "application/x-iomdesk-item"
CLAUSE_MIME = "application/x-iomdesk-clauses"
NODE_ROLE = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex
_READ_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_WORK_FLAGS = (  # put together once: a view asks for those of every row each time it lays them out
    _READ_FLAGS | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
)


class AgendaModel(QAbstractItemModel):
    """Show the rows of one session's agenda; what the user does comes out as signals."""

    titleTyped = Signal(int, str)
    itemWritten = Signal(str, object)
    """(title, Place): a new item got its first title."""
    itemDropped = Signal(int, object)
    clausesDropped = Signal(int, object)
    filesDropped = Signal(int, object)
    heightsDiffer = Signal(bool)
    """(whether some rows are higher): a view lays out rows of one height in a third of the time."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view: AgendaView | None = None
        self._begins_at = MORNING
        self._root = Node(None, None)
        self._nodes: dict[int, Node] = {}  # Qt keeps numbers: a pointer to a node of an old tree would dangle
        self._items: dict[int | None, Node] = {}
        self.planned: Schedule = schedule(())
        self.language = "fr"
        self.is_read_only = False

    @property
    def root(self) -> Node:
        """Return the root of the tree, which is no item."""
        return self._root

    def show_agenda(self, view: AgendaView, language: str) -> None:
        """Show other rows."""
        self.language = language
        self._view = view
        self._rebuild()

    def begin_at(self, moment: time) -> None:
        """Count the times of the plan from another moment."""
        self._begins_at = moment
        self._rebuild()

    def _rebuild(self) -> None:
        items = self._view.items if self._view else ()
        breaks, meetings = (self._view.breaks, self._view.meetings) if self._view else ((), ())
        self.planned = schedule(items, self._begins_at, breaks, meetings)
        fresh = tree_of(items, self.planned, self.language)
        self.heightsDiffer.emit(bool(self.planned.pauses))
        if not self._follow(fresh):
            self.beginResetModel()
            self._root = fresh
            self._nodes = {node.key: node for node in fresh.walk()}
            self._items = {node.id: node for node in fresh.walk()}
            self.endResetModel()

    def _follow(self, fresh: Node) -> bool:
        """Turn the tree into another one where one move at most lies between; views keep what they know."""
        if not has_same_shape(self._root, fresh):
            moved = single_move(order_of(self._root), order_of(fresh))
            if moved is None:
                return False
            self._move(moved)
        for above, other in zip(_parents(self._root), _parents(fresh), strict=True):
            self._refresh_below(above, other)
        self._items = {node.id: node for node in self._root.walk()}
        return True

    def _move(self, moved: Moved) -> None:
        node, above = self._items[moved.item], self._items.get(moved.parent, self._root)
        former, place = node.parent or self._root, node.place
        # Qt counts the place before the item has left its own.
        to = moved.place + (1 if former is above and moved.place > place else 0)
        self.beginMoveRows(self.index_of(former), place, place, self.index_of(above), to)
        former.children.pop(place)
        above.children.insert(moved.place, node)
        node.parent = above
        self.endMoveRows()

    def _refresh_below(self, above: Node, fresh: Node) -> None:
        pairs = list(zip(above.children, fresh.children, strict=True))
        resized = [
            place for place, (node, other) in enumerate(pairs) if bool(node.pauses) != bool(other.pauses)
        ]
        changed = [place for place, (node, other) in enumerate(pairs) if node.take(other)]
        if changed:
            self._tell(above, changed[0], changed[-1], Qt.ItemDataRole.DisplayRole)
        for place in resized:
            self._tell(above, place, place, Qt.ItemDataRole.SizeHintRole)

    def _tell(self, above: Node, first: int, last: int, role: Qt.ItemDataRole) -> None:
        top, bottom = (self.createIndex(place, 0, above.children[place].key) for place in (first, last))
        self.dataChanged.emit(top, bottom, [role])

    def insert_draft(self, place: Place) -> QModelIndex:
        """Make room for an item that is to be written; it is stored with its first title."""
        above = self.node_of(place.parent) or self._root
        position = min(place.position, len(above.children))
        self.heightsDiffer.emit(True)
        self.beginInsertRows(self.index_of(above), position, position)
        draft = Node(None, above)
        above.children.insert(position, draft)
        self._nodes[draft.key] = draft
        self.endInsertRows()
        return self.index_of(draft)

    def remove_draft(self) -> None:
        """Take away an item that was not written after all."""
        for node in list(self._root.walk()):
            if node.row is None and node.parent is not None:
                self.beginRemoveRows(self.index_of(node.parent), node.place, node.place)
                node.parent.children.remove(node)
                self.endRemoveRows()
        self.heightsDiffer.emit(bool(self.planned.pauses))

    def node_of(self, item: int | None) -> Node | None:
        """Find an item's node."""
        if item is None:
            return None
        return self._items.get(item)

    def node(self, index: Index) -> Node:
        """Return the node behind an index; the root where the index is none."""
        return self._nodes.get(index.internalId(), self._root) if index.isValid() else self._root

    def index_of(self, node: Node | None) -> QModelIndex:
        """Return a node's index."""
        if node is None or node.parent is None:
            return QModelIndex()
        return self.createIndex(node.place, 0, node.key)

    # What Qt asks

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        children = self.node(parent).children
        return self.createIndex(row, column, children[row].key) if 0 <= row < len(children) else QModelIndex()

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        return self.index_of(self.node(index).parent)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(self.node(parent).children)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008
        return 1

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        node = self.node(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return node.title
        if role == Qt.ItemDataRole.EditRole:
            return self._title_to_edit(node)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(node)
        return node if role == NODE_ROLE else None

    def setData(self, index: Index, value: object, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        node, title = self.node(index), str(value).strip()
        if role != Qt.ItemDataRole.EditRole or not title or title == self._title_to_edit(node):
            return False
        node.typed_title = title
        if node.row is None:
            above = node.parent.id if node.parent else None
            self.itemWritten.emit(title, Place(above, node.place))
        else:
            self.titleTyped.emit(node.row.id, title)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags if self.is_read_only else Qt.ItemFlag.ItemIsDropEnabled
        return _READ_FLAGS if self.is_read_only else _WORK_FLAGS

    def _title_to_edit(self, node: Node) -> str:
        """The title in the language that is shown: a title that only stands in for it is not rewritten."""
        if node.borrowed_from and node.typed_title is None:
            return ""
        return node.title

    # Drag and drop

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return [ITEM_MIME, CLAUSE_MIME, "text/uri-list"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        nodes = [self.node(index) for index in indexes]
        data.setData(ITEM_MIME, QByteArray(str(nodes[0].id).encode()))
        data.setText(write_item_lines(ItemLine(0, node.title) for node in nodes if node.row))
        return data

    def dropMimeData(
        self,
        data: QMimeData,
        action: Qt.DropAction,  # noqa: ARG002
        row: int,
        column: int,  # noqa: ARG002
        parent: Index,
    ) -> bool:
        above = self.node(parent)
        if data.hasFormat(ITEM_MIME):
            self._drop_item(_ids(data, ITEM_MIME)[0], above, len(above.children) if row < 0 else row)
        elif above.id is not None and data.hasFormat(CLAUSE_MIME):
            self.clausesDropped.emit(above.id, tuple(_ids(data, CLAUSE_MIME)))
        elif above.id is not None and data.hasUrls():
            paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
            self.filesDropped.emit(above.id, tuple(paths))
        return False  # the desk moves the rows, and the view asks again

    def _drop_item(self, item: int, above: Node, index: int) -> None:
        node = self.node_of(item)
        place = place_dropped(node, above, index) if node else None
        if place is not None:
            self.itemDropped.emit(item, place)


def _parents(root: Node) -> list[Node]:
    return [node for node in (root, *root.walk()) if node.children]


def _ids(data: QMimeData, kind: str) -> list[int]:
    return [int(part) for part in bytes(data.data(kind).data()).decode().split(",")]

"""The agenda as a tree of nodes, as the view walks it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import time
from itertools import count

from iomdesk.queries.agenda import ItemRow
from iomdesk.queries.meetings import MeetingRow
from iomdesk.ui.agenda.schedule import Pause, Schedule


@dataclass(eq=False)
class Node:
    """Hold one item in the tree; one without a row is being written for the first time."""

    row: ItemRow | None
    parent: "Node | None"
    children: list["Node"] = field(default_factory=list)
    starts_at: time | None = None
    minutes: int = 0
    meeting: MeetingRow | None = None
    pauses: Sequence[Pause] = ()
    """Breaks that come once this item is over: those of the item of the first level that it ends."""
    typed_title: str | None = None
    borrowed_from: str = ""
    """The language of a title that stands in for a missing one; empty where it is in the language shown."""
    key: int = field(default_factory=count(1).__next__)

    @property
    def id(self) -> int | None:
        """Return the item's id; None for the root and for an item not yet stored."""
        return self.row.id if self.row else None

    @property
    def place(self) -> int:
        """Return the index among the siblings."""
        return self.parent.children.index(self) if self.parent else 0

    def take(self, other: "Node") -> bool:
        """Show what another node of the same item shows; returns whether that is anything new."""
        before, after = _shown(self), _shown(other)
        self.row, self.starts_at, self.minutes, self.meeting, self.pauses, _, self.borrowed_from = after
        self.typed_title = None
        return before != after

    @property
    def title(self) -> str:
        """Return what was typed last, else what is stored."""
        if self.typed_title is not None:
            return self.typed_title
        return self.row.title if self.row else ""

    def walk(self) -> Iterator["Node"]:
        """Return all nodes below, in the order of reading."""
        waiting = self.children[::-1]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += node.children[::-1]


_Shown = tuple[ItemRow | None, time | None, int, MeetingRow | None, Sequence[Pause], str | None, str]


def _shown(node: Node) -> _Shown:
    return (
        node.row,
        node.starts_at,
        node.minutes,
        node.meeting,
        node.pauses,
        node.typed_title,
        node.borrowed_from,
    )


@dataclass(frozen=True)
class Place:
    """Name where an item goes: below which item (None: at the top), at which index among its siblings."""

    parent: int | None
    position: int


def tree_of(items: Sequence[ItemRow], planned: Schedule, language: str = "fr") -> Node:
    """Build the tree of titles in a language; returns the root, which is no item."""
    root = Node(None, None)
    nodes: dict[int | None, Node] = {None: root}
    for row in items:
        above = nodes.get(row.parent_id, root)
        node = Node(row, above, [], planned.starts.get(row.id), planned.durations.get(row.id, 0))
        if row.title and row.title_language != language:
            node.borrowed_from = row.title_language
        node.meeting = planned.first_of.get(row.id)
        above.children.append(node)
        nodes[row.id] = node
    for top in root.children:
        [top, *top.walk()][-1].pauses = planned.pauses.get(top.id or 0, ())
    return root


def place_below(node: Node) -> Place:
    """Return the place of a new item right after another, on the same level."""
    above = node.parent
    return Place(above.id if above else None, node.place + 1)


def place_moved(node: Node, by: int) -> Place | None:
    """Return the place one step up or down among the siblings, or None at the end."""
    if node.parent is None or not 0 <= node.place + by < len(node.parent.children):
        return None
    return Place(node.parent.id, node.place + by)


def place_indented(node: Node) -> Place | None:
    """Return the place at the end below the sibling before, or None where there is none."""
    if node.parent is None or node.place == 0:
        return None
    before = node.parent.children[node.place - 1]
    return Place(before.id, len(before.children))


def place_outdented(node: Node) -> Place | None:
    """Return the place right after the parent, or None on the first level."""
    above = node.parent
    if above is None or above.parent is None:
        return None
    return Place(above.parent.id, above.place + 1)


def place_dropped(node: Node, above: Node, index: int) -> Place | None:
    """Return the place of a node dropped below another before an index; None inside itself or where it is."""
    if above is node or any(other is above for other in node.walk()):
        return None
    if above is node.parent and index > node.place:
        index -= 1  # counted after the move
    if above is node.parent and index == node.place:
        return None
    return Place(above.id, index)

"""Where the parts of a row of the agenda stand: the same for painting, for editing and for the mouse."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFont, QFontMetrics

from iomdesk.ui.agenda.nodes import Node
from iomdesk.ui.fonts import ui_font

PADDING = 12
NUMBER_WIDTH = 38
CLOCK_WIDTH = 52
MINUTES_WIDTH = 62
CHIP_HEIGHT = 21
CHIP_PADDING = 7
CHIP_GAP = 4
LINE_GAP = 3
INDENT = 26


def title_font() -> QFont:
    """Return the face of titles."""
    font = ui_font()
    font.setPixelSize(14)
    return font


@dataclass(frozen=True)
class Chip:
    """Place one clause mark; without a clause it is the place to add one."""

    rect: QRect
    words: str
    clause: int | None


@dataclass(frozen=True)
class RowLayout:
    """Place the parts of one row, and the row itself."""

    whole: QRect
    number: QRect
    title: QRect
    second: QRect
    chips: tuple[Chip, ...]
    minutes: QRect
    clock: QRect

    def chip_at(self, point: QPoint) -> Chip | None:
        """Return the mark under the mouse."""
        return next((chip for chip in self.chips if chip.rect.contains(point)), None)


def chips_width(view_width: int) -> int:
    """Return the room for clause marks: more in a wider view."""
    return max(104, min(240, view_width // 6))


def lay_out(rect: QRect, node: Node, view_width: int, add_words: str, has_second_line: bool) -> RowLayout:
    """Place everything in a row; `add_words` are those of the place to add a clause."""
    clock = QRect(rect.right() - PADDING - CLOCK_WIDTH, rect.top(), CLOCK_WIDTH, rect.height())
    minutes = QRect(clock.left() - MINUTES_WIDTH, rect.top(), MINUTES_WIDTH, rect.height())
    chips_left = minutes.left() - chips_width(view_width)
    number = QRect(rect.left() + PADDING, rect.top(), NUMBER_WIDTH, rect.height())
    left = number.right() + 1
    first_height = QFontMetrics(title_font()).height()
    second_height = QFontMetrics(ui_font("small")).height() if has_second_line else 0
    block = first_height + (LINE_GAP + second_height if has_second_line else 0)
    top = rect.top() + (rect.height() - block) // 2
    width = max(40, chips_left - left - PADDING)
    return RowLayout(
        whole=rect,
        number=number,
        title=QRect(left, top, width, first_height),
        second=QRect(left, top + first_height + LINE_GAP, width, second_height),
        chips=_chips(node, chips_left, minutes.left(), rect, add_words),
        minutes=minutes,
        clock=clock,
    )


def _chips(node: Node, left: int, right: int, rect: QRect, add_words: str) -> tuple[Chip, ...]:
    metrics = QFontMetrics(ui_font("small"))
    top = rect.top() + (rect.height() - CHIP_HEIGHT) // 2
    wanted: list[tuple[str, int | None]] = (
        [(chip.reference, chip.id) for chip in node.row.clauses] if node.row else []
    )
    marks = wanted or [(add_words, None)]
    placed: list[Chip] = []
    for words, clause in marks:
        width = metrics.horizontalAdvance(words) + 2 * CHIP_PADDING
        if placed and left + width > right - PADDING:
            more = f"+{len(marks) - len(placed)}"
            placed.append(Chip(QRect(left, top, metrics.horizontalAdvance(more) + 8, CHIP_HEIGHT), more, -1))
            break
        placed.append(Chip(QRect(left, top, width, CHIP_HEIGHT), words, clause))
        left += width + CHIP_GAP
    return tuple(placed)

"""What can be meant, below the field in which it is being typed; the keyboard stays in the field."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from iomdesk.runtime.translations import _
from iomdesk.ui.fonts import ui_font
from iomdesk.ui.icons import pixmap
from iomdesk.ui.participants.proposals import Proposal
from iomdesk.ui.tokens import Tokens, current_tokens
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column
from iomdesk.ui.widgets.rows_model import RowsModel

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 34
ICON = 16
MARGIN = 6


class ProposalModel(RowsModel[Proposal]):
    """Hold the proposals."""

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken(self.rows[index.row()])
        return None


class ProposalList(QFrame):
    """Float above the page, below the field; a click registers like Enter."""

    clicked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("popup")
        self._model = ProposalModel()
        self.view = QListView()
        self.view.setModel(self._model)
        self.view.setItemDelegate(ProposalDelegate(self.view))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setMouseTracking(True)
        self.view.setAccessibleName(_("Proposals"))
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.clicked.connect(lambda index: self.clicked.emit(self._model.rows[index.row()]))
        self._hint = label("", "small")
        self._hint.setContentsMargins(8, 2, 8, 2)
        self.setLayout(column(self.view, self._hint, gap="xs", margins=(MARGIN, MARGIN, MARGIN, MARGIN)))
        self.hide()

    @property
    def current(self) -> Proposal | None:
        """Return the proposal that Enter takes."""
        line = self.view.currentIndex().row()
        return self._model.rows[line] if not self.isHidden() and line >= 0 else None

    def show_proposals(self, proposals: Sequence[Proposal], place: QRect) -> None:
        """Show proposals below a field, the best one chosen; hide where there are none."""
        self._model.show_rows(proposals)
        if not proposals:
            self.hide()
            return
        self._choose(0)
        self.view.setFixedHeight(len(proposals) * ROW_HEIGHT)
        self.setGeometry(place.left(), place.bottom() + 4, place.width(), self.sizeHint().height())
        self.raise_()
        self.show()

    def step(self, by: int) -> None:
        """Choose the next or the previous one, round and round."""
        count = len(self._model.rows)
        if count:
            line = (self.view.currentIndex().row() + by) % count
            self._choose(line)

    def _choose(self, line: int) -> None:
        self.view.setCurrentIndex(self._model.index(line))
        is_registered = self._model.rows[line].delegation is not None
        self._hint.setText(
            _("Enter leads to its persons · ↑ ↓ choose · Esc closes")
            if is_registered
            else _("Enter registers · ↑ ↓ choose · Esc closes")
        )


class ProposalDelegate(QStyledItemDelegate):
    """Draw the name, by which other name it was found, the code, and whether it takes part already."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, ProposalModel):
            return
        proposal, tokens = model.rows[index.row()], current_tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, option, tokens)
        rect = option.rect.adjusted(10, 0, -10, 0)
        _paint_icon(painter, rect, proposal, tokens)
        aside = _paint_aside(painter, rect, proposal, tokens)
        _paint_name(painter, rect.adjusted(ICON + 10, 0, -aside - 12, 0), proposal, tokens)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return QSize(200, ROW_HEIGHT)


def spoken(proposal: Proposal) -> str:
    """Say a proposal in one sentence for a screen reader."""
    parts = [title(proposal), f"({proposal.by})" if proposal.by else "", proposal.code]
    words = " ".join(part for part in parts if part)
    return f"{words}, {_aside(proposal)}" if proposal.delegation else words


def title(proposal: Proposal) -> str:
    """Name what would be registered."""
    if proposal.is_new and proposal.capacity == "organisation":
        return _("New organisation: {name}").format(name=proposal.name)
    return proposal.name


def _aside(proposal: Proposal) -> str:
    return _("registered already") if proposal.delegation else proposal.code


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, tokens: Tokens) -> None:
    state: QStyle.StateFlag = option.state
    is_chosen = bool(state & QStyle.StateFlag.State_Selected)
    if is_chosen or state & QStyle.StateFlag.State_MouseOver:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.color("selection" if is_chosen else "hover"))
        painter.drawRoundedRect(option.rect.adjusted(0, 1, 0, -1), 6, 6)


def _paint_icon(painter: QPainter, rect: QRect, proposal: Proposal, tokens: Tokens) -> None:
    name, color = ("landmark", tokens.muted) if proposal.state else ("users", tokens.muted)
    if proposal.delegation:
        name, color = "check", tokens.good
    elif proposal.is_new:
        name, color = "plus", tokens.accent
    top = rect.top() + (rect.height() - ICON) // 2
    painter.drawPixmap(rect.left(), top, pixmap(name, color, ICON, painter.device().devicePixelRatioF()))


def _paint_aside(painter: QPainter, rect: QRect, proposal: Proposal, tokens: Tokens) -> int:
    words, font = _aside(proposal), ui_font("small")
    painter.setFont(font)
    painter.setPen(tokens.color("good" if proposal.delegation else "faint"))
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), words)
    return QFontMetrics(font).horizontalAdvance(words)


def _paint_name(painter: QPainter, rect: QRect, proposal: Proposal, tokens: Tokens) -> None:
    left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    font = ui_font("body", QFont.Weight.Medium)
    metrics = QFontMetrics(font)
    words = metrics.elidedText(title(proposal), Qt.TextElideMode.ElideRight, rect.width())
    painter.setFont(font)
    painter.setPen(tokens.color("muted" if proposal.delegation else "text"))
    painter.drawText(rect, left, words)
    rest = rect.adjusted(metrics.horizontalAdvance(words) + 8, 0, 0, 0)
    if proposal.by and rest.width() > 40:
        small = ui_font("small")
        painter.setFont(small)
        painter.setPen(tokens.color("faint"))
        by = QFontMetrics(small).elidedText(proposal.by, Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, left, by)

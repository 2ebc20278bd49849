"""The pages of a paper as one continuous roll, with the keys and the wheel of every page viewer."""

from enum import Enum

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from iomdesk.runtime.translations import _
from iomdesk.ui.operations import Operations
from iomdesk.ui.report.page_images import PageImages
from iomdesk.ui.report.page_layout import PageBox, PageLayout, Place, clamped, zoom_to_width
from iomdesk.ui.report.workshop import PagesHandle
from iomdesk.ui.tokens import current_tokens

_STEP = 1.15
_LINE = 60


class Fit(Enum):
    """Say what the zoom follows."""

    WIDTH = "width"
    FIXED = "fixed"


class PagesView(QAbstractScrollArea):
    """Show pages; new pages keep the place, old ones stay until the new ones are drawn."""

    placeChanged = Signal(object)
    """(Place): what is at the top of the window."""
    zoomChanged = Signal(float)

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.images = PageImages(operations, self)
        self.images.drawn.connect(lambda _index: self.viewport().update())
        self._pages: PagesHandle | None = None
        self._sizes: list[tuple[float, float]] = []
        self._fit = Fit.WIDTH
        self._layout = PageLayout([], 1.0, 0)
        self._grip: QPoint | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Pages of the paper"))
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOn
        )  # or fitting would go to and fro
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.horizontalScrollBar().valueChanged.connect(lambda _value: self.viewport().update())

    @property
    def zoom(self) -> float:
        """Return the zoom: 1.0 is the size of the paper."""
        return self._layout.zoom

    @property
    def pages(self) -> PagesHandle | None:
        """Return the pages shown."""
        return self._pages

    @property
    def place(self) -> Place:
        """Return what is at the top of the window."""
        return self._layout.place_at(self.verticalScrollBar().value())

    @property
    def current_page(self) -> int:
        """Return the page in the upper third of the window."""
        return self._layout.page_at(self.verticalScrollBar().value() + self.viewport().height() // 3)

    def show_pages(self, pages: PagesHandle | None, *, keeps_place: bool = True) -> None:
        """Show other pages, at the same place or from the first on; those shown before are let go."""
        former, self._pages = self._pages, pages
        self._sizes = [pages.page_size(index) for index in range(pages.page_count)] if pages else []
        self.images.show_pages(pages)
        self._lay_out(self.place if former and keeps_place else Place(0, 0.0))
        if former is not None:
            former.close()

    def go_to(self, place: Place) -> None:
        """Bring a place to the top of the window."""
        self.verticalScrollBar().setValue(self._layout.line_of(place) - 8)

    def fit_width(self) -> None:
        """Let the page fill the window, now and when it is resized."""
        self._fit = Fit.WIDTH
        self._lay_out(self.place)

    def set_zoom(self, zoom: float) -> None:
        """Show the pages at a zoom."""
        self._fit = Fit.FIXED
        self._zoom_to(zoom, self.place)

    def zoom_in(self) -> None:
        """Show the pages larger."""
        self.set_zoom(self.zoom * _STEP)

    def zoom_out(self) -> None:
        """Show the pages smaller."""
        self.set_zoom(self.zoom / _STEP)

    def _lay_out(self, place: Place) -> None:
        width = self.viewport().width()
        self._zoom_to(zoom_to_width(self._sizes, width) if self._fit is Fit.WIDTH else self.zoom, place)

    def _zoom_to(self, zoom: float, place: Place) -> None:
        former = self.zoom
        self._layout = PageLayout(self._sizes, clamped(zoom), self.viewport().width())
        self._set_bars()
        self.verticalScrollBar().setValue(self._layout.line_of(place) if place != Place(0, 0.0) else 0)
        self.viewport().update()
        self._on_scrolled()
        if self.zoom != former:
            self.zoomChanged.emit(self.zoom)

    def _set_bars(self) -> None:
        height, width = self.viewport().height(), self.viewport().width()
        self.verticalScrollBar().setPageStep(height)
        self.verticalScrollBar().setSingleStep(_LINE)
        self.verticalScrollBar().setRange(0, max(0, self._layout.height - height))
        self.horizontalScrollBar().setPageStep(width)
        self.horizontalScrollBar().setRange(0, max(0, self._layout.width - width))

    def _on_scrolled(self) -> None:
        self.viewport().update()
        self._ask_for_images()
        self.placeChanged.emit(self.place)

    def _ask_for_images(self) -> None:
        top, height = self.verticalScrollBar().value(), self.viewport().height()
        seen = self._layout.visible(top, height)
        near = [index for index in (seen.stop, seen.start - 1) if 0 <= index < len(self._sizes)]
        self.images.want([*seen, *near], self._layout.scale * self.devicePixelRatioF())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        tokens = current_tokens()
        painter.fillRect(event.rect(), tokens.color("canvas"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        top, height = self.verticalScrollBar().value(), self.viewport().height()
        for index in self._layout.visible(top, height):
            self._paint_page(painter, index, tokens.color("line_strong"))

    def _paint_page(self, painter: QPainter, index: int, edge: QColor) -> None:
        rect = self._on_screen(self._layout.boxes[index])
        painter.fillRect(rect.adjusted(-1, -1, 1, 2), edge)
        painter.fillRect(rect, Qt.GlobalColor.white)
        image = self.images.image(index)
        if image is not None:
            painter.drawImage(rect, image)

    def _on_screen(self, box: PageBox) -> QRect:
        x, y = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        return QRect(box.left - x, box.top - y, box.width, box.height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out(self.place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, page = self.verticalScrollBar(), self.viewport().height() - _LINE
        ways = {
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Space: page,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_Backspace: -page,
            Qt.Key.Key_Down: _LINE,
            Qt.Key.Key_Up: -_LINE,
            Qt.Key.Key_Home: -self._layout.height,
            Qt.Key.Key_End: self._layout.height,
        }
        way = ways.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
        else:
            bar.setValue(bar.value() + way)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        at = round(event.position().y())
        held = self._layout.place_at(self.verticalScrollBar().value() + at)
        self._fit = Fit.FIXED
        self._zoom_to(self.zoom * _STEP ** (event.angleDelta().y() / 120), held)
        self.verticalScrollBar().setValue(self._layout.line_of(held) - at)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._grip = event.position().toPoint()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            here = event.position().toPoint()
            moved, self._grip = here - self._grip, here
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - moved.y())
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - moved.x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002
        self._grip = None
        self.viewport().unsetCursor()


def percent(zoom: float) -> str:
    """Write a zoom for people."""
    return f"{round(zoom * 100)} %"

"""Where this window is in a desk that several people share."""

from PySide6.QtCore import QObject, Signal

from iomdesk.ui.desk_like import DeskLike


class Whereabouts(QObject):
    """Tell the others which record is on screen."""

    moved = Signal()

    def __init__(self, desk: DeskLike, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.place = ""

    def stand_at(self, place: str) -> None:
        """Be at a place from now on: `item:12`."""
        if self._desk.is_shared and place != self.place:
            self.place = place
            self._desk.stand_at(place)
            self.moved.emit()

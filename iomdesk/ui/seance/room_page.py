"""How the room is laid out: who waits at the left, what is said in the middle, what is around it."""

from datetime import datetime

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QWidget

from iomdesk.queries.conduct_rows import RoomView
from iomdesk.runtime.translations import _
from iomdesk.ui.operations import Operations
from iomdesk.ui.seance.attendance_panel import AttendancePanel
from iomdesk.ui.seance.item_head import ItemHead
from iomdesk.ui.seance.item_panel import ItemPanel
from iomdesk.ui.seance.motions_panel import MotionsPanel
from iomdesk.ui.seance.notes_page import NotesPage
from iomdesk.ui.seance.speakers_panel import SpeakersPanel
from iomdesk.ui.seance.top_bar import TopBar
from iomdesk.ui.widgets.banner import Banner
from iomdesk.ui.widgets.layouts import column, row
from iomdesk.ui.widgets.segments import Segments

_WIDTHS = (300, 560, 330)
_LEAST = (190, 410, 264)


class RoomPage(QWidget):
    """Hold the parts of the room."""

    def __init__(self, operations: Operations, view: QObject) -> None:
        super().__init__()
        self.banner = Banner()
        self.top = TopBar()
        self.head = ItemHead()
        self.speakers = SpeakersPanel(self)
        self.notes = NotesPage(operations, view)
        self.item_panel = ItemPanel()
        self.attendance = AttendancePanel()
        self.motions = MotionsPanel()
        self.pages = Segments(
            {"item": _("Item"), "attendance": _("Attendance"), "motions": _("Motions")}, "item"
        )
        self._beside = QStackedWidget()
        for page in (self.item_panel, self.attendance, self.motions):
            self._beside.addWidget(page)
        self.pages.chosen.connect(self.show_page)
        self._build()

    def show_room(self, room: RoomView, item: int | None) -> None:
        """Show the room again, with the item shown."""
        self.top.show_room(room)
        self.head.show_room(room, item)
        self.speakers.show_room(room)
        self.notes.show_room(room, item)
        self.attendance.show_room(room)
        self.motions.show_room(room, item)

    def show_page(self, key: str) -> None:
        """Show the item, the attendance or the motions at the right."""
        self.pages.choose(key)
        pages = {"item": self.item_panel, "attendance": self.attendance, "motions": self.motions}
        self._beside.setCurrentWidget(pages[key])

    def go_to_motions(self) -> None:
        """Put the keyboard where a motion is typed."""
        self.show_page("motions")
        self.motions.begin()

    def go_to_attendance(self) -> None:
        """Put the keyboard where an arrival is typed."""
        self.show_page("attendance")
        self.attendance.filter.setFocus()

    def tick(self, now: datetime) -> None:
        """Show the time: nothing but the clocks is painted anew."""
        self.top.tick(now)
        self.head.tick(now)
        self.notes.tick(now)

    def allow(self, may_write: bool) -> None:
        """Let things be changed or only looked at."""
        for part in (self.speakers.entry, self.item_panel.outcome, self.attendance, self.motions):
            part.setEnabled(may_write)
        for button in (self.notes.next, self.notes.end, self.head.begin):
            button.setEnabled(may_write)

    def _build(self) -> None:
        right = QFrame()
        right.setObjectName("context")
        right.setStyleSheet("QFrame#context { border: none; }")  # the splitter draws the line
        around = column(row(12, self.pages, 12), self._beside, margins=(0, 10, 0, 0), gap="xs")
        around.setStretchFactor(self._beside, 1)
        right.setLayout(around)
        middle = QWidget()
        inside = column(self.head, self.notes, gap="xs")
        inside.setStretchFactor(self.notes, 1)
        middle.setLayout(inside)
        parts = QSplitter(Qt.Orientation.Horizontal)
        for part, least in zip((self.speakers, middle, right), _LEAST, strict=True):
            part.setMinimumWidth(least)
            parts.addWidget(part)
        parts.setSizes(list(_WIDTHS))
        parts.setStretchFactor(1, 1)
        parts.setChildrenCollapsible(False)
        whole = column(self.top, self.banner, parts, gap="xs")
        whole.setSpacing(0)
        whole.setStretchFactor(parts, 1)
        self.setLayout(whole)

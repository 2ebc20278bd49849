"""Which key and which button does what in the room."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from iomdesk.ui.seance.actions import RoomActions
from iomdesk.ui.seance.outcome_keys import OUTCOME_KEYS
from iomdesk.ui.seance.room_page import RoomPage

Pressed = Callable[[], object]


def connect_actions(page: RoomPage, actions: RoomActions) -> None:
    """Let the parts of the room do what they are for."""
    page.item_panel.outcomeChosen.connect(actions.set_outcome)
    page.speakers.entry.accepted.connect(actions.ask)
    page.speakers.giveRequested.connect(actions.give)
    page.speakers.withdrawRequested.connect(actions.withdraw)
    page.speakers.moveRequested.connect(actions.move)
    page.speakers.limitChanged.connect(actions.limit_statements)
    page.notes.nextRequested.connect(actions.give_to_next)
    page.notes.endRequested.connect(actions.end)
    page.notes.propertyChanged.connect(actions.set_property)
    page.notes.removeRequested.connect(actions.remove_intervention)
    page.attendance.arrived.connect(actions.arrive)
    page.attendance.left.connect(actions.leave)
    page.attendance.allArrived.connect(actions.arrive_all)
    page.attendance.rose.connect(actions.rise)
    page.attendance.stayChanged.connect(actions.correct_stay)
    page.attendance.stayRemoved.connect(actions.remove_stay)
    page.attendance.membersStated.connect(actions.state_members)
    page.attendance.suspendedCounted.connect(actions.count_suspended)
    page.motions.moved.connect(actions.open_motion)
    page.motions.settled.connect(actions.settle_motion)
    page.motions.removed.connect(actions.remove_motion)
    page.motions.voted.connect(actions.vote)
    page.motions.voteRemoved.connect(actions.remove_vote)
    page.motions.voteWritten.connect(actions.write_vote)


def add_keys(view: QWidget, page: RoomPage, actions: RoomActions, more: Mapping[str, Pressed]) -> None:
    """Give the room its keys: function keys, which every keyboard and language has."""
    take_next = page.notes.properties.take_next
    keys: dict[str, Pressed] = {
        "F2": page.speakers.entry.field.setFocus,
        "Shift+F2": page.notes.editor.setFocus,
        "F3": page.go_to_motions,
        "Shift+F3": page.go_to_attendance,
        "F4": actions.give_to_next,
        "Shift+F4": actions.end,
        "Shift+F5": page.head.choice.setFocus,
        "F7": lambda: take_next("stance"),
        "F8": lambda: _next_kind(page),
        "F9": lambda: take_next("attribution"),
        "Shift+F9": lambda: take_next("language"),
        **{key: _outcome(page, outcome) for key, outcome in OUTCOME_KEYS.items()},
        **more,
    }
    for key, pressed in keys.items():
        shortcut = QShortcut(QKeySequence(key), view)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(_call(pressed))


def _outcome(page: RoomPage, outcome: str) -> Pressed:
    return lambda: page.item_panel.outcome.press(outcome)


def _next_kind(page: RoomPage) -> None:
    """While somebody types who speaks, the key says as what; else what the intervention is."""
    if page.speakers.entry.field.hasFocus():
        page.speakers.entry.next_kind()
    else:
        page.notes.properties.take_next("kind")


def _call(pressed: Pressed) -> Callable[[], None]:
    def call() -> None:
        pressed()

    return call

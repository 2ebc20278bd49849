"""A meeting is run from its opening to its outcome with the keyboard alone, and all of it is in the desk."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from iomdesk.desk import Desk
from iomdesk.queries.conduct import room_of
from iomdesk.queries.conduct_rows import RoomView
from iomdesk.ui.seance.seance_tab import SeanceTab
from tests.journeys.conftest import User
from tests.ui.hands import press, type_in

SAMPLE = 6
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


class Hands:
    """Press and type wherever the keyboard is; the mouse stays where it lies."""

    def __init__(self, user: User) -> None:
        self.user = user

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, *, times: int = 1) -> None:
        for _turn in range(times):
            at = QApplication.focusWidget() or self.user.program.window
            press(at, key, modifiers)
        self.user.settle()

    def type(self, text: str) -> None:
        at = QApplication.focusWidget()
        assert at is not None
        type_in(at, text)

    def line(self, text: str, modifiers: Qt.KeyboardModifier = NONE) -> None:
        self.type(text)
        self.key(Qt.Key.Key_Return, modifiers)


def desk_of(user: User) -> Desk:
    assert user.program.desk is not None
    return user.program.desk


def room(user: User, tab: SeanceTab) -> RoomView:
    user.settle()
    meeting = tab.page.top.meeting.currentData()
    found = desk_of(user).answer(room_of, meeting_id=meeting, language="en")
    assert found is not None
    return found


def test_meeting_is_run_by_keyboard_alone(user: User, sample_path: Path) -> None:
    user.open_session(SAMPLE)
    tab = user.go_to(3, SeanceTab)
    user.program.window.activateWindow()
    user.until(lambda: QApplication.focusWidget() is not None)
    hands = Hands(user)

    hands.key(Qt.Key.Key_F11)
    workspace = user.program.window.workspace
    assert workspace is not None
    assert not workspace.rail.isVisible()
    assert not user.page.header.isVisible()
    assert user.program.window.isFullScreen()

    hands.key(Qt.Key.Key_F3, SHIFT)  # attendance: who came, then how many members there are
    for state in ("Suisse", "Argelia", "DEU", "brazil"):
        hands.line(state)
    assert [row.name for row in room(user, tab).presence if row.is_present] == [
        "Algeria",
        "Brazil",
        "Germany",
        "Switzerland",
    ]
    tab.page.attendance.members.setFocus()
    hands.line("6")
    assert room(user, tab).quorum.state == "met"

    hands.key(Qt.Key.Key_F5)  # the item begins
    item = room(user, tab).item
    assert item is not None
    hands.key(Qt.Key.Key_F2)
    hands.line("Suisse")
    hands.line("France")  # not registered before
    hands.key(Qt.Key.Key_F8)
    hands.line("Allemagne")  # point of order
    assert [one.name for one in room(user, tab).waiting] == ["Germany", "Switzerland", "France"]

    hands.key(Qt.Key.Key_F4)
    hands.type("Demande la vérification du quorum.")
    hands.key(Qt.Key.Key_F4)
    hands.line("Appuie le texte.")
    hands.type("Propose un amendement.")
    hands.key(Qt.Key.Key_F7)
    hands.key(Qt.Key.Key_F4)
    hands.type("Réserve sa position.")
    hands.key(Qt.Key.Key_F7, times=2)
    hands.key(Qt.Key.Key_F4, SHIFT)
    said = room(user, tab).interventions[item][-3:]
    assert [(one.speaker, one.kind, one.stance) for one in said] == [
        ("Germany", "point_of_order", "none"),
        ("Switzerland", "statement", "support"),
        ("France", "statement", "reservation"),
    ]
    assert said[1].notes == "Appuie le texte.\nPropose un amendement."
    assert all(one.seconds is not None for one in said)

    hands.key(Qt.Key.Key_F3)
    hands.line("Adopter le texte amendé")
    hands.key(Qt.Key.Key_Down)
    hands.key(Qt.Key.Key_Return)
    for figure in ("3", "1"):
        hands.type(figure)
        hands.key(Qt.Key.Key_Tab)
    hands.key(Qt.Key.Key_Return)
    (motion,) = [one for one in room(user, tab).motions if one.item_id == item]
    assert (motion.status, motion.votes[0].in_favour, motion.votes[0].is_valid) == ("adopted", 3, True)

    hands.key(Qt.Key.Key_F5, CTRL)
    view = room(user, tab)
    assert next(one for one in view.agenda.items if one.id == item).outcome == "adopted"

    hands.key(Qt.Key.Key_F2)
    hands.key(Qt.Key.Key_Escape)
    assert workspace.rail.isVisible()
    assert user.page.header.isVisible()
    assert not user.program.window.isFullScreen()
    assert sample_path.exists()

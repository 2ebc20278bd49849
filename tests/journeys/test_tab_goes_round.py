"""Tab goes through every screen and comes back: no field keeps the keyboard, none is out of its reach."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from iomdesk.ui.agenda.tree import AgendaTree
from tests.journeys.conftest import User
from tests.ui.hands import press

SAMPLE = 6
TABS = ("participants", "seance", "minutes", "recommendations", "report", "pack")
_MOST = 250  # presses: more than any screen has fields


def reached_by_tab() -> list[QWidget]:
    """Press Tab until the keyboard is somewhere a second time; return where it was, in order."""
    reached: list[QWidget] = []
    for _press in range(_MOST):
        at = QApplication.focusWidget()
        assert at is not None
        if at in reached:
            return reached
        reached.append(at)
        if isinstance(at, AgendaTree):
            return reached
        press(at, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not come back: {[type(one).__name__ for one in reached]}")


def waiting_for_tab(window: QWidget) -> list[QWidget]:
    """Find what is shown, works, and takes the keyboard by Tab."""
    return [
        one
        for one in window.findChildren(QWidget)
        if one.isVisible() and one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
    ]  # fmt: skip


@pytest.mark.parametrize("tab", TABS)
def test_tab_reaches_everything_on_a_page_of_a_session_and_comes_back(user: User, tab: str) -> None:
    user.open_session(SAMPLE)
    user.page.show_tab(tab)
    user.settle()
    window = user.program.window
    window.activateWindow()
    user.until(lambda: QApplication.focusWidget() is not None)
    reached = reached_by_tab()
    missed = [one for one in waiting_for_tab(window) if one not in reached]
    assert not missed, [f"{type(one).__name__} {one.accessibleName()}" for one in missed]
    assert user.page.tab(tab) is not None
    assert len(reached) > 4


def test_f6_leads_out_of_the_agenda_where_tab_indents(user: User) -> None:
    user.open_session(SAMPLE)
    window = user.program.window
    window.activateWindow()
    user.until(lambda: QApplication.focusWidget() is not None)
    at = QApplication.focusWidget()
    assert isinstance(at, AgendaTree)
    press(at, Qt.Key.Key_F6)
    out = QApplication.focusWidget()
    assert out is not None
    assert not at.isAncestorOf(out)
    assert len(reached_by_tab()) > 4

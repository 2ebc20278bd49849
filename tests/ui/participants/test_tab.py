"""The list: grouped, counted, filtered, copied; and what a desk that is only read allows."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QListView, QWidget
from pytestqt.qtbot import QtBot

from iomdesk.desk import Desk, open_desk
from iomdesk.queries.participants import DelegationRow
from iomdesk.runtime.translations import choose_interface_language
from iomdesk.services.participants import add_delegation
from iomdesk.ui.operations import Operations
from iomdesk.ui.participants.tab import ParticipantsTab
from iomdesk.ui.widgets.empty_state import EmptyState
from tests.ui.hands import press, type_in
from tests.ui.participants.conftest import shown

Key = Qt.Key
Settle = Callable[[], None]
Stored = Callable[[int], dict[str, DelegationRow]]
CONTROL = Qt.KeyboardModifier.ControlModifier


def names(tab: ParticipantsTab) -> list[str]:
    return [row.name for row in tab.model.shown_rows]


def says(tab: ParticipantsTab, words: str) -> bool:
    return any(label.isVisible() and words in label.text() for label in tab.findChildren(QLabel))


def test_groups_follow_each_other_sorted_by_the_language_of_the_interface(
    tab: ParticipantsTab, qtbot: QtBot, operations: Operations, session_id: int, settle: Settle
) -> None:
    english = names(tab)
    assert english[:3] == ["Algeria", "Brazil", "Costa Rica"]
    assert english[-1] == "The Administration"
    choose_interface_language("fr")
    try:
        french = names(shown(qtbot, ParticipantsTab(operations, session_id), settle))
    finally:
        choose_interface_language("en")
    assert french[:3] == ["Algérie", "Allemagne", "Brésil"]


def test_groups_are_counted(tab: ParticipantsTab) -> None:
    assert says(tab, "14 Member States · 2 organisations · Administration · 19 persons")


def test_filter_finds_delegations_and_persons_in_any_language(tab: ParticipantsTab) -> None:
    type_in(tab.filter, "allem")
    assert names(tab) == ["Germany"]
    assert says(tab, "1 of 17 delegations")
    tab.filter.clear()
    type_in(tab.filter, "e. exemple")
    assert "Germany" in names(tab)
    tab.filter.clear()
    assert len(names(tab)) == 17


def test_filter_that_finds_nothing_offers_to_show_all(tab: ParticipantsTab) -> None:
    type_in(tab.filter, "xyzzy")
    assert says(tab, "Nothing found")
    press(tab.filter, Key.Key_Escape)
    assert len(names(tab)) == 17


def test_list_is_copied_as_text(tab: ParticipantsTab) -> None:
    type_in(tab.filter, "germany")
    press(tab.list, Key.Key_C, CONTROL)
    assert QApplication.clipboard().text() == "MEMBER STATES\nGermany\n\tMme D. Exemple\n\tM. E. Exemple"
    assert says(tab, "List copied")
    QApplication.clipboard().clear()


def test_delegation_is_removed_by_key_and_comes_back_by_undo(
    tab: ParticipantsTab, session_id: int, operations: Operations, settle: Settle, stored: Stored
) -> None:
    operations.run(add_delegation, session=session_id, state="KEN")
    settle()
    before = stored(session_id)
    said: list[str] = []
    operations.announced.connect(said.append)
    tab.list.choose(before["Kenya"].id)
    tab.list.setFocus()
    press(tab.list, Key.Key_Delete)
    settle()
    assert "Kenya" not in stored(session_id)
    assert said == ["Kenya removed"]
    assert tab.panel.delegation is not None  # the one that took its place
    press(tab.list, Key.Key_Z, CONTROL)
    settle()
    assert stored(session_id) == before


def test_delegation_that_has_spoken_stays_and_it_is_said_why(
    tab: ParticipantsTab, session_id: int, operations: Operations, settle: Settle, stored: Stored
) -> None:
    said: list[str] = []
    operations.failed.connect(lambda error, _initiator: said.append(str(error)))
    for row in stored(session_id).values():
        tab.actions_.remove(row.id, row.name)
    settle()
    assert said
    assert {"took the floor" in sentence or "attendance" in sentence for sentence in said} == {True}, said
    assert len(stored(session_id)) == len(said)


def test_capacity_is_changed_in_the_panel(
    tab: ParticipantsTab, session_id: int, settle: Settle, stored: Stored
) -> None:
    tab.list.choose(stored(session_id)["Germany"].id)
    tab.panel.capacity.setFocus()
    press(tab.panel.capacity, Key.Key_Down)
    settle()
    assert stored(session_id)["Germany"].capacity == "observer_state"
    assert tab.list.current_row is not None
    assert tab.list.current_row.name == "Germany"
    assert says(tab, "1 observer State")


def test_enter_in_the_list_leads_to_the_persons(tab: ParticipantsTab) -> None:
    tab.list.setFocus()
    press(tab.list, Key.Key_Down)
    press(tab.list, Key.Key_Return)
    assert tab.panel.persons.new.lines["honorific"].hasFocus()


def test_empty_session_says_how_to_begin(empty_tab: ParticipantsTab) -> None:
    assert says(empty_tab, "Nobody registered yet")
    assert empty_tab.bar.field.hasFocus()


def test_changes_of_other_sessions_do_not_disturb(
    tab: ParticipantsTab, empty_session: int, operations: Operations, settle: Settle
) -> None:
    asked: list[object] = []
    tab.refresh = lambda: asked.append(1)  # type: ignore[method-assign]
    operations.run(add_delegation, session=empty_session, state="KEN")
    settle()
    assert asked == []


def test_every_control_has_a_name_for_screen_readers(
    tab: ParticipantsTab, session_id: int, stored: Stored
) -> None:
    tab.list.choose(next(row.id for row in stored(session_id).values() if row.organisation_id))
    controls = [
        widget
        for kind in (QLineEdit, QComboBox, QAbstractButton, QListView)
        for widget in tab.findChildren(kind)
        if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]
    assert len(controls) > 15
    assert [w for w in controls if not _name(w)] == []


def _name(widget: QWidget) -> str:
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")


@pytest.fixture
def reading(sample_desk: Desk, qapp: QApplication) -> Iterator[Operations]:  # noqa: ARG001
    """Open the sample desk a second time, which can only read."""
    path: Path = sample_desk.path
    with open_desk(path, read_only=True) as desk:
        made = Operations(desk)
        yield made
        made.close()


def test_nothing_can_be_edited_in_a_desk_that_is_only_read(
    qtbot: QtBot, reading: Operations, session_id: int
) -> None:
    tab = ParticipantsTab(reading, session_id)
    qtbot.addWidget(tab)
    with qtbot.waitExposed(tab):
        tab.show()
    tab.setFocus()
    qtbot.waitUntil(lambda: not reading.is_busy and tab.panel.delegation is not None, timeout=20_000)
    assert tab.list.hasFocus()

    def lines_shown() -> list[QLineEdit]:
        return [one for one in tab.findChildren(QLineEdit) if one.isVisible() and one is not tab.filter]

    qtbot.waitUntil(lambda: len(lines_shown()) == 4, timeout=20_000)
    lines = lines_shown()
    assert all(line.isReadOnly() for line in lines)
    assert not any(box.isEnabled() for box in tab.findChildren(QComboBox) if box.isVisible())
    press(tab.list, Key.Key_Delete)
    assert not reading.is_busy
    buttons = [button for button in tab.findChildren(QAbstractButton) if button.isVisible()]
    assert [one for one in buttons if one.parent() is not tab.filter] == [tab.copy_button]


def test_pages_for_empty_lists_are_no_dead_ends(tab: ParticipantsTab) -> None:
    assert len(tab.findChildren(EmptyState)) == 3

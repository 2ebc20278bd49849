"""Registering with the keyboard alone: a few letters, Enter, the persons, Enter on nothing, the next."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from iomdesk.queries.participants import DelegationRow
from iomdesk.ui.operations import Operations
from iomdesk.ui.participants.tab import ParticipantsTab
from tests.ui.hands import press, type_in

Key = Qt.Key
Settle = Callable[[], None]
Stored = Callable[[int], dict[str, DelegationRow]]


def focus() -> QWidget:
    """Return where the keyboard is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def write(text: str) -> None:
    """Type where the keyboard is."""
    type_in(focus(), text)


def hit(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard is."""
    press(focus(), key, modifiers)


def labels(row: DelegationRow) -> list[str]:
    """Return the persons of a delegation."""
    return [member.label for member in row.members]


def test_delegations_and_persons_are_registered_without_the_mouse(
    empty_tab: ParticipantsTab, empty_session: int, settle: Settle, stored: Stored
) -> None:
    write("suiz")
    hit(Key.Key_Return)
    for text in ("Ms", "A.", "Exemple"):
        write(text)
        hit(Key.Key_Tab)
    hit(Key.Key_Tab)
    write("Counsellor")
    hit(Key.Key_Return)
    hit(Key.Key_Tab)
    write("B.")
    hit(Key.Key_Return)
    hit(Key.Key_Return)  # on an empty line: the next delegation
    assert focus() is empty_tab.bar.field
    write("KEN")
    hit(Key.Key_Return)
    settle()
    rows = stored(empty_session)
    assert set(rows) == {"Kenya", "Switzerland"}
    assert labels(rows["Switzerland"]) == ["Ms A. Exemple", "B."]
    assert rows["Switzerland"].members[0].function == "Counsellor"
    assert empty_tab.panel.delegation == rows["Kenya"].id
    assert empty_tab.panel.persons.new.lines["honorific"].hasFocus()


def test_registered_state_is_shown_as_such_and_not_doubled(
    tab: ParticipantsTab, session_id: int, settle: Settle, stored: Stored
) -> None:
    before = stored(session_id)
    write("switz")
    proposal = tab.bar.proposals.current
    assert proposal is not None
    assert proposal.delegation == before["Switzerland"].id
    assert "registered already" in tab.bar.field.accessibleDescription()
    hit(Key.Key_Return)
    settle()
    assert stored(session_id) == before
    assert tab.list.current_row == before["Switzerland"]
    assert tab.panel.persons.new.lines["honorific"].hasFocus()


def test_arrows_choose_among_the_proposals_and_escape_closes_them(
    tab: ParticipantsTab, session_id: int, settle: Settle, stored: Stored
) -> None:
    write("ch")
    hit(Key.Key_Down)
    hit(Key.Key_Down)
    hit(Key.Key_Up)
    proposal = tab.bar.proposals.current
    assert proposal is not None
    assert proposal.name == "Chad"
    hit(Key.Key_Escape)
    assert not tab.bar.proposals.isVisible()
    hit(Key.Key_Return)
    settle()
    assert "Chad" not in stored(session_id)


def test_proposals_go_when_the_keyboard_goes_elsewhere(tab: ParticipantsTab) -> None:
    write("ch")
    assert tab.bar.proposals.isVisible()
    tab.filter.setFocus()
    assert not tab.bar.proposals.isVisible()


def test_states_can_be_registered_as_observers(
    tab: ParticipantsTab, session_id: int, settle: Settle, stored: Stored
) -> None:
    tab.bar.capacity.show_stored("observer_state")
    write("kenya")
    hit(Key.Key_Return)
    settle()
    assert stored(session_id)["Kenya"].capacity == "observer_state"


def test_new_organisation_is_created_named_and_taken_back_whole(
    tab: ParticipantsTab, session_id: int, operations: Operations, settle: Settle, stored: Stored
) -> None:
    before = stored(session_id)
    write("Sample network of ports")
    hit(Key.Key_Return)
    settle()
    row = stored(session_id)["Sample network of ports"]
    assert row.capacity == "organisation"
    french = tab.panel.names.lines["name_fr"]
    french.setFocus()
    french.selectAll()
    write("Réseau de ports (exemple)")
    hit(Key.Key_Return)
    settle()
    assert stored(session_id)["Sample network of ports"].names["fr"] == "Réseau de ports (exemple)"
    operations.undo()
    operations.undo()
    settle()
    assert stored(session_id) == before


def test_administration_is_registered_by_its_name(
    empty_tab: ParticipantsTab, empty_session: int, settle: Settle, stored: Stored
) -> None:
    assert empty_tab.isVisible()
    write("admin")
    hit(Key.Key_Return)
    settle()
    (row,) = stored(empty_session).values()
    assert row.capacity == "administration"


def test_persons_typed_before_the_desk_answers_are_not_lost(
    empty_tab: ParticipantsTab, empty_session: int, settle: Settle, stored: Stored
) -> None:
    write("kenya")
    hit(Key.Key_Return)
    hit(Key.Key_Tab)
    hit(Key.Key_Tab)
    write("Exemple")
    hit(Key.Key_Return)
    assert empty_tab.panel.is_waiting
    assert empty_tab.panel.delegation is None
    settle()
    assert labels(stored(empty_session)["Kenya"]) == ["Exemple"]


def test_what_could_not_be_registered_stands_in_the_field_again(
    tab: ParticipantsTab, operations: Operations, settle: Settle
) -> None:
    failures: list[object] = []
    operations.failed.connect(lambda error, _initiator: failures.append(error))
    tab.actions_._session_id = 999  # a session that is gone
    write("kenya")
    hit(Key.Key_Return)
    settle()
    assert len(failures) == 1
    assert tab.bar.field.text() == "Kenya"
    assert tab.bar.field.hasFocus()
    assert tab.panel.delegation is not None  # the delegation that was current before

"""While a member's name is typed, persons known from earlier sessions are proposed, and linked when taken."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from iomdesk.desk import Desk
from iomdesk.model.participants import DelegationMember
from iomdesk.queries.known_persons import KnownPerson
from iomdesk.queries.participants import DelegationRow
from iomdesk.services.participants import add_delegation
from iomdesk.services.work import Work
from iomdesk.ui.operations import Operations
from iomdesk.ui.participants.known_matching import is_same, propose_persons
from iomdesk.ui.participants.tab import ParticipantsTab
from tests.ui.hands import press, type_in

Key = Qt.Key
Settle = Callable[[], None]
Stored = Callable[[int], dict[str, DelegationRow]]


@pytest.fixture
def german(
    empty_tab: ParticipantsTab,
    sample_desk: Desk,
    session_id: int,
    empty_session: int,
    stored: Stored,
    settle: Settle,
) -> DelegationRow:
    """Register Germany to the new session; give its delegation to the sample session."""
    sample_desk.run(lambda work: add_delegation(work, session=empty_session, state="DEU"))
    empty_tab.refresh()
    settle()
    empty_tab.list.choose(stored(empty_session)["Germany"].id)
    return stored(session_id)["Germany"]


def type_name(tab: ParticipantsTab, family: str, settle: Settle) -> None:
    new = tab.panel.persons.new
    new.enter("family_name")
    type_in(new.lines["family_name"], family)
    settle()


def persons_of(desk: Desk) -> dict[int, int]:
    def ask(work: Work) -> dict[int, int]:
        return {m.id: m.person_id for m in work.session.query(DelegationMember)}

    return desk.run(ask)


def test_a_known_person_is_chosen_with_the_arrow_and_added_as_the_same_person(
    empty_tab: ParticipantsTab,
    german: DelegationRow,
    sample_desk: Desk,
    empty_session: int,
    operations: Operations,
    stored: Stored,
    settle: Settle,
) -> None:
    known = german.members[0]
    new, proposals = empty_tab.panel.persons.new, empty_tab.panel.proposals
    type_name(empty_tab, known.family_name[:4], settle)
    assert proposals.isVisible()
    assert proposals.current is None
    line = new.lines["family_name"]
    press(line, Key.Key_Down)
    press(line, Key.Key_Return)
    assert new.lines["given_name"].text() == known.given_name
    assert empty_tab.panel.same.isVisible()
    press(line, Key.Key_Return)
    settle()
    added = stored(empty_session)["Germany"].members[-1]
    linked = persons_of(sample_desk)
    assert linked[added.id] == linked[known.id]
    assert not empty_tab.panel.same.isVisible()
    operations.undo()
    settle()
    assert stored(empty_session)["Germany"].members == ()
    assert known.id in persons_of(sample_desk)


def test_enter_without_choosing_adds_a_new_person(
    empty_tab: ParticipantsTab,
    german: DelegationRow,
    sample_desk: Desk,
    empty_session: int,
    stored: Stored,
    settle: Settle,
) -> None:
    known = german.members[0]
    type_name(empty_tab, known.family_name, settle)
    press(empty_tab.panel.persons.new.lines["family_name"], Key.Key_Return)
    settle()
    added = stored(empty_session)["Germany"].members[-1]
    linked = persons_of(sample_desk)
    assert linked[added.id] != linked[known.id]


def test_a_name_changed_after_choosing_is_another_person(
    empty_tab: ParticipantsTab, german: DelegationRow, settle: Settle
) -> None:
    new = empty_tab.panel.persons.new
    type_name(empty_tab, german.members[0].family_name, settle)
    press(new.lines["family_name"], Key.Key_Down)
    press(new.lines["family_name"], Key.Key_Return)
    assert new.values["person"] is not None
    type_in(new.lines["family_name"], "x")
    assert new.values["person"] is None


def test_escape_lets_the_proposals_go_and_keeps_what_is_typed(
    empty_tab: ParticipantsTab, german: DelegationRow, settle: Settle
) -> None:
    new = empty_tab.panel.persons.new
    type_name(empty_tab, german.members[0].family_name, settle)
    press(new.lines["family_name"], Key.Key_Escape)
    assert not empty_tab.panel.proposals.isVisible()
    assert new.lines["family_name"].text() == german.members[0].family_name


def known_as(id_: int, given: str, family: str, state: str) -> KnownPerson:
    return KnownPerson(id_, "", given, family, "representative", "", (state, None), state, 1, None)


def test_every_word_typed_begins_a_name_and_the_same_delegation_comes_first() -> None:
    known = (
        known_as(1, "Ana", "Münch", "AUT"),
        known_as(2, "Bea", "Munch", "DEU"),
        known_as(3, "C", "Ek", "DEU"),
    )
    found = propose_persons("", "munc", known, ("DEU", None))
    assert [one.id for one in found] == [2, 1]
    assert [one.id for one in propose_persons("a", "munch", known, ("DEU", None))] == [1]
    assert propose_persons("", "m", known, ("DEU", None)) == ()
    assert is_same("Bea", "MÜNCH", known[1], ("DEU", None))
    assert not is_same("Ana", "Munch", known[0], ("DEU", None))

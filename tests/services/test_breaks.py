"""Breaks take time between items; each step can be taken back, older ones too."""

import pytest

from iomdesk.queries.meetings import BreakRow, breaks_of
from iomdesk.services.agenda import add_item
from iomdesk.services.breaks import BreakNotAllowed, add_break, edit_break, move_break, remove_break
from iomdesk.services.changes import NOTHING, Changes
from iomdesk.services.pasting import paste_items
from iomdesk.services.sessions import create_session
from iomdesk.services.work import Work


@pytest.fixture
def session(work: Work) -> int:
    return create_session(work, number=2).created or 0


@pytest.fixture
def first(work: Work, session: int) -> int:
    text = "A\nB\n"
    return paste_items(work, session=session, parent=None, position=0, text=text, language="fr").created or 0


def shown(work: Work, session: int) -> tuple[BreakRow, ...]:
    return breaks_of(work.session, session_id=session)


def back(work: Work, changes: Changes) -> Changes:
    assert changes.inverse is not None
    return changes.inverse.function(work, **changes.inverse.arguments)


def test_a_break_is_found_again_by_older_steps_after_it_was_put_back(
    work: Work, session: int, first: int
) -> None:
    made = add_break(work, after_item=first).created or 0
    longer = edit_break(work, break_=made, minutes=30)
    removed = remove_break(work, break_=made)
    assert shown(work, session) == ()
    back(work, removed)
    assert shown(work, session) == (BreakRow(made, first, 30),)
    back(work, longer)
    assert shown(work, session) == (BreakRow(made, first, 15),)


def test_a_break_moves_from_item_to_item_and_stops_at_the_ends(work: Work, session: int, first: int) -> None:
    made = add_break(work, after_item=first).created or 0
    moved = move_break(work, break_=made, by=1)
    assert shown(work, session)[0].after_item == first + 1
    assert move_break(work, break_=made, by=1) is NOTHING
    back(work, moved)
    assert shown(work, session)[0].after_item == first
    assert move_break(work, break_=made, by=-1) is NOTHING


def test_breaks_without_length_and_below_sub_items_are_refused(work: Work, session: int, first: int) -> None:
    child = add_item(work, session=session, title="A un", language="fr", parent=first).created or 0
    with pytest.raises(BreakNotAllowed):
        add_break(work, after_item=child)
    with pytest.raises(BreakNotAllowed):
        add_break(work, after_item=first, minutes=0)

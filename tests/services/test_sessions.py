"""Sessions: numbers are unique, dates in order, and removal can be taken back."""

from datetime import date

import pytest

from iomdesk.queries.sessions import find_session, list_sessions, session_details
from iomdesk.services.changes import NOTHING, Changes
from iomdesk.services.sessions import (
    DatesOutOfOrder,
    SessionNumberTaken,
    create_session,
    edit_session,
    remove_session,
    restore_session,
)
from iomdesk.services.work import RecordGone, Work


def made(changes: Changes) -> int:
    assert changes.created is not None
    return changes.created


def test_new_session_is_held_by_the_desks_own_body(work: Work) -> None:
    made(create_session(work, number=2, start_on=date(2020, 10, 6), end_on=date(2020, 10, 7)))
    (row,) = list_sessions(work.session)
    assert [body.code for body in row.bodies] == ["WG"]


def test_sessions_come_oldest_first_and_undated_ones_last(work: Work) -> None:
    made(create_session(work, number=4))
    made(create_session(work, number=3, start_on=date(2021, 1, 1)))
    made(create_session(work, number=2, start_on=date(2020, 1, 1)))
    assert [row.number for row in list_sessions(work.session)] == [2, 3, 4]


def test_number_is_not_given_twice(work: Work) -> None:
    made(create_session(work, number=2))
    with pytest.raises(SessionNumberTaken):
        create_session(work, number=2)


def test_number_of_a_removed_session_is_free_but_then_it_cannot_come_back(work: Work) -> None:
    removed = made(create_session(work, number=2))
    remove_session(work, session=removed)
    made(create_session(work, number=2))
    with pytest.raises(SessionNumberTaken):
        restore_session(work, session=removed)


def test_session_cannot_end_before_it_begins(work: Work) -> None:
    session = made(create_session(work, number=2, start_on=date(2020, 10, 6)))
    with pytest.raises(DatesOutOfOrder):
        edit_session(work, session=session, fields={"end_on": date(2020, 10, 5)})


def test_edit_and_its_inverse(work: Work) -> None:
    session = made(create_session(work, number=2))
    changes = edit_session(work, session=session, fields={"chair": "Présidence", "place": "Genève"})
    assert changes.inverse is not None
    changes.inverse.function(work, **changes.inverse.arguments)
    row = session_details(work.session, session_id=session)
    assert row is not None
    assert (row.chair, row.place) == ("", "")


def test_editing_without_a_difference_changes_nothing(work: Work) -> None:
    session = made(create_session(work, number=2, place="Genève"))
    assert edit_session(work, session=session, fields={"place": "Genève"}) is NOTHING


def test_record_that_is_not_there_is_named_as_gone(work: Work) -> None:
    with pytest.raises(RecordGone):
        edit_session(work, session=99, fields={"place": "Genève"})


def test_session_is_found_by_number_before_id(history: Work) -> None:
    session = made(create_session(history, number=1))
    find = {r: find_session(history.session, reference=r) for r in ("1", f"s{session}", "s1", "7", "x")}
    assert find == {"1": session, f"s{session}": session, "s1": 1, "7": None, "x": None}

"""Items treated and delegations present: when each began and ended, and all of it taken back."""

import pytest

from iomdesk.queries.conduct import meeting_now
from iomdesk.services.agenda import add_item
from iomdesk.services.changes import NOTHING
from iomdesk.services.conduct import (
    ItemNotOfMeeting,
    StayNotInOrder,
    arrive,
    arrive_all,
    begin_item,
    edit_stay,
    end_item,
    leave,
    remove_stay,
    rise,
)
from iomdesk.services.conduct_speakers import take_floor
from iomdesk.services.house import set_house_setting
from iomdesk.services.interventions import DelegationOfAnotherSession
from iomdesk.services.meetings import MeetingWasHeld, remove_meeting
from iomdesk.services.membership import add_membership
from iomdesk.services.participants import DelegationHasSpoken, add_delegation, remove_delegation
from iomdesk.services.sessions import create_session
from iomdesk.services.work import Work
from tests.services.room import TEN, Room, furnish, made, minutes


@pytest.fixture
def room(work: Work) -> Room:
    return furnish(work)


def present(room: Room) -> list[str]:
    return [row.name for row in room.view().presence if row.is_present]


def test_next_item_ends_the_one_before_and_its_time_is_kept(room: Room) -> None:
    begin_item(room.work, meeting=room.meeting, item=room.items[0], at=TEN)
    begin_item(room.work, meeting=room.meeting, item=room.items[1], at=minutes(12))
    view = room.view()
    assert (view.item, view.since) == (room.items[1], minutes(12))
    assert view.spent == {room.items[0]: 720}
    assert view.treated == {room.items[0]}


def test_item_taken_up_again_adds_to_its_time(room: Room) -> None:
    for item, at in ((0, 0), (1, 10), (0, 20), (1, 25)):
        begin_item(room.work, meeting=room.meeting, item=room.items[item], at=minutes(at))
    assert room.view().spent == {room.items[0]: 900, room.items[1]: 600}


def test_item_that_is_being_treated_does_not_begin_again(room: Room) -> None:
    begin_item(room.work, meeting=room.meeting, item=room.item, at=TEN)
    assert begin_item(room.work, meeting=room.meeting, item=room.item, at=minutes(3)) == NOTHING


def test_next_item_ends_who_speaks_and_all_goes_back_together(room: Room) -> None:
    begin_item(room.work, meeting=room.meeting, item=room.item, at=TEN)
    take_floor(
        room.work, meeting=room.meeting, item=room.item, delegation=room.delegations["CHE"], at=minutes(1)
    )
    room.goes_back(lambda: begin_item(room.work, meeting=room.meeting, item=room.items[1], at=minutes(4)))
    end_item(room.work, meeting=room.meeting, at=minutes(5))
    view = room.view()
    assert (view.item, view.speaking) == (None, None)
    assert view.interventions[room.item][0].seconds == 240


def test_item_of_another_session_is_not_treated(room: Room) -> None:
    other = made(create_session(room.work, number=3))
    item = made(add_item(room.work, session=other, title="Autre", language="fr"))
    with pytest.raises(ItemNotOfMeeting):
        begin_item(room.work, meeting=room.meeting, item=item)


def test_all_arrive_at_once_and_each_only_once(room: Room) -> None:
    arrive(room.work, meeting=room.meeting, delegations=[room.delegations["FRA"]], at=TEN)
    room.goes_back(lambda: arrive_all(room.work, meeting=room.meeting, at=minutes(5)))
    arrive_all(room.work, meeting=room.meeting, at=minutes(5))
    assert present(room) == ["Allemagne", "Autriche", "France", "Suisse"]
    stays = {row.code: row.stays for row in room.view().presence}
    assert [one.arrived_at for one in stays["FRA"]] == [TEN]
    assert arrive_all(room.work, meeting=room.meeting) == NOTHING


def test_delegation_that_left_and_came_back_has_two_stays(room: Room) -> None:
    che = room.delegations["CHE"]
    arrive(room.work, meeting=room.meeting, delegations=[che], at=TEN)
    room.goes_back(lambda: leave(room.work, meeting=room.meeting, delegations=[che], at=minutes(30)))
    leave(room.work, meeting=room.meeting, delegations=[che], at=minutes(30))
    assert present(room) == []
    arrive(room.work, meeting=room.meeting, delegations=[che], at=minutes(45))
    (row,) = [row for row in room.view().presence if row.code == "CHE"]
    assert [(one.arrived_at, one.left_at) for one in row.stays] == [
        (TEN, minutes(30)),
        (minutes(45), None),
    ]


def test_all_leave_when_the_meeting_rises(room: Room) -> None:
    arrive_all(room.work, meeting=room.meeting, at=TEN)
    leave(room.work, meeting=room.meeting, at=minutes(180))
    assert present(room) == []


def test_meeting_that_rises_ends_everything_at_once_and_comes_back_at_once(room: Room) -> None:
    begin_item(room.work, meeting=room.meeting, item=room.item, at=TEN)
    arrive_all(room.work, meeting=room.meeting, at=TEN)
    take_floor(room.work, meeting=room.meeting, item=room.item, delegation=room.delegations["CHE"], at=TEN)
    room.goes_back(lambda: rise(room.work, meeting=room.meeting, at=minutes(170)))
    rise(room.work, meeting=room.meeting, at=minutes(170))
    view = room.view()
    assert (view.item, view.speaking, present(room)) == (None, None, [])


def test_times_of_a_stay_are_corrected_and_kept_in_order(room: Room) -> None:
    arrive(room.work, meeting=room.meeting, delegations=[room.delegations["CHE"]], at=minutes(9))
    (row,) = [row for row in room.view().presence if row.stays]
    stay = row.stays[0].id
    room.goes_back(lambda: edit_stay(room.work, stay=stay, fields={"arrived_at": TEN}))
    with pytest.raises(StayNotInOrder):
        edit_stay(room.work, stay=stay, fields={"left_at": TEN})
    room.goes_back(lambda: remove_stay(room.work, stay=stay))


def test_nobody_leaves_before_coming(room: Room) -> None:
    arrive_all(room.work, meeting=room.meeting, at=minutes(5))
    with pytest.raises(StayNotInOrder):
        leave(room.work, meeting=room.meeting, at=TEN)


def test_delegation_of_another_session_does_not_arrive(room: Room) -> None:
    other = made(create_session(room.work, number=3))
    stranger = made(add_delegation(room.work, session=other, state="ITA"))
    with pytest.raises(DelegationOfAnotherSession):
        arrive(room.work, meeting=room.meeting, delegations=[stranger])


def test_quorum_follows_arrivals_and_departures(room: Room) -> None:
    ids = room.delegations
    arrive(room.work, meeting=room.meeting, delegations=[ids["CHE"], ids["FRA"], ids["AUT"]], at=TEN)
    assert (room.view().quorum.present, room.view().quorum.state) == (3, "not_met")
    arrive(room.work, meeting=room.meeting, delegations=[ids["DEU"]], at=TEN)
    assert (room.view().quorum.needed, room.view().quorum.state) == (4, "met")
    leave(room.work, meeting=room.meeting, delegations=[ids["CHE"]], at=minutes(1))
    assert room.view().quorum.state == "not_met"


def test_observers_are_seen_but_do_not_count(room: Room) -> None:
    observer = made(add_delegation(room.work, session=room.session, state="ITA", capacity="observer_state"))
    arrive(room.work, meeting=room.meeting, delegations=[observer], at=TEN)
    assert present(room) == ["Italie"]
    assert room.view().quorum.present == 0


def test_members_of_the_day_and_the_suspended_among_them_come_from_the_table(room: Room) -> None:
    from datetime import date

    set_house_setting(room.work, name="quorum.members", value=None)
    for state in ("CHE", "FRA", "AUT"):
        add_membership(room.work, state=state, kind="member", from_on=date(2000, 1, 1))
    add_membership(
        room.work,
        state="DEU",
        kind="member",
        from_on=date(2000, 1, 1),
        vote_suspended_from=date(2020, 1, 1),
        vote_suspended_until=date(2020, 12, 31),
    )
    add_membership(room.work, state="ITA", kind="member", from_on=date(2021, 1, 1))
    arrive_all(room.work, meeting=room.meeting, at=TEN)
    counted = room.view().quorum
    assert (counted.members, counted.needed, counted.present, counted.voters) == (4, 3, 4, 3)
    set_house_setting(room.work, name="quorum.suspended_count", value=False)
    left_out = room.view().quorum
    assert (left_out.members, left_out.needed, left_out.present) == (3, 2, 3)
    assert [row.code for row in room.view().presence if row.may_vote] == ["AUT", "FRA", "CHE"]


def test_what_was_recorded_of_a_meeting_is_not_lost_by_removing_it_or_a_delegation(room: Room) -> None:
    arrive(room.work, meeting=room.meeting, delegations=[room.delegations["CHE"]], at=TEN)
    with pytest.raises(MeetingWasHeld):
        remove_meeting(room.work, meeting=room.meeting)
    with pytest.raises(DelegationHasSpoken):
        remove_delegation(room.work, delegation=room.delegations["CHE"])


@pytest.mark.parametrize(("after", "expected"), [(-60, 0), (30, 0), (170, 0), (185, 1), (5000, 1)])
def test_meeting_of_the_moment_is_the_one_going_on_else_the_next(
    room: Room, after: int, expected: int
) -> None:
    from datetime import datetime

    from iomdesk.services.meetings import add_meeting

    second = made(
        add_meeting(
            room.work,
            session=room.session,
            starts_at=datetime(2020, 5, 12, 15, 0),
            ends_at=datetime(2020, 5, 12, 18, 0),
        )
    )
    found = meeting_now(room.work.session, session_id=room.session, now=minutes(after))
    assert found == (room.meeting, second)[expected]


def test_session_without_meetings_has_no_room(room: Room) -> None:
    other = made(create_session(room.work, number=3))
    assert meeting_now(room.work.session, session_id=other, now=TEN) is None

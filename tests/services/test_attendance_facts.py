"""What the record of attendance is made from, as the desk holds it."""

from datetime import date

from iomdesk.services.attendance_facts import attendance_facts
from iomdesk.services.conduct import arrive, leave
from iomdesk.services.house import reset_house_setting
from iomdesk.services.membership import add_membership
from iomdesk.services.participants import add_delegation
from iomdesk.services.work import Work
from tests.services.room import TEN, furnish, made, minutes


def test_facts_hold_stays_in_local_time_and_who_counts(work: Work) -> None:
    room = furnish(work)
    observer = made(add_delegation(work, session=room.session, state="ITA", capacity="observer_state"))
    che = room.delegations["CHE"]
    arrive(work, meeting=room.meeting, delegations=[che, observer], at=TEN)
    leave(work, meeting=room.meeting, delegations=[che], at=minutes(30))
    work.session.flush()
    work.session.expire_all()
    (meeting,) = attendance_facts(work.session, room.session)
    assert (meeting.members, meeting.needed, meeting.starts_at.hour) == (7, 4, 10)
    swiss, italy = meeting.present
    assert [(a.hour, b and b.minute) for a, b in swiss.stays] == [(10, 30)]
    assert (swiss.names["es"], swiss.counts, italy.counts) == ("Suiza", True, False)


def test_state_that_is_no_member_on_the_day_does_not_count(work: Work) -> None:
    room = furnish(work)
    reset_house_setting(work, name="quorum.members")
    add_membership(work, state="FRA", kind="member", from_on=date(2000, 1, 1))
    ids = room.delegations
    arrive(work, meeting=room.meeting, delegations=[ids["CHE"], ids["FRA"]], at=TEN)
    work.session.flush()
    work.session.expire_all()
    (meeting,) = attendance_facts(work.session, room.session)
    assert [one.counts for one in meeting.present] == [False, True]
    assert (meeting.members, meeting.needed) == (1, 1)

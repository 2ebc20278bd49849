"""Memberships: asserted by nobody, dated, never two on one day, each step with its way back."""

from datetime import date

import pytest
from sqlalchemy import func, select

from iomdesk.model.desk_record import AuditEntry
from iomdesk.model.membership import Membership
from iomdesk.model.state_lists import MembershipLine
from iomdesk.queries.states import StateOnDay, states_on
from iomdesk.services.changes import NOTHING, Changes
from iomdesk.services.membership import (
    DatesNotInOrder,
    MembershipsOverlap,
    ObserverWithoutVote,
    add_membership,
    edit_membership,
    list_all_as_members,
    remove_membership,
    store_memberships,
    verify_membership,
)
from iomdesk.services.work import Work

BEGIN, END = date(2016, 9, 19), date(2019, 6, 30)


def undo(work: Work, changes: Changes) -> Changes:
    assert changes.inverse is not None
    return changes.inverse.function(work, **changes.inverse.arguments)


def state(work: Work, code: str, day: date) -> StateOnDay:
    return next(row for row in states_on(work.session, day=day) if row.iso3 == code)


def count(work: Work) -> int:
    return work.session.scalar(select(func.count()).select_from(Membership)) or 0


def line(
    code: str, from_on: date | None = None, number: int = 2, until_on: date | None = None
) -> MembershipLine:
    return MembershipLine(number, code, "member", from_on, until_on, None, None, True)


def test_a_new_desk_asserts_no_membership(history: Work) -> None:
    assert all(
        not row.memberships and row.membership is None for row in states_on(history.session, day=BEGIN)
    )


def test_a_membership_holds_on_its_first_and_its_last_day(work: Work) -> None:
    add_membership(work, state="CHN", from_on=BEGIN, until_on=END)
    days = (date(2016, 9, 18), BEGIN, END, date(2019, 7, 1))
    assert [state(work, "CHN", day).membership is not None for day in days] == [False, True, True, False]


def test_a_suspended_vote_is_suspended_on_both_border_days_of_the_membership_only(work: Work) -> None:
    add_membership(work, state="CHN", vote_suspended_from=BEGIN, vote_suspended_until=END)
    days = (date(2016, 9, 18), BEGIN, END, date(2019, 7, 1))
    assert [state(work, "CHN", day).is_suspended for day in days] == [False, True, True, False]


def test_two_records_that_share_one_day_are_refused_by_name(work: Work) -> None:
    add_membership(work, state="CHN", kind="observer", until_on=BEGIN)
    with pytest.raises(MembershipsOverlap, match=r"China.*2016-09-19"):
        add_membership(work, state="CHN", from_on=BEGIN)
    work.session.rollback()


def test_a_member_may_follow_an_observer_on_the_next_day(work: Work) -> None:
    add_membership(work, state="CHN", kind="observer", until_on=date(2016, 9, 18))
    add_membership(work, state="CHN", from_on=BEGIN)
    found = [state(work, "CHN", day).membership for day in (date(2016, 9, 18), BEGIN)]
    assert [row.kind for row in found if row] == ["observer", "member"]


def test_an_end_before_its_beginning_and_a_vote_of_an_observer_are_refused(work: Work) -> None:
    with pytest.raises(DatesNotInOrder):
        add_membership(work, state="CHN", from_on=END, until_on=BEGIN)
    with pytest.raises(ObserverWithoutVote):
        add_membership(work, state="CHN", kind="observer", vote_suspended_from=BEGIN)
    assert count(work) == 0


def test_editing_and_removing_are_taken_back_under_the_same_id(work: Work) -> None:
    id_ = add_membership(work, state="CHN", from_on=BEGIN).created or 0
    edited = edit_membership(work, membership=id_, until_on=END, kind="observer")
    removed = remove_membership(work, membership=id_)
    assert count(work) == 0
    undo(work, removed)
    undo(work, edited)
    record = work.get(Membership, id_)
    assert (record.kind, record.from_on, record.until_on) == ("member", BEGIN, None)
    assert edit_membership(work, membership=id_, from_on=BEGIN) == NOTHING


def test_undone_is_done_again_under_the_same_id_and_a_removed_id_is_not_given_anew(work: Work) -> None:
    added = add_membership(work, state="CHN")
    taken = undo(work, added)
    assert count(work) == 0
    undo(work, taken)
    assert work.get(Membership, added.created).state_iso3 == "CHN"
    remove_membership(work, membership=added.created or 0)
    assert (add_membership(work, state="FRA").created or 0) > (added.created or 0)


def test_verifying_is_a_step_of_its_own_with_its_audit_row(work: Work) -> None:
    id_ = add_membership(work, state="CHN").created or 0
    assert not work.get(Membership, id_).is_verified
    verified = verify_membership(work, membership=id_)
    work.session.flush()
    last = work.session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc())).first()
    assert last is not None
    assert (last.action, last.record_kind, (last.after or {})["is_verified"]) == ("edit", "membership", True)
    undo(work, verified)
    assert not work.get(Membership, id_).is_verified


def test_all_states_are_listed_to_be_verified_in_one_step_and_known_ones_are_left_alone(work: Work) -> None:
    add_membership(work, state="CHN", kind="observer", is_verified=True)
    listed = list_all_as_members(work)
    rows = states_on(work.session, day=BEGIN)
    assert all(row.membership is not None for row in rows)
    assert [row.iso3 for row in rows if row.membership and row.membership.is_verified] == ["CHN"]
    undo(work, listed)
    assert count(work) == 1
    assert list_all_as_members(work).inverse is not None


def test_a_list_takes_the_place_of_what_was_only_to_be_verified(work: Work) -> None:
    list_all_as_members(work)
    before = count(work)
    stored = store_memberships(work, lines=[line("CHN", BEGIN), line("FRA", END)])
    found = state(work, "CHN", END).memberships
    assert (count(work), len(found), found[0].from_on, found[0].is_verified) == (before, 1, BEGIN, True)
    assert store_memberships(work, lines=[line("CHN", BEGIN), line("FRA", END)]) == NOTHING
    undo(work, stored)
    assert state(work, "CHN", BEGIN).memberships[0].from_on is None


def test_a_list_that_would_overlap_is_refused(work: Work) -> None:
    with pytest.raises(MembershipsOverlap):
        store_memberships(work, lines=[line("CHN", BEGIN), line("CHN", END)])
    work.session.rollback()
    assert count(work) == 0

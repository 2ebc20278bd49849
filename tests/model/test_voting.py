"""Quorum, majorities and precedence, as the Constitution and the rules by analogy have them."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomdesk.model.conduct import MotionKind
from iomdesk.model.voting import (
    Majority,
    Quorum,
    QuorumState,
    Tally,
    in_precedence,
    is_carried,
    is_procedural,
    is_valid,
    needed_of,
    quorum_of,
    tally_of,
)

COUNTS = st.integers(min_value=0, max_value=200)
NOON = datetime(2020, 5, 12, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Moved:
    id: int
    kind: str
    moved_at: datetime


def test_175_members_need_88_to_be_present() -> None:
    assert needed_of(175) == 88
    assert needed_of(174) == 88


@given(st.integers(min_value=1, max_value=400))
def test_quorum_is_the_smallest_majority_of_the_members(members: int) -> None:
    assert 2 * needed_of(members) > members >= 2 * (needed_of(members) - 1)


@given(st.sets(st.integers(0, 60)), st.sets(st.integers(0, 60)), st.sets(st.integers(0, 60)), st.booleans())
def test_present_never_outnumber_members_and_voters_are_never_suspended(
    present: set[int], members: set[int], suspended: set[int], counts: bool
) -> None:
    there, all_, without = ({str(one) for one in group} for group in (present, members or {1}, suspended))
    found = quorum_of(there, all_, without, counts_suspended=counts)
    assert found.present <= found.members
    assert found.voters == len(there & all_ - without)
    assert found.needed == needed_of(found.members)


def test_suspended_members_count_or_not_as_the_house_decides() -> None:
    members, present = {"AUT", "CHE", "DEU", "FRA"}, {"AUT", "CHE"}
    counted = quorum_of(present, members, {"CHE"}, counts_suspended=True)
    left_out = quorum_of(present, members, {"CHE"}, counts_suspended=False)
    assert (counted.members, counted.needed, counted.present, counted.voters) == (4, 3, 2, 1)
    assert (left_out.members, left_out.needed, left_out.present, left_out.voters) == (3, 2, 1, 1)


def test_stated_number_of_members_takes_the_place_of_a_list() -> None:
    found = quorum_of({"CHE", "FRA"}, (), declared=175)
    assert (found.members, found.needed, found.present) == (175, 88, 2)
    assert found.state is QuorumState.NOT_MET


def test_observer_does_not_help_to_the_quorum() -> None:
    assert quorum_of({"CHE", "XXX"}, {"CHE", "FRA"}).present == 1


def test_quorum_of_nobody_knows_how_many_is_unknown_and_no_vote_is_valid() -> None:
    assert quorum_of({"CHE"}, ()).state is QuorumState.UNKNOWN
    assert not is_valid(1, 0)


@pytest.mark.parametrize(("present", "state"), [(87, QuorumState.NOT_MET), (88, QuorumState.MET)])
def test_quorum_is_met_from_the_majority_on(present: int, state: QuorumState) -> None:
    assert Quorum(175, 88, present, present).state is state
    assert is_valid(present, 88) is (state is QuorumState.MET)


@given(COUNTS, COUNTS, COUNTS)
def test_abstentions_never_change_a_result(in_favour: int, against: int, abstaining: int) -> None:
    for majority in Majority:
        with_them = is_carried(Tally(in_favour, against, abstaining), majority)
        assert with_them is is_carried(Tally(in_favour, against, 0), majority)


@given(COUNTS, COUNTS)
def test_two_thirds_are_never_easier_than_a_simple_majority(in_favour: int, against: int) -> None:
    tally = Tally(in_favour, against, 0)
    assert not is_carried(tally, Majority.TWO_THIRDS) or is_carried(tally, Majority.SIMPLE)


@pytest.mark.parametrize(
    ("in_favour", "against", "simple", "two_thirds"),
    [(10, 10, False, False), (11, 10, True, False), (20, 10, True, True), (0, 0, False, False)],
)
def test_majorities(in_favour: int, against: int, simple: bool, two_thirds: bool) -> None:
    tally = Tally(in_favour, against, 5)
    assert is_carried(tally, Majority.SIMPLE) is simple
    assert is_carried(tally, Majority.TWO_THIRDS) is two_thirds


def test_roll_call_counts_who_answered() -> None:
    assert tally_of(["for", "against", "for", "absent", "abstaining"]) == Tally(2, 1, 1)


@given(st.permutations([kind.value for kind in MotionKind]))
def test_motions_are_put_in_the_order_of_precedence_however_they_were_made(kinds: list[str]) -> None:
    moved = [Moved(n, kind, NOON + timedelta(minutes=n)) for n, kind in enumerate(kinds)]
    assert [one.kind for one in in_precedence(moved)] == [kind.value for kind in MotionKind]


def test_last_amendment_is_put_before_the_earlier_one_and_proposals_in_the_order_made() -> None:
    kinds = ["proposal", "amendment", "amendment", "proposal"]
    moved = [Moved(n, kind, NOON + timedelta(minutes=n)) for n, kind in enumerate(kinds)]
    assert [one.id for one in in_precedence(moved)] == [2, 1, 0, 3]


def test_proposals_and_amendments_are_not_procedural() -> None:
    assert [kind.value for kind in MotionKind if not is_procedural(kind)] == ["amendment", "proposal"]

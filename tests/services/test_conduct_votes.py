"""Motions and votes in the desk: judged by the rule, taken back with all their figures."""

import pytest

from iomdesk.services.changes import Changes
from iomdesk.services.conduct import arrive_all
from iomdesk.services.conduct_votes import (
    MotionNotOpen,
    MotionValueUnknown,
    VoteNotPossible,
    edit_motion,
    open_motion,
    record_vote,
    remove_motion,
    remove_vote,
    settle_motion,
)
from iomdesk.services.house import reset_house_setting, set_house_setting
from iomdesk.services.work import Work
from tests.services.room import TEN, Room, furnish, made, minutes


@pytest.fixture
def room(work: Work) -> Room:
    found = furnish(work)
    arrive_all(work, meeting=found.meeting, at=TEN)
    return found


@pytest.fixture
def motion(room: Room) -> int:
    return made(move(room))


def move(room: Room, kind: str = "proposal") -> Changes:
    return open_motion(
        room.work,
        item=room.item,
        meeting=room.meeting,
        kind=kind,
        text="Adopter le texte.",
        delegation=room.delegations["CHE"],
        at=TEN,
    )


def test_motions_stand_in_the_order_in_which_they_are_put(room: Room) -> None:
    for kind in ("proposal", "amendment", "close_debate", "suspend_meeting"):
        move(room, kind)
    assert [one.kind for one in room.view().motions] == [
        "suspend_meeting",
        "close_debate",
        "amendment",
        "proposal",
    ]


def test_motion_is_moved_corrected_settled_removed_and_each_goes_back(room: Room, motion: int) -> None:
    room.goes_back(lambda: move(room, "close_debate"))
    room.goes_back(lambda: edit_motion(room.work, motion=motion, fields={"text": "Autre texte"}))
    room.goes_back(lambda: settle_motion(room.work, motion=motion, status="adopted"))
    room.goes_back(lambda: remove_motion(room.work, motion=motion))


def test_show_of_hands_with_quorum_settles_the_motion(room: Room, motion: int) -> None:
    room.goes_back(lambda: record_vote(room.work, motion=motion, in_favour=2, against=1, abstaining=1))
    record_vote(room.work, motion=motion, in_favour=2, against=1, abstaining=1, at=minutes(9))
    (row,) = room.view().motions
    (vote,) = row.votes
    assert (row.status, vote.is_valid, vote.is_adopted) == ("adopted", True, True)
    assert (vote.present, vote.quorum, vote.taken_at) == (4, 4, minutes(9))


def test_tie_rejects(room: Room, motion: int) -> None:
    record_vote(room.work, motion=motion, in_favour=2, against=2)
    assert room.view().motions[0].status == "rejected"


def test_two_thirds_are_asked_for_by_name(room: Room, motion: int) -> None:
    record_vote(room.work, motion=motion, in_favour=2, against=2, majority="two_thirds")
    assert room.view().motions[0].votes[0].majority == "two_thirds"


def test_vote_without_quorum_is_not_valid_and_leaves_the_motion_open(room: Room, motion: int) -> None:
    set_house_setting(room.work, name="quorum.members", value=175)
    record_vote(room.work, motion=motion, in_favour=4)
    (row,) = room.view().motions
    assert (row.status, row.votes[0].is_valid, row.votes[0].is_adopted) == ("open", False, False)
    record_vote(room.work, motion=motion, in_favour=60, against=20, present=100)
    assert [vote.is_valid for vote in room.view().motions[0].votes] == [False, True]


def test_roll_call_counts_the_answers_and_keeps_them_through_undo(room: Room, motion: int) -> None:
    ids = room.delegations
    answers = {ids["CHE"]: "for", ids["FRA"]: "for", ids["AUT"]: "against", ids["DEU"]: "abstaining"}
    room.goes_back(lambda: record_vote(room.work, motion=motion, ballots=answers))
    vote = made(record_vote(room.work, motion=motion, ballots=answers))
    (row,) = room.view().motions
    assert row.votes[0].ballots == answers
    assert (row.votes[0].in_favour, row.votes[0].against, row.votes[0].abstaining) == (2, 1, 1)
    room.goes_back(lambda: remove_vote(room.work, vote=vote))


def test_settled_motion_is_not_voted_on(room: Room, motion: int) -> None:
    record_vote(room.work, motion=motion, in_favour=4)
    with pytest.raises(MotionNotOpen):
        record_vote(room.work, motion=motion, in_favour=4)


@pytest.mark.parametrize(("in_favour", "against"), [(5, 0), (0, 0), (-1, 2)])
def test_figures_that_cannot_be_are_refused(room: Room, motion: int, in_favour: int, against: int) -> None:
    with pytest.raises(VoteNotPossible):
        record_vote(room.work, motion=motion, in_favour=in_favour, against=against)


def test_vote_is_not_judged_without_knowing_how_many_members_there_are(room: Room, motion: int) -> None:
    reset_house_setting(room.work, name="quorum.members")
    with pytest.raises(VoteNotPossible):
        record_vote(room.work, motion=motion, in_favour=4)


def test_unknown_kinds_and_answers_are_refused(room: Room, motion: int) -> None:
    with pytest.raises(MotionValueUnknown):
        move(room, "song")
    with pytest.raises(MotionValueUnknown):
        record_vote(room.work, motion=motion, ballots={room.delegations["CHE"]: "perhaps"})

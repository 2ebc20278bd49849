"""Quorum, majorities, the validity of a vote, and which motion is put first."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol, TypeVar

from iomdesk.model.conduct import BallotChoice, MotionKind


class Majority(StrEnum):
    """Say how many must be in favour of those present and voting."""

    SIMPLE = "simple"
    TWO_THIRDS = "two_thirds"


class QuorumState(StrEnum):
    """Say whether decisions can be taken; UNKNOWN where nobody told how many members there are."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Quorum:
    """Hold how many members the organ has, how many must be present, and how many are.

    `voters` are those present who may vote; `counts_suspended` tells whether members count whose vote is
    suspended, `is_declared` that the number of members was stated and not counted.
    """

    members: int
    needed: int
    present: int
    voters: int
    counts_suspended: bool = True
    is_declared: bool = False

    @property
    def state(self) -> QuorumState:
        """Say whether a decision taken now would be valid."""
        if not self.members:
            return QuorumState.UNKNOWN
        return QuorumState.MET if self.present >= self.needed else QuorumState.NOT_MET


@dataclass(frozen=True, slots=True)
class Tally:
    """Hold the figures of a vote."""

    in_favour: int
    against: int
    abstaining: int

    @property
    def voting(self) -> int:
        """Count those present and voting: who abstains does not vote."""
        return self.in_favour + self.against

    @property
    def total(self) -> int:
        """Count all who answered."""
        return self.voting + self.abstaining


class _Motion(Protocol):
    @property
    def id(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def moved_at(self) -> datetime: ...


M = TypeVar("M", bound=_Motion)

_PRECEDENCE = {kind.value: place for place, kind in enumerate(MotionKind)}
_PROCEDURAL = frozenset(
    {
        MotionKind.SUSPEND_MEETING,
        MotionKind.ADJOURN_MEETING,
        MotionKind.ADJOURN_DEBATE,
        MotionKind.CLOSE_DEBATE,
        MotionKind.APPEAL,
    }
)


def needed_of(members: int) -> int:
    """Return how many make a majority of the members (Constitution, art. 24): 88 of 175; 0 of none."""
    return members // 2 + 1 if members else 0


def quorum_of(
    present: Collection[str],
    members: Collection[str],
    suspended: Collection[str] = (),
    *,
    declared: int | None = None,
    counts_suspended: bool = True,
) -> Quorum:
    """Judge the quorum by the States present (iso3) and the members on the day.

    `declared` is the number of members the secretariat stated; it takes the place of a list that is not kept.
    Whether members count whose vote is suspended (art. 4) is not said anywhere: `counts_suspended` decides.
    """
    without_vote = frozenset(suspended)
    known = frozenset(members)
    there = frozenset(present) & known if known and declared is None else frozenset(present)
    left_out = frozenset() if counts_suspended else without_vote
    number = len(known - left_out) if declared is None else max(0, declared - len(left_out))
    return Quorum(
        members=number,
        needed=needed_of(number),
        present=len(there - left_out),
        voters=len(there - without_vote),
        counts_suspended=counts_suspended,
        is_declared=declared is not None,
    )


def is_carried(tally: Tally, majority: str) -> bool:
    """Say whether a vote is carried by the majority of those present and voting; a tie is not."""
    if majority == Majority.TWO_THIRDS:
        return tally.in_favour > 0 and 3 * tally.in_favour >= 2 * tally.voting
    return tally.in_favour > tally.against


def is_valid(present: int, needed: int) -> bool:
    """Say whether a vote counts: the majority of the members is present (Constitution, art. 24)."""
    return present >= needed > 0


def tally_of(choices: Iterable[str]) -> Tally:
    """Count the answers of a roll call."""
    given = list(choices)
    return Tally(
        given.count(BallotChoice.FOR), given.count(BallotChoice.AGAINST), given.count(BallotChoice.ABSTAINING)
    )


def is_procedural(kind: str) -> bool:
    """Say whether a motion asks for something about the debate and is put before proposals."""
    return kind in _PROCEDURAL


def in_precedence(motions: Iterable[M]) -> Sequence[M]:
    """Put motions into the order in which they are put to the vote (GA rule 77, by analogy).

    Among motions of a kind the first made comes first, but the last amendment before the earlier ones:
    it is voted on before the text it changes.
    """
    by_time = sorted(motions, key=lambda one: (one.moved_at, one.id))
    amendments = [one for one in reversed(by_time) if one.kind == MotionKind.AMENDMENT]
    others = [one for one in by_time if one.kind != MotionKind.AMENDMENT]
    return sorted([*others, *amendments], key=lambda one: _PRECEDENCE[one.kind])

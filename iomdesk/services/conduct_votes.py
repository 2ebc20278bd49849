"""Motions and votes: moved, corrected, withdrawn, settled without a vote, voted on."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select

from iomdesk.model.agenda import AgendaItem
from iomdesk.model.base import LANGUAGES
from iomdesk.model.conduct import Ballot, BallotChoice, Motion, MotionKind, MotionStatus, Vote, VoteMethod
from iomdesk.model.sessions import Meeting
from iomdesk.model.voting import Majority, Quorum, Tally, is_carried, is_valid, tally_of
from iomdesk.queries.quorum import quorum_at
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.changes import NOTHING, Changes, Operation, touching
from iomdesk.services.fields import change_fields, set_deleted
from iomdesk.services.interventions import check_delegation
from iomdesk.services.state_records import Record, new_id, put_records
from iomdesk.services.together import as_one
from iomdesk.services.work import Work

MOTION = "motion"
VOTE = "vote"
EDITABLE = frozenset(["kind", "text", "language", "delegation_id"])


class MotionNotOpen(UserError):
    """Raised when a motion is voted on that was settled or withdrawn."""


class VoteNotPossible(UserError):
    """Raised when the figures of a vote cannot be: more answers than members who may vote, or none known."""


class MotionValueUnknown(UserError):
    """Raised when a motion or vote would get a value that does not exist."""


def open_motion(
    work: Work,
    *,
    item: int,
    meeting: int,
    kind: str = MotionKind.PROPOSAL.value,
    text: str = "",
    language: str = "fr",
    delegation: int | None = None,
    at: datetime | None = None,
) -> Changes:
    """Note a motion or proposal made on an item.

    Raises MotionValueUnknown and DelegationOfAnotherSession.
    """
    session = work.get(Meeting, meeting).session_id
    if work.get(AgendaItem, item).session_id != session:
        raise MotionValueUnknown(
            _("That item belongs to another session. Nothing was changed; choose an item of this one.")
        )
    check_delegation(work, session, delegation)
    values = {"kind": kind, "text": text.strip(), "language": language, "delegation_id": delegation}
    _check_values(values)
    id_ = new_id(work, MOTION)
    whole = {
        **values,
        "item_id": item,
        "meeting_id": meeting,
        "status": MotionStatus.OPEN.value,
        "moved_at": at or work.clock(),
        "deleted_at": None,
    }
    put_records(work, records=[Record(MOTION, id_, whole)])
    # Into the trash and not away: what was voted on it comes back with it.
    return _touching(work, work.get(Motion, id_), Operation(remove_motion, {"motion": id_}), id_)


def edit_motion(work: Work, *, motion: int, fields: Mapping[str, Any]) -> Changes:
    """Change the kind, the text, its language or who made a motion. Raises MotionValueUnknown."""
    record = work.get(Motion, motion)
    _check_values(fields)
    session = work.get(AgendaItem, record.item_id).session_id
    check_delegation(work, session, fields.get("delegation_id"))
    before = change_fields(work, record, MOTION, fields, EDITABLE)
    if not before:
        return NOTHING
    return _touching(work, record, Operation(edit_motion, {"motion": motion, "fields": before}))


def settle_motion(work: Work, *, motion: int, status: str) -> Changes:
    """Say what became of a motion without a vote: adopted by consensus, rejected, withdrawn, or open again.

    Raises MotionValueUnknown.
    """
    record = work.get(Motion, motion)
    if status not in frozenset(MotionStatus):
        raise MotionValueUnknown(_("“{value}” is not known here. Nothing was changed.").format(value=status))
    before = change_fields(work, record, MOTION, {"status": status}, frozenset({"status"}))
    if not before:
        return NOTHING
    return _touching(work, record, Operation(settle_motion, {"motion": motion, "status": before["status"]}))


def remove_motion(work: Work, *, motion: int) -> Changes:
    """Put a motion into the trash, with the votes on it."""
    record = work.get(Motion, motion)
    if not set_deleted(work, record, MOTION, work.clock()):
        return NOTHING
    return _touching(work, record, Operation(restore_motion, {"motion": motion}))


def restore_motion(work: Work, *, motion: int) -> Changes:
    """Take a motion out of the trash."""
    record = work.get(Motion, motion)
    if not set_deleted(work, record, MOTION, None):
        return NOTHING
    return _touching(work, record, Operation(remove_motion, {"motion": motion}))


def record_vote(
    work: Work,
    *,
    motion: int,
    in_favour: int = 0,
    against: int = 0,
    abstaining: int = 0,
    present: int | None = None,
    majority: str = Majority.SIMPLE.value,
    ballots: Mapping[int, str] | None = None,
    at: datetime | None = None,
) -> Changes:
    """Note a vote: the figures of a show of hands, or the answers of a roll call by delegation.

    `present` is the number of members present, where attendance is not kept. A valid vote settles the motion;
    one without quorum leaves it open. Raises MotionNotOpen, VoteNotPossible, MotionValueUnknown.
    """
    record = work.get(Motion, motion)
    if record.status != MotionStatus.OPEN.value or record.meeting_id is None:
        raise MotionNotOpen(_("This motion is settled. Nothing was changed; open it again to vote on it."))
    quorum = quorum_at(work.session, meeting_id=record.meeting_id)
    _check_ballots(work, record, ballots)
    tally = Tally(in_favour, against, abstaining) if ballots is None else tally_of(ballots.values())
    there = quorum.present if present is None else present
    _check_tally(tally, quorum, present)
    if majority not in frozenset(Majority):
        raise MotionValueUnknown(
            _("“{value}” is not known here. Nothing was changed.").format(value=majority)
        )
    id_ = new_id(work, VOTE)
    values = {
        "motion_id": motion,
        "method": (VoteMethod.SHOW_OF_HANDS if ballots is None else VoteMethod.ROLL_CALL).value,
        "majority": majority,
        "in_favour": tally.in_favour,
        "against": tally.against,
        "abstaining": tally.abstaining,
        "present": there,
        "quorum": quorum.needed,
        "is_valid": is_valid(there, quorum.needed),
        "is_adopted": is_valid(there, quorum.needed) and is_carried(tally, majority),
        "taken_at": at or work.clock(),
    }
    done = [put_records(work, records=[Record(VOTE, id_, values)])]
    done.append(put_ballots(work, vote=id_, choices=dict(ballots or {})))
    if values["is_valid"]:
        status = MotionStatus.ADOPTED if values["is_adopted"] else MotionStatus.REJECTED
        done.append(settle_motion(work, motion=motion, status=status.value))
    return as_one([*done, touching(item=record.item_id)], id_)


def remove_vote(work: Work, *, vote: int) -> Changes:
    """Take out a vote that was noted by mistake; its motion is open again."""
    record = work.get(Vote, vote)
    motion = record.motion_id
    done = [
        settle_motion(work, motion=motion, status=MotionStatus.OPEN.value),
        put_ballots(work, vote=vote, choices={}),
        put_records(work, records=[Record(VOTE, vote, None)]),
    ]
    return as_one(done)


def put_ballots(work: Work, *, vote: int, choices: Mapping[int, str]) -> Changes:
    """Let the answers of a roll call be as told."""
    query = select(Ballot.delegation_id, Ballot.choice).where(Ballot.vote_id == vote)
    before = {delegation: choice for delegation, choice in work.session.execute(query)}  # noqa: C416
    if before == choices:
        return NOTHING
    work.session.execute(delete(Ballot).where(Ballot.vote_id == vote))
    work.session.add_all(
        Ballot(vote_id=vote, delegation_id=one, choice=BallotChoice(choice).value)
        for one, choice in choices.items()
    )
    work.session.flush()
    work.session.expire_all()
    work.audit("ballots", VOTE, vote, _named(before), _named(choices))
    return touching(Operation(put_ballots, {"vote": vote, "choices": before}), vote=vote)


def _named(choices: Mapping[int, str]) -> dict[str, str]:
    return {str(delegation): choice for delegation, choice in choices.items()}


def _check_values(fields: Mapping[str, Any]) -> None:
    allowed: Mapping[str, frozenset[str]] = {"kind": frozenset(MotionKind), "language": frozenset(LANGUAGES)}
    for name, values in allowed.items():
        if name in fields and fields[name] not in values:
            raise MotionValueUnknown(
                _("“{value}” is not known here. Nothing was changed.").format(value=fields[name])
            )


def _check_ballots(work: Work, record: Motion, ballots: Mapping[int, str] | None) -> None:
    session = work.get(AgendaItem, record.item_id).session_id
    for delegation, choice in (ballots or {}).items():
        check_delegation(work, session, delegation)
        if choice not in frozenset(BallotChoice):
            raise MotionValueUnknown(
                _("“{value}” is not known here. Nothing was changed.").format(value=choice)
            )


def _check_tally(tally: Tally, quorum: Quorum, present: int | None) -> None:
    if not quorum.members:
        raise VoteNotPossible(
            _(
                "How many members the body has is not known, so no vote can be judged. Nothing was stored; "
                "write the number of members beside the quorum."
            )
        )
    if min(tally.in_favour, tally.against, tally.abstaining) < 0 or not tally.total:
        raise VoteNotPossible(_("A vote needs figures. Nothing was stored; write for, against, abstaining."))
    most = quorum.voters if present is None else present
    if tally.total > most:
        raise VoteNotPossible(
            _(
                "{total} answers are more than the {most} members present who may vote. Nothing was stored; "
                "correct the figures or the attendance."
            ).format(total=tally.total, most=most)
        )


def _touching(
    work: Work, record: Motion, inverse: Operation | None = None, created: int | None = None
) -> Changes:
    work.session.flush()
    session = work.get(AgendaItem, record.item_id).session_id
    return touching(inverse, created, motion=record.id, item=record.item_id, session=session)

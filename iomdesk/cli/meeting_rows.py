"""The room as JSON and as tables."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from iomdesk.cli.printing import print_table, say
from iomdesk.model.voting import Quorum
from iomdesk.queries.conduct_rows import MotionRow, PresenceRow, RoomView, SpeakerRow, VoteRow
from iomdesk.runtime.translations import _


def room_data(room: RoomView) -> dict[str, Any]:
    """Tell all of a room as plain data; moments are ISO 8601 in UTC."""
    speaking = room.speaking
    return {
        "meeting": room.meeting.number,
        "time_zone": room.meeting.time_zone,
        "item": f"i{room.item}" if room.item else None,
        "since": _iso(room.since),
        "speaking": speaker_data(speaking) if speaking else None,
        "waiting": [speaker_data(one) for one in room.waiting],
        "quorum": quorum_data(room.quorum),
        "present": [one.name for one in room.presence if one.is_present],
        "motions": [motion_data(one) for one in room.motions],
    }


def speaker_data(one: SpeakerRow) -> dict[str, Any]:
    """Tell of one on the speakers' list."""
    return {
        "speaker": one.name,
        "kind": one.kind,
        "on_behalf_of": one.on_behalf_of,
        "status": one.status,
        "asked_at": _iso(one.asked_at),
        "began_at": _iso(one.began_at),
    }


def presence_data(room: RoomView) -> dict[str, Any]:
    """Tell who was there, and of the quorum."""
    return {
        "meeting": room.meeting.number,
        "quorum": quorum_data(room.quorum),
        "delegations": [
            {
                "name": one.name,
                "code": one.code,
                "capacity": one.capacity,
                "is_present": one.is_present,
                "may_vote": one.may_vote,
                "stays": [
                    {"arrived_at": _iso(stay.arrived_at), "left_at": _iso(stay.left_at)} for stay in one.stays
                ],
            }
            for one in room.presence
        ],
    }


def quorum_data(quorum: Quorum) -> dict[str, Any]:
    """Tell of the quorum."""
    return {
        "state": quorum.state.value,
        "members": quorum.members,
        "needed": quorum.needed,
        "present": quorum.present,
        "voters": quorum.voters,
    }


def motion_data(one: MotionRow) -> dict[str, Any]:
    """Tell of a motion with its votes."""
    return {
        "motion": one.id,
        "item": f"i{one.item_id}",
        "kind": one.kind,
        "text": one.text,
        "status": one.status,
        "by": one.by,
        "votes": [vote_data(vote) for vote in one.votes],
    }


def vote_data(vote: VoteRow) -> dict[str, Any]:
    """Tell of a vote."""
    return {
        "method": vote.method,
        "majority": vote.majority,
        "for": vote.in_favour,
        "against": vote.against,
        "abstaining": vote.abstaining,
        "present": vote.present,
        "needed": vote.quorum,
        "is_valid": vote.is_valid,
        "is_adopted": vote.is_adopted,
    }


def print_floor(room: RoomView) -> None:
    """Print who has the floor and who waits."""
    rows = [one for one in (room.speaking, *room.waiting) if one is not None]
    heads = (_("Speaker"), _("Kind"), _("On behalf of"), _("Status"), _("Asked"))
    print_table(
        heads,
        [(one.name, one.kind, one.on_behalf_of, one.status, _clock(one.asked_at, room)) for one in rows],
    )


def print_presence(room: RoomView) -> None:
    """Print who is there and since when, and the quorum."""
    heads = (_("Delegation"), _("Capacity"), _("Present"), _("Times"))
    print_table(heads, [_presence(one, room) for one in room.presence])
    quorum = room.quorum
    if not quorum.members:
        say(_("How many members the body has is not known, so there is no quorum to tell of."))
        return
    words = _("Quorum: {present} of {members} members present, {needed} needed – {state}")
    state = _("met") if quorum.present >= quorum.needed else _("not met")
    say(words.format(present=quorum.present, members=quorum.members, needed=quorum.needed, state=state))


def print_motions(room: RoomView) -> None:
    """Print the motions in the order in which they are put."""
    rows = [
        (
            str(one.id),
            one.kind,
            one.text,
            one.status,
            "; ".join(f"{vote.in_favour}-{vote.against}-{vote.abstaining}" for vote in one.votes),
        )
        for one in room.motions
    ]
    print_table((_("Motion"), _("Kind"), _("Text"), _("Status"), _("Votes")), rows)


def _presence(one: PresenceRow, room: RoomView) -> tuple[str, str, str, str]:
    times = ", ".join(f"{_clock(s.arrived_at, room)}–{_clock(s.left_at, room)}" for s in one.stays)
    return one.name, one.capacity, _("yes") if one.is_present else "", times


def _clock(moment: datetime | None, room: RoomView) -> str:
    return f"{moment.astimezone(ZoneInfo(room.meeting.time_zone)):%H:%M}" if moment else ""


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None

"""How a command finds the room it is about: the meeting, who is meant, and the time that was given."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from iomdesk.cli.agenda import item_named
from iomdesk.cli.options import session_named
from iomdesk.desk import Desk
from iomdesk.document.delegation_search import (
    Group,
    Party,
    find_groups,
    find_parties,
    only_party,
    party_names,
    split_typed,
)
from iomdesk.model.conduct import BallotChoice
from iomdesk.queries.conduct import meeting_now, room_of
from iomdesk.queries.conduct_rows import RoomView, SpeakerRow
from iomdesk.queries.participants import list_states
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _

MeetingOption = Annotated[
    int, typer.Option("--meeting", metavar="M", help="The meeting's number; by default the one going on.")
]
AtOption = Annotated[
    str, typer.Option("--at", metavar="HH:MM", help="When it happened, by the clock of the place; else now.")
]


class NotInTheRoom(UserError):
    """Raised when a meeting, a delegation or a speaker is named that is not there."""


@dataclass(frozen=True)
class Meant:
    """Hold who is meant: a delegation, or a State (iso3) to be registered; and for which group."""

    name: str
    delegation: int | None = None
    state: str | None = None
    on_behalf_of: str = ""
    group: int | None = None


def room_named(desk: Desk, session: str, meeting: int, language: str = "fr") -> RoomView:
    """Find the room by session and number of the meeting; raises NotInTheRoom and SessionNotFound."""
    id_ = session_named(desk, session)
    found = desk.ask(meeting_now, session_id=id_, now=datetime.now(UTC)).result()
    room = desk.ask(room_of, meeting_id=found, language=language).result() if found else None
    if room is None:
        raise NotInTheRoom(_("This session has no meeting yet. `iomdesk meeting add` adds one."))
    if not meeting or room.meeting.number == meeting:
        return room
    by_number = {one.number: one.id for one in room.agenda.meetings}
    if meeting not in by_number:
        raise NotInTheRoom(
            _("This session has no meeting {number}; it has {known}.").format(
                number=meeting, known=", ".join(str(number) for number in sorted(by_number))
            )
        )
    wanted = desk.ask(room_of, meeting_id=by_number[meeting], language=language).result()
    if wanted is None:
        raise NotInTheRoom(_("This session has no meeting yet. `iomdesk meeting add` adds one."))
    return wanted


def item_of_room(desk: Desk, room: RoomView, item: str) -> int:
    """Find an item by number or id; without one, the item that is being treated."""
    if item:
        return item_named(desk, item, f"s{room.session_id}")[0]
    if room.item is None:
        raise NotInTheRoom(_("No item is being treated. Name one with --item."))
    return room.item


def meant(desk: Desk, room: RoomView, typed: str, language: str = "fr") -> Meant:
    """Find who is meant by what was typed, in any language; raises NotInTheRoom where that is in doubt."""
    halves = split_typed(typed)
    parties = _parties(desk, room, language)
    party = only_party(halves.speaker, parties, language)
    if party is None:
        raise NotInTheRoom(_doubt(halves.speaker, parties, language))
    on_behalf_of, group = "", None
    if halves.group:
        groups = [Group(one.id, one.name, party_names(one.names), one.label) for one in room.groups]
        found = find_groups(halves.group, groups, language, 1)
        on_behalf_of, group = (found[0].name, found[0].id) if found else (halves.group, None)
    return Meant(party.name, party.delegation, party.state, on_behalf_of, group)


def delegation_meant(desk: Desk, room: RoomView, typed: str, language: str = "fr") -> int:
    """Find a delegation that is registered; raises NotInTheRoom."""
    found = meant(desk, room, typed, language)
    if found.delegation is None:
        raise NotInTheRoom(
            _("{name} is not registered for this session. Nothing was changed.").format(name=found.name)
        )
    return found.delegation


def ballots_meant(desk: Desk, room: RoomView, given: Sequence[str]) -> dict[int, str]:
    """Read answers to a roll call; raises BadParameter before anything is stored."""
    answers: dict[int, str] = {}
    for one in given:
        who, _sign, answer = one.rpartition("=")
        if not who or answer not in tuple(BallotChoice):
            raise typer.BadParameter(
                _("write each answer as Name=for, =against, =abstaining or =absent"), param_hint="--ballot"
            )
        answers[delegation_meant(desk, room, who)] = answer
    return answers


def waiting_for(desk: Desk, room: RoomView, typed: str, language: str = "fr") -> SpeakerRow:
    """Find who waits for the floor; without a name, the first on the list. Raises NotInTheRoom."""
    waiting = room.waiting
    if typed:
        delegation = delegation_meant(desk, room, typed, language)
        waiting = tuple(one for one in waiting if one.delegation_id == delegation)
    if not waiting:
        raise NotInTheRoom(_("Nobody of that name waits for the floor. Nothing was changed."))
    return waiting[0]


def moment_of(room: RoomView, at: str) -> datetime | None:
    """Read a time by the clock of the meeting's place, on its day; none is now."""
    if not at:
        return None
    zone = ZoneInfo(room.meeting.time_zone)
    try:
        hours = datetime.strptime(at, "%H:%M").time()
    except ValueError as error:
        raise typer.BadParameter(_("write the time as 10:30"), param_hint="--at") from error
    day = room.meeting.starts_at.astimezone(zone).date()
    return datetime.combine(day, hours, zone)


def _parties(desk: Desk, room: RoomView, language: str) -> list[Party]:
    here = {row.state_iso3: row.delegation_id for row in room.presence if row.state_iso3}
    states = desk.ask(list_states, language=language).result()
    organisations = [row for row in room.presence if not row.state_iso3]
    return [
        *(
            Party(
                one.names[language],
                party_names(one.names),
                (one.iso3, one.iso2),
                state=one.iso3,
                delegation=here.get(one.iso3),
            )
            for one in states
        ),
        *(
            Party(row.name, row.names, (row.code,) if row.code else (), delegation=row.delegation_id)
            for row in organisations
        ),
    ]


def _doubt(typed: str, parties: list[Party], language: str) -> str:
    found = find_parties(typed, parties, language, 5)
    if not found:
        return _("Nobody is called “{typed}”. Nothing was changed.").format(typed=typed)
    return _("“{typed}” may be {known}. Nothing was changed; write more of the name.").format(
        typed=typed, known=", ".join(one.party.name for one in found)
    )

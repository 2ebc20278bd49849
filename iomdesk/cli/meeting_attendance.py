"""The command that keeps the attendance of a meeting, and corrects it."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any

import typer

from iomdesk.cli.meeting_room import (
    AtOption,
    MeetingOption,
    NotInTheRoom,
    delegation_meant,
    moment_of,
    room_named,
)
from iomdesk.cli.meeting_rows import presence_data, print_presence
from iomdesk.cli.options import DeskOption, JsonOption, SessionOption, reading, writing
from iomdesk.cli.printing import print_json
from iomdesk.desk import Desk
from iomdesk.queries.conduct_rows import RoomView, Stay
from iomdesk.queries.quorum import MEMBERS
from iomdesk.runtime.translations import _, ngettext
from iomdesk.services.conduct import arrive, arrive_all, edit_stay, leave, remove_stay, rise
from iomdesk.services.house import set_house_setting

_STILL_THERE = "-"


class AttendanceAction(StrEnum):
    """Say what is done with the attendance."""

    LIST = "list"
    ARRIVE = "arrive"
    LEAVE = "leave"
    ALL = "all"
    RISE = "rise"
    CORRECT = "correct"
    REMOVE = "remove"


def attendance(
    session: SessionOption,
    desk: DeskOption,
    action: Annotated[
        AttendanceAction, typer.Argument(metavar="list|arrive|leave|all|rise|correct|remove")
    ] = AttendanceAction.LIST,
    who: Annotated[list[str] | None, typer.Argument(metavar="WHO…")] = None,
    meeting: MeetingOption = 0,
    at: AtOption = "",
    members: Annotated[
        int, typer.Option("--members", help="How many members the body has, where no list of them is kept.")
    ] = 0,
    stay: Annotated[
        int, typer.Option("--stay", metavar="K", help="Which stay is corrected or removed; else the last.")
    ] = 0,
    came: Annotated[str, typer.Option("--came", metavar="HH:MM", help="When it came.")] = "",
    left: Annotated[
        str, typer.Option("--left", metavar="HH:MM", help="When it left; - where it is still there.")
    ] = "",
    as_json: JsonOption = False,
) -> None:
    """Keep the attendance."""
    is_looking = action is AttendanceAction.LIST and not members
    with reading(desk) if is_looking else writing(desk) as opened:
        room = room_named(opened, session, meeting)
        if members:
            opened.do(set_house_setting, name=MEMBERS, value=members).result()
        if action in (AttendanceAction.CORRECT, AttendanceAction.REMOVE):
            _mend(opened, room, action, who or (), stay, _times(room, came, left))
        else:
            _note(opened, room, action, who or (), moment_of(room, at))
        room = room_named(opened, session, room.meeting.number)
    if as_json:
        print_json(presence_data(room))
    else:
        print_presence(room)


def _note(
    opened: Desk, room: RoomView, action: AttendanceAction, who: Sequence[str], moment: datetime | None
) -> None:
    meeting = room.meeting.id
    if action is AttendanceAction.ALL:
        opened.do(arrive_all, meeting=meeting, at=moment).result()
    elif action is AttendanceAction.RISE:
        opened.do(rise, meeting=meeting, at=moment).result()
    elif action is not AttendanceAction.LIST:
        service = arrive if action is AttendanceAction.ARRIVE else leave
        named = [delegation_meant(opened, room, one) for one in who]
        if not named:
            raise typer.BadParameter(_("say who came or left"), param_hint="WHO")
        opened.do(service, meeting=meeting, delegations=named, at=moment).result()


def _mend(
    opened: Desk,
    room: RoomView,
    action: AttendanceAction,
    who: Sequence[str],
    number: int,
    times: dict[str, Any],
) -> None:
    if len(who) != 1:
        raise typer.BadParameter(_("say whose stay it is"), param_hint="WHO")
    stay = _stay_of(room, delegation_meant(opened, room, who[0]), number)
    if action is AttendanceAction.REMOVE:
        opened.do(remove_stay, stay=stay.id).result()
    elif times:
        opened.do(edit_stay, stay=stay.id, fields=times).result()
    else:
        raise typer.BadParameter(_("say when it came or left"), param_hint="--came, --left")


def _stay_of(room: RoomView, delegation: int, number: int) -> Stay:
    row = next(one for one in room.presence if one.delegation_id == delegation)
    if not 0 <= number <= len(row.stays) or not row.stays:
        raise NotInTheRoom(
            ngettext(
                "{name} has {count} stay at this meeting. Nothing was changed.",
                "{name} has {count} stays at this meeting. Nothing was changed.",
                len(row.stays),
            ).format(name=row.name, count=len(row.stays))
        )
    return row.stays[number - 1]


def _times(room: RoomView, came: str, left: str) -> dict[str, Any]:
    times: dict[str, Any] = {}
    if came:
        times["arrived_at"] = moment_of(room, came)
    if left:
        times["left_at"] = None if left == _STILL_THERE else moment_of(room, left)
    return times

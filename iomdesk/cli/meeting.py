"""Commands that run a meeting: items, the floor, attendance, votes, outcomes."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any

import typer

from iomdesk.cli.meeting_attendance import attendance
from iomdesk.cli.meeting_room import (
    AtOption,
    MeetingOption,
    ballots_meant,
    item_of_room,
    meant,
    moment_of,
    room_named,
    waiting_for,
)
from iomdesk.cli.meeting_rows import (
    motion_data,
    print_floor,
    print_motions,
    print_presence,
    room_data,
)
from iomdesk.cli.options import (
    DeskOption,
    JsonOption,
    LanguageOption,
    SessionOption,
    checked_language,
    reading,
    session_named,
    writing,
)
from iomdesk.cli.printing import print_json, say
from iomdesk.desk import Desk
from iomdesk.model.agenda import OutcomeKind
from iomdesk.model.conduct import MotionKind
from iomdesk.model.interventions import InterventionKind
from iomdesk.model.voting import Majority
from iomdesk.queries.conduct_rows import RoomView
from iomdesk.queries.meetings import meetings_of
from iomdesk.runtime.translations import _
from iomdesk.services.conclusions import conclude_item
from iomdesk.services.conduct import begin_item, end_item
from iomdesk.services.conduct_speakers import ask_floor, end_floor, give_floor, register_and_ask, withdraw
from iomdesk.services.conduct_votes import open_motion, record_vote
from iomdesk.services.meetings import DEFAULT_ZONE, add_meeting

ItemOption = Annotated[
    str, typer.Option("--item", metavar="I", help="The item: its number, or its id (i12); else the present.")
]
WhoArgument = Annotated[str, typer.Argument(metavar="WHO", help="A State or organisation, in any language.")]


class FloorAction(StrEnum):
    """Say what is done with the floor."""

    LIST = "list"
    ASK = "ask"
    GIVE = "give"
    END = "end"
    WITHDRAW = "withdraw"


def commands() -> typer.Typer:
    """Return the group of commands."""
    group = typer.Typer(
        no_args_is_help=True, help=_("Run a meeting: the floor, attendance, votes, outcomes.")
    )
    add = _("Add a meeting. Example: iomdesk meeting add 2020-10-06T10:00 --until 13:00 --session 2 --desk D")
    group.command("add", help=add)(_add)
    group.command("show", help=_("Show the room: item, floor, quorum, motions."))(_show)
    group.command("item", help=_("Begin to treat an item; with --end, end the one being treated."))(_item)
    floor = _("The speakers' list. Example: iomdesk meeting floor ask Suisse --session 1 --desk D")
    group.command("floor", help=floor)(_floor)
    group.command("attendance", help=_("Who is there: arrivals, departures, the quorum."))(attendance)
    group.command(
        "vote", help=_("Note a motion and, with figures, the vote on it; without TEXT, list them.")
    )(_vote)
    group.command("outcome", help=_("Note how an item ended, with its sentence in the minutes."))(_outcome)
    return group


def _add(
    session: SessionOption,
    desk: DeskOption,
    start: Annotated[datetime, typer.Argument(metavar="START", formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"])],
    until: Annotated[datetime | None, typer.Option("--until", metavar="HH:MM", formats=["%H:%M"])] = None,
    zone: Annotated[str, typer.Option("--zone", help="The time zone of the place.")] = DEFAULT_ZONE,
    as_json: JsonOption = False,
) -> None:
    ends = datetime.combine(start.date(), until.time()) if until else None
    with writing(desk) as opened:
        id_ = session_named(opened, session)
        opened.do(add_meeting, session=id_, starts_at=start, ends_at=ends, time_zone=zone).result()
        meetings = opened.ask(meetings_of, session_id=id_).result()
    if as_json:
        print_json({"session": f"s{id_}", "meetings": [one.number for one in meetings]})
    else:
        say(_("Noted."))


def _show(
    session: SessionOption, desk: DeskOption, meeting: MeetingOption = 0, as_json: JsonOption = False
) -> None:
    with reading(desk) as opened:
        room = room_named(opened, session, meeting)
    if as_json:
        print_json(room_data(room))
        return
    print_floor(room)
    print_presence(room)
    print_motions(room)


def _item(
    session: SessionOption,
    desk: DeskOption,
    item: Annotated[str, typer.Argument(metavar="ITEM")] = "",
    meeting: MeetingOption = 0,
    at: AtOption = "",
    ends: Annotated[bool, typer.Option("--end", help="End the item being treated.")] = False,
    as_json: JsonOption = False,
) -> None:
    if bool(item) == ends:
        raise typer.BadParameter(_("name an item, or use --end"), param_hint="ITEM")
    with writing(desk) as opened:
        room = room_named(opened, session, meeting)
        moment = moment_of(room, at)
        if ends:
            opened.do(end_item, meeting=room.meeting.id, at=moment).result()
        else:
            wanted = item_of_room(opened, room, item)
            opened.do(begin_item, meeting=room.meeting.id, item=wanted, at=moment).result()
        room = room_named(opened, session, room.meeting.number)
    if as_json:
        print_json(room_data(room))
    else:
        say(_("The item is being treated.") if room.item else _("No item is being treated."))


def _floor(
    session: SessionOption,
    desk: DeskOption,
    action: Annotated[FloorAction, typer.Argument(metavar="list|ask|give|end|withdraw")] = FloorAction.LIST,
    who: WhoArgument = "",
    meeting: MeetingOption = 0,
    item: ItemOption = "",
    kind: Annotated[InterventionKind, typer.Option("--kind")] = InterventionKind.STATEMENT,
    at: AtOption = "",
    as_json: JsonOption = False,
) -> None:
    with reading(desk) if action is FloorAction.LIST else writing(desk) as opened:
        room = room_named(opened, session, meeting)
        moment = moment_of(room, at)
        if action is FloorAction.ASK:
            _ask(opened, room, who, item_of_room(opened, room, item), kind, moment)
        elif action is FloorAction.GIVE:
            opened.do(give_floor, speaker=waiting_for(opened, room, who).id, at=moment).result()
        elif action is FloorAction.WITHDRAW:
            opened.do(withdraw, speaker=waiting_for(opened, room, who).id).result()
        elif action is FloorAction.END and room.speaking is not None:
            opened.do(end_floor, speaker=room.speaking.id, at=moment).result()
        room = room_named(opened, session, room.meeting.number)
    if as_json:
        told = room_data(room)
        print_json({name: told[name] for name in ("meeting", "speaking", "waiting")})
    else:
        print_floor(room)


def _ask(opened: Desk, room: RoomView, who: str, item: int, kind: InterventionKind, moment: Any) -> None:
    if not who:
        raise typer.BadParameter(_("say who asks for the floor"), param_hint="WHO")
    found = meant(opened, room, who)
    request = {
        "meeting": room.meeting.id,
        "item": item,
        "kind": kind.value,
        "on_behalf_of": found.on_behalf_of,
        "group": found.group,
        "at": moment,
    }
    if found.delegation is None:
        opened.do(register_and_ask, state=found.state, **request).result()
    else:
        opened.do(ask_floor, delegation=found.delegation, **request).result()


def _vote(
    session: SessionOption,
    desk: DeskOption,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What is moved.")] = "",
    meeting: MeetingOption = 0,
    item: ItemOption = "",
    kind: Annotated[MotionKind, typer.Option("--kind")] = MotionKind.PROPOSAL,
    in_favour: Annotated[int, typer.Option("--for")] = 0,
    against: Annotated[int, typer.Option("--against")] = 0,
    abstaining: Annotated[int, typer.Option("--abstaining")] = 0,
    present: Annotated[
        int, typer.Option("--present", help="Members present, where attendance is not kept.")
    ] = 0,
    majority: Annotated[Majority, typer.Option("--majority")] = Majority.SIMPLE,
    ballots: Annotated[
        list[str] | None,
        typer.Option(
            "--ballot",
            metavar="WHO=for|against|abstaining|absent",
            help="An answer to the roll call; give one for each delegation.",
        ),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    with writing(desk) if text else reading(desk) as opened:
        room = room_named(opened, session, meeting)
        if text:
            answers = ballots_meant(opened, room, ballots or ())
            motion = opened.do(
                open_motion,
                item=item_of_room(opened, room, item),
                meeting=room.meeting.id,
                kind=kind.value,
                text=text,
            ).result()
            if in_favour or against or abstaining or answers:
                opened.do(
                    record_vote,
                    motion=motion.created,
                    in_favour=in_favour,
                    against=against,
                    abstaining=abstaining,
                    present=present or None,
                    majority=majority.value,
                    ballots=answers or None,
                ).result()
        room = room_named(opened, session, room.meeting.number)
    if as_json:
        print_json({"meeting": room.meeting.number, "motions": [motion_data(one) for one in room.motions]})
    else:
        print_motions(room)


def _outcome(
    session: SessionOption,
    desk: DeskOption,
    outcome: Annotated[str, typer.Argument(metavar="|".join((*OutcomeKind, "none")))],
    item: ItemOption = "",
    meeting: MeetingOption = 0,
    language: LanguageOption = "fr",
    as_json: JsonOption = False,
) -> None:
    checked_language(language)
    known = (*(kind.value for kind in OutcomeKind), "none")
    if outcome not in known:
        raise typer.BadParameter(
            _("choose one of: {known}").format(known=", ".join(known)), param_hint="OUTCOME"
        )
    with writing(desk) as opened:
        room = room_named(opened, session, meeting)
        wanted = item_of_room(opened, room, item)
        ended = None if outcome == "none" else outcome
        opened.do(conclude_item, item=wanted, outcome=ended, language=language).result()
    if as_json:
        print_json({"item": f"i{wanted}", "outcome": ended})
    else:
        say(_("Noted."))

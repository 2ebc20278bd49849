"""The command that writes a session for calendars."""

from pathlib import Path
from typing import Annotated

import typer

from iomdesk.cli.options import (
    DeskOption,
    LanguageOption,
    SessionOption,
    checked_language,
    reading,
    session_named,
    writing,
)
from iomdesk.cli.printing import say
from iomdesk.desk import Desk
from iomdesk.papers.calendar import CalendarFacts, session_events
from iomdesk.queries.house import house_setting
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.calendars import ORGANIZER, calendar_facts, find_told_session, is_told, tell_calendar


class InvitationWithoutOrganizer(UserError):
    """Raised when people would be invited in nobody's name: their answers would be lost."""


def register(program: typer.Typer) -> None:
    """Add `calendar`."""
    program.command(
        "calendar",
        help=_(
            "Write a session for calendars. A later file updates what an earlier one told, and takes back a "
            "session that was removed. Example: iomdesk calendar --session 2 --out session.ics"
        ),
    )(_calendar)


def _calendar(
    session: SessionOption,
    desk: DeskOption,
    out: Annotated[Path, typer.Option("--out", metavar="FILE.ics", help="The file to write.")],
    language: LanguageOption = "fr",
    organizer: Annotated[
        str, typer.Option("--organizer", metavar="ADDRESS", help="The e-mail address that invites.")
    ] = "",
    attendee: Annotated[
        list[str] | None,
        typer.Option("--attendee", metavar="ADDRESS", help="Invite an e-mail address; may be repeated."),
    ] = None,
) -> None:
    from iomdesk.rendering.calendar_file import write_calendar  # the other commands need no iCalendar

    checked_language(language)
    if attendee and not organizer:
        _check_organizer(desk)
    facts = _facts(desk, session)
    write_calendar(session_events(facts, language), out, organizer=organizer, attendees=attendee or ())
    say(_("Written: {file} (version {sequence})").format(file=out, sequence=facts.sequence))


def _check_organizer(desk: Path) -> None:
    with reading(desk) as opened:
        if opened.ask(house_setting, name=ORGANIZER, default="").result():
            return
    raise InvitationWithoutOrganizer(
        _("An invitation needs the address that invites. Nothing was written; name it with --organizer.")
    )


def _facts(desk: Path, session: str) -> CalendarFacts:
    """A desk that can only be read will do where calendars were told all that there is."""
    with reading(desk) as opened:
        id_ = _session(opened, session)
        if opened.ask(is_told, session_id=id_).result():
            return opened.ask(calendar_facts, session_id=id_).result()
    with writing(desk) as opened:
        opened.do(tell_calendar, session=id_).result()
        return opened.ask(calendar_facts, session_id=id_).result()


def _session(desk: Desk, reference: str) -> int:
    """A session in the trash is found as well, where calendars still show it."""
    removed = desk.ask(find_told_session, reference=reference).result()
    return session_named(desk, reference) if removed is None else removed

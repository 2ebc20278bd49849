"""Commands on sessions."""

from datetime import datetime
from typing import Annotated, Any

import typer

from iomdesk.cli.options import DeskOption, JsonOption, reading, writing
from iomdesk.cli.printing import print_json, print_table, say
from iomdesk.document.dates import format_dates
from iomdesk.queries.session_words import session_statuses
from iomdesk.queries.sessions import SessionRow, list_sessions
from iomdesk.runtime.translations import _
from iomdesk.services.sessions import create_session

_DAY = ["%Y-%m-%d"]


def commands() -> typer.Typer:
    """Make the group of commands."""
    group = typer.Typer(help=_("The sessions of the working group."), no_args_is_help=True)
    group.command("list", help=_("List the sessions, oldest first."))(_list)
    group.command("add", help=_("Add a session. Example: iomdesk session add --number 2 --start 2020-10-06"))(
        _add
    )
    return group


def _list(desk: DeskOption, as_json: JsonOption = False) -> None:
    with reading(desk) as opened:
        rows = opened.ask(list_sessions).result()
    if as_json:
        print_json({"sessions": [_session(row) for row in rows]})
        return
    heads = (_("Id"), _("Number"), _("Dates"), _("Place"), _("Status"), _("Bodies"))
    print_table(heads, [_line(row) for row in rows])


def _session(row: SessionRow) -> dict[str, Any]:
    return {
        "id": f"s{row.id}",
        "number": row.number,
        "bodies": [body.code for body in row.bodies],
        "body_names": [body.name for body in row.bodies],
        "dates": [day for day in (row.start_on, row.end_on) if day],
        "status": row.status,
        "place": row.place or None,
        "chair": row.chair or None,
        "rapporteur": row.rapporteur or None,
        "note": row.note or None,
        "sample": row.is_sample,
        "items": row.item_count,
    }


def _line(row: SessionRow) -> tuple[str, ...]:
    dates = format_dates(row.start_on, row.end_on, "fr") if row.start_on else ""
    number = str(row.number) if row.number else "–"
    words = session_statuses().get(row.status, row.status)
    sample = _("sample")
    status = f"{words} ({sample})" if row.is_sample else words
    return f"s{row.id}", number, dates, row.place, status, ", ".join(body.code for body in row.bodies)


def _add(
    desk: DeskOption,
    number: Annotated[int | None, typer.Option("--number", min=1, help="The session's number.")] = None,
    start: Annotated[datetime | None, typer.Option("--start", formats=_DAY, help="First day.")] = None,
    end: Annotated[datetime | None, typer.Option("--end", formats=_DAY, help="Last day.")] = None,
    place: Annotated[str, typer.Option("--place", help="Where it meets.")] = "",
) -> None:
    first = start.date() if start else None
    with writing(desk) as opened:
        changes = opened.do(
            create_session,
            number=number,
            start_on=first,
            end_on=end.date() if end else first,
            place=place,
        ).result()
    say(_("Added: s{id}").format(id=changes.created))

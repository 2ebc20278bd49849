"""Commands on States: which are members or observers on a day, lists read and written."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from iomdesk.cli.options import DeskOption, JsonOption, LanguageOption, checked_language, reading, writing
from iomdesk.cli.printing import print_json, print_table, say
from iomdesk.model.state_lists import membership_lines
from iomdesk.queries.state_words import ListHasTroubles
from iomdesk.queries.states import StateOnDay, all_memberships, state_codes, states_on
from iomdesk.reading.state_table import read_state_table
from iomdesk.runtime.translations import _, ngettext
from iomdesk.services.membership import list_all_as_members, store_memberships

OnOption = Annotated[
    datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], help="The day; by default, today.")
]


def commands() -> typer.Typer:
    """Make the group of commands."""
    group = typer.Typer(help=_("States: members, observers, suspended votes."), no_args_is_help=True)
    group.command(
        "list", help=_("List the States as they are on a day. Example: iomdesk states list --on 2020-05-12")
    )(_list)
    group.command("import", help=_("Read memberships from a CSV file; all lines are stored, or none."))(
        _import
    )
    group.command("export", help=_("Write the memberships to a CSV or Excel file that can be read again."))(
        _export
    )
    group.command(
        "assume-all", help=_("Note every State of which nothing is recorded as a member to be verified.")
    )(_assume_all)
    return group


def _list(
    desk: DeskOption, on: OnOption = None, language: LanguageOption = "fr", as_json: JsonOption = False
) -> None:
    day = on.date() if on else date.today()
    with reading(desk) as opened:
        rows = opened.ask(states_on, day=day, language=checked_language(language)).result()
    if as_json:
        print_json({"on": day, "states": [_state(row, day) for row in rows]})
        return
    heads = (_("State"), "ISO", _("Membership"), _("Since"), _("Groups"))
    print_table(heads, [_line(row) for row in rows])


def _state(row: StateOnDay, day: date) -> dict[str, Any]:
    found = row.membership
    return {
        "iso3": row.iso3,
        "name": row.name,
        "membership": None
        if found is None
        else {
            "kind": found.kind,
            "from": found.from_on,
            "until": found.until_on,
            "vote_suspended": found.is_suspended_on(day),
            "verified": found.is_verified,
        },
        "groups": list(row.groups),
        "aligned": list(row.aligned),
    }


def _line(row: StateOnDay) -> tuple[str, ...]:
    found = row.membership
    aligned = [_("{group} (aligned)").format(group=group) for group in row.aligned]
    groups = ", ".join((*row.groups, *aligned))
    if found is None:
        return row.name, row.iso3, "", "", groups
    words = [_("observer") if found.kind == "observer" else _("member")]
    if row.is_suspended:
        words.append(_("vote suspended"))
    if not found.is_verified:
        words.append(_("to be verified"))
    return row.name, row.iso3, ", ".join(words), found.from_on.isoformat() if found.from_on else "", groups


def _import(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="CSV: iso3, kind, from, until, suspended_from, suspended_until, verified.",
        ),
    ],
    desk: DeskOption,
) -> None:
    table = read_state_table(file)
    with writing(desk) as opened:
        read = membership_lines(table, opened.ask(state_codes).result())
        if read.troubles:
            raise ListHasTroubles(read.troubles)
        changes = opened.do(store_memberships, lines=read.lines).result()
    say(_stored(len(changes.touched.get("membership", ()))))


def _export(
    desk: DeskOption,
    out: Annotated[Path, typer.Option("--out", metavar="FILE.csv|.xlsx", help="The file to write.")],
    language: LanguageOption = "fr",
) -> None:
    from iomdesk.rendering.state_table import write_memberships  # the other commands write no file

    with reading(desk) as opened:
        rows = opened.ask(states_on, day=date.today(), language=checked_language(language)).result()
        lines = opened.ask(all_memberships).result()
    write_memberships(lines, {row.iso3: row.name for row in rows}, out)
    say(str(out))


def _assume_all(desk: DeskOption) -> None:
    with writing(desk) as opened:
        changes = opened.do(list_all_as_members).result()
    say(_stored(len(changes.touched.get("membership", ()))))


def _stored(count: int) -> str:
    return ngettext("{count} membership stored.", "{count} memberships stored.", count).format(count=count)

"""Commands on groups of States: schemes listed, one read from a file."""

from pathlib import Path
from typing import Annotated, Any

import typer

from iomdesk.cli.options import DeskOption, JsonOption, LanguageOption, checked_language, reading, writing
from iomdesk.cli.printing import print_json, print_table, say
from iomdesk.model.state_lists import group_lines
from iomdesk.queries.state_words import ListHasTroubles
from iomdesk.queries.states import PlaceRow, SchemeRow, list_schemes, state_codes
from iomdesk.reading.state_table import read_state_table
from iomdesk.runtime.translations import _, ngettext
from iomdesk.services.groups import store_scheme


def commands() -> typer.Typer:
    """Make the group of commands."""
    group = typer.Typer(help=_("Groups of States: several schemes side by side."), no_args_is_help=True)
    group.command("list", help=_("List the schemes with their groups and the States in them."))(_list)
    group.command(
        "import", help=_("Read a scheme from a CSV file; all lines are stored, or none.")
    )(_import)  # fmt: skip
    return group


def _list(desk: DeskOption, language: LanguageOption = "fr", as_json: JsonOption = False) -> None:
    with reading(desk) as opened:
        schemes = opened.ask(list_schemes, language=checked_language(language)).result()
    if as_json:
        print_json({"schemes": [_scheme(row) for row in schemes]})
        return
    if not schemes:
        say(_("No group of States is stored. `iomdesk groups import FILE --scheme NAME` reads a scheme."))
        return
    rows = [(s.name, g.name, " ".join(p.state_iso3 for p in g.states)) for s in schemes for g in s.groups]
    print_table((_("Scheme"), _("Group"), _("States")), rows)


def _scheme(row: SchemeRow) -> dict[str, Any]:
    return {
        "name": row.name,
        "used": row.is_used,
        "groups": [
            {
                "name": group.name,
                "abbreviation": group.abbreviation or None,
                "states": [_place(place) for place in group.states],
            }
            for group in row.groups
        ],
    }


def _place(place: PlaceRow) -> dict[str, Any]:
    return {
        "iso3": place.state_iso3,
        "from": place.from_on,
        "until": place.until_on,
        "aligned": place.is_aligned_only,
    }


def _import(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV: group, iso3, from, until, aligned.")],
    scheme: Annotated[str, typer.Option("--scheme", metavar="NAME", help="What to call the scheme.")],
    desk: DeskOption,
) -> None:
    table = read_state_table(file, needed=("group", "iso3"))
    with writing(desk) as opened:
        read = group_lines(table, opened.ask(state_codes).result())
        if read.troubles:
            raise ListHasTroubles(read.troubles)
        opened.do(store_scheme, name=scheme, lines=read.lines).result()
    count = len(read.lines)
    say(
        ngettext("{count} line read and stored.", "{count} lines read and stored.", count).format(count=count)
    )

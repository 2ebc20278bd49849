"""Commands that build an agenda: start it, paste into it, keep it as a template."""

import sys
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

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
from iomdesk.cli.printing import print_json, print_table, say
from iomdesk.desk import Desk
from iomdesk.document.item_lines import write_item_lines
from iomdesk.document.item_tables import item_lines_of_table
from iomdesk.queries.agenda import agenda_of
from iomdesk.queries.agenda_sources import (
    clauses_left_aside,
    find_template,
    list_templates,
)
from iomdesk.reading.participants_file import LARGEST, tables_in
from iomdesk.reading.whole_file import read_whole
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _, ngettext
from iomdesk.services.agenda_start import StartFrom, start_agenda
from iomdesk.services.agenda_templates import save_template
from iomdesk.services.pasting import paste_items

_TABLES = (".csv", ".tsv", ".xlsx", ".xlsm")


class TextNotReadable(UserError):
    """Raised when what is to be pasted is no text."""


def register(group: typer.Typer) -> None:
    """Add the commands to the group of the agenda."""
    group.command("start", help=_("Begin an agenda from the last session, a template or the mandate."))(
        _start
    )
    group.command("paste", help=_("Add an item for each line of a text; indented lines become sub-items."))(
        _paste
    )
    group.command("template", help=_("Keep the agenda of a session as a template."))(_template)
    group.command("templates", help=_("List the templates."))(_templates)


def _start(
    session: SessionOption,
    desk: DeskOption,
    source: Annotated[StartFrom, typer.Option("--from", help="What to begin with.")],
    template: Annotated[str, typer.Option("--template", metavar="NAME", help="The template's name.")] = "",
    since: Annotated[
        datetime | None,
        typer.Option(
            "--since", formats=["%Y-%m-%d"], metavar="DAY", help="Mandate: clauses not treated since."
        ),
    ] = None,
    last: Annotated[
        int, typer.Option("--last", metavar="N", min=0, help="Mandate: not in the last N sessions.")
    ] = 0,
) -> None:
    with writing(desk) as opened:
        id_ = session_named(opened, session)
        before = _count(opened, id_)
        chosen = _choice(opened, id_, source, template, since.date() if since else None, last)
        opened.do(start_agenda, session=id_, source=source.value, **chosen).result()
        added = _count(opened, id_) - before
    say(ngettext("{count} item added.", "{count} items added.", added).format(count=added))


def _choice(
    desk: Desk, session: int, source: StartFrom, template: str, since: date | None, last: int
) -> dict[str, Any]:
    if source is StartFrom.TEMPLATE:
        return {"template": desk.ask(find_template, name=template).result()}
    if source is StartFrom.MANDATE:
        rows = desk.ask(clauses_left_aside, session_id=session, since=since, last_sessions=last).result()
        return {"clauses": tuple(row.id for row in rows)}
    return {}


def _paste(
    text: Annotated[
        str, typer.Argument(metavar="FILE|-", help="A text, CSV or Excel file, or - for standard input.")
    ],
    session: SessionOption,
    desk: DeskOption,
    language: LanguageOption = "fr",
) -> None:
    checked_language(language)
    words = _read(text)
    with writing(desk) as opened:
        id_ = session_named(opened, session)
        before = _count(opened, id_)
        arguments = {"session": id_, "parent": None, "position": before}
        opened.do(paste_items, **arguments, text=words, language=language).result()
        added = _count(opened, id_) - before
    say(ngettext("{count} item added.", "{count} items added.", added).format(count=added))


def _read(name: str) -> str:
    path = Path(name)
    if path.suffix.lower() in _TABLES:
        table = next(iter(tables_in(path, read_whole(path, LARGEST))), ())
        return write_item_lines(item_lines_of_table(table))
    data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TextNotReadable(
            _("This is no text in UTF-8. Nothing was added; save it as UTF-8 and try again.")
        ) from error


def _template(
    name: Annotated[str, typer.Argument(metavar="NAME")], session: SessionOption, desk: DeskOption
) -> None:
    with writing(desk) as opened:
        opened.do(save_template, session=session_named(opened, session), name=name).result()
    say(_("Kept as a template: {name}").format(name=name.strip()))


def _templates(desk: DeskOption, as_json: JsonOption = False) -> None:
    with reading(desk) as opened:
        rows = opened.ask(list_templates).result()
    if as_json:
        print_json([{"name": row.name, "items": row.item_count} for row in rows])
        return
    print_table((_("Name"), _("Items")), [(row.name, str(row.item_count)) for row in rows])


def _count(desk: Desk, session: int) -> int:
    return len(desk.ask(agenda_of, session_id=session, language="fr").result().items)

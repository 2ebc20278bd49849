"""Commands on the bodies: the rules that hold for their documents."""

from typing import Annotated

import typer

from iomdesk.cli.options import DeskOption, JsonOption, LanguageOption, checked_language, reading, writing
from iomdesk.cli.printing import print_json, print_table
from iomdesk.queries.bodies import BodyRow, list_bodies
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.bodies import edit_body


class BodyNotFound(UserError):
    """Raised when a body is named that the desk does not know."""


def commands() -> typer.Typer:
    """Make the group of commands."""
    group = typer.Typer(help=_("The bodies: form of symbols, deadline for documents."), no_args_is_help=True)
    group.command("list", help=_("List the bodies with their rules."))(_list)
    group.command("set", help=_("Set the rules of a body. Example: iomdesk body set WG --deadline-days 21"))(
        _set
    )
    return group


def _list(desk: DeskOption, language: LanguageOption = "fr", as_json: JsonOption = False) -> None:
    with reading(desk) as opened:
        rows = opened.ask(list_bodies, language=checked_language(language)).result()
    if as_json:
        keys = ("code", "name", "symbol_template", "symbol_confirmed", "deadline_days")
        print_json({"bodies": [{key: getattr(row, key) for key in keys} for row in rows]})
        return
    heads = (_("Body"), _("Name"), _("Symbols"), _("Days before"))
    print_table(heads, [(row.code, row.name, _form(row), str(row.deadline_days)) for row in rows])


def _set(
    code: Annotated[str, typer.Argument(metavar="BODY", help="Its code: WG.")],
    desk: DeskOption,
    deadline_days: Annotated[
        int | None, typer.Option("--deadline-days", help="How many days before a session documents are due.")
    ] = None,
    symbols: Annotated[str | None, typer.Option("--symbols", metavar="FORM", help="WG/{session}/{n}")] = None,
    confirmed: Annotated[
        bool | None, typer.Option("--confirmed/--unconfirmed", help="Whether the form is the right one.")
    ] = None,
) -> None:
    given = {"deadline_days": deadline_days, "symbol_template": symbols, "symbol_confirmed": confirmed}
    fields = {name: value for name, value in given.items() if value is not None}
    with writing(desk) as opened:
        rows = opened.ask(list_bodies).result()
        body = next((row for row in rows if row.code.casefold() == code.casefold()), None)
        if body is None:
            known = ", ".join(row.code for row in rows)
            raise BodyNotFound(
                _("There is no body “{code}”. There are: {known}.").format(code=code, known=known)
            )
        opened.do(edit_body, body=body.id, fields=fields).result()


def _form(row: BodyRow) -> str:
    if not row.symbol_template:
        return "–"
    mark = _("unconfirmed")
    return row.symbol_template if row.symbol_confirmed else f"{row.symbol_template} ({mark})"

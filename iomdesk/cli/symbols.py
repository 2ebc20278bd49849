"""Commands on symbols: the register of a session, the next free one, giving one."""

from collections.abc import Mapping
from typing import Annotated

import typer

from iomdesk.cli.options import DeskOption, JsonOption, SessionOption, reading, session_named, writing
from iomdesk.cli.printing import print_json, print_table, say
from iomdesk.desk import Desk
from iomdesk.model.symbols import SERIES, following, parse_symbol, reissued
from iomdesk.queries.papers import paper_of
from iomdesk.queries.symbols import (
    SERIES_OF_PAPERS,
    SymbolRegister,
    SymbolRow,
    next_symbol,
    symbol_register,
    symbols_in_use,
)
from iomdesk.runtime.translations import _
from iomdesk.services.symbols import assign_paper_symbol


def commands() -> typer.Typer:
    """Make the group of commands."""
    group = typer.Typer(help=_("The symbols of papers and documents."), no_args_is_help=True)
    group.command("list", help=_("List the symbols of a session, with what is missing or stands twice."))(
        _list
    )
    group.command(
        "next", help=_("Name the next free symbol. Example: iomdesk symbol next --session 1 --series INF")
    )(_next)
    group.command(
        "assign", help=_("Give a paper a symbol. Example: iomdesk symbol assign mandate-note --session 1")
    )(_assign)
    return group


def _list(session: SessionOption, desk: DeskOption, as_json: JsonOption = False) -> None:
    with reading(desk) as opened:
        id_ = session_named(opened, session)
        register = opened.ask(symbol_register, session_id=id_).result()
    if as_json:
        print_json({"session": f"s{id_}"} | _register(register))
        return
    print_table((_("Symbol"), _("Borne by"), _("Remark")), [_line(row) for row in register.rows])
    for symbol in register.missing:
        say(_("Missing: {symbol}").format(symbol=symbol))
    if register.template and not register.is_confirmed:
        say(_unconfirmed(register.template))


def _register(register: SymbolRegister) -> dict[str, object]:
    return {
        "template": register.template or None,
        "confirmed": register.is_confirmed,
        "symbols": [
            {
                "symbol": row.symbol,
                "kind": row.record_kind,
                "id": row.record_id,
                "name": row.name,
                "readable": row.is_read,
                "double": row.is_double,
            }
            for row in register.rows
        ],
        "missing": list(register.missing),
        "doubles": list(register.doubles),
    }


def _line(row: SymbolRow) -> tuple[str, ...]:
    remark = _("in use more than once") if row.is_double else ""
    return row.symbol, row.name, remark if row.is_read else _("not a usual symbol")


def _next(
    session: SessionOption,
    desk: DeskOption,
    series: Annotated[
        str, typer.Option("--series", metavar="INF|L|CRP", help="By default, the main series.")
    ] = "",
    add: Annotated[str, typer.Option("--add", metavar="SYMBOL", help="An addendum to this one.")] = "",
    corr: Annotated[str, typer.Option("--corr", metavar="SYMBOL", help="A corrigendum to this one.")] = "",
    rev: Annotated[str, typer.Option("--rev", metavar="SYMBOL", help="A revision of this one.")] = "",
    reissue: Annotated[
        str, typer.Option("--reissue", metavar="SYMBOL", help="This one, issued again for technical reasons.")
    ] = "",
    as_json: JsonOption = False,
) -> None:
    after = {"Add": add, "Corr": corr, "Rev": rev, "*": reissue}
    wanted = series.upper()
    if wanted and wanted not in SERIES:
        raise typer.BadParameter(
            _("choose one of: {known}").format(known=", ".join(SERIES)), param_hint="--series"
        )
    with reading(desk) as opened:
        id_ = session_named(opened, session)
        symbol = _after(opened, after) or str(opened.ask(next_symbol, session_id=id_, series=wanted).result())
        is_confirmed = opened.ask(symbol_register, session_id=id_).result().is_confirmed
    if as_json:
        print_json({"session": f"s{id_}", "symbol": symbol, "confirmed": is_confirmed})
    else:
        say(symbol)


def _after(desk: Desk, wanted: Mapping[str, str]) -> str:
    """Name what follows a symbol; empty where nothing was asked to follow one."""
    kind, text = next(((kind, text) for kind, text in wanted.items() if text), ("", ""))
    if not kind:
        return ""
    base = parse_symbol(text)
    if base is None:
        raise typer.BadParameter(_("“{symbol}” is not a usual symbol").format(symbol=text))
    if kind == "*":
        return str(reissued(base))
    return str(following(base, kind, desk.ask(symbols_in_use).result()))


def _assign(
    kind: Annotated[str, typer.Argument(metavar="PAPER", help="The kind of paper: report, agenda…")],
    session: SessionOption,
    desk: DeskOption,
    symbol: Annotated[str, typer.Argument(metavar="SYMBOL", help="By default, the next free one.")] = "",
) -> None:
    if kind not in SERIES_OF_PAPERS:
        raise typer.BadParameter(
            _("choose one of: {known}").format(known=", ".join(SERIES_OF_PAPERS)), param_hint="PAPER"
        )
    with writing(desk) as opened:
        id_ = session_named(opened, session)
        opened.do(assign_paper_symbol, session=id_, kind=kind, symbol=symbol).result()
        say(opened.ask(paper_of, session_id=id_, kind=kind).result().symbol)


def _unconfirmed(template: str) -> str:
    return _(
        "The form {template} is the program's supposition; the secretariat has not confirmed it."
    ).format(template=template)

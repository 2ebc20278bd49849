"""Commands on the agendas that are issued: issue one, list them, compare two."""

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
from iomdesk.document.item_numbers import cited_in
from iomdesk.model.agenda_compare import AgendaEntry, ComparedItem
from iomdesk.model.agenda_versions import AgendaStage
from iomdesk.queries.agenda_sources import shown_title
from iomdesk.queries.agenda_versions import AgendaVersionRow, compare_versions, list_agenda_versions
from iomdesk.queries.agenda_words import change_word, version_name
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.agenda_versions import issue_agenda

NOW = "now"


class AgendaVersionUnknown(UserError):
    """Raised when a version is named that was not issued; says which were."""


def register(group: typer.Typer) -> None:
    """Add the commands to the group of the agenda."""
    group.command("issue", help=_("Freeze the agenda as it is now; adopting it fixes its numbers."))(_issue)
    group.command("versions", help=_("List the agendas that were issued."))(_versions)
    words = _("Compare two issued agendas, or the last one with the agenda as it is now.")
    group.command("compare", help=words)(_compare)


def _issue(
    session: SessionOption,
    desk: DeskOption,
    stage: Annotated[AgendaStage, typer.Option("--stage", help="What it is issued as.")],
    symbol: Annotated[
        str, typer.Option("--symbol", help="Its symbol; by default the one of the agenda.")
    ] = "",
) -> None:
    with writing(desk) as opened:
        id_ = session_named(opened, session)
        opened.do(issue_agenda, session=id_, stage=stage.value, symbol=symbol).result()
        issued = opened.ask(list_agenda_versions, session_id=id_).result()[-1]
    say(_("Issued: {name}").format(name=" ".join(filter(None, [issued.symbol, version_name(issued)]))))


def _versions(session: SessionOption, desk: DeskOption, as_json: JsonOption = False) -> None:
    with reading(desk) as opened:
        id_ = session_named(opened, session)
        rows = opened.ask(list_agenda_versions, session_id=id_).result()
    if as_json:
        print_json({"session": f"s{id_}", "versions": [_version(row) for row in rows]})
        return
    heads = (_("Agenda"), _("Symbol"), _("Issued"), _("Items"))
    print_table(heads, [_issued(row) for row in rows])


def _compare(
    session: SessionOption,
    desk: DeskOption,
    old: Annotated[
        str,
        typer.Argument(metavar="A", help="provisional, provisional.1, adopted; default: the last issued."),
    ] = "",
    new: Annotated[str, typer.Argument(metavar="B", help="The same, or now.")] = NOW,
    language: LanguageOption = "fr",
    as_json: JsonOption = False,
) -> None:
    checked_language(language)
    with reading(desk) as opened:
        id_ = session_named(opened, session)
        issued = opened.ask(list_agenda_versions, session_id=id_).result()
        ends = {"old": agenda_version_named(issued, old), "new": agenda_version_named(issued, new)}
        found = opened.ask(compare_versions, session_id=id_, **ends).result()
    if as_json:
        items = [_compared(row) for row in found.items]
        print_json({"old": _label(found.old), "new": _label(found.new), "items": items})
        return
    heads = (version_name(found.old), version_name(found.new), _("Title"), _("Changes"))
    print_table(heads, [_line(row, language) for row in found.items])


def agenda_version_named(issued: tuple[AgendaVersionRow, ...], reference: str) -> int | None:
    """Find a version by `provisional`, `provisional.1`, `adopted`; None for the present."""
    if reference == NOW:
        return None
    standing = [row for row in issued if not row.is_withdrawn]
    if not reference and standing:
        return standing[-1].id
    for row in sorted(issued, key=lambda one: one.is_withdrawn):
        if reference.casefold() in (_label(row), f"{row.stage}.{row.revision}"):
            return row.id
    raise AgendaVersionUnknown(
        _("No such agenda was issued. There are: {names}.").format(
            names=", ".join([*(_label(row) for row in issued), NOW])
        )
    )


def _label(row: AgendaVersionRow | None) -> str:
    if row is None:
        return NOW
    return f"{row.stage}.{row.revision}" if row.revision else row.stage


def _version(row: AgendaVersionRow) -> dict[str, Any]:
    return {
        "version": _label(row),
        "stage": row.stage,
        "revision": row.revision,
        "symbol": row.symbol,
        "issued_at": row.issued_at.isoformat(),
        "items": row.item_count,
        "withdrawn": row.is_withdrawn,
    }


def _compared(row: ComparedItem) -> dict[str, Any]:
    return {"old": _entry(row.old), "new": _entry(row.new), "changes": list(row.changes)}


def _entry(entry: AgendaEntry | None) -> dict[str, Any] | None:
    if entry is None:
        return None
    return {
        "id": f"i{entry.item}",
        "number": entry.number,
        "depth": entry.depth,
        "titles": dict(entry.titles),
        "clauses": list(entry.clauses),
    }


def _line(row: ComparedItem, language: str) -> tuple[str, ...]:
    shown = row.new or row.old
    titles = dict(shown.titles) if shown else {}
    words = ", ".join(change_word(change) for change in row.changes)
    numbers = tuple(cited_in(entry.number, language) if entry else "" for entry in (row.old, row.new))
    return *numbers, "  " * (shown.depth if shown else 0) + shown_title(titles, language), words


def _issued(row: AgendaVersionRow) -> tuple[str, ...]:
    day = f"{row.issued_at.astimezone():%Y-%m-%d %H:%M}"
    return version_name(row), row.symbol, day, str(row.item_count)

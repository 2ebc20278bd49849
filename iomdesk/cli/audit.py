"""Commands on the history of changes: list, search, follow one record."""

from typing import Annotated, Any

import typer

from iomdesk.cli.options import DeskOption, JsonOption, reading
from iomdesk.cli.printing import print_json, print_table, say
from iomdesk.desk import Desk
from iomdesk.queries.audit_history import AuditRow, audit_page
from iomdesk.queries.audit_words import action_names, audit_kind_names
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _, interface_language

_SHOWN = 80


class RecordNotNamed(UserError):
    """Raised when a record is not named as `kind:number`."""


def commands() -> typer.Typer:
    """Make the group of commands."""
    group = typer.Typer(help=_("The history of all changes."), no_args_is_help=True)
    group.command(
        "list",
        help=_("List changes, the latest first. Example: iomdesk audit list --search title --record item:12"),
    )(_list)
    return group


def _list(
    desk: DeskOption,
    search: Annotated[str, typer.Option("--search", metavar="WORDS", help="Only what holds them all.")] = "",
    record: Annotated[
        str, typer.Option("--record", metavar="KIND:N", help="Only of one record: item:12.")
    ] = "",
    kind: Annotated[str, typer.Option("--kind", metavar="KIND", help="Only of one kind: item.")] = "",
    limit: Annotated[int, typer.Option("--limit", metavar="N", help="At most so many.")] = 50,
    as_json: JsonOption = False,
) -> None:
    named, number = _record(record) if record else (kind, "")
    with reading(desk) as opened:
        rows = _found(opened, search, named, number, limit)
    if as_json:
        print_json({"changes": [_plain(row) for row in rows]})
    elif rows:
        heads = ("", _("When"), _("What"), _("Which record"), _("Before"), _("After"), _("By"))
        print_table(heads, [_line(row) for row in rows])
    else:
        say(_("No change holds these words."))


def _found(desk: Desk, search: str, kind: str, record_id: str, limit: int) -> list[AuditRow]:
    rows: list[AuditRow] = []
    older_than: int | None = None
    while True:
        page = desk.answer(
            audit_page,
            language=interface_language(),
            search=search,
            kind=kind,
            record_id=record_id,
            older_than=older_than,
            limit=limit - len(rows),
        )
        rows.extend(page.rows)
        older_than = page.older_than
        if older_than is None or len(rows) >= limit:
            return rows


def _record(named: str) -> tuple[str, str]:
    kind, colon, number = named.partition(":")
    if not (kind and colon and number):
        raise RecordNotNamed(_("A record is named as kind:number, as in item:12."))
    return kind, number


def _line(row: AuditRow) -> tuple[str, ...]:
    what = f"{audit_kind_names().get(row.kind, row.kind)}, {action_names().get(row.action, row.action)}"
    record = f"{row.kind}:{row.record_id} {row.record}".strip()
    moment = f"{row.at.astimezone():%Y-%m-%d %H:%M}"
    return str(row.id), moment, what, record, _cut(row.before), _cut(row.after), row.installation


def _cut(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"


def _plain(row: AuditRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "at": row.at.isoformat(),
        "installation": row.installation,
        "action": row.action,
        "kind": row.kind,
        "record_id": row.record_id,
        "record": row.record or None,
        "session": f"s{row.session_id}" if row.session_id else None,
        "before": row.before or None,
        "after": row.after or None,
    }

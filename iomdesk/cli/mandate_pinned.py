"""Commands that approve a version of the mandate and move what is pinned to an older one."""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, Any

import typer

from iomdesk.cli.mandate_versions import NewArgument, OldArgument, version_named
from iomdesk.cli.options import DeskOption, JsonOption, LanguageOption, checked_language, reading, writing
from iomdesk.cli.printing import print_json, print_table, say
from iomdesk.queries.pinned import PinnedList, PinnedRow, pinned_to_older
from iomdesk.queries.versions import find_body
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.mandate_status import approve_mandate
from iomdesk.services.repinning import repin, repin_all
from iomdesk.services.work import Work

VersionArgument = Annotated[
    str, typer.Argument(metavar="VERSION", help="A version's id (v3), or its label or the beginning of it.")
]

_IDS = {"item": "i", "recommendation": "r", "template": "t"}


class BodyNotFound(UserError):
    """Raised when a body is named that the desk does not hold."""


class NotPinned(UserError):
    """Raised when something is to be moved that is not pinned to the older version."""


def add_commands(group: typer.Typer) -> None:
    """Add the commands to the group `mandate`."""
    group.command(
        "approve",
        help=_(
            "Record that a draft was approved. Example: iomdesk mandate approve v3 --by CPPF --session 26 "
            "--date 2020-06-30 --document S/26/12 --desk group.iomdesk"
        ),
    )(_approve)
    group.command("pinned", help=_("List what is still pinned to an older version."))(_pinned)
    group.command("repin", help=_("Move what is pinned to an older version to a newer one."))(_repin)


def _approve(
    version: VersionArgument,
    by: Annotated[str, typer.Option("--by", metavar="BODY", help="The body's code: CPPF, CONSEIL.")],
    date: Annotated[datetime, typer.Option("--date", formats=["%Y-%m-%d"], help="Day of approval.")],
    desk: DeskOption,
    session: Annotated[
        int | None, typer.Option("--session", metavar="N", min=1, help="The body's session.")
    ] = None,
    document: Annotated[str, typer.Option("--document", metavar="SYMBOL", help="The document.")] = "",
    in_force: Annotated[
        datetime | None,
        typer.Option("--in-force", formats=["%Y-%m-%d"], help="In force from; by default the same day."),
    ] = None,
) -> None:
    with writing(desk) as opened:
        version_id = version_named(opened, version)
        body = opened.ask(find_body, reference=by).result()
        if body is None:
            raise BodyNotFound(_("There is no body “{body}” in this desk.").format(body=by))
        opened.do(
            approve_mandate,
            version=version_id,
            body=body,
            on=date.date(),
            body_session=session,
            document_symbol=document,
            in_force_from=in_force.date() if in_force else None,
        ).result()
        found = opened.ask(pinned_to_older, new_version=version_id).result()
    say(_("Approved: {label}").format(label=found.new_label))
    _say_pinned(found)


def _pinned(desk: DeskOption, language: LanguageOption = "fr", as_json: JsonOption = False) -> None:
    checked_language(language)
    with reading(desk) as opened:
        found = opened.ask(pinned_to_older, language=language).result()
    if as_json:
        version = f"v{found.new_version}" if found.new_version else None
        print_json({"version": version, "pinned": [_pin(row) for row in found.rows]})
    else:
        _say_pinned(found)


def _repin(
    old: OldArgument,
    new: NewArgument,
    desk: DeskOption,
    items: Annotated[
        list[str] | None,
        typer.Option("--item", metavar="ID", help="One of those that `mandate pinned` lists: i12, r3, t1."),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="All that is open, by the confirmed concordance.")
    ] = False,
) -> None:
    if bool(items) == everything:
        raise typer.BadParameter(_("name what to move with --item, or all with --all"), param_hint="--item")
    with writing(desk) as opened:
        pair = {"old_version": version_named(opened, old), "new_version": version_named(opened, new)}
        before = opened.ask(pinned_to_older, **pair).result()
        if everything:
            opened.do(repin_all, **pair).result()
        else:
            rows = [_row_named(before, reference) for reference in items or ()]
            opened.submit(lambda work: _repin_rows(work, rows)).result()
        left = opened.ask(pinned_to_older, **pair).result()
    say(_("Moved: {count}").format(count=len(before.rows) - len(left.rows)))
    _say_pinned(left)


def _repin_rows(work: Work, rows: Iterable[PinnedRow]) -> None:
    """Move all or none: one transaction."""
    for row in rows:
        repin(work, kind=row.kind, record=row.id, mapping=row.mapping)


def _row_named(found: PinnedList, reference: str) -> PinnedRow:
    row = next((row for row in found.rows if _id(row) == reference.strip().casefold()), None)
    if row is None:
        raise NotPinned(
            _("“{id}” is not pinned to the older version. `iomdesk mandate pinned` lists what is.").format(
                id=reference
            )
        )
    return row


def _id(row: PinnedRow) -> str:
    return f"{_IDS[row.kind]}{row.id}"


def _pin(row: PinnedRow) -> dict[str, Any]:
    return {
        "id": _id(row),
        "kind": row.kind,
        "session": f"s{row.session_id}" if row.session_id else None,
        "number": row.number,
        "title": row.title,
        "version": f"v{row.old_version}",
        "clauses": list(row.clauses),
        "becomes": list(row.becomes),
        "settled": row.is_settled,
    }


def _say_pinned(found: PinnedList) -> None:
    if not found.rows:
        say(_("Nothing is pinned to an older version."))
        return
    heads = (_("Id"), _("Title"), _("Version"), _("Clauses"), _("New clauses"))
    print_table(heads, [_pinned_line(row) for row in found.rows])


def _pinned_line(row: PinnedRow) -> tuple[str, ...]:
    becomes = ", ".join(row.becomes) or _("no clause any more")
    stays = _("stays: its session is settled")
    return (
        _id(row),
        f"{row.number}  {row.title}".strip(),
        row.old_label,
        ", ".join(row.clauses),
        f"{becomes} ({stays})" if row.is_settled else becomes,
    )

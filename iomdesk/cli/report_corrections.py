"""Commands on corrections to the project of a report."""

from datetime import date, datetime
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
from iomdesk.queries.participants import delegations_of
from iomdesk.queries.report_life import ReportCorrectionRow, report_life_of
from iomdesk.runtime.translations import _
from iomdesk.services.report_corrections import decide_report_correction, receive_report_correction


def commands() -> typer.Typer:
    """Make the group of commands."""
    group = typer.Typer(help=_("Corrections to the project of a report."), no_args_is_help=True)
    group.command(
        "add",
        help=_(
            "Note a correction. Example: iomdesk report correction add --session 1 --paragraph 12 "
            "--old 'a déclaré' --new 'a rappelé'"
        ),
    )(_add)
    group.command("list", help=_("List the corrections."))(_list)
    group.command("decide", help=_("Accept, amend or refuse a correction."))(_decide)
    return group


def _add(
    session: SessionOption,
    desk: DeskOption,
    paragraph: Annotated[str, typer.Option("--paragraph", metavar="N", help="Its number in the project.")],
    old: Annotated[str, typer.Option("--old", metavar="WORDS", help="The words to be replaced.")] = "",
    new: Annotated[str, typer.Option("--new", metavar="WORDS", help="The words to stand there.")] = "",
    delegation: Annotated[
        str, typer.Option("--delegation", metavar="NAME", help="Who asks for it: name or code.")
    ] = "",
    on: Annotated[
        datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], help="The day it was received.")
    ] = None,
    language: LanguageOption = "fr",
) -> None:
    checked_language(language)
    with writing(desk) as opened:
        id_ = session_named(opened, session)
        rows = opened.ask(delegations_of, session_id=id_, language=language).result()
        wanted = delegation.casefold()
        who = next((r.id for r in rows if wanted in (r.name.casefold(), (r.code or "").casefold())), None)
        if delegation and who is None:
            words = _("{name} is not registered for this session. Nothing was changed.")
            raise typer.BadParameter(words.format(name=delegation), param_hint="--delegation")
        changes = opened.do(
            receive_report_correction,
            session=id_,
            language=language,
            paragraph=paragraph,
            old_text=old,
            new_text=new,
            delegation=who,
            received_on=on.date() if on else date.today(),
        ).result()
    say(_("Added: c{id}").format(id=changes.created))


def _list(
    session: SessionOption, desk: DeskOption, language: LanguageOption = "fr", as_json: JsonOption = False
) -> None:
    with reading(desk) as opened:
        id_ = session_named(opened, session)
        asked = opened.ask(report_life_of, session_id=id_, language=checked_language(language))
        rows = asked.result().corrections
    if as_json:
        print_json({"corrections": [_plain(row) for row in rows]})
        return
    print_table(
        (_("Id"), _("Paragraph"), _("Delegation"), _("Received"), _("Old words"), _("New words"), _("State")),
        [
            (
                f"c{row.id}",
                f"{row.language} {row.paragraph}",
                row.delegation,
                row.received_on.isoformat() + (" (" + _("late") + ")" if row.is_late else ""),
                row.old_text,
                row.final_text or row.new_text,
                row.status,
            )
            for row in rows
        ],
    )


def _decide(
    correction: Annotated[str, typer.Argument(metavar="CORRECTION", help="Its id (c3).")],
    desk: DeskOption,
    accept: Annotated[bool, typer.Option("--accept", help="Accept it as it is.")] = False,
    amend: Annotated[str, typer.Option("--amend", metavar="WORDS", help="Accept it in other words.")] = "",
    refuse: Annotated[str, typer.Option("--refuse", metavar="REASON", help="Refuse it, and why.")] = "",
    back: Annotated[bool, typer.Option("--back", help="Take the decision back.")] = False,
) -> None:
    chosen = {"accepted": accept, "amended": bool(amend), "refused": bool(refuse), "received": back}
    digits = correction.strip().lower().removeprefix("c")
    if sum(chosen.values()) != 1 or not digits.isdecimal():
        words = _("choose one of: {known}").format(known="--accept, --amend, --refuse, --back")
        raise typer.BadParameter(words, param_hint="--accept")
    status = next(name for name, is_chosen in chosen.items() if is_chosen)
    with writing(desk) as opened:
        opened.do(
            decide_report_correction,
            correction=int(digits),
            status=status,
            reason=refuse,
            final_text=amend,
        ).result()
    say(_("Stored."))


def _plain(row: ReportCorrectionRow) -> dict[str, Any]:
    return {
        "id": f"c{row.id}",
        "delegation": row.delegation,
        "language": row.language,
        "paragraph": row.paragraph,
        "old": row.old_text,
        "new": row.new_text,
        "final": row.final_text,
        "received": row.received_on,
        "is_late": row.is_late,
        "status": row.status,
        "reason": row.reason,
    }

"""Commands on who gets a copy of the packs of a session."""

from typing import Annotated

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
from iomdesk.queries.packs import copies_of, recipients_of
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _, ngettext
from iomdesk.services.pack_recipients import add_delegations, add_recipient, remove_recipient


class CopyNotFound(UserError):
    """Raised when a copy is named by a number that nobody has."""


def commands() -> typer.Typer:
    """Make the group of commands."""
    group = typer.Typer(help=_("Who gets a copy of the packs of a session."), no_args_is_help=True)
    group.command("list", help=_("List the recipients of a session."))(_list)
    group.command(
        "add", help=_("Add a recipient. Example: iomdesk recipients add Suisse --session 14 --restricted")
    )(_add)
    group.command("from-delegations", help=_("Give each delegation a copy."))(_from_delegations)
    group.command("remove", help=_("Take a recipient off the list, by the number of the copy."))(_remove)
    group.command("log", help=_("List the copies that were made."))(_log)
    return group


def _list(session: SessionOption, desk: DeskOption, as_json: JsonOption = False) -> None:
    with reading(desk) as opened:
        rows = opened.answer(recipients_of, session_id=session_named(opened, session))
    if as_json:
        print_json(
            {
                "recipients": [
                    {
                        "copy": row.copy_number,
                        "name": row.name,
                        "language": row.language,
                        "restricted": row.may_have_restricted,
                    }
                    for row in rows
                ]
            }
        )
        return
    print_table(
        (_("Copy no."), _("Name"), _("Language"), _("Restricted")),
        [
            (str(row.copy_number), row.name, row.language, _("yes") if row.may_have_restricted else "")
            for row in rows
        ],
    )


def _add(
    name: Annotated[str, typer.Argument(metavar="NAME")],
    session: SessionOption,
    desk: DeskOption,
    language: LanguageOption = "fr",
    restricted: Annotated[
        bool, typer.Option("--restricted", help=_("The copy holds restricted documents too."))
    ] = False,
) -> None:
    checked_language(language)
    with writing(desk) as opened:
        opened.do(
            add_recipient,
            session=session_named(opened, session),
            name=name,
            language=language,
            may_have_restricted=restricted,
        ).result()
    say(_("Added: {name}").format(name=name))


def _from_delegations(session: SessionOption, desk: DeskOption, language: LanguageOption = "fr") -> None:
    checked_language(language)
    with writing(desk) as opened:
        id_ = session_named(opened, session)
        before = len(opened.answer(recipients_of, session_id=id_))
        opened.do(add_delegations, session=id_, language=language).result()
        count = len(opened.answer(recipients_of, session_id=id_)) - before
    say(ngettext("{count} recipient added", "{count} recipients added", count).format(count=count))


def _remove(
    copy: Annotated[int, typer.Argument(metavar="COPY")], session: SessionOption, desk: DeskOption
) -> None:
    with writing(desk) as opened:
        rows = opened.answer(recipients_of, session_id=session_named(opened, session))
        found = next((row for row in rows if row.copy_number == copy), None)
        if found is None:
            raise CopyNotFound(_("Copy {number} has no recipient. Nothing was changed.").format(number=copy))
        opened.do(remove_recipient, recipient=found.id).result()
    say(_("Removed: {name}").format(name=found.name))


def _log(session: SessionOption, desk: DeskOption, as_json: JsonOption = False) -> None:
    with reading(desk) as opened:
        rows = opened.answer(copies_of, session_id=session_named(opened, session))
    if as_json:
        print_json(
            {
                "copies": [
                    {
                        "copy": row.copy_number,
                        "recipient": row.recipient,
                        "pack": row.number,
                        "language": row.language,
                        "file": row.file_name,
                        "digest": row.digest,
                        "made_at": row.made_at.isoformat(),
                    }
                    for row in rows
                ]
            }
        )
        return
    print_table(
        (_("Copy no."), _("Recipient"), _("Pack"), _("File"), _("Made"), "SHA-256"),
        [
            (
                str(row.copy_number or ""),
                row.recipient,
                f"S-{row.number}" if row.number else _("pack"),
                row.file_name,
                f"{row.made_at:%Y-%m-%d %H:%M} UTC",
                row.digest[:16],
            )
            for row in rows
        ],
    )

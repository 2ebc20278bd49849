"""Commands on shared desks: copy a desk to a server or back, and say who may do what there."""

from pathlib import Path
from typing import Annotated

import typer

from iomdesk.cli.options import DeskOption, JsonOption
from iomdesk.cli.passphrases import unlocked
from iomdesk.cli.printing import print_json, print_table, say
from iomdesk.queries.sharing_words import role_names
from iomdesk.runtime.desk_address import server_at
from iomdesk.runtime.passwords import drop_password
from iomdesk.runtime.translations import _, ngettext
from iomdesk.storage.server_roles import Role, give_role, members_of, take_roles
from iomdesk.storage.sharing import among_owners, copy_desk

UserArgument = Annotated[str, typer.Argument(metavar="USER", help="A user of the server.")]


def register(program: typer.Typer) -> None:
    """Add `copy` and `share`."""
    program.command(
        "copy",
        help=_(
            "Copy a desk to a server that several people share, or from there into a file. Nothing is ever "
            "overwritten. Example: iomdesk copy group.iomdesk postgresql+psycopg://anna@server/group"
        ),
    )(_copy)
    group = typer.Typer(
        help=_("Who may do what in a shared desk; the database itself sees to it."), no_args_is_help=True
    )
    group.command("list", help=_("List the users of a shared desk with their roles."))(_list)
    group.command(
        "add",
        help=_(
            "Give a user of the server a role: chair, rapporteur, secretariat or reader. Example: "
            "iomdesk share add maria rapporteur --desk postgresql+psycopg://anna@server/group"
        ),
    )(_add)
    group.command("remove", help=_("Let a user no longer into a shared desk."))(_remove)
    group.command("forget", help=_("Take the password of a shared desk out of the system’s keyring."))(
        _forget
    )
    program.add_typer(group, name="share")


def _copy(
    desk: Annotated[
        Path, typer.Argument(metavar="DESK", help="The desk: a file, or an address.", callback=unlocked)
    ],
    target: Annotated[
        Path, typer.Argument(metavar="TARGET", help="A new file or an empty database.", callback=unlocked)
    ],
    as_json: JsonOption = False,
) -> None:
    count = copy_desk(desk, target)
    if as_json:
        print_json({"desk": str(target), "rows": count})
        return
    words = ngettext("Copied: {file}, {count} row", "Copied: {file}, {count} rows", count)
    say(words.format(file=target.name, count=count))


def _list(desk: DeskOption, as_json: JsonOption = False) -> None:
    members = among_owners(desk, members_of)
    if as_json:
        print_json({"members": [{"user": one.user, "role": one.role.value} for one in members]})
    elif members:
        names = role_names()
        print_table((_("User"), _("Role")), [(one.user, names[one.role.value]) for one in members])
    else:
        say(_("Nobody but its owner has a role in this desk. `iomdesk share add` gives one."))


def _add(
    user: UserArgument,
    role: Annotated[Role, typer.Argument(metavar="ROLE", help="chair, rapporteur, secretariat or reader.")],
    desk: DeskOption,
) -> None:
    among_owners(desk, lambda connection: give_role(connection, user, role))
    say(_("{user}: {role}").format(user=user, role=role_names()[role.value]))


def _remove(user: UserArgument, desk: DeskOption) -> None:
    among_owners(desk, lambda connection: take_roles(connection, user))
    say(_("{user} has no role in this desk any more.").format(user=user))


def _forget(
    desk: Annotated[Path, typer.Argument(metavar="DESK", help="The address of the shared desk.")],
) -> None:
    drop_password(server_at(desk))
    say(_("The password is not in the keyring any more."))

"""Passphrases of protected desks: asked for at the terminal or given by the environment, no argument."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from iomdesk.cli.printing import say
from iomdesk.cli.server_passwords import let_in
from iomdesk.queries.keeping_words import left_as_they_were
from iomdesk.runtime.desk_address import is_server
from iomdesk.runtime.desk_keys import is_protected, needs_passphrase
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.settings import backups_root
from iomdesk.runtime.translations import _, ngettext
from iomdesk.storage.errors import DeskLocked
from iomdesk.storage.protecting import protect, protect_copies, unlock, unprotect
from iomdesk.storage.server_errors import refuse_shared

PRESENT, NEW = "IOMDESK_PASSPHRASE", "IOMDESK_NEW_PASSPHRASE"


class PassphrasesDiffer(UserError):
    """Raised when a new passphrase was not typed the same twice."""


def unlocked(desk: Path) -> Path:
    """Open the way to a desk that is protected or shared: typer calls this with every desk it is given."""
    if is_server(desk):
        return let_in(desk)
    if needs_passphrase(desk):
        unlock(desk, _present(desk))
    return desk


def commands() -> typer.Typer:
    """Make the group of commands."""
    group = typer.Typer(
        help=_(
            "Protect a desk by a passphrase. There is no way around it: whoever forgets it has lost the "
            "desk. Passphrases are asked for, or taken from IOMDESK_PASSPHRASE and IOMDESK_NEW_PASSPHRASE."
        ),
        no_args_is_help=True,
    )
    group.command(
        "set",
        help=_(
            "Protect a desk and its backups, or change its passphrase. Example: iomdesk passphrase set "
            "group.iomdesk"
        ),
    )(_set)
    group.command("remove", help=_("Write a desk and its backups without protection."))(_remove)
    group.command("show", help=_("Say whether a desk is protected."))(_show)
    return group


DeskArgument = Annotated[Path, typer.Argument(metavar="DESK", help="The desk file.")]


def _set(desk: DeskArgument) -> None:
    unlocked(refuse_shared(desk))
    say(_("There is no way around the passphrase: whoever forgets it has lost the desk."))
    protect(desk, _new())
    say(_("“{name}” is protected.").format(name=desk.name))
    _follow(desk)


def _remove(desk: DeskArgument) -> None:
    unlocked(refuse_shared(desk))
    unprotect(desk)
    say(_("“{name}” is not protected any more.").format(name=desk.name))
    _follow(desk)


def _show(desk: DeskArgument) -> None:
    say(_("protected") if is_protected(refuse_shared(desk)) else _("not protected"))


def _follow(desk: Path) -> None:
    """Let the backups follow, and say which did not."""
    done, left = protect_copies(desk, backups_root())
    if done:
        words = ngettext("{count} copy written anew.", "{count} copies written anew.", done)
        say(words.format(count=done))
    if left:
        say(left_as_they_were(left))


def _present(desk: Path) -> str:
    given = os.environ.get(PRESENT)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise DeskLocked(desk)
    return str(typer.prompt(_("Passphrase of {name}").format(name=desk.name), hide_input=True, err=True))


def _new() -> str:
    given = os.environ.get(NEW)
    if given is not None:
        return given
    first = str(typer.prompt(_("New passphrase"), hide_input=True, err=True))
    if first != str(typer.prompt(_("The same once more"), hide_input=True, err=True)):
        raise PassphrasesDiffer(_("The two passphrases are not the same. Nothing was changed."))
    return first

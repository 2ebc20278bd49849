"""The options that several commands share, and how a command gets its desk."""

from pathlib import Path
from typing import Annotated

import typer

from iomdesk.cli.passphrases import unlocked
from iomdesk.desk import Desk, open_desk
from iomdesk.queries.sessions import find_session
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _

DeskOption = Annotated[
    Path,
    typer.Option(
        "--desk",
        metavar="DESK",
        help="The desk: a file (*.iomdesk), or the address of a shared one.",
        callback=unlocked,
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]
SessionOption = Annotated[
    str, typer.Option("--session", metavar="N", help="The session's number, or its id (s12).")
]
LanguageOption = Annotated[str, typer.Option("--lang", metavar="fr|en|es", help="Language: fr, en or es.")]


class SessionNotFound(UserError):
    """Raised when a session is named that the desk does not hold."""


def reading(desk: Path) -> Desk:
    """Open a desk for reading: nothing is locked and nothing can change."""
    return open_desk(desk, read_only=True)


class DeskNotForWriting(UserError):
    """Raised when a command would change a desk that can only be read now; says why."""


def writing(desk: Path) -> Desk:
    """Open a desk for writing; raises DeskNotForWriting where it can only be read."""
    opened = open_desk(desk)
    if opened.is_read_only:
        why = opened.why_read_only
        opened.close()
        raise DeskNotForWriting(why)
    return opened


def session_named(desk: Desk, reference: str) -> int:
    """Find a session by number or id; raises SessionNotFound."""
    found = desk.ask(find_session, reference=reference).result()
    if found is None:
        raise SessionNotFound(
            _("There is no session “{reference}” in this desk. `iomdesk session list` shows them.").format(
                reference=reference
            )
        )
    return found


def checked_language(language: str) -> str:
    """Return fr, en or es; anything else is bad usage."""
    if language not in ("fr", "en", "es"):
        raise typer.BadParameter(_("the language is fr, en or es"), param_hint="--lang")
    return language

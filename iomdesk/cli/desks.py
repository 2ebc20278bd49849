"""Commands on a desk as a whole: make one, open one in the window."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from iomdesk.cli.printing import say
from iomdesk.desk import new_desk
from iomdesk.runtime.translations import _


def register(program: typer.Typer, open_window: Callable[[list[str]], int] | None) -> None:
    """Add `new` and `open`."""

    @program.command("new", help=_("Make a new desk. Example: iomdesk new group.iomdesk --sample"))
    def _new(
        desk: Annotated[Path, typer.Argument(metavar="DESK", help=_("The file to make (*.iomdesk)."))],
        sample: Annotated[
            bool, typer.Option("--sample", help=_("With the group's history and an example session."))
        ] = False,
    ) -> None:
        new_desk(desk, sample=sample).close()
        say(_("Made: {desk}").format(desk=desk))

    @program.command("open", help=_("Open a desk in the window; without DESK, the one opened last."))
    def _open(
        desk: Annotated[Path | None, typer.Argument(metavar="[DESK]", help=_("The desk file."))] = None,
    ) -> None:
        if open_window is None:
            raise typer.BadParameter(_("the window is not available here"))
        raise typer.Exit(open_window([str(desk)] if desk else []))

"""Commands on a desk as a whole: make one, open one in the window."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from iomdesk.cli.passphrases import unlocked
from iomdesk.cli.printing import say
from iomdesk.desk import new_desk, open_desk
from iomdesk.papers import PAPERS
from iomdesk.queries.sessions import list_sessions
from iomdesk.rendering.output import write_paper
from iomdesk.runtime.desk_address import is_there
from iomdesk.runtime.translations import _
from iomdesk.services.paper_facts import build_paper

DeskArgument = Annotated[
    Path,
    typer.Argument(
        metavar="DESK",
        help="The file to make (*.iomdesk), or the address of an empty database.",
        callback=unlocked,
    ),
]


def register(program: typer.Typer, open_window: Callable[[list[str]], int] | None) -> None:
    """Add `new` and `open`."""
    program.command("new", help=_("Make a new desk. Example: iomdesk new group.iomdesk --sample"))(_new)

    @program.command("open", help=_("Open a desk in the window; without DESK, the one opened last."))
    def _open(
        desk: Annotated[
            Path | None,
            typer.Argument(metavar="[DESK]", help="The desk file, or the address of a shared desk."),
        ] = None,
        sample: Annotated[
            bool, typer.Option("--sample", help="Where DESK does not exist yet, make it the sample desk.")
        ] = False,
    ) -> None:
        if open_window is None or (sample and desk is None):
            raise typer.BadParameter(_("name the desk to open"), param_hint="DESK")
        if sample and desk is not None and not is_there(desk):
            _new(desk, sample=True)
        status = open_window([str(desk)] if desk else [])
        if sample and desk is not None and status != 0:
            status = _write_sample_papers(desk)
        raise typer.Exit(status)


def _new(
    desk: DeskArgument,
    sample: Annotated[
        bool, typer.Option("--sample", help="With the group's history and an example session.")
    ] = False,
) -> None:
    new_desk(desk, sample=sample).close()
    say(_("Made: {desk}").format(desk=desk))


def _write_sample_papers(desk: Path) -> int:
    """Show without a screen what the program makes: the papers of the example session, beside the desk."""
    for path in _sample_papers(desk):
        say(_("Written: {file}").format(file=path))
    return 0


def _sample_papers(desk: Path) -> Iterator[Path]:
    with open_desk(desk, read_only=True) as opened:
        for session in (row.id for row in opened.answer(list_sessions) if row.is_sample):
            for kind in PAPERS:
                paper = opened.answer(build_paper, session_id=session, kind=kind, language="fr")
                for format in ("pdf", "docx"):
                    path = desk.with_name(f"{desk.stem}-{kind}.{format}")
                    write_paper(paper, path, format)
                    yield path

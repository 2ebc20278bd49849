"""The command that makes papers."""

from pathlib import Path
from typing import Annotated

import typer

from iomdesk.cli.options import (
    DeskOption,
    LanguageOption,
    SessionOption,
    checked_language,
    reading,
    session_named,
)
from iomdesk.cli.printing import say
from iomdesk.papers import PAPERS
from iomdesk.rendering.formats import RENDERERS
from iomdesk.rendering.output import write_paper
from iomdesk.runtime.translations import _
from iomdesk.services.paper_facts import build_paper


def register(program: typer.Typer) -> None:
    """Add `paper`."""
    program.command(
        "paper",
        help=_(
            "Make a paper. Example: iomdesk paper report --session 1 --lang fr --format pdf "
            "--out report.pdf --desk group.iomdesk"
        ),
    )(_paper)


def _paper(
    kind: Annotated[str, typer.Argument(metavar="KIND", help=", ".join(PAPERS))],
    session: SessionOption,
    desk: DeskOption,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The file to write.")],
    language: LanguageOption = "fr",
    format: Annotated[
        str, typer.Option("--format", metavar="pdf|docx|txt", help="By default, what FILE ends in.")
    ] = "",
) -> None:
    if kind not in PAPERS:
        raise typer.BadParameter(
            _("there is no paper “{kind}”; choose one of: {known}").format(
                kind=kind, known=", ".join(PAPERS)
            ),
            param_hint="KIND",
        )
    wanted = format or out.suffix.removeprefix(".").lower()
    if wanted not in RENDERERS:
        raise typer.BadParameter(
            _("choose one of: {known}").format(known=", ".join(RENDERERS)), param_hint="--format"
        )
    checked_language(language)
    with reading(desk) as opened:
        session_id = session_named(opened, session)
        document = opened.ask(build_paper, session_id=session_id, kind=kind, language=language).result()
    write_paper(document, out, wanted)
    say(_("Written: {file}").format(file=out))

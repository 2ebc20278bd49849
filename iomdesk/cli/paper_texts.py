"""The command that shows and writes the free text of a paper."""

import sys
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
    writing,
)
from iomdesk.cli.printing import say
from iomdesk.queries.paper_texts import PLACES, paper_text_of
from iomdesk.reading import read_text_lines
from iomdesk.runtime.translations import _
from iomdesk.services.paper_texts import write_paper_text


def register(program: typer.Typer) -> None:
    """Add `paper-text`."""
    program.command(
        "paper-text",
        help=_(
            "Show the free text of a paper, or write it from a file (- reads what is typed). Example: "
            "iomdesk paper-text mandate-note --session 1 --file proposal.md --desk group.iomdesk"
        ),
    )(_paper_text)


def _paper_text(
    kind: Annotated[str, typer.Argument(metavar="KIND", help=", ".join(PLACES))],
    session: SessionOption,
    desk: DeskOption,
    language: LanguageOption = "fr",
    file: Annotated[str, typer.Option("--file", metavar="FILE", help="The text to write, as Markdown.")] = "",
    clear: Annotated[bool, typer.Option("--clear", help="Take the text away.")] = False,
) -> None:
    if kind not in PLACES:
        raise typer.BadParameter(
            _("choose one of: {known}").format(known=", ".join(PLACES)), param_hint="KIND"
        )
    checked_language(language)
    if not file and not clear:
        _show(desk, session, kind, language)
        return
    text = "" if clear else _read(file)
    with writing(desk) as opened:
        id_ = session_named(opened, session)
        opened.do(write_paper_text, session=id_, kind=kind, language=language, text=text).result()
    say(_("Stored."))


def _show(desk: Path, session: str, kind: str, language: str) -> None:
    with reading(desk) as opened:
        id_ = session_named(opened, session)
        say(opened.ask(paper_text_of, session_id=id_, kind=kind).result().get(language, ""))


def _read(file: str) -> str:
    lines = sys.stdin.read().splitlines() if file == "-" else read_text_lines(Path(file))
    return "\n".join(line.rstrip() for line in lines).strip()

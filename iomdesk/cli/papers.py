"""The command that makes papers."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import typer

from iomdesk.cli.agenda import item_named
from iomdesk.cli.options import (
    DeskOption,
    LanguageOption,
    SessionOption,
    checked_language,
    reading,
    session_named,
)
from iomdesk.cli.paper_states import check_comparable, state_named
from iomdesk.cli.printing import say
from iomdesk.papers import PAPERS
from iomdesk.papers.prose import RENDERINGS
from iomdesk.rendering.formats import RENDERERS
from iomdesk.rendering.output import write_changes, write_paper
from iomdesk.runtime.translations import _
from iomdesk.services.former_papers import build_former_paper
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
        str, typer.Option("--format", metavar="|".join(RENDERERS), help="By default, what FILE ends in.")
    ] = "",
    item: Annotated[
        str, typer.Option("--item", metavar="I", help="The item of an extract: its number, or its id (i12).")
    ] = "",
    attribution: Annotated[
        str,
        typer.Option(
            "--attribution",
            metavar="|".join(RENDERINGS),
            help="How minutes tell who spoke: by name, in a list of speakers, or not at all.",
        ),
    ] = "listed",
    stage: Annotated[
        str,
        typer.Option(
            "--stage",
            metavar="draft|circulated|approved",
            help="Minutes as they were then; by default as approved, else as they are now.",
        ),
    ] = "",
    compare_with: Annotated[
        str,
        typer.Option(
            "--compare-with",
            metavar="STATE",
            help="Write a Word file with the changes since then tracked. Minutes, extracts and reports: a "
            "version (r12), a moment (2019-05-12T14:02) or “circulated”; agendas: “provisional”, “adopted”.",
        ),
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
    _check_choice("--format", wanted, RENDERERS)
    _check_choice("--attribution", attribution, RENDERINGS)
    if stage:
        _check_choice("--stage", stage, ("draft", "circulated", "approved"))
    checked_language(language)
    if bool(item) != (kind == "extract"):
        words = _("an extract, and nothing else, is of one item: name it with --item")
        raise typer.BadParameter(words, param_hint="--item")
    check_comparable(compare_with, kind, wanted)
    with reading(desk) as opened:
        asked: dict[str, Any] = {
            "session_id": session_named(opened, session),
            "kind": kind,
            "language": language,
            "attribution": attribution,
            "item": item_named(opened, item, session)[0] if item else None,
        }
        document = opened.ask(build_paper, **asked, stage=stage).result()
        state = state_named(opened, asked["session_id"], kind, language, compare_with)
        former = opened.ask(build_former_paper, **asked, state=state).result() if state else None
    if former is None:
        write_paper(document, out, wanted)
    else:
        write_changes(former, document, out)
    say(_("Written: {file}").format(file=out))


def _check_choice(option: str, chosen: str, known: Iterable[str]) -> None:
    """Refuse a choice that there is not."""
    if chosen not in known:
        raise typer.BadParameter(
            _("choose one of: {known}").format(known=", ".join(known)), param_hint=option
        )

"""Commands on the outline of an edited report: profile, sections, annexes, order, titles, marking."""

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
from iomdesk.papers.report_outline import (
    Outline,
    OutlineFault,
    outline_as_data,
    outline_from_data,
    with_moved,
    with_switched,
    with_title,
)
from iomdesk.queries.report_words import annex_names, section_names
from iomdesk.runtime.translations import _
from iomdesk.services.report_views import report_view
from iomdesk.services.reports import OutlineNotPossible, ReportNotMade, edit_report

_SECTION = "A section, or an annex as annex:clauses; may be repeated."


def commands() -> typer.Typer:
    """Make the group of commands."""
    group = typer.Typer(help=_("The outline of the edited report."), no_args_is_help=True)
    group.command("show", help=_("Show sections and annexes in order."))(_show)
    group.command(
        "change",
        help=_(
            "Change the outline; the report is regenerated. Example: iomdesk report outline change "
            "--session 14 --off participation --move recommendations=1 --title substance='Débat'"
        ),
    )(_change)
    return group


def _show(session: SessionOption, desk: DeskOption, as_json: JsonOption = False) -> None:
    with reading(desk) as opened:
        view = opened.ask(report_view, session_id=session_named(opened, session)).result()
    if view is None:
        raise ReportNotMade(_("This session has no edited report yet. Nothing was changed; make it first."))
    outline = outline_from_data(view.outline)
    if as_json:
        print_json({"profile": view.profile, "marking": view.marking, **outline_as_data(outline)})
        return
    heads = (_("Part"), _("Name"), _("Printed"), _("Own titles"))
    print_table(heads, [*_lines(outline, "sections"), *_lines(outline, "annexes")])


def _lines(outline: Outline, kind: str) -> list[tuple[str, str, str, str]]:
    names = section_names() if kind == "sections" else annex_names()
    lead = "" if kind == "sections" else "annex:"
    return [
        (
            f"{lead}{one.name}",
            names[one.name],
            _("yes") if one.is_on else _("no"),
            ", ".join(f"{key}: {title}" for key, title in one.titles.items()),
        )
        for one in getattr(outline, kind)
    ]


def _change(
    session: SessionOption,
    desk: DeskOption,
    on: Annotated[list[str] | None, typer.Option("--on", metavar="SECTION", help=_SECTION)] = None,
    off: Annotated[list[str] | None, typer.Option("--off", metavar="SECTION", help=_SECTION)] = None,
    move: Annotated[
        list[str] | None,
        typer.Option("--move", metavar="SECTION=PLACE", help="Move it to a place, counted from 1."),
    ] = None,
    title: Annotated[
        list[str] | None,
        typer.Option(
            "--title", metavar="SECTION=WORDS", help="Its title in --lang; empty for the usual one."
        ),
    ] = None,
    language: LanguageOption = "fr",
    profile: Annotated[
        str, typer.Option("--profile", metavar="debate|short", help="Begin with this one.")
    ] = "",
    arrangement: Annotated[
        str, typer.Option("--by", metavar="items|chapters", help="Substance per item or per chapter.")
    ] = "",
    marking: Annotated[
        str, typer.Option("--print", metavar="marked|clean", help="With brackets and marks, or clean.")
    ] = "",
    addressee: Annotated[
        int | None, typer.Option("--to-session", metavar="N", help="The session of the CPPF it goes to.")
    ] = None,
) -> None:
    with writing(desk) as opened:
        id_ = session_named(opened, session)
        view = opened.ask(report_view, session_id=id_).result()
        if view is None:
            raise ReportNotMade(
                _("This session has no edited report yet. Nothing was changed; make it first.")
            )
        fields: dict[str, Any] = {"marking": marking} if marking else {}
        fields |= {"addressee_session": addressee} if addressee is not None else {}
        if profile:
            opened.do(edit_report, session=id_, fields={"profile": profile}).result()
            view = opened.ask(report_view, session_id=id_).result() or view
        outline = outline_from_data(view.outline)
        outline = _changed(outline, on or (), off or (), move or (), title or (), checked_language(language))
        data = outline_as_data(outline)
        fields["outline"] = {**data, "arrangement": arrangement} if arrangement else data
        opened.do(edit_report, session=id_, fields=fields).result()
    say(_("Done."))


def _changed(outline: Outline, on: Any, off: Any, move: Any, title: Any, language: str) -> Outline:
    try:
        for name in on:
            outline = with_switched(outline, name, True)
        for name in off:
            outline = with_switched(outline, name, False)
        for pair in move:
            name, _sign, place = pair.partition("=")
            if not place.isdecimal():
                raise typer.BadParameter(_("write SECTION=PLACE"), param_hint="--move")
            outline = with_moved(outline, name, int(place) - 1)
        for pair in title:
            name, _sign, words = pair.partition("=")
            outline = with_title(outline, name, language, words)
    except OutlineFault as fault:
        words = _("A report has no “{name}”. Nothing was changed.").format(name=str(fault))
        raise OutlineNotPossible(words) from fault
    return outline

"""Commands on the report that is edited: made, shown, regenerated, proposals decided, paragraphs edited."""

from datetime import datetime
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
from iomdesk.desk import Desk
from iomdesk.queries.report_words import mark_names
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.report_views import ReportRow, ReportView, report_view
from iomdesk.services.reports import ReportNotMade, make_report, regenerate_report, remove_report, report_of

ParagraphArgument = Annotated[
    str, typer.Argument(metavar="PARAGRAPH", help="Its number in the report (12, 12 bis), or its id (p7).")
]
OriginalOption = Annotated[
    str, typer.Option("--original", metavar="fr|en|es", help="The language translations are made from.")
]


class ParagraphNotFound(UserError):
    """Raised when a paragraph is named that the report does not have."""


def add_commands(group: typer.Typer) -> None:
    """Add the commands to the group `report`."""
    group.command(
        "make",
        help=_(
            "Make the report that is edited. Example: iomdesk report make --session 14 --profile short "
            "--with-session 13 --to-session 26"
        ),
    )(_make)
    group.command("show", help=_("Show the paragraphs of the edited report with their marks."))(_show)
    group.command("sources", help=_("Show what a paragraph comes from, and what changed since."))(_sources)
    group.command(
        "regenerate", help=_("Bring the report up to its sources; what was edited stays and gets proposals.")
    )(_regenerate)
    group.command("remove", help=_("Put the edited report into the trash; papers are generated again."))(
        _remove
    )


def _make(
    session: SessionOption,
    desk: DeskOption,
    profile: Annotated[
        str, typer.Option("--profile", metavar="debate|short", help="Which outline.")
    ] = "debate",
    more: Annotated[
        list[str] | None,
        typer.Option("--with-session", metavar="N", help="A further session; may be repeated."),
    ] = None,
    start: Annotated[
        datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="First day of a period.")
    ] = None,
    end: Annotated[
        datetime | None, typer.Option("--until", formats=["%Y-%m-%d"], help="Last day of a period.")
    ] = None,
    addressee: Annotated[
        int | None, typer.Option("--to-session", metavar="N", help="The session of the CPPF it goes to.")
    ] = None,
    original: OriginalOption = "",
    as_json: JsonOption = False,
) -> None:
    if (start is None) != (end is None):
        raise typer.BadParameter(_("a period has a first and a last day"), param_hint="--from")
    with writing(desk) as opened:
        id_ = session_named(opened, session)
        opened.do(
            make_report,
            session=id_,
            profile=profile,
            sessions=[session_named(opened, one) for one in more or ()],
            period=(start.date(), end.date()) if start and end else None,
            addressee_session=addressee,
            original_language=checked_language(original) if original else "",
        ).result()
        view = view_of(opened, id_)
    if as_json:
        print_json(_plain(view))
    else:
        say(_("Made, with {count} paragraphs.").format(count=len(view.rows)))


def _show(
    session: SessionOption,
    desk: DeskOption,
    language: LanguageOption = "fr",
    mark: Annotated[
        str, typer.Option("--mark", metavar="MARK", help="Only paragraphs with this mark, such as proposal.")
    ] = "",
    trash: Annotated[bool, typer.Option("--trash", help="What is in the trash of the report.")] = False,
    as_json: JsonOption = False,
) -> None:
    checked_language(language)
    with reading(desk) as opened:
        view = view_of(opened, session_named(opened, session))
    every = view.trash if trash else view.rows
    rows = [row for row in every if not mark or mark in row.marks(language, view.original_language)]
    if as_json:
        print_json({**_plain(view), "paragraphs": [_plain_row(row, view) for row in rows]})
        return
    names = mark_names()
    lines = [
        (
            f"p{row.id}",
            row.number,
            row.texts[language].text if language in row.texts else "",
            ", ".join(names[one] for one in row.marks(language, view.original_language)),
        )
        for row in rows
    ]
    print_table((_("Id"), _("Number"), _("Text"), _("Marks")), lines)


def _sources(
    paragraph: ParagraphArgument, session: SessionOption, desk: DeskOption, as_json: JsonOption = False
) -> None:
    with reading(desk) as opened:
        row = row_named(view_of(opened, session_named(opened, session)), paragraph)
    if as_json:
        print_json({"sources": _plain_sources(row)})
        return
    lines = [(one.label, _state(one.is_changed, one.is_gone)) for one in row.sources]
    print_table((_("Source"), _("Since then")), lines)


def _regenerate(session: SessionOption, desk: DeskOption, as_json: JsonOption = False) -> None:
    with writing(desk) as opened:
        count = opened.do(regenerate_report, session=session_named(opened, session)).result().count
    told = {name: getattr(count, name) for name in ("kept", "taken", "added", "dropped", "proposed")}
    if as_json:
        print_json(told)
        return
    names = (_("Kept"), _("Taken anew"), _("Added"), _("Left out"), _("Proposed"))
    print_table((_("Paragraphs"), _("Count")), zip(names, map(str, told.values()), strict=True))


def _remove(session: SessionOption, desk: DeskOption) -> None:
    with writing(desk) as opened:
        report = opened.ask(_report_id, session_id=session_named(opened, session)).result()
        opened.do(remove_report, report=report).result()
    say(_("The edited report is in the trash."))


def _report_id(session: Any, *, session_id: int) -> int:
    return report_of(session, session_id).id


def view_of(desk: Desk, session: int) -> ReportView:
    """Give the edited report of a session; raises `ReportNotMade` where there is none."""
    view = desk.ask(report_view, session_id=session).result()
    if view is None:
        raise ReportNotMade(_("This session has no edited report yet. Nothing was changed; make it first."))
    return view


def row_named(view: ReportView, named: str) -> ReportRow:
    """Find a paragraph by its id (p12) or its number; raises `ParagraphNotFound`."""
    wanted = named.strip().rstrip(".")
    for row in (*view.rows, *view.trash):
        if wanted and wanted in (f"p{row.id}", row.number.rstrip(".")):
            return row
    raise ParagraphNotFound(
        _("The report has no paragraph “{name}”. `iomdesk report show` lists them.").format(name=named)
    )


def _state(is_changed: bool, is_gone: bool) -> str:
    return _("not there any more") if is_gone else _("changed") if is_changed else _("the same")


def _plain(view: ReportView) -> dict[str, Any]:
    names = (
        "profile",
        "marking",
        "original_language",
        "addressee_session",
        "is_issued",
        "sessions",
        "outline",
    )
    return {
        **{name: getattr(view, name) for name in names},
        "paragraphs": [_plain_row(row, view) for row in view.rows],
    }


def _plain_row(row: ReportRow, view: ReportView) -> dict[str, Any]:
    return {
        "id": f"p{row.id}",
        "number": row.number,
        "kind": row.kind,
        "section": row.section,
        "texts": {language: text.text for language, text in row.texts.items()},
        "proposals": {key: text.proposal for key, text in row.texts.items() if text.proposal is not None},
        "marks": {key: list(row.marks(key, view.original_language)) for key in ("fr", "en", "es")},
        "sources": _plain_sources(row),
    }


def _plain_sources(row: ReportRow) -> list[dict[str, Any]]:
    return [
        {"kind": one.kind, "id": one.id, "label": one.label, "changed": one.is_changed, "gone": one.is_gone}
        for one in row.sources
    ]

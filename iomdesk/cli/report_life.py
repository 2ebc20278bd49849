"""Commands on the life of a report: project, corrections, corrigendum, approval, and the files issued."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
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
from iomdesk.model.report_life import ReportStage
from iomdesk.queries.bodies import list_bodies
from iomdesk.queries.report_life import ReportLifeView, kept_file, report_life_of
from iomdesk.queries.report_life_words import stages
from iomdesk.rendering.formats import RENDERERS
from iomdesk.rendering.output import write_bytes, write_paper
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.changes import Operation
from iomdesk.services.paper_facts import build_paper
from iomdesk.services.report_life import (
    approve_report,
    issue_corrigendum,
    issue_project,
    keep_report_file,
    open_corrections,
    reissue_report,
    take_back_report_step,
)

_STEPS = ("project", "corrections", "corrigendum", "approved", "reissued")
_PAPER_OF = {"corrigendum": "report-corrigendum", "cover_note": "cover-note"}


class KeptFileNotFound(UserError):
    """Raised when a file is named that was never issued."""


def commands() -> typer.Typer:
    """Make the group of commands."""
    group = typer.Typer(help=_("The life of a session’s report."), no_args_is_help=True)
    group.command("show", help=_("Show the steps, deadlines and issued files of a report."))(_show)
    group.command(
        "step",
        help=_(
            "Take the report a step further and keep the files issued with it. Example: iomdesk report life "
            "step project --session 2 --symbol WG/2/L/3 --keep pdf"
        ),
    )(_step)
    group.command("back", help=_("Take the last step back; issued files stay kept."))(_back)
    group.command(
        "file",
        help=_(
            "Write a file again as it was issued, byte for byte. Example: iomdesk report life file f3 "
            "--out report.pdf"
        ),
    )(_file)
    return group


def _show(
    session: SessionOption, desk: DeskOption, language: LanguageOption = "fr", as_json: JsonOption = False
) -> None:
    with reading(desk) as opened:
        view = _life(opened, session_named(opened, session), checked_language(language))
    if as_json:
        print_json(_plain(view))
        return
    names = stages()
    say(_("The report: {stage}").format(stage=names[view.stage]))
    print_table(
        (_("Step"), _("Date"), _("Symbol"), _("Body"), _("Files")),
        [
            (
                names[step.stage] + (" (" + _("taken back") + ")" if step.is_taken_back else ""),
                step.on.isoformat(),
                step.symbol,
                " ".join(part for part in (step.body, str(step.body_session or "")) if part),
                "\n".join(f"f{one.id} {one.file_name}" for one in step.files),
            )
            for step in view.steps
        ],
    )
    for one in view.deadlines:
        words = _("Corrections ({language}): until {day}")
        say(words.format(language=one.language, day=one.deadline_on.isoformat()))


def _step(
    step: Annotated[str, typer.Argument(metavar="|".join(_STEPS), help="The step.")],
    session: SessionOption,
    desk: DeskOption,
    on: Annotated[
        datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], help="The day; today by default.")
    ] = None,
    symbol: Annotated[
        str, typer.Option("--symbol", help="Its symbol; for “reissued”, of the document it replaces.")
    ] = "",
    languages: Annotated[
        list[str] | None, typer.Option("--lang", metavar="fr|en|es", help="Languages; all by default.")
    ] = None,
    days: Annotated[int | None, typer.Option("--days", min=1, help="Days for corrections; a week.")] = None,
    body: Annotated[str, typer.Option("--body", metavar="CODE", help="The body that approves.")] = "",
    body_session: Annotated[
        int | None, typer.Option("--body-session", metavar="N", min=1, help="Its session.")
    ] = None,
    resolution: Annotated[str, typer.Option("--resolution", help="What it approves by.")] = "",
    cover_note: Annotated[
        bool, typer.Option("--cover-note", help="Approve by a cover note instead of a Rev.")
    ] = False,
    keep: Annotated[
        list[str] | None,
        typer.Option("--keep", metavar="pdf|docx", help="Formats of the paper that are made and kept."),
    ] = None,
) -> None:
    wanted = [checked_language(one) for one in languages or ("fr", "en", "es")]
    for format in keep or ():
        if format not in RENDERERS:
            known = _("choose one of: {known}").format(known=", ".join(RENDERERS))
            raise typer.BadParameter(known, param_hint="--keep")
    form = "cover_note" if cover_note else "rev"
    with writing(desk) as opened:
        id_ = session_named(opened, session)
        given: dict[str, Any] = {"session": id_, "on": on.date() if on else date.today()}
        approval = {"body": _body(opened, body), "body_session": body_session, "resolution": resolution}
        choices = {
            "project": Operation(issue_project, {**given, "symbol": symbol}),
            "corrections": Operation(open_corrections, {**given, "languages": wanted, "days": days}),
            "corrigendum": Operation(issue_corrigendum, {**given, "symbol": symbol}),
            "approved": Operation(approve_report, {**given, **approval, "form": form, "symbol": symbol}),
            "reissued": Operation(reissue_report, {**given, "replaces": symbol}),
        }
        if step not in choices:
            words = _("choose one of: {known}").format(known=", ".join(_STEPS))
            raise typer.BadParameter(words, param_hint="STEP")
        chosen = choices[step]
        made = opened.do(chosen.function, **chosen.arguments).result().created
        if made is not None and keep:
            kind = _PAPER_OF.get(form if step == ReportStage.APPROVED else step, "report")
            _keep(opened, id_, made, kind, wanted, keep)
    say(_("Stored."))


def _keep(
    desk: Desk, session: int, step: int, kind: str, languages: Sequence[str], formats: Sequence[str]
) -> None:
    """Make the paper of a step in languages and formats, and keep each file in the desk."""
    with TemporaryDirectory() as folder:
        for language in languages:
            paper = desk.ask(build_paper, session_id=session, kind=kind, language=language).result()
            for format in formats:
                name = f"{kind}-{language}.{format}"
                write_paper(paper, Path(folder) / name, format)
                data = (Path(folder) / name).read_bytes()
                given = {"step": step, "kind": kind, "language": language, "format": format}
                desk.do(keep_report_file, **given, file_name=name, data=data).result()


def _back(session: SessionOption, desk: DeskOption) -> None:
    with writing(desk) as opened:
        view = _life(opened, session_named(opened, session))
        live = [step for step in view.steps if not step.is_taken_back]
        if not live:
            raise typer.BadParameter(_("the report has taken no step yet"), param_hint="--session")
        opened.do(take_back_report_step, step=live[-1].id).result()
    say(_("Stored."))


def _file(
    file: Annotated[str, typer.Argument(metavar="FILE", help="Its id (f3).")],
    desk: DeskOption,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The file to write.")],
) -> None:
    digits = file.strip().lower().removeprefix("f")
    with reading(desk) as opened:
        found = opened.ask(kept_file, file=int(digits)).result() if digits.isdecimal() else None
    if found is None:
        raise KeptFileNotFound(
            _("There is no issued file “{reference}”. `iomdesk report life show` lists them.").format(
                reference=file
            )
        )
    write_bytes(found[1], out)
    say(_("Written: {file}").format(file=out))


def _life(desk: Desk, session: int, language: str = "fr") -> ReportLifeView:
    return desk.ask(report_life_of, session_id=session, language=language).result()


def _body(desk: Desk, code: str) -> int | None:
    """Find a body by its code; without one, the committee the group reports to."""
    rows = desk.ask(list_bodies).result()
    if not code:
        return next((row.id for row in rows if row.code == "CPPF"), None)
    found = next((row.id for row in rows if row.code.casefold() == code.casefold()), None)
    if found is None:
        known = ", ".join(row.code for row in rows)
        raise typer.BadParameter(_("choose one of: {known}").format(known=known), param_hint="--body")
    return found


def _plain(view: ReportLifeView) -> dict[str, Any]:
    return {
        "stage": view.stage,
        "steps": [
            {
                "stage": step.stage,
                "on": step.on,
                "symbol": step.symbol,
                "body": step.body or None,
                "body_session": step.body_session,
                "resolution": step.resolution or None,
                "replaces": step.replaces or None,
                "is_taken_back": step.is_taken_back,
                "files": [
                    {"id": f"f{one.id}", "name": one.file_name, "digest": one.digest, "size": one.size}
                    for one in step.files
                ],
            }
            for step in view.steps
        ],
        "deadlines": {one.language: one.deadline_on for one in view.deadlines},
        "corrections": len(view.corrections),
    }

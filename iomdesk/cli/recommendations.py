"""Commands on recommendations: list them with their age, take them further, bring in answers, export."""

import sys
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from iomdesk.cli.options import (
    DeskOption,
    JsonOption,
    LanguageOption,
    checked_language,
    reading,
    session_named,
    writing,
)
from iomdesk.cli.printing import print_json, print_table, say
from iomdesk.desk import Desk
from iomdesk.model.recommendations import RecommendationStatus
from iomdesk.queries.answer_draft import AnswerDraft, answer_finding_words, draft_answers, to_store
from iomdesk.queries.bodies import list_bodies
from iomdesk.queries.follow_up import FollowUpRow, StepOffer, follow_up, step_offer
from iomdesk.queries.recommendation_words import status_words
from iomdesk.reading.answers_file import answers_pasted, read_answers
from iomdesk.rendering.table_file import write_table
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _, ngettext
from iomdesk.services.answer_import import import_answers
from iomdesk.services.recommendation_life import set_action, take_back_step, take_step
from iomdesk.services.recommendation_lines import first_words, follow_up_table, remark_on

RecommendationArgument = Annotated[
    str, typer.Argument(metavar="RECOMMENDATION", help="Its id (r12), or session/number (4/2).")
]
DayOption = Annotated[
    datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], help="The day; today by default.")
]


class RecommendationNotFound(UserError):
    """Raised when a recommendation is named that the desk does not hold."""


def commands() -> typer.Typer:
    """Make the group of commands."""
    group = typer.Typer(help=_("Recommendations and what became of them."), no_args_is_help=True)
    group.command("list", help=_("List recommendations with status, age and owner."))(_list)
    group.command(
        "step",
        help=_(
            "Take a recommendation a step further, or its last step back. Example: iomdesk recommendation "
            "step 4/2 transmitted --symbol S/24/9 --body-session 24"
        ),
    )(_step)
    group.command("action", help=_("Say who acts on a recommendation, and until when."))(_action)
    group.command(
        "answer",
        help=_(
            "Record what the CPPF or the Council answered. Example: iomdesk recommendation answer 4/2 "
            "endorsed --symbol S/24/14"
        ),
    )(_step)
    group.command(
        "import",
        help=_(
            "Read answers from a CSV file, an Excel workbook or, for “-”, what is piped in. "
            "Example: iomdesk recommendation import answers.xlsx --dry-run"
        ),
    )(_import)
    group.command("export", help=_("Write all recommendations into a workbook (.xlsx) or CSV file."))(_export)
    return group


def _list(
    desk: DeskOption,
    session: Annotated[str, typer.Option("--session", metavar="N", help="Only those of a session.")] = "",
    silent: Annotated[
        bool, typer.Option("--silent", help="Only those without news for two sessions, or overdue.")
    ] = False,
    language: LanguageOption = "fr",
    as_json: JsonOption = False,
) -> None:
    checked_language(language)
    with reading(desk) as opened:
        id_ = session_named(opened, session) if session else None
        rows = opened.ask(follow_up, today=date.today(), language=language, session_id=id_).result()
    shown = [one for one in rows if not silent or one.is_silent or one.is_overdue]
    if as_json:
        print_json({"recommendations": [_plain(one, language) for one in shown]})
        return
    heads = (
        _("Id"),
        _("Session"),
        _("No."),
        _("Recommendation"),
        _("Status"),
        _("Date"),
        _("Owner"),
        _("Remark"),
    )
    print_table(heads, [_line(one, language) for one in shown])


def _line(one: FollowUpRow, language: str) -> tuple[str, ...]:
    row, last = one.row, one.row.steps[-1]
    session = str(row.session_number or row.session_start_on or "")
    words = status_words(row.status, last.body_kind)
    first = first_words(row.paragraphs, language)
    day = last.on.isoformat() if last.on else ""
    return f"r{row.id}", session, str(row.number), first, words, day, row.action_owner, remark_on(one)


def _plain(one: FollowUpRow, language: str) -> dict[str, Any]:
    row = one.row
    return {
        "id": f"r{row.id}",
        "session": row.session_number,
        "number": row.number,
        "text": first_words(row.paragraphs, language),
        "status": row.status,
        "clauses": list(row.clause_references),
        "owner": row.action_owner or None,
        "due": row.action_due_on,
        "sessions_since": one.sessions_since,
        "is_silent": one.is_silent,
        "is_overdue": one.is_overdue,
        "steps": [
            {
                "status": step.status,
                "on": step.on,
                "body": step.body or None,
                "body_session": step.body_session,
                "symbol": step.symbol,
                "note": step.note,
                "override_reason": step.override_reason or None,
            }
            for step in row.steps
        ],
    }


def _step(
    recommendation: RecommendationArgument,
    desk: DeskOption,
    status: Annotated[
        str, typer.Argument(metavar="|".join(RecommendationStatus), help="The step it takes.")
    ] = "",
    on: DayOption = None,
    body: Annotated[
        str, typer.Option("--body", metavar="CODE", help="The body; by default the one whose step it is.")
    ] = "",
    body_session: Annotated[
        int | None, typer.Option("--body-session", metavar="N", min=1, help="The session of that body.")
    ] = None,
    symbol: Annotated[str, typer.Option("--symbol", help="The document it stands in.")] = "",
    note: Annotated[str, typer.Option("--note", help="What else is to be remembered.")] = "",
    anyway: Annotated[
        str, typer.Option("--anyway", metavar="REASON", help="Record a step that does not follow, and why.")
    ] = "",
    back: Annotated[bool, typer.Option("--back", help="Take the last step back.")] = False,
) -> None:
    if back == bool(status):
        words = _("name the step, or give --back to take the last one back")
        raise typer.BadParameter(words, param_hint="STATUS")
    with writing(desk) as opened:
        row = _named(opened, recommendation).row
        if back:
            opened.do(take_back_step, step=row.steps[-1].id).result()
        else:
            offer = opened.ask(step_offer, recommendation=row.id).result()
            opened.do(
                take_step,
                recommendation=row.id,
                status=status,
                on=on.date() if on else date.today(),
                body=_body(opened, body) if body else _body_offered(offer, status),
                body_session=body_session,
                symbol=symbol,
                note=note,
                override_reason=anyway,
            ).result()
    say(_("Stored."))


def _body_offered(offer: StepOffer | None, status: str) -> int | None:
    return dict(offer.body_of).get(status) if offer is not None else None


def _body(desk: Desk, code: str) -> int:
    known = {row.code.casefold(): row.id for row in desk.ask(list_bodies).result()}
    if code.casefold() not in known:
        raise typer.BadParameter(
            _("choose one of: {known}").format(known=", ".join(known)), param_hint="--body"
        )
    return known[code.casefold()]


def _action(
    recommendation: RecommendationArgument,
    desk: DeskOption,
    owner: Annotated[
        str | None, typer.Option("--owner", metavar="NAME", help="Who acts on it; “” for nobody.")
    ] = None,
    due: Annotated[datetime | None, typer.Option("--due", formats=["%Y-%m-%d"], help="Until when.")] = None,
) -> None:
    fields: dict[str, Any] = {}
    if owner is not None:
        fields["action_owner"] = owner or None
    if due is not None:
        fields["action_due_on"] = due.date()
    with writing(desk) as opened:
        opened.do(set_action, recommendation=_named(opened, recommendation).row.id, fields=fields).result()
    say(_("Stored."))


def _import(
    file: Annotated[str, typer.Argument(metavar="FILE", help="CSV or XLSX; “-” for what is piped in.")],
    desk: DeskOption,
    language: LanguageOption = "fr",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would become of each row; store nothing.")
    ] = False,
    only_usual: Annotated[
        bool, typer.Option("--only-usual", help="Leave out steps that do not follow on the one before.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    checked_language(language)
    rows = answers_pasted(sys.stdin.read()) if file == "-" else read_answers(Path(file))
    with reading(desk) if dry_run else writing(desk) as opened:
        source = Path(file).name if file != "-" else ""
        drafts = opened.ask(
            draft_answers, rows=rows, today=date.today(), source=source, language=language
        ).result()
        stored = to_store(drafts, with_unusual=not only_usual)
        if not dry_run:
            opened.do(import_answers, answers=stored).result()
    if as_json:
        print_json({"stored": not dry_run, "count": len(stored), "rows": [_drafted(one) for one in drafts]})
        return
    words = answer_finding_words()
    heads = (_("Row"), _("Session"), _("No."), _("Answer"), _("Symbol"), _("Becomes"))
    print_table(
        heads,
        [
            (str(d.row.line), d.row.session, d.row.number, d.row.answer, d.row.symbol, words[d.finding])
            for d in drafts
        ],
    )
    if dry_run:
        say(_("Nothing was stored: this was only a look at the list."))
    else:
        said = ngettext("{count} answer was recorded.", "{count} answers were recorded.", len(stored))
        say(said.format(count=len(stored)))


def _drafted(one: AnswerDraft) -> dict[str, Any]:
    return {
        "row": one.row.line,
        "recommendation": f"r{one.recommendation.id}" if one.recommendation else None,
        "status": one.status or None,
        "finding": one.finding.value,
    }


def _export(
    desk: DeskOption,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The file to write: .xlsx or .csv.")],
    language: LanguageOption = "fr",
) -> None:
    with reading(desk) as opened:
        rows = opened.ask(follow_up_table, today=date.today(), language=checked_language(language)).result()
    write_table(rows, out)
    say(_("Written: {file}").format(file=out))


def _named(desk: Desk, reference: str) -> FollowUpRow:
    wanted = reference.strip().lower()
    rows = desk.ask(follow_up, today=date.today()).result()
    session, slash, number = wanted.partition("/")
    found = [
        one
        for one in rows
        if f"r{one.row.id}" == wanted
        or (slash and str(one.row.number) == number and str(one.row.session_number) == session)
    ]
    if not found:
        raise RecommendationNotFound(
            _("There is no recommendation “{reference}”. `iomdesk recommendation list` shows them.").format(
                reference=reference
            )
        )
    return found[0]

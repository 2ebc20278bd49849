"""Commands on the approval of minutes: circulated, their deadlines, approved, reopened."""

from datetime import date, datetime
from typing import Annotated, Any

import typer

from iomdesk.cli import minutes_corrections
from iomdesk.cli.options import (
    DeskOption,
    JsonOption,
    SessionOption,
    checked_language,
    reading,
    session_named,
    writing,
)
from iomdesk.cli.printing import print_json, print_table, say
from iomdesk.queries.approval import ApprovalView, StepRow, approval_of
from iomdesk.queries.approval_words import stage_names
from iomdesk.runtime.translations import _, ngettext
from iomdesk.services.approval import (
    approve_minutes,
    circulate_minutes,
    reopen_minutes,
    set_deadline,
    take_back_approval,
    take_back_circulation,
)

DAY = ["%Y-%m-%d"]
DayOption = Annotated[
    datetime | None, typer.Option("--on", formats=DAY, help="The day, as 2019-05-12; today by default.")
]
BackOption = Annotated[bool, typer.Option("--back", help="Take it back instead.")]
_ALL = ("fr", "en", "es")


def register(group: typer.Typer) -> None:
    """Add `state`, `circulate`, `deadline`, `approve`, `reopen` and the group `correction`."""
    group.command("state", help=_("Say where the minutes of a session stand."))(_state)
    group.command(
        "circulate",
        help=_(
            "Circulate the minutes: a week for corrections begins. Example: iomdesk minutes circulate "
            "--session 1 --lang fr --on 2019-05-20 --desk group.iomdesk"
        ),
    )(_circulate)
    group.command("deadline", help=_("Change the last day for corrections to the version of a language."))(
        _deadline
    )
    group.command(
        "approve",
        help=_(
            "Approve the minutes: from then on they stay as they are. Example: iomdesk minutes approve "
            "--session 1 --at 2 --desk group.iomdesk"
        ),
    )(_approve)
    group.command("reopen", help=_("Let approved minutes be written again, with the reason."))(_reopen)
    group.add_typer(minutes_corrections.commands(), name="correction")


def today_or(day: datetime | None) -> date:
    """Return the day that was named, else today."""
    return day.date() if day is not None else date.today()


def _state(session: SessionOption, desk: DeskOption, as_json: JsonOption = False) -> None:
    with reading(desk) as opened:
        id_ = session_named(opened, session)
        view = opened.ask(approval_of, session_id=id_, language="fr").result()
    if as_json:
        print_json(_plain(view))
        return
    say(stage_names()[view.stage])
    for step in view.steps:
        say(_step(step))
    heads = (_("Language"), _("Circulated"), _("Corrections until"))
    lines = [(d.language, d.circulated_on.isoformat(), d.deadline_on.isoformat()) for d in view.deadlines]
    if lines:
        print_table(heads, lines)
    words = ngettext(
        "{count} correction is not decided.", "{count} corrections are not decided.", view.pending
    )
    if view.pending:
        say(words.format(count=view.pending))


def _circulate(
    session: SessionOption,
    desk: DeskOption,
    language: Annotated[
        list[str] | None,
        typer.Option("--lang", metavar="fr|en|es", help="A version; may be repeated. All by default."),
    ] = None,
    on: DayOption = None,
    back: BackOption = False,
) -> None:
    languages = tuple(checked_language(one) for one in language or _ALL)
    with writing(desk) as opened:
        id_ = session_named(opened, session)
        if back:
            changes = opened.do(take_back_circulation, session=id_, languages=languages).result()
        else:
            request = {"session": id_, "on": today_or(on), "languages": languages}
            changes = opened.do(circulate_minutes, **request).result()
    say(_("Stored.") if changes.touched else _("This is so already. Nothing was changed."))


def _deadline(
    session: SessionOption,
    desk: DeskOption,
    until: Annotated[datetime, typer.Option("--until", formats=DAY, help="The last day for corrections.")],
    language: Annotated[str, typer.Option("--lang", metavar="fr|en|es", help="The version.")] = "fr",
) -> None:
    checked_language(language)
    with writing(desk) as opened:
        id_ = session_named(opened, session)
        opened.do(set_deadline, session=id_, language=language, deadline_on=until.date()).result()
    say(_("Stored."))


def _approve(
    session: SessionOption,
    desk: DeskOption,
    at: Annotated[
        str, typer.Option("--at", metavar="N", help="The session that approved: its number or id.")
    ] = "",
    on: DayOption = None,
    back: BackOption = False,
) -> None:
    with writing(desk) as opened:
        id_ = session_named(opened, session)
        if back:
            opened.do(take_back_approval, session=id_).result()
        else:
            by_session = session_named(opened, at) if at else None
            view = opened.ask(approval_of, session_id=id_, language="fr").result()
            day = next((one.start_on for one in view.later if one.id == by_session), None)
            chosen = day if on is None and day is not None else today_or(on)
            opened.do(approve_minutes, session=id_, on=chosen, by_session=by_session).result()
    say(_("Stored."))


def _reopen(
    session: SessionOption,
    desk: DeskOption,
    reason: Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why.")],
    on: DayOption = None,
) -> None:
    with writing(desk) as opened:
        id_ = session_named(opened, session)
        opened.do(reopen_minutes, session=id_, on=today_or(on), reason=reason).result()
    say(_("Stored."))


def _step(step: StepRow) -> str:
    parts = [step.on.isoformat(), stage_names()[step.stage]]
    if step.by_number is not None:
        parts.append(_("session {number}").format(number=step.by_number))
    return "  ".join([*parts, step.note]).rstrip()


def _plain(view: ApprovalView) -> dict[str, Any]:
    return {
        "session": f"s{view.session_id}",
        "stage": view.stage,
        "steps": [
            {
                "stage": one.stage,
                "on": one.on,
                "at": f"s{one.by_session}" if one.by_session else None,
                "note": one.note,
            }
            for one in view.steps
        ],
        "deadlines": {
            one.language: {"circulated": one.circulated_on, "until": one.deadline_on}
            for one in view.deadlines
        },
        "not_decided": view.pending,
    }

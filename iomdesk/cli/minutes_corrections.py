"""Commands on the corrections to circulated minutes: noted, listed, decided."""

from collections.abc import Mapping
from datetime import date, datetime
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
from iomdesk.document.delegation_search import Party, find_parties, only_party, party_names
from iomdesk.queries.approval import CorrectionRow, approval_of
from iomdesk.queries.approval_words import correction_statuses
from iomdesk.queries.participants import delegations_of
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.changes import Operation
from iomdesk.services.correction_places import preview_correction
from iomdesk.services.corrections import (
    accept_correction,
    amend_correction,
    receive_correction,
    refuse_correction,
    reopen_correction,
)

ReasonOption = Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why it was decided so.")]


class CorrectionNotFound(UserError):
    """Raised when a correction or a delegation is named that the session does not have."""


def commands() -> typer.Typer:
    """Make the group of commands."""
    group = typer.Typer(help=_("Corrections to circulated minutes."), no_args_is_help=True)
    group.command(
        "add",
        help=_(
            "Note a correction. Example: iomdesk minutes correction add --session 1 --paragraph 12 "
            "--delegation Suisse --old 'a déclaré' --new 'a rappelé'"
        ),
    )(_add)
    group.command("list", help=_("List the corrections in the order of the paragraphs."))(_list)
    group.command(
        "decide",
        help=_(
            "Accept, amend or refuse a correction; the paragraph is shown before and after. "
            "Example: iomdesk minutes correction decide c3 --session 1 --accept"
        ),
    )(_decide)
    return group


def _add(
    session: SessionOption,
    desk: DeskOption,
    paragraph: Annotated[
        str, typer.Option("--paragraph", metavar="N", help="Its number in the circulated minutes.")
    ],
    old: Annotated[str, typer.Option("--old", metavar="WORDS", help="The words to be replaced.")] = "",
    new: Annotated[str, typer.Option("--new", metavar="WORDS", help="The words to stand there.")] = "",
    delegation: Annotated[
        str, typer.Option("--delegation", metavar="NAME", help="Who asks for it, in any language.")
    ] = "",
    on: Annotated[
        datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], help="The day it was received.")
    ] = None,
    language: LanguageOption = "fr",
) -> None:
    checked_language(language)
    with writing(desk) as opened:
        id_ = session_named(opened, session)
        who = _delegation(opened, id_, delegation, language) if delegation else None
        changes = opened.do(
            receive_correction,
            session=id_,
            language=language,
            paragraph=paragraph,
            old_text=old,
            new_text=new,
            delegation=who,
            received_on=on.date() if on else date.today(),
        ).result()
    say(_("Added: c{id}").format(id=changes.created))


def _list(session: SessionOption, desk: DeskOption, as_json: JsonOption = False) -> None:
    with reading(desk) as opened:
        rows = _rows(opened, session_named(opened, session))
    if as_json:
        print_json({"corrections": [_plain(row) for row in rows]})
        return
    heads = (
        _("Id"),
        _("Paragraph"),
        _("Delegation"),
        _("Received"),
        _("Old words"),
        _("New words"),
        _("State"),
    )
    print_table(heads, [_line(row) for row in rows])


def _decide(
    correction: Annotated[str, typer.Argument(metavar="CORRECTION", help="Its id (c3).")],
    session: SessionOption,
    desk: DeskOption,
    accept: Annotated[bool, typer.Option("--accept", help="Accept it as it is.")] = False,
    amend: Annotated[str, typer.Option("--amend", metavar="WORDS", help="Accept it in other words.")] = "",
    refuse: Annotated[bool, typer.Option("--refuse", help="Refuse it, with --reason.")] = False,
    back: Annotated[bool, typer.Option("--back", help="Take the decision back.")] = False,
    reason: ReasonOption = "",
    anyway: Annotated[
        bool, typer.Option("--anyway", help="Apply it to the paragraph as it is now, though it was changed.")
    ] = False,
) -> None:
    if sum((accept, bool(amend), refuse, back)) != 1:
        words = _("choose one of: {known}").format(known="--accept, --amend, --refuse, --back")
        raise typer.BadParameter(words, param_hint="--accept")
    with writing(desk) as opened:
        row = _named(opened, session_named(opened, session), correction)
        shown = opened.ask(preview_correction, correction_id=row.id, text=amend or None).result()
        given = {"correction": row.id, "reason": reason}
        present = shown.present if anyway and shown is not None else None
        choices: Mapping[bool, Operation] = {
            accept: Operation(accept_correction, {**given, "shown": present}),
            bool(amend): Operation(amend_correction, {**given, "shown": present, "text": amend}),
            refuse: Operation(refuse_correction, given),
            back: Operation(reopen_correction, {"correction": row.id}),
        }
        chosen = choices[True]
        opened.do(chosen.function, **chosen.arguments).result()
    if (accept or amend) and shown is not None and shown.can_apply:
        say(f"- {shown.present}\n+ {shown.proposed}")
    say(_("Stored."))


def _rows(desk: Desk, session: int) -> tuple[CorrectionRow, ...]:
    return desk.ask(approval_of, session_id=session, language="fr").result().corrections


def _named(desk: Desk, session: int, reference: str) -> CorrectionRow:
    found = next((row for row in _rows(desk, session) if f"c{row.id}" == reference.strip().lower()), None)
    if found is None:
        raise CorrectionNotFound(
            _("There is no correction “{reference}”. `iomdesk minutes correction list` shows them.").format(
                reference=reference
            )
        )
    return found


def _delegation(desk: Desk, session: int, typed: str, language: str) -> int | None:
    rows = desk.ask(delegations_of, session_id=session, language=language).result()
    parties = [
        Party(row.name, party_names(row.names), (row.code,), state=row.state_iso3, delegation=row.id)
        for row in rows
    ]
    party = only_party(typed, parties, language)
    if party is None:
        near = find_parties(typed, parties, language, 5)
        if not near:
            raise CorrectionNotFound(
                _("{name} is not registered for this session. Nothing was changed.").format(name=typed)
            )
        raise CorrectionNotFound(
            _("“{typed}” may be {known}. Nothing was changed; write more of the name.").format(
                typed=typed, known=", ".join(one.party.name for one in near)
            )
        )
    return party.delegation


def _line(row: CorrectionRow) -> tuple[str, ...]:
    late = _("late")
    received = row.received_on.isoformat() + (f" ({late})" if row.is_late else "")
    state = correction_statuses()[row.status] + (f": {row.reason}" if row.reason else "")
    new = row.final_text or row.new_text
    return f"c{row.id}", f"{row.language} {row.paragraph}", row.delegation, received, row.old_text, new, state


def _plain(row: CorrectionRow) -> dict[str, Any]:
    return {
        "id": f"c{row.id}",
        "item": row.item_number,
        "delegation": row.delegation,
        "language": row.language,
        "paragraph": row.paragraph,
        "old": row.old_text,
        "new": row.new_text,
        "received": row.received_on,
        "is_late": row.is_late,
        "status": row.status,
        "final": row.final_text,
        "reason": row.reason,
    }

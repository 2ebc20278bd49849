"""Commands on participants: list them, read them from a table."""

from collections.abc import Mapping, Sequence
from pathlib import Path
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
from iomdesk.model.participant_rows import Decision, ParticipantRow
from iomdesk.queries.import_directory import import_directory
from iomdesk.queries.import_draft import DraftRow, draft_participants, to_store
from iomdesk.queries.import_findings import FindingKind
from iomdesk.queries.import_words import decided, finding_words, import_counts, remarks, weight_words
from iomdesk.queries.participants import DelegationRow, delegations_of
from iomdesk.reading.participants_file import read_participants
from iomdesk.runtime.translations import _
from iomdesk.services.participant_import import import_participants


def commands() -> typer.Typer:
    """Make the group of commands."""
    group = typer.Typer(help=_("The participants of a session."), no_args_is_help=True)
    group.command("list", help=_("List the delegations and persons of a session."))(_list)
    group.command(
        "import",
        help=_(
            "Read participants from a CSV file or an Excel workbook and register them. "
            "Example: iomdesk participants import list.xlsx --session 1 --dry-run"
        ),
    )(_import)
    return group


def _list(
    session: SessionOption, desk: DeskOption, language: LanguageOption = "fr", as_json: JsonOption = False
) -> None:
    with reading(desk) as opened:
        id_ = session_named(opened, session)
        rows = opened.ask(delegations_of, session_id=id_, language=checked_language(language)).result()
    if as_json:
        print_json({"session": f"s{id_}", "delegations": [_delegation(row) for row in rows]})
        return
    print_table(
        (_("Delegation"), _("Code"), _("Persons")),
        [(row.name, row.code, "\n".join(member.label for member in row.members)) for row in rows],
    )


def _delegation(row: DelegationRow) -> dict[str, Any]:
    return {
        "name": row.name,
        "code": row.code or None,
        "state": row.state_iso3,
        "capacity": row.capacity,
        "persons": [
            {
                "title": member.honorific,
                "given_name": member.given_name,
                "family_name": member.family_name,
                "role": member.role,
                "function": member.function,
            }
            for member in row.members
        ],
    }


def _import(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV or XLSX.")],
    session: SessionOption,
    desk: DeskOption,
    language: LanguageOption = "fr",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would become of each row; store nothing.")
    ] = False,
    new_organisations: Annotated[
        bool, typer.Option("--new-organisations", help="Register unknown names as organisations.")
    ] = False,
    merge_similar: Annotated[
        bool, typer.Option("--merge-similar", help="Take persons with similar names for the same.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    checked_language(language)
    rows = read_participants(file)
    wanted = _wanted(new_organisations=new_organisations, merge_similar=merge_similar)
    with reading(desk) if dry_run else writing(desk) as opened:
        id_ = session_named(opened, session)
        drafted = _draft(opened, id_, rows, language, wanted)
        if not dry_run:
            opened.do(import_participants, session=id_, people=to_store(drafted)).result()
    if as_json:
        print_json({"session": f"s{id_}", "stored": not dry_run, "rows": [_row(row) for row in drafted]})
    else:
        _tell(drafted, dry_run)


def _wanted(*, new_organisations: bool, merge_similar: bool) -> Mapping[FindingKind, Decision]:
    wanted = {}
    if new_organisations:
        wanted[FindingKind.UNKNOWN_HOLDER] = Decision.IMPORT
    if merge_similar:
        wanted[FindingKind.SIMILAR_PERSON] = Decision.MERGE
    return wanted


def _draft(
    desk: Desk,
    session: int,
    rows: Sequence[ParticipantRow],
    language: str,
    wanted: Mapping[FindingKind, Decision],
) -> tuple[DraftRow, ...]:
    directory = desk.ask(import_directory, session_id=session, language=language).result()
    decisions: dict[int, Decision] = {}
    drafted = draft_participants(rows, directory)
    for kind, decision in wanted.items():  # one after the other: an organisation taken in has persons
        found = {one.row.line for one in drafted if kind in {finding.kind for finding in one.findings}}
        decisions |= dict.fromkeys(found - decisions.keys(), decision)
        drafted = draft_participants(rows, directory, decisions)
    return drafted


def _row(one: DraftRow) -> dict[str, Any]:
    holder = one.holder
    return {
        "row": one.row.line,
        "written": one.row.holder,
        "state": holder.state if holder else None,
        "organisation": holder.name if holder and not holder.state else None,
        "capacity": one.capacity or None,
        "title": one.person.honorific,
        "given_name": one.person.given_name,
        "family_name": one.person.family_name,
        "role": one.person.role,
        "function": one.person.function,
        "status": one.weight.name.lower(),
        "decision": one.decision.value,
        "findings": [
            {"kind": finding.kind.value, "text": finding_words(finding)} for finding in one.findings
        ],
    }


def _tell(drafted: Sequence[DraftRow], dry_run: bool) -> None:
    words = weight_words()
    print_table(
        (_("Row"), _("State or organisation"), _("Person"), _("Becomes"), _("Status"), _("Remark")),
        [
            (
                str(one.row.line),
                one.holder.name if one.holder else one.row.holder,
                one.row.person,
                decided(one),
                words[one.weight],
                remarks(one),
            )
            for one in drafted
        ],
    )
    say(import_counts(drafted))
    if dry_run:
        say(_("Nothing was stored: this was only a look at the list."))

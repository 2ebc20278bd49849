"""Commands on the mandate: read one from a file, show the versions."""

from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from iomdesk.cli import mandate_pinned, mandate_versions
from iomdesk.cli.options import DeskOption, JsonOption, LanguageOption, checked_language, reading, writing
from iomdesk.cli.printing import print_json, say
from iomdesk.model.mandate import MandateStatus
from iomdesk.model.mandate_draft import MandateDraft
from iomdesk.queries.mandate import VersionRow, list_versions
from iomdesk.reading import read_mandate
from iomdesk.runtime.translations import _
from iomdesk.services.mandates import store_mandate


def commands() -> typer.Typer:
    """Make the group of commands."""
    group = typer.Typer(help=_("The mandate: its versions, chapters and clauses."), no_args_is_help=True)
    group.command("import", help=_("Read a mandate from a text, Word or PDF file and store it."))(_import)
    group.command("show", help=_("Show every version of the mandate."))(_show)
    mandate_versions.add_commands(group)
    mandate_pinned.add_commands(group)
    return group


def _import(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Text, DOCX or PDF.")],
    desk: DeskOption,
    language: Annotated[
        str | None,
        typer.Option("--lang", metavar="fr|en|es", help="Language of the file; guessed if left out."),
    ] = None,
    label: Annotated[str, typer.Option("--label", help="What to call this version.")] = "",
    status: Annotated[str, typer.Option("--status", help="projet, approuvé or remplacé.")] = "projet",
    unofficial: Annotated[
        bool, typer.Option("--unofficial", help="The text is a translation that is not official.")
    ] = False,
    dated: Annotated[
        datetime | None, typer.Option("--date", formats=["%Y-%m-%d"], help="Date of the text.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what was read; store nothing.")] = False,
) -> None:
    if status not in frozenset(MandateStatus):
        raise typer.BadParameter("projet, approuvé, remplacé", param_hint="--status")
    draft = read_mandate(file, language=checked_language(language) if language else None)
    if not dry_run:
        with writing(desk) as opened:
            opened.do(
                store_mandate,
                draft=draft,
                label=label,
                status=status,
                is_official=not unofficial,
                dated_on=dated.date() if dated else None,
            ).result()
    say(_summary(draft))


def _summary(draft: MandateDraft) -> str:
    lines = [draft.title] if draft.title else []
    for chapter in draft.chapters:
        lines.append(f"{chapter.number}. {chapter.title}".rstrip())
        lines.extend(f"   {clause.letter}) {clause.text}" for clause in chapter.clauses)
    return "\n".join(lines)


def _show(desk: DeskOption, language: LanguageOption = "fr", as_json: JsonOption = False) -> None:
    with reading(desk) as opened:
        versions = opened.ask(list_versions, language=checked_language(language)).result()
    if as_json:
        print_json({"versions": [_version(row) for row in versions]})
        return
    if not versions:
        say(_("No mandate is stored yet. `iomdesk mandate import FILE --desk DESK` reads one."))
    for row in versions:
        say(_text(row))


def _version(row: VersionRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "label": row.label,
        "status": row.status,
        "body": row.body_name,
        "approved_by": row.approved_by or None,
        "approving_session": row.approving_session,
        "document": row.document_symbol or None,
        "dated_on": row.dated_on,
        "in_force_from": row.in_force_from,
        "in_force_to": row.in_force_to,
        "note": row.note or None,
        "chapters": [
            {
                "number": chapter.number,
                "title": chapter.title,
                "titles": dict(chapter.titles),
                "clauses": [
                    {"ref": clause.reference, "text": dict(clause.texts), "official": dict(clause.official)}
                    for clause in chapter.clauses
                ],
            }
            for chapter in row.chapters
        ],
    }


def _text(row: VersionRow) -> str:
    lines = [f"{row.label} [{row.status}]"]
    if row.note:
        lines.append(f"  {row.note}")
    unofficial = _("unofficial")
    for chapter in row.chapters:
        lines.append(f"  {chapter.number}. {chapter.title}".rstrip())
        lines.extend(
            f"     {clause.reference}  {clause.text}" + ("" if clause.is_official else f" [{unofficial}]")
            for clause in chapter.clauses
        )
    return "\n".join(lines)

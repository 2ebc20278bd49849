"""The command that checks a desk: integrity, dangling links, and what sessions still miss."""

from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from iomdesk.backups import list_backups
from iomdesk.cli.options import DeskOption, JsonOption, reading, writing
from iomdesk.cli.printing import print_json, say
from iomdesk.desk import Desk
from iomdesk.queries.gap_words import gap_sentence
from iomdesk.queries.gaps import Gap, gaps_of
from iomdesk.queries.recovered_words import state_in_words
from iomdesk.queries.sessions import SessionRow, list_sessions
from iomdesk.runtime.settings import backups_root
from iomdesk.runtime.translations import _, ngettext


def register(program: typer.Typer) -> None:
    """Add `check`."""
    program.command("check", help=_("Check a desk: integrity, dangling links, gaps in its sessions."))(_check)


def _check(
    desk: DeskOption,
    repair: Annotated[bool, typer.Option("--repair", help="Repair what can be rebuilt first.")] = False,
    as_json: JsonOption = False,
) -> None:
    repaired = _repair(desk) if repair else ()
    with reading(desk) as opened:
        findings = opened.check().result()
        journal = opened.gather().result()
        gaps = _gaps(opened)
    errors = [finding for finding in findings if finding.severity == "error"]
    if as_json:
        print_json(
            {
                "ok": not errors,
                "findings": [
                    {
                        "severity": f.severity,
                        "kind": f.kind,
                        "message": f.message,
                        "record": f.record_kind or None,
                        "id": f.record_id or None,
                        "can_be_repaired": f.can_be_repaired,
                    }
                    for f in findings
                ],
                "repaired": list(repaired),
                "gaps": [_gap(row, gap) for row, gap in gaps],
                "typing": {"typed": journal.typed, "waiting": journal.waiting, "aside": journal.aside},
            }
        )
    else:
        for sentence in repaired:
            say(_("{speaker}: {words}").format(speaker=_("repaired"), words=sentence))
        _print(findings, gaps)
        if not repair and any(finding.can_be_repaired for finding in findings):
            say(_("Some of this can be repaired: iomdesk check --repair."))
        for sentence in state_in_words(journal):
            say(_("{speaker}: {words}").format(speaker=_("warning"), words=sentence))
    raise typer.Exit(1 if errors else 0)


def _repair(desk: Path) -> tuple[str, ...]:
    backups = [backup.path for backup in list_backups(desk, backups_root())]
    with writing(desk) as opened:
        return opened.repair(backups).result()


def _gaps(desk: Desk) -> list[tuple[SessionRow, Gap]]:
    rows = desk.ask(list_sessions).result()
    today = date.today()
    found = [(row, desk.ask(gaps_of, session_id=row.id, today=today).result()) for row in rows]
    return [(row, gap) for row, gaps in found for gap in gaps]


def _gap(row: SessionRow, gap: Gap) -> dict[str, Any]:
    return {
        "session": f"s{row.id}",
        "kind": gap.kind,
        "record": gap.record_kind,
        "id": gap.record_id,
        "language": gap.language or None,
        "message": gap_sentence(gap),
    }


def _print(findings: Any, gaps: list[tuple[SessionRow, Gap]]) -> None:
    severities = {"error": _("error"), "warning": _("warning")}
    for finding in findings:
        severity = severities.get(finding.severity, finding.severity)
        say(_("{speaker}: {words}").format(speaker=severity, words=finding.message))
    for row, gap in gaps:
        say(_("{speaker}: {words}").format(speaker=f"s{row.id}", words=gap_sentence(gap)))
    if not findings:
        say(_("The desk is sound."))
    if gaps:
        say(ngettext("{count} gap", "{count} gaps", len(gaps)).format(count=len(gaps)))

"""Run one command; turn what is wrong with the world into one line and exit status 1."""

import sys
from collections.abc import Callable, Sequence

import typer

from iomdesk.cli import (
    agenda,
    audit,
    backups,
    bodies,
    calendars,
    check,
    coverage,
    desks,
    documents,
    exchange,
    formulae,
    groups,
    lint,
    mandate,
    meeting,
    minutes,
    packs,
    paper_texts,
    papers,
    participants,
    passphrases,
    recipients,
    recommendations,
    recover,
    report_corrections,
    report_edits,
    report_life,
    report_outlines,
    reports,
    search,
    sessions,
    sharing,
    states,
    symbols,
    trash,
)
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _, choose_interface_language

OpenWindow = Callable[[list[str]], int]


def main(arguments: Sequence[str], open_window: OpenWindow | None = None) -> int:
    """Run the command that the arguments name; return 0, 1 (wrong with the world) or 2 (bad usage)."""
    choose_interface_language()
    try:
        _program(open_window)(args=list(arguments), prog_name="iomdesk")
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 0
    except (UserError, OSError) as error:
        sys.stderr.write(_one_line(error) + "\n")
        return 1
    return 0


def _program(open_window: OpenWindow | None) -> typer.Typer:
    program = typer.Typer(
        name="iomdesk",
        help=_("The desk of an intergovernmental working group: mandate, agendas, minutes, reports."),
        no_args_is_help=True,
        add_completion=True,
        pretty_exceptions_enable=False,
    )
    desks.register(program, open_window)
    check.register(program)
    backups.register(program)
    exchange.register(program)
    sharing.register(program)
    papers.register(program)
    packs.register(program)
    lint.register(program)
    search.register(program)
    coverage.register(program)
    paper_texts.register(program)
    calendars.register(program)
    program.add_typer(mandate.commands(), name="mandate")
    program.add_typer(sessions.commands(), name="session")
    program.add_typer(agenda.commands(), name="agenda")
    program.add_typer(meeting.commands(), name="meeting")
    program.add_typer(minutes.commands(), name="minutes")
    program.add_typer(symbols.commands(), name="symbol")
    program.add_typer(bodies.commands(), name="body")
    program.add_typer(trash.commands(), name="trash")
    program.add_typer(audit.commands(), name="audit")
    program.add_typer(passphrases.commands(), name="passphrase")
    program.add_typer(formulae.commands(), name="formulae")
    program.add_typer(recover.commands(), name="recover")
    program.add_typer(participants.commands(), name="participants")
    program.add_typer(states.commands(), name="states")
    program.add_typer(groups.commands(), name="groups")
    program.add_typer(documents.commands(), name="document")
    program.add_typer(recipients.commands(), name="recipients")
    program.add_typer(recommendations.commands(), name="recommendation")
    program.add_typer(_report(), name="report")
    return program


def _report() -> typer.Typer:
    group = typer.Typer(help=_("The report of a session."), no_args_is_help=True)
    reports.add_commands(group)
    report_edits.add_edit_commands(group)
    group.add_typer(report_outlines.commands(), name="outline")
    group.add_typer(report_life.commands(), name="life")
    group.add_typer(report_corrections.commands(), name="correction")
    return group


def _one_line(error: Exception) -> str:
    if isinstance(error, OSError) and error.filename:
        text = _("{speaker}: {words}").format(speaker=error.filename, words=error.strerror)
    else:
        text = str(error) or type(error).__name__
    return " ".join(text.split())

"""The commands on what was done under each clause: the board of coverage, the history of one clause."""

from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from iomdesk.cli.options import DeskOption, JsonOption, LanguageOption, checked_language, reading
from iomdesk.cli.printing import print_json, print_table, say
from iomdesk.desk import Desk
from iomdesk.queries.clause_history import clause_history, find_clause_anywhere
from iomdesk.queries.clause_history_rows import ClauseHistory, HistoryRow
from iomdesk.queries.coverage import coverage_of, find_version
from iomdesk.queries.coverage_rows import Coverage, CoverageClause, CoverageFilter
from iomdesk.queries.coverage_words import MARKS, coverage_sentences, session_head, state_words
from iomdesk.rendering.formats import RENDERERS
from iomdesk.rendering.output import write_bytes, write_paper
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.coverage import build_coverage, coverage_facts

_DAY = ["%Y-%m-%d"]
_WORKBOOK = "xlsx"

VersionOption = Annotated[
    str, typer.Option("--version", metavar="V", help="A version of the mandate: its id or its label.")
]


class VersionNotFound(UserError):
    """Raised when a version of the mandate is named that the desk does not hold."""


class ClauseNotFound(UserError):
    """Raised when a clause is named that no version of the mandate has."""


def register(program: typer.Typer) -> None:
    """Add `coverage` and `history`."""
    program.command(
        "coverage",
        help=_(
            "Show which clauses of the mandate were planned, examined, reported, recommended and followed "
            "up, session by session. With --out, write it as PDF, DOCX, TXT or XLSX."
        ),
    )(_coverage)
    program.command("history", help=_("Show all that happened under a clause. Example: iomdesk history 2b"))(
        _history
    )


def _coverage(
    desk: DeskOption,
    version: VersionOption = "",
    since: Annotated[
        datetime | None, typer.Option("--from", formats=_DAY, help="Sessions from this day on.")
    ] = None,
    until: Annotated[
        datetime | None, typer.Option("--until", formats=_DAY, help="Sessions up to this day.")
    ] = None,
    chapter: Annotated[str, typer.Option("--chapter", metavar="N", help="One chapter alone.")] = "",
    body: Annotated[
        str, typer.Option("--body", metavar="CODE", help="Sessions of one body alone: WG, WG-BUDGET…")
    ] = "",
    language: LanguageOption = "fr",
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="A file ending in pdf, docx, odt, md, xml, txt or xlsx."),
    ] = None,
    annex: Annotated[
        str | None,
        typer.Option("--annex", metavar="N", help="Write it as an annex: II, or - without number."),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    checked_language(language)
    _check_target(out)
    with reading(desk) as opened:
        wanted = CoverageFilter(
            version=_version_named(opened, version),
            since=since.date() if since else None,
            until=until.date() if until else None,
            chapter=chapter.rstrip("."),
            body=body,
        )
        if out is not None:
            _write(opened, wanted, language, out, None if annex is None else annex.strip("-"))
            return
        found = opened.answer(coverage_of, filter=wanted, language=language)
    if as_json:
        print_json({"clauses": [_clause(found, row) for row in found.clauses]})
    else:
        _show(found)


def _check_target(out: Path | None) -> None:
    known = (*RENDERERS, _WORKBOOK)
    if out is not None and _ending(out) not in known:
        raise typer.BadParameter(
            _("choose one of: {known}").format(known=", ".join(known)), param_hint="--out"
        )


def _ending(out: Path) -> str:
    return out.suffix.removeprefix(".").lower()


def _version_named(desk: Desk, reference: str) -> int | None:
    if not reference:
        return None
    found = desk.answer(find_version, reference=reference)
    if found is None:
        raise VersionNotFound(
            _(
                "No version “{reference}” of the mandate with clauses is in this desk. "
                "`iomdesk mandate show` lists the versions."
            ).format(reference=reference)
        )
    return found


def _write(desk: Desk, wanted: CoverageFilter, language: str, out: Path, annex: str | None) -> None:
    if _ending(out) == _WORKBOOK:
        # Only here: openpyxl is slow to load, and most commands need none of it.
        from iomdesk.rendering.coverage_workbook import coverage_workbook

        facts = desk.answer(coverage_facts, filter=wanted, language=language)
        write_bytes(coverage_workbook(facts, language), out)
    else:
        document = desk.answer(build_coverage, filter=wanted, language=language, annex=annex)
        write_paper(document, out, _ending(out))
    say(_("Written: {file}").format(file=out))


def _clause(found: Coverage, row: CoverageClause) -> dict[str, Any]:
    cells = ((session.id, found.cell(row.id, session.id)) for session in found.sessions)
    return {
        "ref": row.reference,
        "version": row.version,
        "version_id": row.version_id,
        "cells": [
            {"session": f"s{session}", "states": [state.value for state in cell.states]}
            for session, cell in cells
        ],
    }


def _show(found: Coverage) -> None:
    sessions = [session for session in found.sessions if _has_anything(found, session.id)]
    heads = [" ".join(part for part in session_head(session) if part) for session in sessions]
    several = len({row.version_id for row in found.clauses}) > 1
    rows = []
    for row in found.clauses:
        marks = (
            "".join(MARKS[state] for state in found.cell(row.id, session.id).states) for session in sessions
        )
        rows.append((f"{row.reference} [{row.version}]" if several else row.reference, *marks))
    print_table((_("Clause"), *heads), rows)
    say(", ".join(f"{MARKS[state]} {word}" for state, word in state_words().items()))
    for _clause_id, sentence in coverage_sentences(found):
        say(sentence)


def _has_anything(found: Coverage, session: int) -> bool:
    return any(found.cell(row.id, session).states for row in found.clauses)


def _history(
    clause: Annotated[str, typer.Argument(metavar="CLAUSE", help="2b, 2 b) or 2(b).")],
    desk: DeskOption,
    version: VersionOption = "",
    language: LanguageOption = "fr",
    as_json: JsonOption = False,
) -> None:
    checked_language(language)
    with reading(desk) as opened:
        chosen = _version_named(opened, version)
        found = opened.answer(find_clause_anywhere, reference=clause, version=chosen)
        history = (
            opened.answer(clause_history, clause_id=found, language=language) if found is not None else None
        )
    if history is None:
        raise ClauseNotFound(
            _("There is no clause “{reference}” in this mandate. `iomdesk mandate show` lists them.").format(
                reference=clause
            )
        )
    if as_json:
        print_json(_history_data(history))
    else:
        _tell(history)


def _history_data(history: ClauseHistory) -> dict[str, Any]:
    return {
        "ref": history.clause.reference,
        "version": history.version,
        "older": [{"ref": reference, "version": version} for reference, version in history.older],
        "rows": [_row(row) for row in history.rows],
    }


def _row(row: HistoryRow) -> dict[str, Any]:
    return {
        "session": f"s{row.session_id}",
        "kind": row.kind.value,
        "record": f"{row.record_kind} {row.record_id}",
        "number": row.number or None,
        "text": row.text or None,
        "speaker": row.speaker or None,
        "key": row.key or None,
        "date": row.day,
        "clause": row.clause or None,
    }


def _tell(history: ClauseHistory) -> None:
    say(f"{history.clause.reference}  {history.clause.text}")
    heads = (_("Session"), _("Kind"), _("No."), _("What"))
    print_table(
        heads, [(f"s{row.session_id}", row.kind.value, row.number, _what(row)) for row in history.rows]
    )


def _what(row: HistoryRow) -> str:
    day = row.day.isoformat() if row.day else ""
    return " · ".join(part for part in (day, row.speaker, row.text, row.key, row.clause) if part)

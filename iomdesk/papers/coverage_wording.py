"""The words of the table of coverage, shared by the paper and the workbook."""

from functools import cache

from iomdesk.document.text import plain_text
from iomdesk.papers.coverage_facts import MARKS, CoveredClause, CoveredSession
from iomdesk.papers.wording import Wording, default_wording, fill
from iomdesk.runtime.templates import load_template


@cache
def _wording() -> Wording:
    return Wording(load_template("coverage"), {}, {})


def words(key: str, language: str, **values: str) -> str:
    """Fill a template of the table."""
    return plain_text(fill(_wording().template(key, language), values))


def state_words(states: tuple[str, ...], language: str) -> str:
    """Name states: "prévu, examiné"."""
    return ", ".join(words(f"state.{state}", language) for state in states)


def legend(language: str) -> str:
    """Explain the signs on one line."""
    listed = ", ".join(f"{mark} {words(f'state.{state}', language)}" for state, mark in MARKS.items())
    return words("legend", language, list=listed)


def session_label(session: CoveredSession, language: str) -> str:
    """Head a narrow column: "3 (2020)", or "22.05 (2019)" where the session has no number."""
    day = session.start_on
    if session.number is None:
        return f"{day:%d.%m} ({day.year})" if day else words("undated", language)
    return f"{session.number} ({day.year})" if day else str(session.number)


def age_line(clause: CoveredClause, language: str) -> str:
    """Say how long a clause was left aside; nothing where the last session examined it."""
    if not clause.held or clause.since == 0:
        return ""
    if clause.since is None:
        return words("aside.never", language, label=clause.reference)
    if clause.since == 1:
        return words("aside.last", language, label=clause.reference)
    count = default_wording().number(clause.since, language)
    return words("aside.since", language, label=clause.reference, count=count)


def left_aside(clauses: tuple[CoveredClause, ...], language: str) -> tuple[str, ...]:
    """Name the clauses left aside, the longest first."""
    ordered = sorted(clauses, key=lambda c: -(c.held + 1 if c.since is None else c.since))
    return tuple(line for line in (age_line(clause, language) for clause in ordered) if line)

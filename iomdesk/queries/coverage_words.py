"""Say in the interface's language what happened in a cell, and which clauses were left aside for how long."""

from collections.abc import Callable, Mapping
from typing import Protocol

from iomdesk.document.dates import format_date
from iomdesk.document.ordinals import session_in_words
from iomdesk.model.coverage import CoverageState
from iomdesk.queries.coverage_rows import Coverage, CoverageCell, CoverageSession
from iomdesk.runtime.translations import _, interface_language, ngettext

_LARGEST_ORDINAL = 999


class Aged(Protocol):
    """Anything that knows how long a clause was left aside."""

    @property
    def reference(self) -> str:
        """Return the clause's reference."""
        ...

    @property
    def since(self) -> int | None:
        """Return how many sessions were held since the last that examined it."""
        ...

    @property
    def held(self) -> int:
        """Return how many sessions could have examined it."""
        ...


MARKS: Mapping[CoverageState, str] = {
    CoverageState.PLANNED: "○",
    CoverageState.EXAMINED: "●",
    CoverageState.REPORTED: "□",
    CoverageState.RECOMMENDED: "■",
    CoverageState.FOLLOWED_UP: "▲",
}
"""The shape that doubles each state's colour, on every screen and sheet."""

_COUNTS: tuple[Callable[[], str], ...] = (
    lambda: _("two"),
    lambda: _("three"),
    lambda: _("four"),
    lambda: _("five"),
    lambda: _("six"),
    lambda: _("seven"),
    lambda: _("eight"),
    lambda: _("nine"),
)
"""Counts of sessions from two on; where a language asks, in the feminine."""


def state_words() -> Mapping[CoverageState, str]:
    """Return the words for the states, in the order of the work."""
    return {
        CoverageState.PLANNED: _("scheduled"),
        CoverageState.EXAMINED: _("examined"),
        CoverageState.REPORTED: _("reported"),
        CoverageState.RECOMMENDED: _("recommendation made"),
        CoverageState.FOLLOWED_UP: _("followed up"),
    }


def count_in_words(count: int) -> str:
    """Write a count of sessions in words from two to nine, else in figures."""
    return _COUNTS[count - 2]() if 2 <= count <= 9 else str(count)


def age_sentence(row: Aged) -> str:
    """Say how long a clause was left aside: "2 b) has not been examined for three sessions"; "" for not."""
    if not row.held or row.since == 0:
        return ""
    if row.since is None:
        return _("{reference} has never been examined").format(reference=row.reference)
    if row.since == 1:
        return _("{reference} was not examined at the last session").format(reference=row.reference)
    return _("{reference} has not been examined for {count} sessions").format(
        reference=row.reference, count=count_in_words(row.since)
    )


def coverage_sentences(coverage: Coverage) -> tuple[tuple[int, str], ...]:
    """Name the clauses left aside, the longest first: (clause id, sentence)."""
    aside = [row for row in coverage.clauses if age_sentence(row)]
    aside.sort(key=lambda row: -(row.held + 1 if row.since is None else row.since))
    return tuple((row.id, _with_plan(age_sentence(row), row.is_planned)) for row in aside)


def session_name(row: CoverageSession) -> str:
    """Name a session by its number in words, else by its day."""
    language = interface_language()
    if row.number is not None and 1 <= row.number <= _LARGEST_ORDINAL:
        return session_in_words(row.number, language)
    if row.start_on is not None:
        return _("Meeting of {day}").format(day=format_date(row.start_on, language))
    return _("Session without a date")


def session_head(row: CoverageSession) -> tuple[str, str]:
    """Head a narrow column: number or day, and the year below."""
    year = str(row.start_on.year) if row.start_on else ""
    if row.number is not None:
        return str(row.number), year
    return (f"{row.start_on:%d.%m}", year) if row.start_on else (f"s{row.id}", "")


def cell_sentence(reference: str, session: CoverageSession, cell: CoverageCell) -> str:
    """Say a whole cell in one sentence, for a tooltip and for a screen reader."""
    where = f"{reference}, {session_name(session)}"
    if not cell.states:
        return _("{where}: nothing").format(where=where)
    states = ", ".join(state_words()[state] for state in cell.states)
    return _("{where}: {states}").format(where=where, states="; ".join((states, *_counts(cell))))


def _counts(cell: CoverageCell) -> list[str]:
    items, recommendations = cell.item_count, cell.recommendation_count
    counted = []
    if items:
        counted.append(ngettext("{count} item", "{count} items", items).format(count=items))
    if recommendations:
        words = ngettext("{count} recommendation", "{count} recommendations", recommendations)
        counted.append(words.format(count=recommendations))
    return counted


def _with_plan(sentence: str, is_planned: bool) -> str:
    return _("{sentence}; it is on an agenda to come").format(sentence=sentence) if is_planned else sentence

"""Lists of States brought as tables: each line is understood, or told what is wrong with it."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from iomdesk.model.periods import Period

T = TypeVar("T")


class Trouble(StrEnum):
    """Name what is wrong with one cell."""

    UNKNOWN_STATE = "unknown_state"
    NO_GROUP = "no_group"
    UNKNOWN_KIND = "unknown_kind"
    NO_DATE = "no_date"
    NOT_YES_OR_NO = "not_yes_or_no"
    DATES_NOT_IN_ORDER = "dates_not_in_order"


@dataclass(frozen=True)
class TableLine:
    """Hold one line of a table: its number in the file, and its cells by the head of the column."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class LineTrouble:
    """Say what is wrong with a line, and quote the cell."""

    number: int
    trouble: Trouble
    cell: str


@dataclass(frozen=True)
class MembershipLine:
    """Hold the membership that one line tells of."""

    number: int
    state: str
    kind: str
    from_on: date | None
    until_on: date | None
    vote_suspended_from: date | None
    vote_suspended_until: date | None
    is_verified: bool


@dataclass(frozen=True)
class GroupLine:
    """Hold one State's place in a group that one line tells of."""

    number: int
    group: str
    state: str
    from_on: date | None
    until_on: date | None
    is_aligned_only: bool


@dataclass(frozen=True)
class ReadList(Generic[T]):
    """Hold the lines understood and the troubles of the others."""

    lines: tuple[T, ...]
    troubles: tuple[LineTrouble, ...]


class _CellWrong(Exception):
    def __init__(self, trouble: Trouble, cell: str) -> None:
        super().__init__(trouble, cell)
        self.trouble = trouble
        self.cell = cell


_KINDS = {
    **dict.fromkeys(("", "member", "membre", "miembro", "etat membre", "état membre"), "member"),
    **dict.fromkeys(("observer", "observateur", "observador", "état observateur"), "observer"),
}
_YES = frozenset({"yes", "oui", "sí", "si", "1", "true", "x", "vrai", "verdadero"})
_NO = frozenset({"", "no", "non", "0", "false", "faux", "falso"})
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})(?:T00:00:00)?$")  # workbooks add midnight
_DAY_FIRST = re.compile(r"^(\d{1,2})[./](\d{1,2})[./](\d{4})$")


def membership_lines(table: Sequence[TableLine], states: frozenset[str]) -> ReadList[MembershipLine]:
    """Understand a list of memberships; `states` are the codes (iso3) that the desk knows."""
    return _read(table, lambda line: _membership(line, states))


def group_lines(table: Sequence[TableLine], states: frozenset[str]) -> ReadList[GroupLine]:
    """Understand a list of which State stands in which group of a scheme."""
    return _read(table, lambda line: _group(line, states))


def _read(table: Sequence[TableLine], understand: Callable[[TableLine], T]) -> ReadList[T]:
    lines, troubles = [], []
    for line in table:
        try:
            lines.append(understand(line))
        except _CellWrong as wrong:
            troubles.append(LineTrouble(line.number, wrong.trouble, wrong.cell))
    return ReadList(tuple(lines), tuple(troubles))


def _membership(line: TableLine, states: frozenset[str]) -> MembershipLine:
    member, suspended = _period(line, "from", "until"), _period(line, "suspended_from", "suspended_until")
    kind = line.cells.get("kind", "").strip()
    if kind.casefold() not in _KINDS:
        raise _CellWrong(Trouble.UNKNOWN_KIND, kind)
    return MembershipLine(
        number=line.number,
        state=_state(line, states),
        kind=_KINDS[kind.casefold()],
        from_on=member.first,
        until_on=member.last,
        vote_suspended_from=suspended.first,
        vote_suspended_until=suspended.last,
        is_verified=_answer(line, "verified"),
    )


def _group(line: TableLine, states: frozenset[str]) -> GroupLine:
    period = _period(line, "from", "until")
    group = " ".join(line.cells.get("group", "").split())
    if not group:
        raise _CellWrong(Trouble.NO_GROUP, "")
    state, is_aligned = _state(line, states), _answer(line, "aligned")
    return GroupLine(line.number, group, state, period.first, period.last, is_aligned)


def _state(line: TableLine, states: frozenset[str]) -> str:
    code = line.cells.get("iso3", "").strip()
    if code.upper() not in states:
        raise _CellWrong(Trouble.UNKNOWN_STATE, code)
    return code.upper()


def _period(line: TableLine, first: str, last: str) -> Period:
    period = Period(_day(line.cells.get(first, "")), _day(line.cells.get(last, "")))
    if not period.is_in_order:
        raise _CellWrong(Trouble.DATES_NOT_IN_ORDER, f"{period.first} – {period.last}")
    return period


def _day(cell: str) -> date | None:
    plain = cell.strip()
    if not plain:
        return None
    iso, day_first = _ISO.match(plain), _DAY_FIRST.match(plain)
    try:
        if iso:
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        if day_first:
            return date(int(day_first[3]), int(day_first[2]), int(day_first[1]))
    except ValueError:
        pass  # the 31st of June
    raise _CellWrong(Trouble.NO_DATE, plain)


def _answer(line: TableLine, column: str) -> bool:
    cell = line.cells.get(column, "").strip()
    if cell.casefold() not in _YES | _NO:
        raise _CellWrong(Trouble.NOT_YES_OR_NO, cell)
    return cell.casefold() in _YES

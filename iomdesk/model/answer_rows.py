"""Answers to recommendations as they stand in a table, and as they are to be stored."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """Hold a row as it was read; `line` is its number in the table, counted from 1."""

    line: int
    session: str = ""
    number: str = ""
    answer: str = ""
    on: str = ""
    body_session: str = ""
    symbol: str = ""
    note: str = ""
    owner: str = ""
    due_on: str = ""


@dataclass(frozen=True, slots=True)
class AnswerToStore:
    """Hold what is to be stored of a row: a step of a recommendation, and who acts on it until when."""

    recommendation: int
    status: str
    on: date
    body: int | None = None
    body_session: int | None = None
    symbol: str = ""
    note: str = ""
    owner: str = ""
    due_on: date | None = None
    override_reason: str = ""

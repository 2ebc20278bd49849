"""Choose among names that changed over time the one that was used on a day."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Protocol, TypeVar


class DatedName(Protocol):
    """What the rule of names looks at: a mapped name, or a plain row of one."""

    @property
    def language(self) -> Any: ...
    @property
    def valid_from(self) -> Any: ...
    @property
    def valid_after(self) -> Any: ...


Name = TypeVar("Name", bound=DatedName)


def name_on(names: Iterable[Name], language: str, day: date | None) -> Name | None:
    """Return the name used on a day (the latest one where the day is None).

    A proposed name counts from its own date on, like any other; before the first name, the first.
    """
    wanted = sorted((n for n in names if n.language == language), key=_first_use)
    begun = [n for n in wanted if day is None or _is_used(n, day)]
    used = begun or wanted[:1]
    return used[-1] if used else None


def _first_use(name: DatedName) -> date:
    first: date | None = name.valid_from or name.valid_after
    return first or date.min


def _is_used(name: DatedName, day: date) -> bool:
    if name.valid_from is not None:
        return bool(name.valid_from <= day)
    return name.valid_after is None or bool(name.valid_after < day)

"""What a service gives back: the records it touched, and the operation that takes it back."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Operation:
    """Name a service with its arguments, to be run later: the paired half of an undo."""

    function: Callable[..., "Changes"]
    arguments: Mapping[str, Any]


@dataclass(frozen=True)
class Changes:
    """Hold the ids touched by kind; views of other kinds need not look.

    Kinds: session, item, intervention, mandate, minutes, recommendation, document, delegation, paper, house
    and others of single views. `inverse` is None where nothing changed or where there is nothing to take
    back. `created` is the id of a new record.
    """

    touched: Mapping[str, frozenset[int]] = field(default_factory=dict)
    inverse: Operation | None = None
    created: int | None = None

    @property
    def touches_anything(self) -> bool:
        """Say whether any record was touched."""
        return bool(self.touched)

    def touches(self, kind: str, ids: Iterable[int] | None = None) -> bool:
        """Say whether records of a kind (any of them, or these) were touched."""
        found = self.touched.get(kind, frozenset())
        return bool(found) if ids is None else bool(found & frozenset(ids))


NOTHING = Changes()


class AnythingChanged(Changes):
    """Stand for what was changed while nobody told: every view looks again."""

    @property
    def touches_anything(self) -> bool:
        """Say that something may have been."""
        return True

    def touches(self, kind: str, ids: Iterable[int] | None = None) -> bool:  # noqa: ARG002
        """Say that it may have been."""
        return True


def touching(inverse: Operation | None = None, created: int | None = None, **ids: int | None) -> Changes:
    """Make changes of one id per kind: `touching(item=3, session=1)`."""
    touched = {kind: frozenset({id_}) for kind, id_ in ids.items() if id_ is not None}
    return Changes(touched, inverse, created)

"""Who spoke in which sense, as far as minutes must count it: delegations once, groups as such."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

ANONYMOUS = "anonymous"
NAMED = "named"
_APART = frozenset({"administration", "chair", "point_of_order", "right_of_reply"})
_UNCOUNTED = frozenset({"administration", "chair", "point_of_order"})


@dataclass(frozen=True, slots=True)
class Spoken:
    """Hold what counting needs of an intervention; kinds, stances and attributions are those of the model.

    `names` are all names of the delegation, in any language; `group` is whom it spoke for, empty for itself.
    """

    id: int
    delegation: int | None
    names: tuple[str, ...] = ()
    group: str = ""
    kind: str = "statement"
    stance: str = "none"
    attribution: str = ANONYMOUS
    capacity: str = "member"

    @property
    def sense(self) -> str:
        """Return what sets it apart from others: its kind where that is a special one, else its stance."""
        return self.kind if self.kind in _APART else self.stance

    @property
    def is_counted(self) -> bool:
        """Say whether it is one of those who took the floor on the substance."""
        return self.kind not in _UNCOUNTED

    @property
    def speaker(self) -> tuple[str, object]:
        """Tell speakers apart: one who is not known is another each time."""
        return ("delegation", self.delegation) if self.delegation is not None else ("intervention", self.id)


@dataclass(frozen=True, slots=True)
class Voices:
    """Count delegations that spoke for themselves, and groups that were spoken for."""

    delegations: int
    groups: int

    @property
    def together(self) -> int:
        """Return all voices: a group is one."""
        return self.delegations + self.groups


def count_voices(spoken: Iterable[Spoken]) -> Voices:
    """Count each delegation and each group once; the Administration and the chair are none."""
    counted = [one for one in spoken if one.is_counted]
    return Voices(
        len({one.speaker for one in counted if not one.group}),
        len({one.group.casefold() for one in counted if one.group}),
    )


def by_sense(spoken: Iterable[Spoken]) -> dict[str, list[Spoken]]:
    """Put together what was said in the same sense, in the order of speaking."""
    senses: dict[str, list[Spoken]] = {}
    for one in spoken:
        senses.setdefault(one.sense, []).append(one)
    return senses


def may_be_named(one: Spoken, among: Sequence[Spoken]) -> bool:
    """Say whether a speaker may be named for what all of `among` said: nothing of its own stays unnamed."""
    if one.group:
        same = [other for other in among if other.group.casefold() == one.group.casefold()]
    else:
        same = [other for other in among if not other.group and other.speaker == one.speaker]
    return all(other.attribution == NAMED for other in same)

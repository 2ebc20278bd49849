"""What is found about a row of a list of participants by looking at the row and the directory alone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from iomdesk.document.participant_words import role_meant
from iomdesk.model.participant_rows import ParticipantRow, PersonFields
from iomdesk.queries.import_directory import Recognised, Recognition


class Weight(IntEnum):
    """Say how much a finding weighs; the heaviest is the state of the row."""

    FINE = 0
    QUESTION = 1
    ERROR = 2


class FindingKind(StrEnum):
    """Say what was found about a row."""

    WITHOUT_HOLDER = "without_holder"
    SEVERAL_MEANT = "several_meant"
    WITHOUT_NAME = "without_name"
    UNKNOWN_STATE = "unknown_state"
    UNKNOWN_HOLDER = "unknown_holder"
    NEW_ORGANISATION = "new_organisation"
    GUESSED_HOLDER = "guessed_holder"
    SAME_PERSON = "same_person"
    SIMILAR_PERSON = "similar_person"
    UNKNOWN_ROLE = "unknown_role"
    UNKNOWN_CAPACITY = "unknown_capacity"
    NOTHING_NEW = "nothing_new"


ERRORS = frozenset(
    [
        FindingKind.WITHOUT_HOLDER,
        FindingKind.SEVERAL_MEANT,
        FindingKind.UNKNOWN_STATE,
        FindingKind.WITHOUT_NAME,
    ]
)
_UNKNOWN = {
    "member": FindingKind.UNKNOWN_STATE,
    "observer_state": FindingKind.UNKNOWN_STATE,
    "organisation": FindingKind.NEW_ORGANISATION,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """Hold one finding with what it speaks of; `line` is the other row, 0 where it is one registered."""

    kind: FindingKind
    about: str = ""
    line: int = 0

    @property
    def weight(self) -> Weight:
        """Return how much it weighs."""
        if self.kind in ERRORS:
            return Weight.ERROR
        return Weight.FINE if self.kind is FindingKind.NOTHING_NEW else Weight.QUESTION


def findings_about(
    row: ParticipantRow, person: PersonFields, known: Recognised | None, told: str | None
) -> Iterator[Finding]:
    """Say what is wrong or doubtful about a row; `known` is who was recognised, `told` the capacity."""
    found = (
        _about_holder(row, known, told),
        _about_person(row, person),
        _about_role(row),
        _about_capacity(row, told),
    )
    yield from (finding for finding in found if finding is not None)


def _about_holder(row: ParticipantRow, known: Recognised | None, told: str | None) -> Finding | None:
    if known is None:
        return Finding(FindingKind.WITHOUT_HOLDER)
    unknown = _UNKNOWN.get(told or "", FindingKind.UNKNOWN_HOLDER)
    kinds: Mapping[Recognition, tuple[FindingKind, str]] = {
        Recognition.SEVERAL: (FindingKind.SEVERAL_MEANT, ", ".join(known.possible)),
        Recognition.UNKNOWN: (unknown, row.holder),
        Recognition.GUESSED: (FindingKind.GUESSED_HOLDER, known.holder.name if known.holder else ""),
    }
    return Finding(*kinds[known.how]) if known.how in kinds else None


def _about_person(row: ParticipantRow, person: PersonFields) -> Finding | None:
    is_meant = any((row.honorific, row.function, row.role))
    return Finding(FindingKind.WITHOUT_NAME) if is_meant and not person.is_named else None


def _about_role(row: ParticipantRow) -> Finding | None:
    is_unknown = bool(row.role) and role_meant(row.role) is None
    return Finding(FindingKind.UNKNOWN_ROLE, row.role) if is_unknown else None


def _about_capacity(row: ParticipantRow, told: str | None) -> Finding | None:
    is_unknown = bool(row.capacity) and told is None
    return Finding(FindingKind.UNKNOWN_CAPACITY, row.capacity) if is_unknown else None

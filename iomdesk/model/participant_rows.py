"""Persons read from a list, before and after it was decided what becomes of each."""

from dataclasses import dataclass, field, replace
from enum import StrEnum


class Decision(StrEnum):
    """Say what becomes of one row of a list."""

    IMPORT = "import"
    SKIP = "skip"
    MERGE = "merge"
    """It is the same person as another: what that one lacks is taken from the row."""


@dataclass(frozen=True, slots=True)
class ParticipantRow:
    """Hold one row of a list as it was written; `line` counts from 1, `holder` is whose delegation it is."""

    line: int
    holder: str = ""
    honorific: str = ""
    given_name: str = ""
    family_name: str = ""
    function: str = ""
    role: str = ""
    capacity: str = ""

    @property
    def person(self) -> str:
        """Return the title and the names as one text."""
        return " ".join(part for part in (self.honorific, self.given_name, self.family_name) if part)


@dataclass(frozen=True, slots=True)
class PersonFields:
    """Hold what is stored of a person in a delegation; without a name, the delegation alone is meant."""

    honorific: str = ""
    given_name: str = ""
    family_name: str = ""
    role: str = "representative"
    function: str = ""

    @property
    def is_named(self) -> bool:
        """Say whether there is a person at all."""
        return bool(self.given_name or self.family_name)

    def completed_by(self, other: "PersonFields") -> "PersonFields":
        """Take a title and a function from another where there is none; names stay as they are."""
        return replace(
            self,
            honorific=self.honorific or other.honorific,
            function=self.function or other.function,
        )


@dataclass(frozen=True, slots=True)
class ImportedPerson:
    """Hold one decided row: whose delegation (one of the three), and the person.

    `names` are those of an organisation per language; `member` is the person already registered who is
    completed instead of a new one added.
    """

    person: PersonFields
    capacity: str
    state: str | None = None
    organisation: int | None = None
    names: dict[str, str] = field(default_factory=dict)
    member: int | None = None

"""Look at each row of a list of participants before anything is stored: who is meant, what is to be asked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from iomdesk.document.participant_words import capacity_meant, role_meant
from iomdesk.document.person_matching import Name, may_be_same_name, same_name
from iomdesk.model.participant_rows import Decision, ImportedPerson, ParticipantRow, PersonFields
from iomdesk.queries.import_directory import Holder, ImportDirectory
from iomdesk.queries.import_findings import ERRORS, Finding, FindingKind, Weight, findings_about

_COMPARED = 300
"""No delegation has more persons; the last of a list that puts all in one are compared."""


@dataclass(frozen=True, slots=True)
class Twin:
    """Name the person a row repeats: one of an earlier row, or one registered in the session."""

    label: str
    line: int = 0
    member: int | None = None


@dataclass(frozen=True, slots=True)
class DraftRow:
    """Hold one row with who is meant, what was found, and what becomes of it among what may become of it."""

    row: ParticipantRow
    person: PersonFields
    holder: Holder | None
    capacity: str
    findings: tuple[Finding, ...]
    choices: tuple[Decision, ...]
    decision: Decision
    twin: Twin | None = None

    @property
    def weight(self) -> Weight:
        """Return the weight of the heaviest finding."""
        return max((finding.weight for finding in self.findings), default=Weight.FINE)


_Known = tuple[Name, Twin]


@dataclass
class _Seen:
    """Hold the persons known so far per delegation, those of earlier rows after those registered."""

    people: dict[tuple[str, ...], list[_Known]] = field(default_factory=dict)

    def of(self, holder: Holder) -> list[_Known] | None:
        """Return the persons of a delegation; None where it does not take part so far."""
        if holder.key not in self.people and holder.delegation is not None:
            self.people[holder.key] = [
                ((m.given_name, m.family_name), Twin(m.label, member=m.id)) for m in holder.delegation.members
            ]
        return self.people.get(holder.key)

    def add(self, drafted: DraftRow) -> None:
        """Know a row that is to be imported."""
        if drafted.holder is not None:
            people = self.people.setdefault(drafted.holder.key, [])
            if drafted.person.is_named:
                people.append((_name(drafted.person), Twin(drafted.row.person, drafted.row.line)))


def draft_participants(
    rows: Iterable[ParticipantRow],
    directory: ImportDirectory,
    decisions: Mapping[int, Decision] | None = None,
) -> tuple[DraftRow, ...]:
    """Judge the rows in their order; `decisions` by line replace those proposed, where they are possible.

    A sure repetition is proposed for merging; one that only may be one is kept, as is a new organisation
    left out until somebody says otherwise.
    """
    seen = _Seen()
    drafted: list[DraftRow] = []
    for row in rows:
        judged = _judge(row, directory, seen)
        wanted = (decisions or {}).get(row.line)
        if wanted in judged.choices:
            judged = replace(judged, decision=wanted)
        if judged.decision is Decision.IMPORT:
            seen.add(judged)
        drafted.append(judged)
    return tuple(drafted)


def to_store(drafted: Sequence[DraftRow]) -> tuple[ImportedPerson, ...]:
    """Return what is to be stored of a draft: rows to import, completed by the rows merged into them."""
    people: dict[int, ImportedPerson] = {}
    for one in drafted:
        twin = one.twin if one.decision is Decision.MERGE else None
        if twin is not None and twin.line:
            first = people[twin.line]
            people[twin.line] = replace(first, person=first.person.completed_by(one.person))
        elif one.decision is not Decision.SKIP and one.holder is not None:
            people[one.row.line] = _stored(one, one.holder, twin.member if twin else None)
    return tuple(people.values())


def _judge(row: ParticipantRow, directory: ImportDirectory, seen: _Seen) -> DraftRow:
    told = capacity_meant(row.capacity)
    known = directory.recognise(row.holder, told) if row.holder else None
    holder = known.holder if known else None
    person = _person(row)
    twin, is_sure = _twin(person, seen.of(holder) if holder else None)
    more = (_about_twin(twin, is_sure), _nothing_new(person, holder, seen))
    findings = (*findings_about(row, person, known, told), *(one for one in more if one is not None))
    choices = _choices(findings)
    return DraftRow(row, person, holder, _capacity(holder, told), findings, choices, choices[0], twin)


def _person(row: ParticipantRow) -> PersonFields:
    role = role_meant(row.role) or "representative"
    return PersonFields(row.honorific, row.given_name, row.family_name, role, row.function)


def _name(person: PersonFields) -> Name:
    return person.given_name, person.family_name


def _capacity(holder: Holder | None, told: str | None) -> str:
    """Take the capacity that is written where it fits: no State is an organisation, nor the other way."""
    if holder is None:
        return told or ""
    is_of_state = told in ("member", "observer_state")
    return told if told and is_of_state == (holder.state is not None) else holder.capacity


def _twin(person: PersonFields, people: Sequence[_Known] | None) -> tuple[Twin | None, bool]:
    """Find whom a person repeats, and say whether that is sure."""
    if not person.is_named or not people:
        return None, False
    name = _name(person)
    compared = people[-_COMPARED:]
    sure = next((twin for other, twin in compared if same_name(name, other)), None)
    if sure is not None:
        return sure, True
    return next((twin for other, twin in compared if may_be_same_name(name, other)), None), False


def _about_twin(twin: Twin | None, is_sure: bool) -> Finding | None:
    if twin is None:
        return None
    kind = FindingKind.SAME_PERSON if is_sure else FindingKind.SIMILAR_PERSON
    return Finding(kind, twin.label, twin.line)


def _nothing_new(person: PersonFields, holder: Holder | None, seen: _Seen) -> Finding | None:
    if holder is None or person.is_named or seen.of(holder) is None:
        return None
    return Finding(FindingKind.NOTHING_NEW, holder.name)


def _choices(findings: Sequence[Finding]) -> tuple[Decision, ...]:
    """Return what may become of a row, what is proposed first."""
    kinds = {finding.kind for finding in findings}
    if kinds & {*ERRORS, FindingKind.NOTHING_NEW}:
        return (Decision.SKIP,)
    return tuple(dict.fromkeys((*_proposed(kinds), Decision.IMPORT, Decision.SKIP)))


def _proposed(kinds: set[FindingKind]) -> Iterator[Decision]:
    if FindingKind.SAME_PERSON in kinds:
        yield Decision.MERGE
    elif FindingKind.UNKNOWN_HOLDER in kinds:
        yield Decision.SKIP
    yield Decision.IMPORT
    if FindingKind.SIMILAR_PERSON in kinds:
        yield Decision.MERGE


def _stored(one: DraftRow, holder: Holder, member: int | None) -> ImportedPerson:
    return ImportedPerson(
        one.person, one.capacity, holder.state, holder.organisation, dict(holder.names), member
    )

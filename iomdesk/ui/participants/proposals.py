"""What is proposed while somebody types whom to register."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from iomdesk.document.name_matching import Candidate, Likeness, Match, find, fold, means_administration
from iomdesk.document.other_names import ADMINISTRATION, OTHER_NAMES
from iomdesk.queries.participants import DelegationRow, OrganisationRow, StateRow

_NEW_FROM = 2
_NEW_BESIDE_OTHERS_FROM = 4


@dataclass(frozen=True)
class Proposal:
    """Propose a State, an organisation known to the desk, or one that is new to it.

    `by` is the name that matched where it is not the one shown; `delegation` is set where it takes part.
    """

    name: str
    code: str = ""
    by: str = ""
    state: str | None = None
    organisation: int | None = None
    delegation: int | None = None
    capacity: str = "organisation"
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_new(self) -> bool:
        """Say whether the organisation is new to the desk."""
        return self.state is None and self.organisation is None


@dataclass(frozen=True)
class Directory:
    """Hold whom the desk knows, and who takes part already."""

    states: tuple[StateRow, ...] = ()
    organisations: tuple[OrganisationRow, ...] = ()
    delegations: tuple[DelegationRow, ...] = ()
    language: str = "fr"


def propose(typed: str, directory: Directory, limit: int = 7) -> tuple[Proposal, ...]:
    """Return what can be meant by what was typed, the best first; a new organisation comes last."""
    known = tuple(_all(directory))
    matches = find(typed, _candidates(known, directory), directory.language, limit)
    found = tuple(_matched(known[match.candidate.key], match) for match in matches)
    if _may_be_new(fold(typed), matches):
        return (*found, new_organisation(typed, directory.language))
    return found


def new_organisation(typed: str, language: str) -> Proposal:
    """Propose an organisation that the desk does not know, by the name that was typed."""
    name = " ".join(typed.split())
    return Proposal(name, names={language: name})


def _all(directory: Directory) -> Iterator[Proposal]:
    language = directory.language
    by_state = {row.state_iso3: row.id for row in directory.delegations if row.state_iso3}
    by_organisation = {row.organisation_id: row.id for row in directory.delegations if row.organisation_id}
    for state in directory.states:
        yield Proposal(
            name=state.names[language],
            code=state.iso3,
            state=state.iso3,
            delegation=by_state.get(state.iso3),
            capacity="member",
            names=state.names,
        )
    for organisation in directory.organisations:
        yield Proposal(
            name=organisation.name,
            code=organisation.abbreviation,
            organisation=organisation.id,
            delegation=by_organisation.get(organisation.id),
            capacity=_capacity(organisation),
            names=organisation.names,
        )
    if not any(_is_administration(organisation) for organisation in directory.organisations):
        yield Proposal(ADMINISTRATION[language], capacity="administration", names=ADMINISTRATION)


def _may_be_new(wanted: str, matches: Sequence[Match]) -> bool:
    """Offer nothing new while the first letters of something known are typed, nor where all is said."""
    if any(match.likeness is Likeness.EXACT for match in matches):
        return False
    return len(wanted) >= (_NEW_BESIDE_OTHERS_FROM if matches else _NEW_FROM)


def _candidates(proposals: Sequence[Proposal], directory: Directory) -> Sequence[Candidate]:
    two_letters = {state.iso3: state.iso2 for state in directory.states}
    return [
        Candidate(
            key=place,
            name=one.name,
            names=(*one.names.values(), *OTHER_NAMES.get(one.state or "", ())),
            codes=(one.code, two_letters.get(one.state or "", "")),
        )
        for place, one in enumerate(proposals)
    ]


def _matched(proposal: Proposal, match: Match) -> Proposal:
    return proposal if match.by == proposal.name else replace(proposal, by=match.by)


def _capacity(organisation: OrganisationRow) -> str:
    return "administration" if _is_administration(organisation) else "organisation"


def _is_administration(organisation: OrganisationRow) -> bool:
    return means_administration((organisation.name, *organisation.names.values()))

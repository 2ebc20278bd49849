"""Proposals: whoever is registered already is shown as such, and what is new is offered last."""

from iomdesk.document.other_names import ADMINISTRATION
from iomdesk.queries.participants import DelegationRow, OrganisationRow, StateRow
from iomdesk.ui.participants.proposals import Directory, Proposal, propose

SWITZERLAND = StateRow("CHE", "CH", {"fr": "Suisse", "en": "Switzerland", "es": "Suiza"})
CHILE = StateRow("CHL", "CL", {"fr": "Chili", "en": "Chile", "es": "Chile"})
NETWORK = OrganisationRow(4, "Réseau d’exemple", "RESEX", {"fr": "Réseau d’exemple", "en": "", "es": ""})
HERE = DelegationRow(9, "Suisse", "member", "CHE", None, ())
DIRECTORY = Directory((SWITZERLAND, CHILE), (NETWORK,), (HERE,), "fr")


def names(typed: str, directory: Directory = DIRECTORY) -> list[str]:
    return [proposal.name for proposal in propose(typed, directory)]


def first(typed: str, directory: Directory = DIRECTORY) -> Proposal:
    return propose(typed, directory)[0]


def test_state_that_takes_part_already_is_marked() -> None:
    assert first("suisse").delegation == 9
    assert first("chili").delegation is None


def test_proposal_tells_by_which_name_it_was_found() -> None:
    assert first("switz").by == "Switzerland"
    assert first("suis").by == ""


def test_known_organisation_is_proposed_by_name_or_abbreviation() -> None:
    assert first("resex").organisation == 4
    assert first("reseau").organisation == 4
    assert first("reseau").capacity == "organisation"


def test_new_organisation_is_offered_last() -> None:
    assert names("réseau de villes") == ["réseau de villes"]
    assert names("rése") == ["Réseau d’exemple", "rése"]
    assert first("Nouvelle  organisation ").names == {"fr": "Nouvelle organisation"}


def test_nothing_new_is_offered_while_something_known_is_being_typed() -> None:
    assert names("chi") == ["Chili"]
    assert names("suisse") == ["Suisse"]


def test_nothing_is_offered_for_a_single_letter_that_fits_nobody() -> None:
    assert names("x") == []


def test_administration_is_always_at_hand() -> None:
    assert first("admin").names == ADMINISTRATION
    assert first("admin").capacity == "administration"
    assert first("admin").is_new


def test_administration_known_to_the_desk_is_proposed_once() -> None:
    known = OrganisationRow(5, "Administration", "", ADMINISTRATION)
    directory = Directory(organisations=(known,))
    assert [(p.organisation, p.capacity) for p in propose("administration", directory)] == [
        (5, "administration")
    ]


def test_two_organisations_of_one_name_are_both_proposed() -> None:
    twins = tuple(OrganisationRow(id_, "Réseau", "", {}) for id_ in (1, 2))
    assert [p.organisation for p in propose("réseau", Directory(organisations=twins))] == [1, 2]

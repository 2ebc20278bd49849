"""Words of the list of participants."""

from iomdesk.queries.participants import DelegationRow, MemberRow
from iomdesk.ui.participants.words import (
    as_text,
    capacity_choices,
    counts,
    found_counts,
    grouped,
    member_line,
    spoken,
)

ANNA = MemberRow(1, "Ms A. Exemple", "Ms", "A.", "Exemple", "alternate", "Counsellor")
BEA = MemberRow(2, "Ms B. Exemple", "Ms", "B.", "Exemple", "representative", "")
SUISSE = DelegationRow(1, "Switzerland", "member", "CHE", None, (BEA, ANNA))
KENYA = DelegationRow(2, "Kenya", "observer_state", "KEN", None, ())
NETWORK = DelegationRow(3, "Network", "organisation", None, 4, (BEA,))
UNKNOWN = DelegationRow(4, "Guest", "guest", None, 5, ())


def test_representative_is_not_said_other_roles_are() -> None:
    assert member_line(ANNA) == "Ms A. Exemple, alternate, Counsellor"
    assert member_line(BEA) == "Ms B. Exemple"


def test_groups_come_in_the_order_of_the_paper_and_a_newer_capacity_last() -> None:
    assert list(grouped([UNKNOWN, NETWORK, KENYA, SUISSE])) == [
        "member",
        "observer_state",
        "organisation",
        "guest",
    ]


def test_counts_name_only_groups_that_are_there() -> None:
    assert counts([SUISSE]) == "1 Member State · 2 persons"
    assert counts([KENYA, NETWORK]) == "1 observer State · 1 organisation · 1 person"
    assert counts([]) == ""
    assert found_counts(1, 17) == "1 of 17 delegations"


def test_text_has_a_block_for_each_group() -> None:
    assert as_text([NETWORK, SUISSE]) == (
        "MEMBER STATES\nSwitzerland\n\tMs B. Exemple\n\tMs A. Exemple, alternate, Counsellor\n\n"
        "ORGANISATIONS\nNetwork\n\tMs B. Exemple"
    )


def test_delegation_is_spoken_in_one_sentence() -> None:
    assert spoken(KENYA) == "Kenya, observer State: no person yet"
    assert spoken(NETWORK) == "Network, organisation: Ms B. Exemple"


def test_state_is_not_offered_the_capacity_of_an_organisation() -> None:
    assert capacity_choices(is_state=True) == [
        ("member", "Member State"),
        ("observer_state", "Observer State"),
    ]
    assert [key for key, _words in capacity_choices(False, "member")] == [
        "organisation",
        "administration",
        "member",
    ]

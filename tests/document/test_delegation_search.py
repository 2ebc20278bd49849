"""Find who speaks by what is typed: any language, no accents, codes, abbreviations, and on whose behalf."""

import pytest

from iomdesk.document.delegation_search import (
    Group,
    Party,
    Typed,
    find_groups,
    find_parties,
    only_party,
    split_typed,
)

PARTIES = (
    Party("Suisse", ("Suisse", "Switzerland", "Suiza"), ("CHE", "CH"), state="CHE", delegation=1),
    Party("Suède", ("Suède", "Sweden", "Suecia"), ("SWE", "SE"), state="SWE"),
    Party("Guinée", ("Guinée", "Guinea"), ("GIN", "GN"), state="GIN"),
    Party("Guinée-Bissau", ("Guinée-Bissau", "Guinea-Bissau"), ("GNB", "GW"), state="GNB", delegation=2),
    Party("Côte d’Ivoire", ("Côte d’Ivoire",), ("CIV", "CI"), state="CIV"),
    Party("Union africaine", ("Union africaine", "African Union"), ("UA",), organisation=4, delegation=3),
    Party("États-Unis d’Amérique", ("États-Unis d’Amérique",), ("USA", "US"), state="USA"),
)
GROUPS = (
    Group(1, "Union européenne", ("Union européenne", "European Union"), "UE"),
    Group(2, "Groupe des États d’Afrique", ("Groupe des États d’Afrique", "African Group"), "GA"),
)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Suisse", "Suisse"),
        ("suisse ", "Suisse"),
        ("switz", "Suisse"),
        ("suiza", "Suisse"),
        ("CHE", "Suisse"),
        ("ch", "Suisse"),
        ("cote d ivoire", "Côte d’Ivoire"),
        ("ivory coast", "Côte d’Ivoire"),
        ("UA", "Union africaine"),
        ("etats-unis", "États-Unis d’Amérique"),
        ("suede", "Suède"),
        ("suise", "Suisse"),
    ],
)
def test_delegation_is_found_however_it_is_typed(typed: str, expected: str) -> None:
    assert find_parties(typed, PARTIES, "fr")[0].party.name == expected


def test_registered_ones_come_before_others_but_not_before_an_exact_name() -> None:
    assert [found.party.name for found in find_parties("guin", PARTIES, "fr")] == ["Guinée-Bissau", "Guinée"]
    assert find_parties("Guinée", PARTIES, "fr")[0].party.name == "Guinée"


def test_name_that_matched_is_told_where_another_is_shown() -> None:
    assert find_parties("switz", PARTIES, "fr")[0].by == "Switzerland"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Suisse", Typed("Suisse")),
        ("Suisse au nom de l’Union européenne", Typed("Suisse", "Union européenne")),
        ("suisse au nom de l'UE", Typed("suisse", "UE")),
        ("Suisse au nom du GA", Typed("Suisse", "GA")),
        ("Suisse au nom de", Typed("Suisse", "")),
        ("Switzerland on behalf of the EU", Typed("Switzerland", "EU")),
        ("Suiza en nombre de la UE", Typed("Suiza", "UE")),
        ("Suisse au no", Typed("Suisse")),
        ("Autriche", Typed("Autriche")),
        ("au nom de", Typed("au nom de")),
    ],
)
def test_on_behalf_of_is_split_from_who_speaks(typed: str, expected: Typed) -> None:
    assert split_typed(typed) == expected


def test_all_groups_are_offered_before_a_letter_of_one_is_typed() -> None:
    assert find_groups("", GROUPS, "fr") == GROUPS
    assert find_groups("african", GROUPS, "fr") == (GROUPS[1],)
    assert find_groups("UE", GROUPS, "fr")[0] == GROUPS[0]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("CHE", "Suisse"), ("guin", "Guinée-Bissau"), ("su", "Suisse"), ("xyz", None), ("Guinée", "Guinée")],
)
def test_one_is_taken_without_asking_only_where_there_is_no_doubt(typed: str, expected: str | None) -> None:
    found = only_party(typed, PARTIES, "fr")
    assert (found.name if found else None) == expected

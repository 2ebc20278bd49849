"""Type-ahead: whoever types in any of three languages, by code or with a slip, finds who is meant."""

from functools import cache

import pytest

from iomdesk.document.name_matching import Candidate, Likeness, find, fold
from iomdesk.document.other_names import OTHER_NAMES
from iomdesk.runtime.reference import reference_data


@cache
def states(language: str = "fr") -> tuple[Candidate, ...]:
    return tuple(
        Candidate(
            key=place,
            name=row[f"name_{language}"],
            names=(row["name_fr"], row["name_en"], row["name_es"], *OTHER_NAMES.get(row["iso3"], ())),
            codes=(row["iso3"], row["iso2"]),
        )
        for place, row in enumerate(reference_data().states)
    )


def found(typed: str, language: str = "fr") -> list[str]:
    return [match.candidate.codes[0] for match in find(typed, states(language), language)]


@pytest.mark.parametrize("typed", ["suisse", "SUISSE", "switz", "CH", "che", "Suiza", "suiz", "la Suisse"])
def test_state_is_found_in_any_language_and_by_its_codes(typed: str) -> None:
    assert found(typed)[0] == "CHE"


@pytest.mark.parametrize(
    ("typed", "state"),
    [
        ("egypte", "EGY"),
        ("Cote d'Ivoire", "CIV"),
        ("cote divoire", "CIV"),
        ("ivory", "CIV"),
        ("etats unis", "USA"),
        ("EE. UU.", "USA"),
        ("uk", "GBR"),
        ("royaume uni", "GBR"),
        ("corée du sud", "KOR"),
        ("rdc", "COD"),
        ("vietnam", "VNM"),
        ("viet nam", "VNM"),
        ("espana", "ESP"),
        ("st lucie", "LCA"),
        ("ste-lucie", "LCA"),
        ("st vincent", "VCT"),
        ("the gambia", "GMB"),
        ("pays bas", "NLD"),
        ("hollande", "NLD"),
        ("turquie", "TUR"),
        ("russie", "RUS"),
        ("palestine", "PSE"),
        ("laos", "LAO"),
        ("el salv", "SLV"),
        ("bolivie", "BOL"),
        ("niger", "NER"),
        ("guinée", "GIN"),
        ("congo", "COG"),
        ("dem rep congo", "COD"),
    ],
)
def test_best_match_comes_first(typed: str, state: str) -> None:
    assert found(typed)[0] == state


@pytest.mark.parametrize(
    ("typed", "state"),
    [("swizterland", "CHE"), ("alemagne", "DEU"), ("Kirghistan", "KGZ"), ("phillipines", "PHL")],
)
def test_slip_of_the_hand_is_forgiven(typed: str, state: str) -> None:
    assert found(typed)[0] == state


def test_slips_count_only_where_nothing_else_matches() -> None:
    assert [match.likeness for match in find("iran", states(), "fr")] == [Likeness.EXACT]


def test_code_comes_before_names_that_begin_alike() -> None:
    assert found("ch") == ["CHE", "CHL", "CHN", "CYP", "TCD", "CZE"]


def test_equals_stand_in_the_order_of_the_language() -> None:
    assert found("i")[:3] == ["COK", "MHL", "SLB"]  # Îles Cook, Îles Marshall, Îles Salomon
    assert found("i", "en")[:3] == ["ISL", "IND", "IDN"]


@pytest.mark.parametrize("typed", ["", "  ", "?", "xyzzy"])
def test_nothing_typed_or_nothing_like_it_finds_nothing(typed: str) -> None:
    assert found(typed) == []


def test_match_tells_by_which_name_it_was_found() -> None:
    (match, *_) = find("suiz", states(), "fr")
    assert (match.candidate.name, match.by) == ("Suisse", "Suiza")


def test_every_state_is_found_first_by_each_of_its_names_and_codes() -> None:
    wrong = [
        (written, found(written)[:1])
        for one in states()
        for written in (*one.names, *one.codes)
        if one.codes[0] not in found(written)[:2]
    ]
    assert wrong == []


def test_other_names_belong_to_states_that_exist() -> None:
    assert set(OTHER_NAMES) <= {row["iso3"] for row in reference_data().states}


def test_folding_keeps_letters_only() -> None:
    assert fold("  L’Ouzbékistan ") == "ouzbekistan"
    assert fold("St. Kitts & Nevis") == "saint kitts nevis"

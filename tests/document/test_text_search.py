"""Words are found as people mean them, whatever spaces, apostrophes, case and accents are typed."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomdesk.document.text_search import SearchOptions, find_words, may_hold


def found(text: str, wanted: str, **options: bool) -> list[str]:
    places = find_words(text, wanted, SearchOptions(**options))
    return [text[place.start : place.end] for place in places]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("12\u00a0mai", "12 mai"),
        ("« l’État »", "l'État"),
        ("l'État", "l’état"),
        ("Côte d’Ivoire", "cote d'ivoire"),
        ("le vœu", "le voeu"),
        ("procès\u2011verbal", "proces-verbal"),
        ("e\u0301tat", "état"),
        ("un vœu, œuvre e\u0301mise", "emise"),
    ],
)
def test_typography_case_and_accents_do_not_count(text: str, wanted: str) -> None:
    assert len(found(text, wanted)) == 1


def test_case_counts_where_it_is_asked_for() -> None:
    assert found("États membres, États Membres", "États membres", match_case=True) == ["États membres"]


def test_accents_count_where_they_are_asked_for() -> None:
    assert found("il a parlé à Genève", "a", match_accents=True, whole_word=True) == ["a"]
    assert found("il a parlé à Genève", "a", whole_word=True) == ["a", "à"]


def test_a_whole_word_is_not_part_of_another() -> None:
    assert found("État, Étatique, l’État", "état", whole_word=True) == ["État", "État"]
    assert found("voir (a)", "(a)", whole_word=True) == ["(a)"]


def test_the_place_is_right_after_signs_that_count_as_two_or_none() -> None:
    assert found("cœur\u00adœuvre mot", "MOT") == ["mot"]
    assert found("cœur", "oe") == ["œ"]


def test_nothing_is_found_by_nothing() -> None:
    assert (found("un mot", ""), found("", "mot"), may_hold("un mot", "mot")) == ([], [], True)


@given(
    st.text(alphabet="aàœ’ '\u00a0e\u0301B", max_size=12),
    st.text(alphabet="aàœ’' eB", min_size=1, max_size=3),
)
def test_what_is_found_lies_in_order_inside_the_text(text: str, wanted: str) -> None:
    places = find_words(text, wanted)
    assert all(place.start < place.end <= len(text) for place in places)
    assert all(one.end <= other.start or text[one.end - 1] in "œ" for one, other in pairwise(places))

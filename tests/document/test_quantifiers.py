"""Counts in the words of minutes, and words read back as counts."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomdesk.document.quantifiers import (
    Noun,
    ScaleFault,
    quantifier_for,
    read_quantifiers,
    scale_from,
    steps_as_data,
)
from iomdesk.runtime.templates import load_template

SCALES = {language: scale_from(load_template("quantifiers")[language]) for language in ("fr", "en", "es")}
FR = SCALES["fr"]
NOUNS: tuple[Noun, ...] = ("members", "delegations", "others")


def words_in(text: str, language: str = "fr") -> list[str]:
    return [found.words for found in read_quantifiers(text, SCALES[language])]


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "un État Membre"),
        (2, "deux États Membres"),
        (3, "quelques États Membres"),
        (4, "quelques États Membres"),
        (5, "plusieurs États Membres"),
        (9, "plusieurs États Membres"),
        (10, "de nombreux États Membres"),
    ],
)
def test_a_count_has_its_words_whatever_the_share_is_below_half(count: int, words: str) -> None:
    assert quantifier_for(FR, count, 40) == words


def test_more_than_half_of_those_who_spoke_are_the_majority_and_half_are_not() -> None:
    assert quantifier_for(FR, 6, 10) == "la majorité des États Membres qui ont pris la parole"
    assert quantifier_for(FR, 5, 10) == "plusieurs États Membres"


def test_all_who_spoke_are_all_but_two_of_two_are_two() -> None:
    assert quantifier_for(FR, 3, 3, "delegations") == "toutes les délégations qui ont pris la parole"
    assert quantifier_for(FR, 2, 2) == "deux États Membres"


def test_others_are_counted_and_never_a_share() -> None:
    assert quantifier_for(FR, 6, 6, "others") == "plusieurs autres délégations"


@given(st.integers(1, 300), st.integers(0, 300), st.sampled_from(sorted(SCALES)), st.sampled_from(NOUNS))
def test_what_is_written_for_a_count_reads_back_as_true_of_it(
    count: int, silent: int, language: str, noun: Noun
) -> None:
    scale = SCALES[language]
    words = quantifier_for(scale, count, count + silent, noun)
    (found,) = read_quantifiers(f"{words[0].upper()}{words[1:]} …", scale)
    assert found.words.casefold() == words.casefold()
    assert found.says(count, count + silent)


def test_several_is_neither_two_nor_a_dozen() -> None:
    (found,) = read_quantifiers("Plusieurs États Membres ont jugé que …", FR)
    assert [count for count in range(15) if found.says(count, 40)] == [5, 6, 7, 8, 9]


def test_an_exact_number_is_true_of_itself_alone() -> None:
    for text in ("Sept délégations ont …", "7 délégations ont …"):
        (found,) = read_quantifiers(text, FR)
        assert found.says(7, 9)
        assert not found.says(8, 9)


def test_other_words_for_the_same_are_read_whatever_their_spaces_and_apostrophes() -> None:
    assert words_in("Certaines\u00a0délégations ont …") == ["Certaines\u00a0délégations"]
    assert words_in("L'ensemble des États Membres a …") == ["L'ensemble des États Membres"]


def test_each_clause_has_its_own() -> None:
    text = "Plusieurs États Membres ont jugé X ; deux délégations ont souhaité Y. Un État Membre a demandé Z."
    assert words_in(text) == ["Plusieurs États Membres", "deux délégations", "Un État Membre"]


def test_those_by_whom_something_was_said_are_read() -> None:
    assert words_in("Des inquiétudes ont été exprimées par quelques délégations.") == ["quelques délégations"]


@pytest.mark.parametrize(
    "text",
    [
        "Le Groupe de travail a invité les États Membres à poursuivre.",
        "Il a rappelé qu’un État Membre pouvait se retirer.",
        "La délégation a parlé.",
        "Plusieurs États ont parlé.",
    ],
)
def test_who_is_only_spoken_of_is_no_quantifier(text: str) -> None:
    assert words_in(text) == []


def test_the_member_states_at_the_head_of_a_sentence_are_all() -> None:
    (found,) = read_quantifiers("Les États Membres ont salué le rapport.", FR)
    assert found.says(8, 8)
    assert not found.says(7, 8)


def test_others_are_told_from_those_named_before() -> None:
    (found,) = read_quantifiers("La Suisse et plusieurs autres délégations ont …", FR)
    assert found.is_others
    assert found.says(5, 6)


@pytest.mark.parametrize("language", sorted(SCALES))
def test_a_scale_survives_as_plain_data(language: str) -> None:
    steps = steps_as_data(SCALES[language])
    assert scale_from(load_template("quantifiers")[language], steps) == SCALES[language]


def step(least: int, most: int | None = None, words: str = "quelques voix", **more: Any) -> dict[str, Any]:
    return {"least": least, "most": most, "members": words, "delegations": words, "others": words} | more


@pytest.mark.parametrize(
    ("steps", "fault", "place"),
    [
        ([step(1, 4), step(6)], "gap", None),
        ([step(2)], "gap", None),
        ([step(1, 9)], "gap", None),
        ([step(1, share=0.5)], "gap", None),
        ([step(1), step(4, 3)], "limits", 1),
        ([step(0)], "limits", 0),
        ([step(1), step(5, words=" ")], "words", 1),
        ([step(1, others="")], "gap", None),
    ],
)
def test_a_scale_that_leaves_a_count_without_words_is_refused(
    steps: Sequence[dict[str, Any]], fault: str, place: int | None
) -> None:
    with pytest.raises(ScaleFault, match=fault) as refused:
        scale_from({}, steps)
    assert refused.value.place == place


def test_the_house_may_draw_its_own_lines() -> None:
    scale = scale_from({}, [step(1, 3, "peu d’États"), step(4, None, "maints États")])
    assert quantifier_for(scale, 4, 9) == "maints États"
    (found,) = read_quantifiers("Maints États ont …", scale)
    assert found.says(4, 9)

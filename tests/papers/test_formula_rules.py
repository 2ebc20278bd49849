"""What may stand in a formula is what its place in the program fills."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from iomdesk.papers import PAPERS
from iomdesk.papers.facts import LANGUAGES
from iomdesk.papers.formula_rules import (
    FormulaRefused,
    FormulaUnknown,
    checked_formula,
    editable_keys,
    forms_of,
    places_left_out,
    places_of,
    shipped_forms,
)
from iomdesk.papers.house import HouseFacts
from iomdesk.papers.wording import Formula
from tests.papers.facts_samples import BUDGET_GROUP, FULL, GROUP, with_session


def longest(key: str, language: str) -> str | Mapping[str, str]:
    """Write a formula that holds every place it may hold."""
    places = " ".join(f"{{{name}}}" for name in places_of(key))
    formula: Formula = checked_formula(
        key, language, tuple(f"{form} {places}" for form in shipped_forms(key, language))
    )
    assert not isinstance(formula, list)
    return formula


@pytest.mark.parametrize("kind", PAPERS)
@pytest.mark.parametrize("bodies", [(GROUP,), (GROUP, BUDGET_GROUP)])
def test_every_place_that_a_formula_may_hold_is_filled(kind: str, bodies: tuple[object, ...]) -> None:
    own = {key: {language: longest(key, language) for language in LANGUAGES} for key in editable_keys()}
    facts = replace(with_session(FULL, bodies=bodies), house=HouseFacts(own))
    for language in LANGUAGES:
        assert PAPERS[kind](facts, language).title


@pytest.mark.parametrize("key", editable_keys())
def test_the_shipped_words_may_stand(key: str) -> None:
    for language in LANGUAGES:
        forms = shipped_forms(key, language)
        stored = checked_formula(key, language, forms)
        assert not isinstance(stored, list)
        assert forms_of(stored) == forms
        assert places_left_out(key, language, forms) == ()


def test_one_form_serves_for_both() -> None:
    assert checked_formula("outcome.noted", "fr", ("Noté.",)) == {"one": "Noté.", "many": "Noté."}


def test_what_is_left_out_is_named() -> None:
    assert places_left_out("participation.member", "en", ("States came.", "States came.")) == ("list",)


@pytest.mark.parametrize(
    "form", ["", "{", "}", "{}", "{0}", "{Group.x}", "{Group[0]}", "{Group:>9}", "{Group!r}", "{nobody}"]
)
def test_anything_else_in_braces_is_refused(form: str) -> None:
    with pytest.raises(FormulaRefused):
        checked_formula("outcome.noted", "fr", (form,))


def test_lists_and_unknown_keys_are_no_formulae() -> None:
    for key in ("numbers", "nothing.such"):
        with pytest.raises(FormulaUnknown):
            shipped_forms(key, "fr")

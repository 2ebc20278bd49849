import pytest

from iomdesk.document.linting.linter import lint
from iomdesk.document.linting.rule_words import EXAMPLES, rule_descriptions, rule_titles
from iomdesk.document.linting.rules import RULE_NAMES
from tests.document.linting.known_house import facts_for, paragraphs

CASES = [(rule, language) for rule in RULE_NAMES for language in ("fr", "en", "es")]


def test_every_rule_has_a_title_a_description_and_examples_in_each_language() -> None:
    assert set(rule_titles()) == set(rule_descriptions()) == set(EXAMPLES) == set(RULE_NAMES)
    assert all(set(examples) == {"fr", "en", "es"} for examples in EXAMPLES.values())


@pytest.mark.parametrize(("rule", "language"), CASES)
def test_every_rule_fires_on_the_example_of_what_is_not_written(rule: str, language: str) -> None:
    wrong, _right = EXAMPLES[rule][language]
    findings = lint(paragraphs(wrong, sources=(1, 2)), facts_for(rule, language))
    assert rule in {one.rule for one in findings}
    assert all(one.why for one in findings)


@pytest.mark.parametrize(("rule", "language"), CASES)
def test_every_rule_is_silent_on_the_example_of_what_is_written(rule: str, language: str) -> None:
    _wrong, right = EXAMPLES[rule][language]
    findings = lint(paragraphs(right, sources=(1, 2)), facts_for(rule, language))
    assert rule not in {one.rule for one in findings}


@pytest.mark.parametrize(("rule", "language"), CASES)
def test_every_rule_can_be_switched_off(rule: str, language: str) -> None:
    from dataclasses import replace

    wrong, _right = EXAMPLES[rule][language]
    silent = replace(facts_for(rule, language), off=frozenset({rule}))
    assert rule not in {one.rule for one in lint(paragraphs(wrong, sources=(1, 2)), silent)}

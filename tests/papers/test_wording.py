from dataclasses import replace
from itertools import chain

import pytest

from iomdesk.document.inline import Reference, Run, plain
from iomdesk.papers.wording import FORMULAE, TemplateFault, Wording, default_wording, fill, read_placeholders
from iomdesk.runtime.templates import load_template

LANGUAGES = {"fr", "en", "es"}


def all_strings(wording: Wording) -> list[str]:
    forms = chain.from_iterable(by_language.values() for by_language in wording.formulae.values())
    nested = ([form] if isinstance(form, str) else form for form in forms)
    return [text for form in nested for text in (form.values() if isinstance(form, dict) else form)]


def test_every_formula_has_the_three_languages_in_the_same_forms() -> None:
    for key, by_language in default_wording().formulae.items():
        assert set(by_language) == LANGUAGES, key
        shapes = {tuple(form) if isinstance(form, dict) else type(form) for form in by_language.values()}
        assert shapes in ({("one", "many")}, {str}, {list}), key


def test_no_formula_stands_in_two_files() -> None:
    keys = [key for name in FORMULAE for key in load_template(name)]
    assert len(keys) == len(set(keys))


def test_every_formula_holds_only_known_placeholders() -> None:
    for text in all_strings(default_wording()):
        list(read_placeholders(text))


def test_every_verb_and_name_has_the_three_languages() -> None:
    wording = default_wording()
    for part in wording.verbs.values():
        assert all(set(verb) == LANGUAGES for verb in part.values())
    for kind in ("honorifics", "offices", "groups", "places"):
        assert all(set(entry) == LANGUAGES for entry in wording.names[kind])


def test_joint_verbs_are_there_for_every_operative_verb() -> None:
    verbs = default_wording().verbs
    assert set(verbs["operative_joint"]) == set(verbs["operative"])
    assert set(verbs["preamble_joint"]) <= set(verbs["preamble"])


def test_no_formula_holds_straight_signs() -> None:
    assert [text for text in all_strings(default_wording()) if "'" in text or '"' in text] == []


@pytest.mark.parametrize(
    "template", ["{x.y}", "{list[0]}", "{list!r}", "{list:>5}", "{}", "{0}", "{unknown}", "{"]
)
def test_anything_but_a_plain_known_placeholder_is_refused(template: str) -> None:
    with pytest.raises(TemplateFault):
        fill(template, {"list": "a", "x": "b"})


def test_placeholders_take_strings_and_set_texts() -> None:
    filled = fill("{number} : {list}.", {"number": "2", "list": (Run("a", italic=True), Reference("b"))})
    assert filled == (Run("2 : "), Run("a", italic=True), Reference("b"), Run("."))


def test_a_placeholder_that_its_place_does_not_fill_is_refused() -> None:
    with pytest.raises(TemplateFault, match="list"):
        fill("{list}", {"number": "2"})


def test_braces_in_a_value_are_words() -> None:
    assert fill("{list}", {"list": "{group} {0}"}) == plain("{group} {0}")


def test_a_formula_that_is_missing_is_named() -> None:
    wording = replace(default_wording(), formulae={"a": {"fr": "un"}})
    assert wording.template("a", "fr") == "un"
    with pytest.raises(TemplateFault, match="a: nothing for es"):
        wording.template("a", "es")
    with pytest.raises(TemplateFault, match="b: nothing for fr"):
        wording.template("b", "fr")


@pytest.mark.parametrize(
    ("count", "language", "words"),
    [(1, "fr", "une"), (2, "en", "two"), (9, "es", "nueve"), (10, "fr", "10"), (0, "en", "no")],
)
def test_counts_are_in_words_below_ten(count: int, language: str, words: str) -> None:
    assert default_wording().number(count, language) == words

"""Paragraphs drafted from what was said, in three renderings and three languages."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomdesk.document.quantifiers import read_quantifiers
from iomdesk.document.sourced_prose import check_prose
from iomdesk.papers.facts import LANGUAGES, InterventionFact
from iomdesk.papers.house import NO_HOUSE, HouseFacts
from iomdesk.papers.prose import RENDERINGS, Prose, spoken_of
from iomdesk.runtime.templates import load_template

NAMES = {
    "CHE": ({"fr": "Suisse", "en": "Switzerland", "es": "Suiza"}, "la"),
    "ECU": ({"fr": "Équateur", "en": "Ecuador", "es": "Ecuador"}, "l’"),
    "USA": (
        {"fr": "États-Unis d’Amérique", "en": "United States of America", "es": "Estados Unidos de América"},
        "les",
    ),
    "IRN": (
        {
            "fr": "Iran (République islamique d’)",
            "en": "Iran (Islamic Republic of)",
            "es": "Irán (República Islámica del)",
        },
        "République islamique d’",
    ),
    "PHL": ({"fr": "Philippines", "en": "Philippines", "es": "Filipinas"}, "les"),
    "NLD": (
        {
            "fr": "Pays-Bas (Royaume des)",
            "en": "Netherlands (Kingdom of the)",
            "es": "Países Bajos (Reino de los)",
        },
        "les",
    ),
}


def said(id_: int, state: str, **fields: Any) -> InterventionFact:
    names, article = NAMES[state]
    values = {"stance": "support", "attribution": "named"} | fields
    return InterventionFact(id_, hash(state), names, article=article, **values)


def drafted(
    facts: Sequence[InterventionFact], language: str = "fr", rendering: str = "nominative"
) -> list[str]:
    found = Prose(NO_HOUSE, language, rendering).draft(facts, facts)
    return [one.text.replace("\u00a0", " ") for one in found]


THREE = (said(1, "USA"), said(2, "CHE"), said(3, "ECU"))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "L’Équateur, les États-Unis d’Amérique et la Suisse ont appuyé la proposition."),
        ("en", "Ecuador, Switzerland and the United States of America supported the proposal."),
        ("es", "El Ecuador, los Estados Unidos de América y Suiza apoyaron la propuesta."),
    ],
)
def test_states_are_named_with_their_articles_in_the_order_of_the_language(language: str, text: str) -> None:
    assert drafted(THREE, language) == [text]


def test_long_and_bracketed_names_read_as_in_a_sentence() -> None:
    facts = (said(1, "IRN"), said(2, "NLD"), said(3, "PHL"))
    (fr,) = drafted(facts)
    assert fr.startswith("La République islamique d’Iran, les Pays-Bas et les Philippines ont")
    (en,) = drafted(facts, "en")
    assert en.startswith("Iran, the Netherlands and the Philippines supported")


def test_each_sense_is_a_paragraph_of_its_own_in_the_order_of_speaking() -> None:
    facts = (
        said(1, "CHE", stance="reservation"),
        said(2, "ECU"),
        said(3, "USA", stance="reservation"),
        said(4, "PHL", stance="opposition"),
        said(5, "IRN", stance="question"),
        InterventionFact(6, None, {}, kind="administration"),
    )
    assert drafted(facts, rendering="anonymous") == [
        "Deux États Membres ont émis des réserves.",
        "Un État Membre a appuyé la proposition.",
        "Un État Membre a exprimé son opposition.",
        "Un État Membre a demandé des précisions.",
        "L’Administration a donné des informations sur ce point.",
    ]
    senses = [(one.sense, one.sources) for one in Prose(NO_HOUSE, "fr").draft(facts, facts)]
    assert senses[0] == ("reservation", (1, 3))


def test_clauses_follow_a_verb_and_other_notes_a_colon() -> None:
    facts = (
        said(1, "CHE", stance="none", summary="Que le rapport devait être public."),
        said(2, "ECU", stance="none", summary="qu’il devait être bref"),
    )
    assert drafted(facts, rendering="anonymous") == [
        "Deux États Membres ont jugé que le rapport devait être public et qu’il devait être bref."
    ]
    notes = (
        said(1, "CHE", summary="Rapport public ; délai de deux semaines."),
        said(2, "ECU", summary="Même avis."),
    )
    assert drafted(notes, rendering="anonymous") == [
        "Deux États Membres ont appuyé la proposition, en relevant ce qui suit : "
        "rapport public ; délai de deux semaines."
    ]


def test_notes_in_another_language_are_left_out_and_counted() -> None:
    facts = (said(1, "CHE", summary="Le rapport doit être public."), said(2, "ECU", summary="Même avis."))
    (found,) = Prose(NO_HOUSE, "en").draft(facts, facts)
    assert found.text == "All the Member States that took the floor supported the proposal." or (
        found.text == "Two Member States supported the proposal."
    )
    assert found.left_out == (1, 2)


def test_who_may_not_be_named_is_counted_beside_those_who_may() -> None:
    facts = (said(1, "CHE"), said(2, "ECU", attribution="anonymous"), said(3, "USA", attribution="listed"))
    assert drafted(facts) == ["La Suisse et deux autres délégations ont appuyé la proposition."]


def test_a_delegation_with_one_unnamed_statement_is_not_named_for_both() -> None:
    facts = (said(1, "CHE"), said(2, "CHE", attribution="anonymous"), said(3, "ECU"))
    assert drafted(facts) == ["L’Équateur et une autre délégation ont appuyé la proposition."]


def test_a_group_counts_as_a_group_and_is_named_only_where_it_may_be() -> None:
    group = said(1, "CHE", on_behalf_of="Groupe des États d’Afrique")
    facts = (group, said(2, "ECU"))
    assert drafted(facts) == ["Le Groupe des États d’Afrique et l’Équateur ont appuyé la proposition."]
    assert drafted(facts, rendering="anonymous") == [
        "Un État Membre et un groupe d’États ont appuyé la proposition."
    ]
    assert drafted(facts, "en") == ["The Group of African States and Ecuador supported the proposal."]
    unnamed = (replace(group, attribution="anonymous"),)
    assert drafted(unnamed) == ["Un groupe d’États a appuyé la proposition."]


def test_observers_are_delegations_and_no_member_states() -> None:
    facts = (said(1, "CHE"), said(2, "ECU", capacity="organisation"))
    assert drafted(facts, rendering="anonymous") == ["Deux délégations ont appuyé la proposition."]


def test_the_house_s_own_scale_is_used() -> None:
    steps = [{"least": 1, "members": "d’aucuns", "delegations": "d’aucuns", "others": "d’autres"}]
    (found,) = Prose(HouseFacts(scales={"fr": steps}), "fr").draft(THREE, THREE)
    assert found.text == "D’aucuns ont appuyé la proposition."


_facts = st.lists(
    st.builds(
        said,
        st.integers(1, 30),
        st.sampled_from(sorted(NAMES)),
        stance=st.sampled_from(["none", "support", "reservation", "opposition", "question"]),
        attribution=st.sampled_from(["named", "listed", "anonymous"]),
        kind=st.sampled_from(["statement", "statement", "right_of_reply", "point_of_order"]),
        on_behalf_of=st.sampled_from(["", "", "Groupe secret"]),
        summary=st.sampled_from(
            ["", "Même avis.", "La Suisse et l’Équateur offrent leur aide.", "Groupe secret d’accord"]
        ),
    ),
    min_size=1,
    max_size=9,
    unique_by=lambda one: one.id,
)


@given(_facts, st.sampled_from(LANGUAGES), st.sampled_from(RENDERINGS))
def test_a_statement_that_is_anonymous_is_never_told_by_name(
    facts: list[InterventionFact], language: str, rendering: str
) -> None:
    for paragraph in Prose(NO_HOUSE, language, rendering).draft(facts, facts):
        cited = [one for one in facts if one.id in paragraph.sources]
        hidden = {
            one.on_behalf_of or one.names[language].split(" (")[0]
            for one in cited
            if one.attribution == "anonymous"
        }
        assert not [name for name in hidden if name in paragraph.text]


@given(_facts, st.sampled_from(LANGUAGES), st.sampled_from(["listed", "anonymous"]))
def test_nobody_is_named_unless_the_rendering_is_nominative(
    facts: list[InterventionFact], language: str, rendering: str
) -> None:
    silent = [replace(one, summary="") for one in facts]
    for paragraph in Prose(NO_HOUSE, language, rendering).draft(silent, silent):
        assert not [
            name for names, _article in NAMES.values() for name in names.values() if name in paragraph.text
        ]


@given(_facts, st.sampled_from(LANGUAGES), st.sampled_from(RENDERINGS))
def test_what_is_drafted_is_true_of_its_sources(
    facts: list[InterventionFact], language: str, rendering: str
) -> None:
    silent = [replace(one, summary="") for one in facts]
    prose = Prose(NO_HOUSE, language, rendering)
    spoken = [spoken_of(one) for one in silent]
    manner = load_template("drafting")[language]
    for paragraph in prose.draft(silent, silent):
        found = check_prose(paragraph.text, paragraph.sources, spoken, prose.scale, manner)
        assert not found, (paragraph, read_quantifiers(paragraph.text, prose.scale))

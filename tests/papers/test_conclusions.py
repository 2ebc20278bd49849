from dataclasses import replace

import pytest

from iomdesk.papers.facts import ItemFacts, PaperFacts
from iomdesk.papers.report import report_to_cppf
from tests.papers.facts_samples import BARE, BUDGET_GROUP, FULL, GROUP, item, section, with_session


def conclusions(*items: ItemFacts, language: str = "fr", facts: PaperFacts = BARE) -> list[str]:
    heading = {"fr": "Conclusions", "en": "Conclusions", "es": "Conclusiones"}[language]
    return section(report_to_cppf(replace(facts, items=items), language), heading)[1:]


TWO = (item(1, "A", "A", "A", outcome="noted"), item(2, "B", "B", "B", outcome="noted"))


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "fr",
            "Au terme de ses travaux, le Groupe de travail a pris note des informations communiquées au "
            "titre des points 1 et 2 de l’ordre du jour (paragraphes 3 et 4).",
        ),
        (
            "en",
            "At the conclusion of its work, the Working Group took note of the information provided under "
            "agenda items 1 and 2 (paragraphs 3 and 4).",
        ),
        (
            "es",
            "Al término de su labor, el Grupo de Trabajo tomó nota de la información facilitada en relación "
            "con los temas 1 y 2 del programa (párrafos 3 y 4).",
        ),
    ],
)
def test_items_that_ended_alike_are_put_together_with_their_paragraphs(language: str, sentence: str) -> None:
    assert conclusions(*TWO, language=language) == [f"5. {sentence}"]


def test_different_endings_make_a_list() -> None:
    items = (*TWO, item(3, "C", outcome="deferred"), item(4, "D", outcome="adopted", parent_id=3))
    assert conclusions(*items) == [
        "7. Au terme de ses travaux, le Groupe de travail :",
        "a) a pris note des informations communiquées au titre des points 1 et 2 de l’ordre du jour "
        "(paragraphes 3 et 4) ;",
        "b) est convenu de reporter à une session ultérieure l’examen du point 3 de l’ordre du jour "
        "(paragraphe 5) ;",
        "c) a approuvé le texte soumis au titre du point 3 a) de l’ordre du jour (paragraphe 6).",
    ]


def test_recommendations_are_named() -> None:
    assert conclusions(*FULL.items, facts=FULL, language="en")[1] == (
        "(a) made recommendation 1 under agenda item 2 (paragraph 12);"
    )
    assert (
        "a formulé une recommandation au titre du point 1"
        in conclusions(item(1, "A", outcome="recommended"))[0]
    )


def test_several_bodies_conclude_in_the_plural() -> None:
    joint = with_session(BARE, bodies=(GROUP, BUDGET_GROUP))
    assert conclusions(TWO[0], facts=joint)[0] == (
        "4. Au terme de leurs travaux, les Groupes de travail ont pris note des informations communiquées "
        "au titre du point 1 de l’ordre du jour (paragraphe 3)."
    )


def test_without_outcomes_there_are_no_conclusions() -> None:
    assert conclusions(item(1, "A", minutes={"fr": "Rien."})) == []


def test_the_adoption_of_the_agenda_is_no_conclusion() -> None:
    assert conclusions(item(1, "A", role="adoption_of_agenda", outcome="adopted")) == []

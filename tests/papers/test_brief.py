from dataclasses import replace
from datetime import date

import pytest

from iomdesk.papers.brief import chair_brief
from iomdesk.papers.facts import EarlierItemFact, OpenRecommendationFact
from tests.papers.facts_samples import (
    BARE,
    BUDGET_GROUP,
    FULL,
    GROUP,
    LANGUAGES,
    RECOMMENDATIONS,
    SESSION,
    item,
    lines,
    with_session,
)

EARLIER = replace(SESSION, id=8, number=1, start_on=date(2019, 10, 8), end_on=date(2019, 10, 9))
LAST = item(
    51,
    "Rôle",
    outcome="continued",
    minutes={"fr": "Un premier échange a eu lieu :\n\n1. sur le rôle ;\n2. sur les moyens."},
)
SCRIPT = replace(
    FULL,
    recommendations=(),
    agenda_symbol="WG/2/1",
    earlier=(EarlierItemFact(102, EARLIER, LAST, "4 a)", is_continued=True),),
    open_recommendations=(OpenRecommendationFact(EARLIER, RECOMMENDATIONS[0], (102,)),),
)


def part(language: str, title: str, facts: object = SCRIPT) -> list[str]:
    said = lines(chair_brief(facts, language))  # type: ignore[arg-type]
    start = next(place for place, line in enumerate(said) if line.startswith(title))
    end = next(
        (n for n, line in enumerate(said) if n > start and line[:1].isdigit() and ". " in line[:4]), None
    )
    return said[start:end]


def test_item_says_what_the_mandate_the_past_and_the_chair_say() -> None:
    assert part("fr", "2. Rôle de l’OIM") == [
        "2. Rôle de l’OIM",
        "Alinéa du mandat (projet) :",
        "1 a) Examen du rôle de l’OIM.",
        "Suite de – première session (8-9 octobre 2019), point 4 a) :",
        "– Un premier échange a eu lieu :",
        "a) sur le rôle ;",
        "b) sur les moyens.",
        "– Le Groupe de travail est convenu de poursuivre l’examen de ce point à sa prochaine session.",
        "Recommandation en cours :",
        "– Recommandation 1, première session (8-9 octobre 2019) (convenue)",
        "– Prend note du rapport ;",
        "– Recommande au CPPF d’agir.",
        "Pour ouvrir : Nous passons au point 2, « Rôle de l’OIM ». La parole est ensuite aux délégations.",
        "Pour clore : Je remercie les délégations. Puis-je considérer que le Groupe de travail a achevé "
        "l’examen de "
        "ce point pour la présente session ? Il en est ainsi décidé.",
    ]


def test_agenda_is_called_up_by_its_symbol() -> None:
    assert "The draft has been circulated to you as document WG/2/1." in part("en", "1. Adoption")[1]


def test_item_with_parts_is_closed_after_its_last_part() -> None:
    said = lines(chair_brief(SCRIPT, "fr"))
    places = [n for n, line in enumerate(said) if line.startswith(("3 b) Second volet", "4. Questions"))]
    closing = [line for line in said[places[0] : places[1]] if line.startswith("Pour clore")]
    assert len(closing) == 2


def test_item_without_a_past_under_its_clauses_says_so() -> None:
    assert "Aucun point n’a encore été examiné au titre des mêmes alinéas." in part(
        "fr", "3. Groupes régionaux"
    )


def test_presenter_is_given_the_floor_with_the_article_of_the_language() -> None:
    items = tuple(replace(one, presenter="Administration") for one in SCRIPT.items)
    facts = replace(SCRIPT, items=items)
    floors = {"fr": "à l’Administration", "en": "to the Administration", "es": "a la Administración"}
    for language, floor in floors.items():
        assert any(floor in line for line in lines(chair_brief(facts, language))), language


@pytest.mark.parametrize("language", LANGUAGES)
def test_session_is_opened_first_and_closed_last(language: str) -> None:
    said = lines(chair_brief(SCRIPT, language))
    opened = {"fr": "Je déclare ouverte la deuxième session du Groupe de travail.",
              "en": "I declare open the second session of the Working Group.",
              "es": "Declaro abierta la segunda Reunión del Grupo de Trabajo."}  # fmt: skip
    assert said[1] == opened[language]
    assert said[-1].endswith(opened[language].split(" session")[-1].split(" Reunión")[-1])


def test_bare_session_and_joint_session_have_their_sentences() -> None:
    assert lines(chair_brief(BARE, "fr"))[1] == "Je déclare ouverte la réunion du Groupe de travail."
    joint = with_session(SCRIPT, bodies=(GROUP, BUDGET_GROUP))
    assert any("les Groupes de travail ont achevé" in line for line in lines(chair_brief(joint, "fr")))


def test_script_is_said_not_to_be_distributed() -> None:
    assert "n’est pas distribué" in chair_brief(SCRIPT, "fr").cover.foot

from dataclasses import replace

import pytest

from iomdesk.papers.facts import DelegationFact, ItemFacts, PaperFacts
from iomdesk.papers.report import report_to_cppf
from tests.papers.facts_samples import BARE, DELEGATIONS, FULL, item, section, state

ADOPTION = item(1, "Adoption de l’ordre du jour", role="adoption_of_agenda")


def read(facts: PaperFacts, heading: str, language: str = "fr") -> list[str]:
    return section(report_to_cppf(facts, language), heading)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "Les États Membres suivants étaient représentés : Allemagne, Équateur, Italie et Suisse."),
        ("en", "The following Member States were represented: Ecuador, Germany, Italy and Switzerland."),
        (
            "es",
            "Estuvieron representados los siguientes Estados Miembros: Alemania, Ecuador, Italia y Suiza.",
        ),
    ],
)
def test_members_are_sorted_in_the_language_of_the_paper(language: str, sentence: str) -> None:
    heading = {"fr": "participation", "en": "attendance", "es": "participación"}[language]
    assert read(FULL, heading, language)[2] == f"6. {sentence}"


def test_one_delegation_is_singular_whatever_its_capacity() -> None:
    delegations = (
        DELEGATIONS[2],
        state(70, "Saint-Siège", "Holy See", "Santa Sede", capacity="observer_state"),
    )
    assert read(replace(BARE, delegations=delegations), "participation")[1:] == [
        "2. L’État Membre suivant était représenté : Allemagne.",
        "3. L’État suivant était représenté en qualité d’observateur : Saint-Siège.",
    ]


def test_spanish_says_e_before_the_sound_of_i() -> None:
    delegations = (state(1, "Italie", "Italy", "Italia"), state(2, "Espagne", "Spain", "España"))
    assert "España e Italia." in read(replace(BARE, delegations=delegations), "participación", "es")[1]


def test_the_administration_is_no_delegation_that_was_represented() -> None:
    administration = DelegationFact(1, {"fr": "Administration"}, "administration")
    assert read(replace(BARE, delegations=(administration,)), "participation") == []


def test_the_opening_is_told_for_a_session_of_several_days_only() -> None:
    assert read(FULL, "participation")[1] == (
        "5. La session s’est ouverte le 12 mai 2020 et s’est achevée le 13 mai 2020."
    )
    one_day = replace(FULL, session=replace(FULL.session, end_on=FULL.session.start_on))
    assert "ouverte" not in read(one_day, "participation")[1]


def agenda(*items: ItemFacts) -> list[str]:
    return read(replace(BARE, items=items), "I. ")


def test_an_adopted_agenda_is_said_to_be_adopted() -> None:
    assert agenda(replace(ADOPTION, outcome="adopted"))[:2] == [
        "I. Adoption de l’ordre du jour",
        "2. Le Groupe de travail a adopté son ordre du jour, qui est reproduit à l’annexe.",
    ]
    assert agenda(item(1, "A", stage="adopted"))[1].startswith("2. Le Groupe de travail a adopté")


def test_a_provisional_agenda_is_not_said_to_be_adopted() -> None:
    assert agenda(ADOPTION)[1] == "2. L’ordre du jour provisoire est reproduit à l’annexe."
    assert agenda(item(1, "A"))[0] == "I. Ordre du jour"
    assert read(replace(BARE, items=(ADOPTION,)), "I. ", "en")[1] == (
        "2. The provisional agenda is reproduced in the annex."
    )


def test_the_debate_on_the_agenda_stands_before_its_adoption() -> None:
    written = agenda(replace(ADOPTION, outcome="adopted", minutes={"fr": "Une modification a été proposée."}))
    assert written[1:] == [
        "2. Une modification a été proposée.",
        "3. Le Groupe de travail a adopté son ordre du jour, qui est reproduit à l’annexe.",
    ]


def test_other_business_and_adoption_are_there_only_when_something_was_said() -> None:
    other = item(6, "Questions diverses", role="other_business")
    assert read(replace(BARE, items=(other,)), "Questions diverses") == []
    said = replace(other, minutes={"fr": "Rien."})
    assert read(replace(BARE, items=(said,)), "Questions diverses") == ["II. Questions diverses", "3. Rien."]
    assert read(FULL, "Adoption du rapport")[1] == "21. Le Groupe de travail a adopté le présent rapport."


def test_several_items_of_one_role_have_their_titles() -> None:
    others = tuple(item(n, f"Question {n}", role="other_business", minutes={"fr": "Rien."}) for n in (1, 2))
    assert read(replace(BARE, items=others), "Questions diverses")[1:] == [
        "Point 1 : Question 1",
        "3. Rien.",
        "Point 2 : Question 2",
        "4. Rien.",
    ]

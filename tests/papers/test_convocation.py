from dataclasses import replace
from datetime import date

import pytest

from iomdesk.document.blocks import NumberedParagraph
from iomdesk.papers.convocation import convening_letter
from tests.papers.facts_samples import BARE, BUDGET_GROUP, FULL, GROUP, LANGUAGES, lines, with_session

LETTER = replace(FULL, agenda_symbol="WG/2/1", deadline_days=14)


def test_letter_says_to_whom_what_where_and_when() -> None:
    said = lines(convening_letter(LETTER, "fr"))
    assert said[0] == "Aux États Membres de l’Organisation internationale pour les migrations"
    assert said[1] == (
        "L’Administration présente ses compliments aux États Membres et a l’honneur de les convier à la "
        "deuxième "
        "session du Groupe de travail sur les partenariats et la gouvernance de l’OIM, qui se tiendra à "
        "Genève les "
        "12 et 13 mai 2020."
    )
    assert "Les travaux se dérouleront sous la présidence de Mme A. Exemple (Suisse)." in said


@pytest.mark.parametrize(
    ("language", "rows"),
    [
        ("fr", ["Première séance | mardi 12 mai 2020 | 10 h-13 h",
                "Deuxième séance | mercredi 13 mai 2020 | à partir de 10 h"]),
        ("en", ["First meeting | Tuesday, 12 May 2020 | 10 a.m. to 1 p.m.",
                "Second meeting | Wednesday, 13 May 2020 | from 10 a.m."]),
        ("es", ["Primera sesión | martes, 12 de mayo de 2020 | de 10.00 a 13.00 horas",
                "Segunda sesión | miércoles, 13 de mayo de 2020 | a partir de las 10.00 horas"]),
    ],
)  # fmt: skip
def test_times_of_the_meetings_stand_in_a_table(language: str, rows: list[str]) -> None:
    assert [line for line in lines(convening_letter(LETTER, language)) if " | " in line][:2] == rows


def test_provisional_agenda_and_documents_are_attached_and_cited() -> None:
    said = lines(convening_letter(LETTER, "fr"))
    assert (
        "L’ordre du jour provisoire (WG/2/1) est joint en annexe I. Les documents dont la session sera "
        "saisie sont "
        "énumérés en annexe II." in said
    )
    assert "Annexe I – Ordre du jour provisoire" in said
    assert "Annexe II – Liste des documents" in said


@pytest.mark.parametrize(
    ("days", "said"),
    [(14, "deux semaines au moins avant l’ouverture de la session, soit le 28 avril 2020"),
     (7, "une semaine au moins avant l’ouverture de la session, soit le 5 mai 2020"),
     (30, "30 jours au moins avant l’ouverture de la session, soit le 12 avril 2020")],
)  # fmt: skip
def test_deadline_is_the_one_of_the_body(days: int, said: str) -> None:
    assert any(said in line for line in lines(convening_letter(replace(LETTER, deadline_days=days), "fr")))


def test_single_annex_has_no_number() -> None:
    said = lines(convening_letter(replace(LETTER, documents=()), "en"))
    assert "The provisional agenda (WG/2/1) is attached as annex." in said


def test_what_is_not_known_is_said_to_come_later() -> None:
    said = lines(convening_letter(with_session(BARE, number=None), "fr"))
    assert said[1] == (
        "L’Administration présente ses compliments aux États Membres et a l’honneur de les convier à une "
        "réunion du "
        "Groupe de travail sur les partenariats et la gouvernance de l’OIM, qui se tiendra à une date qui "
        "sera "
        "communiquée ultérieurement. Le lieu sera communiqué ultérieurement."
    )
    assert not any("au moins avant" in line for line in said)


def test_joint_meeting_names_both_bodies() -> None:
    facts = with_session(LETTER, number=None, bodies=(GROUP, BUDGET_GROUP))
    assert "à une réunion conjointe du Groupe de travail" in lines(convening_letter(facts, "fr"))[1]
    assert "et du Groupe de travail sur la réforme budgétaire" in lines(convening_letter(facts, "fr"))[1]


def test_practical_information_of_the_secretariat_stands_before_the_compliments() -> None:
    facts = replace(
        LETTER, texts={"practical": {"fr": "Les badges se retirent à l’entrée.\n\n1. Jour ;\n2. Heure."}}
    )
    said = lines(convening_letter(facts, "fr"))
    place = said.index("Les badges se retirent à l’entrée.")
    assert said[place + 1 : place + 3] == ["a) Jour ;", "b) Heure."]
    assert said[place + 3].startswith("L’Administration saisit cette occasion")
    assert not [b for b in convening_letter(facts, "fr").blocks if isinstance(b, NumberedParagraph)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_letter_is_dated_and_marked_as_an_example(language: str) -> None:
    document = convening_letter(
        replace(LETTER, cover=replace(LETTER.cover, dated_on=date(2020, 4, 28))), language
    )
    assert document.cover.date
    assert document.mark

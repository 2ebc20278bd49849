from dataclasses import replace
from datetime import date

import pytest

from iomdesk.papers.facts import AddresseeFacts, HistoryFact, MandateFacts, PaperFacts
from iomdesk.papers.report import report_to_cppf
from tests.papers.facts_samples import (
    BARE,
    BUDGET_GROUP,
    CPPF,
    FULL,
    GROUP,
    MANDATE,
    lines,
    section,
    with_session,
)

APPROVED = MandateFacts(6, "2017", "approuvé", {}, CPPF, 20, "S/20/9")


def introduction(facts: PaperFacts, language: str) -> list[str]:
    heading = {"fr": "Introduction", "en": "Introduction", "es": "Introducción"}[language]
    return section(report_to_cppf(facts, language), heading)[1:]


def test_the_report_says_to_whom_it_is_submitted_and_by_whom() -> None:
    assert introduction(FULL, "fr")[0] == (
        "1. Le présent rapport est soumis au Comité permanent des programmes et des finances (CPPF), pour "
        "examen à sa trente-deuxième session, par le Groupe de travail sur les partenariats et la "
        "gouvernance de l’OIM (ci-après « le Groupe de travail »)."
    )
    assert introduction(FULL, "en")[0] == (
        "1. The present report is submitted to the Standing Committee on Programmes and Finance (SCPF), for "
        "consideration at its thirty-second session, by the Working Group on IOM Partnerships and Governance "
        "(unofficial translation; hereinafter “the Working Group”)."
    )
    assert introduction(FULL, "es")[0] == (
        "1. El presente informe es presentado al Comité Permanente de Programas y Finanzas (CPPF), para que "
        "lo examine en su trigésima segunda Reunión, por el Grupo de Trabajo sobre las asociaciones y la "
        "gobernanza de la OIM (traducción no oficial; en adelante, «el Grupo de Trabajo»)."
    )


def test_a_session_of_the_addressee_that_is_not_known_is_left_out() -> None:
    facts = replace(FULL, addressee=AddresseeFacts(CPPF))
    assert "(CPPF) par le Groupe de travail" in introduction(facts, "fr")[0]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "fr",
            "2. Les alinéas du mandat cités dans le présent rapport sont ceux d’un projet de mandat qui n’a "
            "pas été approuvé (texte reproduit à l’annexe V).",
        ),
        (
            "en",
            "2. The clauses of the mandate cited in the present report are those of a draft mandate that "
            "has not been approved (text reproduced in annex V).",
        ),
        (
            "es",
            "2. Los apartados del mandato citados en el presente informe son los de un proyecto de mandato "
            "que no ha sido aprobado (texto reproducido en el anexo V).",
        ),
    ],
)
def test_a_draft_mandate_is_called_a_draft(language: str, sentence: str) -> None:
    assert introduction(FULL, language)[1] == sentence


def test_an_approved_mandate_names_who_approved_it_and_where() -> None:
    assert introduction(replace(BARE, mandate=APPROVED), "fr")[1] == (
        "2. Le mandat du Groupe de travail a été approuvé par le Comité permanent des programmes et des "
        "finances à sa vingtième session (document S/20/9)."
    )


def test_the_mandate_in_force_stands_before_the_draft_that_is_cited() -> None:
    texts = introduction(replace(FULL, mandate_in_force=APPROVED), "en")
    assert texts[1] == (
        "2. The mandate of the Working Group was approved by the Standing Committee on Programmes and "
        "Finance at its twentieth session (document S/20/9)."
    )
    assert "draft mandate" in texts[2]


def test_a_replaced_mandate_is_said_to_be_replaced() -> None:
    replaced = replace(APPROVED, status="remplacé", approving_session=None, document_symbol="")
    assert introduction(replace(BARE, mandate=replaced), "es")[1] == (
        "2. El mandato del Grupo de Trabajo al que se refiere el presente informe, aprobado por el Comité "
        "Permanente de Programas y Finanzas, ha sido sustituido posteriormente."
    )


def test_a_draft_that_nothing_is_mapped_to_is_not_spoken_of() -> None:
    assert lines(report_to_cppf(replace(BARE, mandate=MANDATE), "fr")) == lines(report_to_cppf(BARE, "fr"))


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "fr",
            "3. Le Groupe de travail a tenu sa deuxième session à Genève les 12 et 13 mai 2020. Il a tenu "
            "deux séances, sous la présidence de Mme A. Exemple (Suisse).",
        ),
        (
            "en",
            "3. The Working Group held its second session in Geneva on 12 and 13 May 2020. It held two "
            "meetings, under the chairmanship of Ms A. Exemple (Switzerland).",
        ),
        (
            "es",
            "3. El Grupo de Trabajo celebró su segunda Reunión en Ginebra los días 12 y 13 de mayo de 2020. "
            "Celebró dos sesiones, bajo la presidencia de la Sra. A. Exemple (Suiza).",
        ),
    ],
)
def test_the_session_is_told_with_its_meetings_and_chair(language: str, sentence: str) -> None:
    assert introduction(FULL, language)[2] == sentence


def test_one_meeting_is_singular() -> None:
    facts = with_session(BARE, meetings=FULL.session.meetings[:1])
    assert introduction(facts, "fr")[1] == "2. Le Groupe de travail a tenu une séance."


def test_a_session_without_a_number_met_on_its_day() -> None:
    facts = with_session(
        BARE, start_on=date(2014, 2, 13), end_on=date(2014, 2, 13), chair="Président du Conseil"
    )
    assert introduction(facts, "fr")[1] == (
        "2. Le Groupe de travail s’est réuni le 13 février 2014. Les travaux se sont déroulés sous la "
        "présidence du Président du Conseil."
    )
    assert introduction(facts, "en")[1] == (
        "2. The Working Group met on 13 February 2014. The proceedings were held under the chairmanship of "
        "the Chair of the Council."
    )


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "fr",
            "Les Groupes de travail ont tenu une réunion conjointe le 22 mai 2019. Ils ont tenu deux "
            "séances.",
        ),
        ("en", "The Working Groups held a joint meeting on 22 May 2019. They held two meetings."),
        (
            "es",
            "Los Grupos de Trabajo celebraron una reunión conjunta el 22 de mayo de 2019. Celebraron dos "
            "sesiones.",
        ),
    ],
)
def test_a_joint_session_is_plural_throughout(language: str, sentence: str) -> None:
    facts = with_session(
        BARE,
        bodies=(GROUP, BUDGET_GROUP),
        start_on=date(2019, 5, 22),
        meetings=FULL.session.meetings,
    )
    assert introduction(facts, language)[1] == f"2. {sentence}"


def test_a_body_without_a_name_in_the_language_is_named_in_another_which_is_said() -> None:
    facts = with_session(BARE, bodies=(GROUP, BUDGET_GROUP))
    assert introduction(facts, "en")[0] == (
        "1. The present report covers the work of the Working Group on IOM Partnerships and Governance "
        "(unofficial translation) and of [original text in French] Groupe de travail sur la réforme "
        "budgétaire, hereinafter “the Working Groups”."
    )


@pytest.mark.parametrize(
    ("start", "end", "language", "expected"),
    [
        (date(2020, 5, 1), date(2020, 5, 4), "fr", "du 1er au 4 mai 2020."),
        (date(2020, 5, 30), date(2020, 6, 2), "en", "from 30 May to 2 June 2020."),
        (date(2019, 12, 30), date(2020, 1, 2), "es", "del 30 de diciembre de 2019 al 2 de enero de 2020."),
        (date(2020, 5, 12), date(2020, 5, 15), "es", "del 12 al 15 de mayo de 2020."),
    ],
)
def test_dates_are_written_as_sentences_write_them(
    start: date, end: date, language: str, expected: str
) -> None:
    assert introduction(with_session(BARE, start_on=start, end_on=end), language)[1].endswith(expected)


def test_the_rapporteur_is_named_and_the_history_told_in_its_language() -> None:
    facts = replace(FULL, history=(HistoryFact(9, "Un fait connu."),))
    assert introduction(facts, "es")[-1] == "5. La Sra. B. Exemple (Ecuador) actuó como Relatora."
    assert introduction(facts, "fr")[2] == "3. Un fait connu."
    assert introduction(facts, "en")[2] == "3. [original text in French] Un fait connu."

from dataclasses import replace

import pytest

from iomdesk.document.blocks import Heading, OperativeParagraph, Paragraph, ParagraphStyle
from iomdesk.document.inline import Run
from iomdesk.papers.facts import PaperFacts, RecommendationFacts, RecommendationParagraphFact
from iomdesk.papers.report import report_to_cppf
from tests.papers.facts_samples import (
    BARE,
    BUDGET_GROUP,
    FULL,
    GROUP,
    RECOMMENDATIONS,
    operative,
    preamble,
    section,
    with_session,
)


def read(facts: PaperFacts, language: str = "fr") -> list[str]:
    word = {"fr": "Recommandation", "en": "Recommendation", "es": "Recomendaci"}[language]
    return section(report_to_cppf(facts, language), word)


def of(*paragraphs: RecommendationParagraphFact, language: str = "fr", facts: PaperFacts = BARE) -> list[str]:
    one = RecommendationFacts(1, 1, status="agreed", paragraphs=paragraphs)
    return read(replace(facts, recommendations=(one,)), language)[3:]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "fr",
            [
                "V. Recommandations au Comité permanent des programmes et des finances",
                "20. Les recommandations ci-après sont soumises au Comité permanent des programmes et des "
                "finances, pour examen et suite à donner, s’il y a lieu.",
                "Recommandation 1",
                "Mandat, alinéa 1 a) (projet) – point 2 de l’ordre du jour",
                "Le Groupe de travail,",
                "Ayant examiné la note,",
                "Tenant compte des débats,",
                "1. Prend note du rapport ;",
                "2. Recommande au CPPF d’agir.",
            ],
        ),
        (
            "en",
            [
                "V. Recommendations to the Standing Committee on Programmes and Finance",
                "20. The following recommendations are submitted to the Standing Committee on Programmes "
                "and Finance for consideration and action, as appropriate.",
                "Recommendation 1",
                "Mandate, clause 1(a) (draft) – agenda item 2",
                "The Working Group,",
                "Having considered the note,",
                "Taking into account the debates,",
                "1. Takes note of the report;",
                "2. Recommends that the SCPF act.",
            ],
        ),
        (
            "es",
            [
                "V. Recomendaciones al Comité Permanente de Programas y Finanzas",
                "20. Se presentan al Comité Permanente de Programas y Finanzas las siguientes "
                "recomendaciones para su examen y la adopción de medidas, si procede.",
                "Recomendación 1",
                "Mandato, apartado 1 a) (proyecto) – tema 2 del programa",
                "El Grupo de Trabajo,",
                "Habiendo examinado la nota,",
                "Teniendo en cuenta el debate,",
                "1. Toma nota del informe;",
                "2. Recomienda al CPPF que actúe.",
            ],
        ),
    ],
)
def test_a_recommendation_is_drafted_as_the_trade_drafts_it(language: str, expected: list[str]) -> None:
    assert read(FULL, language)[:9] == expected


def test_the_participle_is_italic_and_the_verb_bold_without_its_preposition() -> None:
    blocks = report_to_cppf(FULL, "fr").blocks
    preambular = [b for b in blocks if isinstance(b, Paragraph) and b.style is ParagraphStyle.PREAMBLE]
    assert preambular[2].text[0] == Run("Tenant compte", italic=True)
    first = next(b for b in blocks if isinstance(b, OperativeParagraph))
    assert first.text[0] == Run("Prend note", bold=True)


def test_a_lone_recommendation_has_no_heading_of_its_own() -> None:
    facts = replace(FULL, recommendations=RECOMMENDATIONS[:1])
    headings = [b for b in report_to_cppf(facts, "fr").blocks if isinstance(b, Heading)]
    assert not any("Recommandation 1" in str(heading.text) for heading in headings)
    assert read(facts)[:3] == [
        "V. Recommandation au Comité permanent des programmes et des finances",
        "20. La recommandation ci-après est soumise au Comité permanent des programmes et des finances, "
        "pour examen et suite à donner, s’il y a lieu.",
        "Recommandation 1",
    ]


def test_a_single_operative_paragraph_is_not_numbered() -> None:
    assert of(operative(1, "invites", "l’Administration à agir")) == [
        "Le Groupe de travail,",
        "Invite l’Administration à agir.",
    ]


def test_a_text_without_its_translation_keeps_its_own_verb() -> None:
    assert of(operative(1, "invites", "l’Administration à agir"), language="en")[1] == (
        "[original text in French] Invite l’Administration à agir."
    )


def test_the_end_of_each_paragraph_follows_its_place_and_language() -> None:
    paragraphs = (operative(1, "invites", "un."), operative(2, "requests", "deux ;", en="two ;"))
    assert of(*paragraphs)[1:] == ["1. Invite un ;", "2. Prie deux."]
    assert of(*paragraphs, language="en")[1:] == [
        "1. [original text in French] Invite un ;",
        "2. Requests two.",
    ]


def test_sub_paragraphs_are_a_list_and_the_last_bears_the_end() -> None:
    assert of(operative(1, "invites", "l’Administration :\n\n1. à agir ;\n2. à rendre compte ;"))[1:] == [
        "Invite l’Administration :",
        "a) à agir ;",
        "b) à rendre compte.",
    ]


def test_words_without_a_verb_begin_the_sentence() -> None:
    assert of(preamble(1, "", "rappelant ses travaux"), operative(2, "", "invite *chacun*"))[1:] == [
        "Rappelant ses travaux,",
        "Invite chacun.",
    ]


def test_an_empty_paragraph_is_left_out_of_the_count() -> None:
    paragraphs = (
        operative(1, "invites", "un"),
        operative(2, "invites", " "),
        operative(3, "requests", "deux"),
    )
    assert of(*paragraphs)[1:] == ["1. Invite un ;", "2. Prie deux."]


def test_a_text_that_is_not_agreed_says_so() -> None:
    proposed = RecommendationFacts(1, 1, status="proposed")
    facts = replace(BARE, recommendations=(proposed, replace(proposed, id=2, number=2, status="negotiated")))
    assert read(facts)[2:] == [
        "Recommandation 1",
        "Texte proposé",
        "Recommandation 2",
        "Texte en cours de négociation",
    ]


def test_without_an_addressee_the_heading_stands_alone() -> None:
    assert read(replace(BARE, recommendations=RECOMMENDATIONS))[:2] == [
        "I. Recommandations",
        "2. Les recommandations ci-après ont été formulées par le Groupe de travail.",
    ]


def test_several_bodies_recommend_in_the_plural() -> None:
    joint = with_session(BARE, bodies=(GROUP, BUDGET_GROUP))
    assert of(operative(1, "takes_note", "le rapport"), facts=joint) == [
        "Les Groupes de travail,",
        "Prennent note du rapport.",
    ]

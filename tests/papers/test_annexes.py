from dataclasses import replace

import pytest

from iomdesk.document.blocks import Annex, Paragraph, ParagraphStyle, Table
from iomdesk.document.text import plain_text
from iomdesk.papers.facts import ClauseFact, MemberFact, PaperFacts
from iomdesk.papers.report import report_to_cppf
from tests.papers.facts_samples import BARE, FULL, MANDATE, PAPER, item, section, state


def annex(facts: PaperFacts, title: str, language: str = "fr") -> list[str]:
    return section(report_to_cppf(facts, language), title)[1:]


def test_the_agenda_is_listed_with_its_sub_items() -> None:
    assert annex(FULL, "– Ordre du jour") == [
        "1. Adoption de l’ordre du jour",
        "2. Rôle de l’OIM",
        "3. Groupes régionaux",
        "a) Premier volet",
        "b) Second volet",
        "4. Questions diverses",
        "5. Adoption du rapport",
    ]


def test_an_agenda_that_was_not_adopted_is_called_provisional() -> None:
    assert annex(replace(BARE, items=(item(1, "A"),)), "Annexe – Ordre du jour provisoire") == ["1. A"]


def test_participants_are_listed_by_capacity_with_their_functions() -> None:
    assert annex(FULL, "Lista de participantes", "es") == [
        "ESTADOS MIEMBROS",
        "Alemania | –",
        "Ecuador | Sr. C. Exemple, suplente, Conseiller",
        "Italia | –",
        "Suiza | Sra. A. Exemple",
        "ORGANIZACIONES",
        "Red de ejemplo | –",
    ]


def test_the_members_of_a_delegation_stand_on_lines_of_their_own() -> None:
    members = (MemberFact("Mme", "A.", "Un", "adviser"), MemberFact("", "", "Deux", "unheard of"))
    facts = replace(BARE, delegations=(state(1, "Suisse", "Switzerland", "Suiza", *members),))
    assert annex(facts, "Liste des participants")[1] == "Suisse | Mme A. Un, conseillère\nDeux"


def test_delegations_without_members_make_no_list_of_participants() -> None:
    assert annex(replace(BARE, delegations=(state(1, "Suisse", "Switzerland", "Suiza"),)), "Liste") == []


def test_documents_are_listed_with_their_items_and_restriction() -> None:
    restricted = replace(PAPER, id=72, symbol="", titles={"en": "Note"}, distribution="restricted")
    facts = replace(FULL, documents=(PAPER, restricted))
    assert annex(facts, "Liste des documents") == [
        "WG/2/INF/2 | Groupes régionaux : pratique | 3",
        "– | [texte en anglais] Note (distribution restreinte) | –",
    ]


def test_the_table_shows_every_clause_and_what_it_got() -> None:
    assert annex(FULL, "concordance") == [
        "1 a) Examen du rôle de l’OIM | 2, 3 | 10-16 | 1, 2",
        "1 e) Rapports au CPPF | – | – | –",
        "2 b) Groupes régionaux | 3 | 13-16 | 2",
    ]


def test_what_has_no_clause_has_a_row_of_its_own() -> None:
    facts = replace(BARE, mandate=MANDATE, items=(item(1, "A", minutes={"fr": "Un."}),))
    assert annex(facts, "concordance")[-1] == "Sans alinéa correspondant | 1 | 4 | –"


def test_tables_say_in_words_what_they_show() -> None:
    tables = [block for block in report_to_cppf(FULL, "en").blocks if isinstance(block, Table)]
    assert all(table.summary for table in tables)
    assert [plain_text(column.head) for column in tables[-1].columns] == [
        "Clause of the mandate",
        "Agenda item",
        "Paragraphs",
        "Recommendation",
    ]


def test_the_mandate_is_printed_with_the_marks_of_a_list() -> None:
    assert annex(FULL, "Projet de mandat") == [
        "GROUPE DE TRAVAIL SUR LES PARTENARIATS ET LA GOUVERNANCE DE L’OIM",
        "1. En ce qui concerne les partenariats :",
        "a) Examen du rôle de l’OIM ;",
        "e) Rapports au CPPF.",
        "2. En ce qui concerne la gouvernance :",
        "b) Groupes régionaux.",
    ]


def test_an_unofficial_clause_is_marked_among_official_ones() -> None:
    assert annex(FULL, "Draft mandate", "en") == [
        "WORKING GROUP ON IOM PARTNERSHIPS AND GOVERNANCE (unofficial translation)",
        "1. With regard to partnerships: (unofficial translation)",
        "(a) To review the role of IOM; (unofficial translation)",
        "(e) [original text in French] Rapports au CPPF.",
        "2. [original text in French] En ce qui concerne la gouvernance :",
        "(b) [original text in French] Groupes régionaux.",
    ]


def test_a_text_that_is_unofficial_throughout_is_marked_once() -> None:
    clause = ClauseFact(1, "a", {"en": "To review"}, {"en": False})
    chapter = replace(MANDATE.chapters[0], titles={"en": "Partnerships"}, clauses=(clause,), official={})
    facts = replace(FULL, mandate=replace(MANDATE, chapters=(chapter,)))
    document = report_to_cppf(facts, "en")
    last = [block for block in document.blocks if isinstance(block, Annex)][-1]
    assert last.remark == "unofficial translation"
    assert annex(facts, "Draft mandate", "en")[1:] == [
        "WORKING GROUP ON IOM PARTNERSHIPS AND GOVERNANCE",
        "1. Partnerships:",
        "(a) To review.",
    ]


@pytest.mark.parametrize(
    ("status", "title"),
    [("projet", "Draft mandate"), ("approuvé", "Mandate"), ("remplacé", "Mandate (replaced version)")],
)
def test_the_annex_is_called_by_the_standing_of_the_mandate(status: str, title: str) -> None:
    document = report_to_cppf(replace(FULL, mandate=replace(MANDATE, status=status)), "en")
    assert [block for block in document.blocks if isinstance(block, Annex)][-1].title == title


def test_captions_inside_annexes_are_centred() -> None:
    blocks = report_to_cppf(FULL, "fr").blocks
    captions = [b for b in blocks if isinstance(b, Paragraph) and b.style is ParagraphStyle.CENTRED]
    assert len(captions) == 3

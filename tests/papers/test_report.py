"""The report read back as plain lines; the sections have their own files."""

from dataclasses import replace
from typing import Any

import pytest

from iomdesk.document.blocks import Annex, Block, Heading, NumberedParagraph, Paragraph, ParagraphStyle
from iomdesk.document.document import Document
from iomdesk.papers import PAPERS
from iomdesk.papers.facts import PaperFacts
from iomdesk.papers.report import report_to_cppf
from tests.papers.facts_samples import BARE, BUDGET_GROUP, FULL, GROUP, LANGUAGES, lines, with_session

NBSP = "\u00a0"


def numbers(document: Document) -> list[str]:
    return [block.number for block in document.blocks if isinstance(block, Heading | NumberedParagraph)]


def headings(document: Document) -> list[str]:
    found = [block for block in document.blocks if isinstance(block, Heading)]
    return [lines(replace(document, blocks=(block,)))[0] for block in found]


def test_the_report_is_registered_as_a_paper() -> None:
    assert PAPERS["report"](FULL, "fr") == report_to_cppf(FULL, "fr")


def test_the_cover_has_all_there_is_on_it() -> None:
    cover = report_to_cppf(FULL, "fr").cover
    assert cover.symbol == "WG/2/4"
    assert cover.original == f"Original{NBSP}: français"
    assert cover.date == f"14{NBSP}mai 2020"
    assert cover.body == ("GROUPE DE TRAVAIL SUR LES PARTENARIATS ET LA GOUVERNANCE DE L’OIM",)
    assert cover.session == "Deuxième session"
    assert cover.title == ("RAPPORT ET RECOMMANDATIONS", "AU COMITÉ PERMANENT DES PROGRAMMES ET DES FINANCES")
    assert (cover.place, cover.dates) == ("Genève", f"12-13{NBSP}mai 2020")
    assert cover.rapporteur == f"Rapporteur{NBSP}: Mme{NBSP}B.{NBSP}Exemple (Équateur)"
    assert cover.remark == "(document d’exemple)"
    assert cover.foot.startswith(f"PROJET{NBSP}: sous réserve de corrections")


def test_the_cover_stars_a_name_that_is_an_unofficial_translation() -> None:
    cover = report_to_cppf(FULL, "en").cover
    assert cover.body == ("WORKING GROUP ON IOM PARTNERSHIPS AND GOVERNANCE*",)
    assert cover.foot.startswith("* Unofficial translation of the name.\nDRAFT: ")
    assert cover.rapporteur == f"Rapporteur: Ms{NBSP}B.{NBSP}Exemple (Ecuador)"


def test_the_cover_says_which_language_a_name_is_in_where_none_is_known() -> None:
    cover = report_to_cppf(with_session(FULL, bodies=(GROUP, BUDGET_GROUP)), "es").cover
    assert cover.body[1] == "GROUPE DE TRAVAIL SUR LA RÉFORME BUDGÉTAIRE**"
    assert "** Nombre en francés.\nPROYECTO" in cover.foot


def test_the_cover_says_that_a_name_is_only_proposed() -> None:
    names = {language: replace(name, is_proposed=True) for language, name in GROUP.names.items()}
    facts = with_session(FULL, bodies=(replace(GROUP, names=names),))
    assert report_to_cppf(facts, "fr").cover.foot.startswith(
        "* Nom proposé dans un projet de mandat qui n’a pas été approuvé.\n"
    )
    assert report_to_cppf(facts, "en").cover.foot.startswith(
        "* Unofficial translation of a name proposed in a draft mandate that has not been approved.\n"
    )
    assert "(nom proposé ; ci-après « le Groupe de travail »)" in lines(report_to_cppf(facts, "fr"))[1]


def test_one_remark_serves_several_names() -> None:
    cover = report_to_cppf(with_session(FULL, bodies=(GROUP, GROUP)), "es").cover
    assert cover.foot.startswith("* Traducción no oficial de los nombres.\n")


def test_the_spanish_cover_has_a_relatora_and_a_feminine_reunion() -> None:
    cover = report_to_cppf(FULL, "es").cover
    assert cover.session == "Segunda Reunión"
    assert cover.rapporteur.startswith("Relatora: Sra.")
    assert report_to_cppf(with_session(FULL, rapporteur_is_woman=False), "es").cover.rapporteur.startswith(
        "Relator: "
    )


def test_an_approved_report_of_a_real_session_bears_no_mark() -> None:
    issued = replace(with_session(FULL, is_sample=False), cover=replace(FULL.cover, is_draft=False))
    document = report_to_cppf(issued, "fr")
    assert (document.mark, document.cover.foot, document.cover.remark) == ("", "", "")


@pytest.mark.parametrize(("language", "mark"), [("fr", "EXEMPLE"), ("en", "SAMPLE"), ("es", "EJEMPLO")])
def test_a_sample_is_marked_on_every_page_in_the_language_of_the_paper(language: str, mark: str) -> None:
    assert report_to_cppf(FULL, language).mark == mark


def test_a_draft_is_marked_on_every_page() -> None:
    assert report_to_cppf(with_session(FULL, is_sample=False), "en").mark == "DRAFT"


def test_the_title_has_the_symbol_and_the_subject_the_session() -> None:
    document = report_to_cppf(FULL, "en")
    assert document.title == (
        "WG/2/4 – Report and recommendations to the Standing Committee on Programmes and Finance"
    )
    assert document.subject == "Working Group on IOM Partnerships and Governance – Second Session"
    assert document.contents is not None
    assert document.contents.title == "CONTENTS"


def test_sections_stand_in_the_order_of_the_trade() -> None:
    assert headings(report_to_cppf(FULL, "fr")) == [
        "Introduction",
        "I. Ouverture et participation",
        "II. Adoption de l’ordre du jour",
        "III. Examen des questions de fond",
        "A. Rôle de l’OIM (point 2 de l’ordre du jour)",
        "B. Groupes régionaux (point 3 de l’ordre du jour)",
        "1. Premier volet (point 3 a) de l’ordre du jour)",
        "2. Second volet (point 3 b) de l’ordre du jour)",
        "IV. Conclusions",
        "V. Recommandations au Comité permanent des programmes et des finances",
        "Recommandation 1",
        "Recommandation 2",
        "VI. Adoption du rapport",
    ]


def test_annexes_are_labelled_in_order() -> None:
    document = report_to_cppf(FULL, "es")
    annexes = [f"{block.label} – {block.title}" for block in document.blocks if isinstance(block, Annex)]
    assert annexes == [
        f"Anexo{NBSP}I – Programa",
        f"Anexo{NBSP}II – Lista de participantes",
        f"Anexo{NBSP}III – Lista de documentos",
        f"Anexo{NBSP}IV – Mandato, programa y recomendaciones: tabla de concordancias",
        f"Anexo{NBSP}V – Proyecto de mandato",
    ]


def test_all_languages_have_the_same_blocks_with_the_same_numbers() -> None:
    papers = [report_to_cppf(FULL, language) for language in LANGUAGES]
    assert len({tuple(numbers(paper)) for paper in papers}) == 1
    assert len({tuple(type(block) for block in paper.blocks) for paper in papers}) == 1


def test_the_same_facts_give_the_same_paper() -> None:
    assert report_to_cppf(FULL, "fr") == report_to_cppf(FULL, "fr")


def test_what_is_not_known_is_left_out() -> None:
    document = report_to_cppf(BARE, "fr")
    assert lines(document) == [
        "Introduction",
        "1. Le présent rapport rend compte des travaux du Groupe de travail sur les partenariats et la "
        "gouvernance de l’OIM (ci-après « le Groupe de travail »).",
    ]
    cover = document.cover
    assert (cover.session, cover.place, cover.dates, cover.rapporteur, cover.date) == ("", "", "", "", "")
    assert cover.title == ("RAPPORT ET RECOMMANDATIONS",)


@pytest.mark.parametrize("emptied", ["items", "recommendations", "delegations", "documents"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_without_a_part_of_the_facts_still_stands(emptied: str, language: str) -> None:
    nothing: dict[str, Any] = {emptied: ()}
    document = report_to_cppf(replace(FULL, **nothing), language)
    counted = [block.number for block in document.blocks if isinstance(block, NumberedParagraph)]
    assert counted == [f"{place}." for place in range(1, len(counted) + 1)]


def test_a_session_of_no_body_and_one_of_two_are_named() -> None:
    assert (
        "les Groupes de travail"
        in lines(report_to_cppf(with_session(FULL, bodies=(GROUP, BUDGET_GROUP)), "fr"))[1]
    )
    assert report_to_cppf(with_session(BARE, bodies=()), "fr").cover.body == ()


@pytest.mark.parametrize(
    "facts", [FULL, with_session(FULL, bodies=(GROUP, BUDGET_GROUP))], ids=["one", "joint"]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_block_made_from_data_says_from_what(facts: PaperFacts, language: str) -> None:
    without = [block for block in report_to_cppf(facts, language).blocks if not _has_sources(block)]
    titles = [block for block in without if isinstance(block, Annex | Heading) or _is_caption(block)]
    assert without == titles


def test_a_paragraph_leads_back_to_its_minutes_and_item() -> None:
    paragraph = next(b for b in report_to_cppf(FULL, "fr").blocks if getattr(b, "number", "") == "10.")
    assert [(source.kind, source.id) for source in getattr(paragraph, "sources", ())] == [
        ("item", 102),
        ("minutes", 102),
    ]


def _has_sources(block: Block) -> bool:
    return bool(getattr(block, "sources", ()))


def _is_caption(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.style is ParagraphStyle.CENTRED

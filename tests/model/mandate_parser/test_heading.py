"""The body's name, the status and the language are read from what stands around a mandate."""

import pytest

from iomdesk.model.mandate_parser.fragments import cut
from iomdesk.model.mandate_parser.heading import (
    blocks_above,
    body_name,
    guess_language,
    is_draft,
    is_mandate_heading,
)
from iomdesk.model.mandate_parser.lines import source_lines


@pytest.mark.parametrize(
    "text",
    ["MANDAT", "PROJET DE MANDAT", "Projet de mandat révisé", "Terms of reference",
     "Draft revised terms of reference", "PROYECTO DE MANDATO", "Términos de referencia",
     "Mandat du Groupe de travail sur l’eau",
     "Working Group on Water – Terms of reference", "Annex II – Terms of reference", "Mandate (draft)"],
)  # fmt: skip
def test_headings_that_name_a_mandate(text: str) -> None:
    assert is_mandate_heading(text)


@pytest.mark.parametrize(
    "text",
    ["Le mandat du Groupe est révisé.", "mandat, étant donné", "Mandats de dépôt en vigueur", "Annexe", ""],
)  # fmt: skip
def test_sentences_about_a_mandate_are_no_headings(text: str) -> None:
    assert not is_mandate_heading(text)


def test_blocks_above_come_nearest_first_up_to_the_annex() -> None:
    fragments = cut(
        source_lines(["Texte.", "", "Annexe", "", "GROUPE SUR", "L’EAU", "", "MANDAT", "", "1. Eau"])
    )
    assert blocks_above(fragments, len(fragments) - 1) == ["MANDAT", "GROUPE SUR L’EAU"]


@pytest.mark.parametrize(
    ("blocks", "name"),
    [
        (["MANDAT", "GROUPE DE TRAVAIL SUR L’EAU"], "GROUPE DE TRAVAIL SUR L’EAU"),
        (["MANDAT", "ET LA TERRE", "GROUPE DE TRAVAIL SUR L’EAU"], "GROUPE DE TRAVAIL SUR L’EAU ET LA TERRE"),
        (["Terms of reference for the Committee on Water"], "Committee on Water"),
        (["Mandato de la Comisión del Agua (proyecto)"], "Comisión del Agua"),
        (["The Working Group shall:", "1. Le Groupe a dit", "Le Comité se réunit."], ""),
        ([], ""),
    ],
)
def test_a_bodys_name_is_taken_from_a_heading(blocks: list[str], name: str) -> None:
    assert body_name(blocks) == name


def test_headings_say_whether_it_is_a_draft_and_prose_only_where_they_are_silent() -> None:
    prose = ["Le projet de mandat révisé est reproduit à l’annexe."]
    assert is_draft(["PROJET DE MANDAT"], [])
    assert is_draft(["Mandat", "PROJET"], [])
    assert is_draft(["Mandate (draft)"], [])
    assert not is_draft(["MANDAT"], prose)
    assert is_draft(["GROUPE DE TRAVAIL"], prose)


def test_language_is_told_by_small_words_and_by_the_surroundings_where_these_are_few() -> None:
    assert guess_language("Examen du rôle et des responsabilités de l’OIM") == "fr"
    assert guess_language("To review the role and the responsibilities of IOM") == "en"
    assert guess_language("Examinar la función y las responsabilidades de la OIM en el sistema") == "es"
    assert guess_language("Water quality", "Terms of reference of the Working Group") == "en"
    assert guess_language("") == "fr"

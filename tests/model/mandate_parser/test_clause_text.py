"""A clause's text goes on until it ends, and no further."""

import pytest

from iomdesk.model.mandate_parser.clause_text import gather_clause, gather_title, is_ended
from iomdesk.model.mandate_parser.fragments import cut
from iomdesk.model.mandate_parser.lines import source_lines


def gathered(*lines: str, is_last: bool = True, is_punctuated: bool = True) -> str:
    fragments = cut(source_lines(lines))
    span = range(len(fragments))
    return gather_clause(fragments, span, is_last=is_last, is_punctuated=is_punctuated, seen=frozenset())


@pytest.mark.parametrize("text", ["fin.", "fin ;", "fin; and", "fin ; et", "« fin. »", "fin !"])
def test_a_text_is_ended_by_a_mark_or_a_mark_and_a_conjunction(text: str) -> None:
    assert is_ended(text)


@pytest.mark.parametrize("text", ["fin", "fin,", "les États", "the following:"])
def test_a_text_without_one_is_not(text: str) -> None:
    assert not is_ended(text)


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("a) Examen et", "", "échange ;"), "Examen et échange ;"),
        (("a) Examen du système des", "", "Nations Unies ;"), "Examen du système des Nations Unies ;"),
        (("a) Examen des travaux", "", "Nord-Sud en cours."), "Examen des travaux Nord-Sud en cours."),
        (("a) Examen ;", "et rapport ;"), "Examen ; et rapport ;"),
        (("a) Examen :", "i) un ;", "", "ii) deux."), "Examen : i) un ; ii) deux."),
        (("a) Examen :", "", "- un ;", "", "- deux."), "Examen : - un ; - deux."),
        (("a) Examen du", "", "COMITÉ DES PROGRAMMES", "", "système."), "Examen du système."),
    ],
)
def test_what_belongs_to_the_clause_is_joined(lines: tuple[str, ...], text: str) -> None:
    assert gathered(*lines) == text


@pytest.mark.parametrize(
    "after",
    [("", "Le Comité se réunit."), ("Fait à Genève",), ("", "suite d’autre chose"), ("", "- une note")],
)
def test_what_comes_after_the_last_full_stop_is_left(after: tuple[str, ...]) -> None:
    assert gathered("a) Rapport au Comité.", *after) == "Rapport au Comité."


def test_a_signature_is_left_even_where_the_last_full_stop_is_missing() -> None:
    assert gathered("a) Rapport au Comité", "", "Fait à Genève, le 3 mai 2019") == "Rapport au Comité"


def test_a_clause_in_the_middle_keeps_its_second_paragraph_but_not_a_heading() -> None:
    assert gathered("a) Un.", "", "Suite du texte.", is_last=False) == "Un. Suite du texte."
    assert gathered("a) Un.", "", "Un titre", is_last=False) == "Un."
    assert gathered("a) Un ;", "", "Suite du texte.", is_last=False) == "Un ;"


def test_without_punctuation_a_paragraph_ends_the_clause() -> None:
    assert gathered("a) Rapport", "au Comité", "", "Suite", is_punctuated=False) == "Rapport au Comité"


def test_a_text_without_end_is_cut_short() -> None:
    assert len(gathered("a) Examen", *["de plus en plus"] * 5000)) < 21_000


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("1. Eau", "et terre :"), "Eau et terre :"),
        (("1. Eau", "", "Le Groupe est chargé :"), "Eau – Le Groupe est chargé :"),
        (("1. Relations avec les", "", "Nations Unies"), "Relations avec les Nations Unies"),
        (("1. Eau :", "", "Le Groupe examine :"), "Eau : Le Groupe examine :"),
        (("1.", "", "Eau"), "Eau"),
    ],
)
def test_a_title_is_joined_and_set_apart_from_the_sentence_under_it(
    lines: tuple[str, ...], title: str
) -> None:
    fragments = cut(source_lines(lines))
    assert gather_title(fragments, 0, len(fragments), frozenset()) == title

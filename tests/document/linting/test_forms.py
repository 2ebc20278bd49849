"""Spaces, marks, ordinals, dates, symbols, acronyms and limits, one by one."""

import pytest

from iomdesk.document.linting.linter import lint
from iomdesk.document.linting.parts import LintParagraph
from tests.document.linting.known_house import facts, facts_for, found, offers

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("rule", "language", "text", "expected"),
    [
        ("spaces", "fr", "ainsi: oui", [(":", f"{NBSP}:")]),
        ("spaces", "fr", "«oui»", [("«", f"«{NBSP}"), ("»", f"{NBSP}»")]),
        ("spaces", "fr", "ainsi : oui, à 10:30, voir https://iom.int", []),
        ("spaces", "fr", "un , deux ( trois )", [(" ", ""), (" ", ""), (" ", "")]),
        ("spaces", "fr", "oui,non", [(",", ", ")]),
        ("spaces", "fr", "IV. Conclusions . . . . . . 3", []),
        ("spaces", "es", "¿ Qué ?", [(" ", ""), (" ", "")]),
        ("double-space", "fr", "fin de ligne   \nsuite", []),
        ("quotes", "fr", 'dit "oui" et "non', [('"oui"', f"«{NBSP}oui{NBSP}»"), ('"', None)]),
        ("quotes", "fr", f"«{NBSP}le “oui”{NBSP}»", []),
        ("quotes", "en", "the « word »", [("« word »", "“word”")]),
        ("apostrophe", "en", "the States' report", [("'", "’")]),
        ("dash", "fr", "franco-suisse, 2014-2016, 1 - 2", []),
        ("ordinal", "fr", "XIXème siècle, 2èmes, 108e, 1er, 20°", [("XIXème", "XIXe"), ("2èmes", "2es")]),
        ("ordinal", "es", "el 1º de enero, la 13a reunión", [("13a", "13.ª")]),
        ("ordinal", "en", "11th, 12th, 21th", [("21th", "21st")]),
        ("date", "fr", "le 01 Mars 2019, 11 novembre", [("01 Mars", "1er mars")]),
        ("date", "en", "03/04/2019, 13/04/2019", [("03/04/2019", None), ("13/04/2019", "13 April 2019")]),
        ("date", "en", "the 5th of December 2020", [("5th of December", "5 December")]),
        ("date", "es", "5 diciembre 2020", [("5 diciembre 2020", "5 de diciembre de 2020")]),
        ("mark", "fr", "1) Examen, paragraphe 2(b)", [("1)", "1."), ("paragraphe 2(b)"[11:], "2 b)")]),
        ("mark", "en", "see paragraph 2 (b) and a. letters", [("2 (b)", "2(b)")]),
        ("mark", "fr", "M. Dupont\nA. Durand", []),
        ("symbol", "fr", "C/109/L.12, A/RES/70/1, et/ou, S/23/14", [("C/109/L.12", "C/109/L/12")]),
        ("page-reference", "fr", "un document de 12 pages", []),
        ("house-spelling", "fr", "décidé de créer un groupe de travail", []),
        ("house-spelling", "fr", "Le groupe de travail", [("groupe de travail", "Groupe de travail")]),
        ("house-spelling", "fr", "l’Union européenne (UE) et ses États membres", []),
        ("house-spelling", "en", "member States of the European Union", []),
        ("house-spelling", "fr", "A la réunion", [("A", "À")]),
        ("house-spelling", "fr", "LES ETATS MEMBRES", []),
        ("house-spelling", "fr", "Le Directeur Général", [("Directeur Général", "Directeur général")]),
        ("house-spelling", "en", "to organise", [("organise", "organize")]),
    ],
)  # fmt: skip
def test_what_is_found_and_offered(
    rule: str, language: str, text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert offers(text, language, rule) == expected


def test_a_symbol_that_no_document_bears_is_found_and_the_near_one_offered() -> None:
    known = facts("fr", symbols=frozenset({"C/109/L/12", "WG/1/2/Rev.1"}))
    text = "C/109/L/12, C/109/12, WG/1/2, S/99/1, E/99/1"
    assert [(one.text, one.offer) for one in found(text, "fr", "symbol", known)] == [
        ("C/109/12", "C/109/L/12"),
        ("WG/1/2", "WG/1/2/Rev.1"),
        ("S/99/1", None),
    ]


def test_an_acronym_is_found_once_and_the_desk_knows_its_name() -> None:
    known = facts("fr", expansions={"HCR": "Haut-Commissariat des Nations Unies pour les réfugiés"})
    findings = found(
        "Le HCR agit.\n\nLe HCR et l’OIM, le CHAPITRE XIV, PROJET DE MANDAT.", "fr", "acronym", known
    )
    assert [(one.paragraph, one.text) for one in findings] == [(0, "HCR")]
    assert findings[0].offer == "Haut-Commissariat des Nations Unies pour les réfugiés (HCR)"


def test_words_in_capitals_are_no_acronyms() -> None:
    for text in ("PROJET : sous réserve", "[EXEMPLE]", "Mme GARCIA a parlé", "l’article XIV", "MC/2398"):
        assert found(text, "fr", "acronym") == []


def test_what_papers_set_in_columns_is_left_alone() -> None:
    paper = facts("fr", is_minutes=False)
    for text in ("État    Représentant  Fonction", "a)  Examen des rapports", "1.   Examen"):
        assert found(text, "fr", "double-space", paper) == []
    assert found("1. Le  Conseil", "fr", "double-space", paper) != []


def test_marks_of_lists_are_no_words() -> None:
    known = facts("fr", spelling=NoWords())
    assert [one.text for one in found("ii) a) la 13.ª XIVe 3e OIM l’OIM mot", "fr", "spelling", known)] == [
        "la",
        "mot",
    ]


class NoWords:
    """Know no word."""

    def knows(self, word: str) -> bool:  # noqa: ARG002
        """Say whether a word is written like that."""
        return False

    def suggest(self, word: str) -> tuple[str, ...]:  # noqa: ARG002
        """Return nothing."""
        return ()


def test_letters_go_on_in_roman_numbers_below_them() -> None:
    text = "1. Un\na) A ;\ni) B ;\nii) C ;\nb) D ;\n2. Deux\nh) E\ni) F\nj) G"
    assert found(text, "fr", "series") == []
    assert offers("(i) A\n(ii) B\n(iv) C", "en", "series") == [("iv", "iii")]


def test_whole_sentences_in_a_list_may_end_with_full_stops() -> None:
    assert found("a) Il est venu.\nb) Il a parlé.\nc) Il est parti.", "fr", "list-end") == []


def test_the_limit_is_found_at_the_word_that_passes_it() -> None:
    known = facts_for("word-limit", "fr")
    (one,) = found("un deux\n\ntrois quatre cinq", "fr", "word-limit", known)
    assert (one.paragraph, one.text) == (1, "quatre cinq")
    assert "5 words" in one.why
    assert "2 more" in one.why


def test_the_quantifier_of_the_scale_is_offered() -> None:
    known = facts_for("quantifier", "fr")
    text = "De nombreuses délégations ont jugé le texte clair."
    (one,) = lint([LintParagraph(text, sources=(1, 2))], known)
    assert (one.text, one.offer) == ("De nombreuses délégations", "Deux délégations")
    assert lint([LintParagraph("Deux délégations ont jugé.", sources=(1, 2))], known) == ()
    assert lint([LintParagraph(text)], known) == ()

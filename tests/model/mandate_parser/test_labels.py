"""What counts as a label of a chapter or a clause, and as which."""

import pytest

from iomdesk.model.mandate_parser.labels import Kind, as_roman, letter_order, marks_of, roman_number


def understood(text: str) -> dict[Kind, str]:
    return {mark.kind: mark.value for mark in marks_of(text)[0]}


@pytest.mark.parametrize(
    ("text", "kinds", "rest"),
    [
        ("a) Examen", {Kind.LETTER: "a"}, "Examen"),
        ("(a) Examen", {Kind.LETTER: "a"}, "Examen"),
        ("( a ) Examen", {Kind.LETTER: "a"}, "Examen"),
        ("a)Examen", {Kind.LETTER: "a"}, "Examen"),
        ("b bis) Examen", {Kind.LETTER: "b bis"}, "Examen"),
        ("(b-ter) Examen", {Kind.LETTER: "b ter"}, "Examen"),
        ("ñ) Examinar", {Kind.LETTER: "ñ"}, "Examinar"),
        ("i) Examen", {Kind.LETTER: "i", Kind.SMALL_ROMAN: "i"}, "Examen"),
        ("iv) Examen", {Kind.LETTER: "iv", Kind.SMALL_ROMAN: "iv"}, "Examen"),
        ("viii) Examen", {Kind.SMALL_ROMAN: "viii"}, "Examen"),
        ("I. Eau", {Kind.CAPITAL: "I", Kind.ROMAN: "I"}, "Eau"),
        ("II – Eau", {Kind.CAPITAL: "II", Kind.ROMAN: "II"}, "Eau"),
        ("A. Eau", {Kind.CAPITAL: "A"}, "Eau"),
        ("1. Eau", {Kind.NUMBER: "1"}, "Eau"),
        ("1 . Eau", {Kind.NUMBER: "1"}, "Eau"),
        ("1.Eau", {Kind.NUMBER: "1"}, "Eau"),
        ("01. Eau", {Kind.NUMBER: "1"}, "Eau"),
        ("1.- Agua", {Kind.NUMBER: "1"}, "Agua"),
        ("1º Agua", {Kind.NUMBER: "1"}, "Agua"),
        ("1 bis. Eau", {Kind.NUMBER: "1 bis"}, "Eau"),
        ("Chapter 1 – Water", {Kind.NAMED: "1"}, "Water"),
        ("CHAPITRE IV", {Kind.NAMED: "IV"}, ""),
        ("Chapitre premier. Eau", {Kind.NAMED: "1"}, "Eau"),
        ("Capítulo segundo: Agua", {Kind.NAMED: "2"}, "Agua"),
        ("Section B: Water", {Kind.NAMED: "B"}, "Water"),
        ("Article 1er", {Kind.NAMED: "1"}, ""),
    ],
)
def test_labels_are_understood_in_every_way_they_can_be(text: str, kinds: dict[Kind, str], rest: str) -> None:
    assert understood(text) == kinds
    assert marks_of(text)[1] == rest


@pytest.mark.parametrize(
    "text",
    [
        "Examen",
        "1.1 Eau",
        "E-learning",
        "a",
        "2014 a vu",
        "2014. Puis",
        "(OIM) et",
        "l’OIM",
        "part of it",
        "",
    ],
)
def test_other_beginnings_are_no_labels(text: str) -> None:
    assert marks_of(text) == ((), text)


def test_forms_are_told_apart_so_that_lists_within_lists_do_not_mix() -> None:
    assert {marks_of(text)[0][0].form for text in ("a) x", "(a) x", "a. X")} == {")", "()", "."}


def test_roman_figures_are_read_only_when_written_as_they_should_be() -> None:
    assert [roman_number(figures) for figures in ("i", "iv", "XIV", "xl", "lxxxix")] == [1, 4, 14, 40, 89]
    assert [roman_number(figures) for figures in ("iiii", "vx", "abc", "")] == [0, 0, 0, 0]
    assert all(roman_number(as_roman(number)) == number for number in range(1, 90))


def test_letters_follow_each_other_through_ene_and_beyond_z() -> None:
    assert letter_order("n") < letter_order("ñ") < letter_order("o")
    assert letter_order("z") < letter_order("aa") < letter_order("bb")
    assert letter_order("ab") == letter_order("bb")
    assert letter_order("é") == 0

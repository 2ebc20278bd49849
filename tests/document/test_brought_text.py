"""Numbers and marks are told from the words that stand behind them."""

import pytest

from iomdesk.document.brought_text import in_a_list, split_number
from iomdesk.document.inline import Run, plain
from iomdesk.document.text_paragraph import TextParagraph


@pytest.mark.parametrize(
    ("written", "number", "words"),
    [
        ("12. Le Président", "12.", "Le Président"),
        ("(3) Texte", "(3)", "Texte"),
        ("IV. Titre", "IV.", "Titre"),
        ("a) de ceci", "a)", "de ceci"),
        ("– de cela", "–", "de cela"),
        ("1999 fut une année", "", "1999 fut une année"),
        ("M. Dupont", "", "M. Dupont"),
        ("12.5 % des voix", "", "12.5 % des voix"),
    ],
)
def test_what_stands_before_a_paragraph_is_taken_off(written: str, number: str, words: str) -> None:
    found, rest = split_number(TextParagraph(plain(written)))
    assert (found, rest.text) == (number, plain(words))


def test_faces_stay_where_the_number_is_taken_off() -> None:
    text = (Run("12", bold=True), Run(". Le "), Run("Président", italic=True))
    assert split_number(TextParagraph(text))[1].text == (Run("Le "), Run("Président", italic=True))


def test_letters_and_marks_make_items_of_lists_and_figures_do_not() -> None:
    made = [in_a_list(TextParagraph(plain("x")), number) for number in ("a)", "–", "12.", "IV.", "")]
    assert [(one.list_level, one.ordered) for one in made] == [
        (1, True), (1, False), (0, False), (0, False), (0, False)
    ]  # fmt: skip

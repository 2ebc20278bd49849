import pytest

from iomdesk.document.flat_text import REFERENCE, flatten
from iomdesk.document.inline import plain
from iomdesk.document.text import plain_text
from iomdesk.document.unbreakable import spanish_date_edits, unbreakable_edits


def held(characters: str, language: str = "fr") -> str:
    flat = flatten(plain(characters))
    edits = tuple(unbreakable_edits(characters, language))
    return plain_text(flat.edited(edits).raised(())).replace("\u00a0", "~")


@pytest.mark.parametrize(
    "typed",
    [
        "(M.~Garcia",
        "d’annexe~IV",
        "«~chapitre",
        "1~000~000~francs",
        "3,5~%",
        "1er-2~novembre",
        "20e-21e~sessions",
        "2~b~bis)",
        "II~b)",
        "§~12",
        f"point~{REFERENCE}",
        "10~États,",
        "-5~degrés",
    ],
)
def test_french_holds_together(typed: str) -> None:
    assert held(typed.replace("~", " ")) == typed.replace("«~", "« ")


@pytest.mark.parametrize(
    "typed",
    [
        "le 5 et le 6",
        "10 d’entre eux",
        "en 2016 des",
        "2014-2016 plan",
        "point, 3",
        "Rev.1 du",
        "INF/10 membres",
        "5  membres",
        "5\nmembres",
        "au 12. Il",
        "le point du jour",
        "de la Suisse",
        "A b",
        " a ",
    ],
)
def test_french_lets_go(typed: str) -> None:
    assert held(typed) == typed


def test_other_languages_hold_their_own_words() -> None:
    assert held("rule 4 of 5 December, 12 members", "en") == "rule~4 of 5~December, 12 members"
    assert held("regla 4 y 12 miembros de 3 a 5", "es") == "regla~4 y 12~miembros de 3 a 5"


def test_day_and_month_of_a_spanish_date_are_held() -> None:
    edits = list(spanish_date_edits("el 2 de julio de 2015, 3 de los"))
    assert [(edit.start, edit.end) for edit in edits] == [(4, 5), (7, 8)]

import pytest

from iomdesk.document.inline import Run
from iomdesk.rendering.pdf_styles import BODY
from iomdesk.rendering.pdf_typesetter import Typesetter
from iomdesk.rendering.pdf_words import Ending, Piece, Word, fitted


def word(text: str, language: str = "fr") -> Word:
    (found,) = Typesetter(language, {}, {}).words((Run(text),), BODY)
    return found


def shown(pieces: tuple[Piece, ...] | list[Piece]) -> list[str]:
    return [piece.text.strip() for piece in pieces]


@pytest.mark.parametrize(
    ("text", "language", "parts"),
    [
        ("recommandations", "fr", ["recom", "man", "da", "tions"]),
        ("recomendaciones", "es", ["reco", "men", "da", "cio", "nes"]),
        ("recommendation", "en", ["recom", "mend", "a", "tion"]),
        ("l’Organisation", "fr", ["l’Orga", "ni", "sa", "tion"]),
        ("sessions,", "fr", ["ses", "sions,"]),
    ],
)
def test_words_are_cut_by_the_dictionary_of_their_language(
    text: str, language: str, parts: list[str]
) -> None:
    assert shown(word(text, language).cut) == parts


@pytest.mark.parametrize("text", ["Administration", "OIM", "WG/2/INF/2", "session", "12-13", "2020", "«"])
def test_names_symbols_figures_and_short_words_stay_whole(text: str) -> None:
    cut = word(text).cut
    assert shown(cut) == [text] if text != "session" else len(cut) <= 2


def test_a_compound_may_be_cut_after_its_hyphen_without_a_second_one() -> None:
    first, second = word("vingt-troisième").whole
    assert (first.text, first.ending) == ("vingt-", Ending.HARD)
    assert second.ending is Ending.SPACE


def test_soft_hyphens_of_the_text_are_kept_to_and_never_shown() -> None:
    found = word("anti\u00adconstitution\u00adnel")
    assert shown(found.whole) == ["anticonstitutionnel"]
    assert shown(found.cut) == ["anti", "constitution", "nel"]


def test_a_language_without_dictionary_leaves_words_whole() -> None:
    assert shown(word("recommandations", "xx").cut) == ["recommandations"]


def test_a_part_knows_the_width_of_what_follows_it() -> None:
    *_, last = word("recommandations").cut
    first = word("recommandations").cut[0]
    assert (first.ending, last.ending) == (Ending.SOFT, Ending.SPACE)
    assert first.extra == first.fragments[0].face.widths["-"]
    assert last.extra == last.fragments[0].face.space


def test_what_is_wider_than_a_line_is_cut_between_letters() -> None:
    parts = fitted(list(word("x" * 50).whole), 40)
    assert "".join(shown(parts)) == "x" * 50
    assert all(part.width <= 40 for part in parts)
    assert [part.ending for part in parts[:-1]] == [Ending.HARD] * (len(parts) - 1)
    assert parts[-1].ending is Ending.SPACE

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomdesk.document.inline import Run
from iomdesk.document.ordinals import ordinal_in_words, ordinal_short, session_in_words
from iomdesk.document.text import plain_text


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "première"),
        (2, "deuxième"),
        (4, "quatrième"),
        (5, "cinquième"),
        (9, "neuvième"),
        (11, "onzième"),
        (14, "quatorzième"),
        (17, "dix-septième"),
        (19, "dix-neuvième"),
        (20, "vingtième"),
        (21, "vingt et unième"),
        (23, "vingt-troisième"),
        (30, "trentième"),
        (61, "soixante et unième"),
        (70, "soixante-dixième"),
        (71, "soixante et onzième"),
        (75, "soixante-quinzième"),
        (80, "quatre-vingtième"),
        (81, "quatre-vingt-unième"),
        (90, "quatre-vingt-dixième"),
        (91, "quatre-vingt-onzième"),
        (99, "quatre-vingt-dix-neuvième"),
        (100, "centième"),
        (101, "cent unième"),
        (109, "cent neuvième"),
        (121, "cent vingt et unième"),
        (180, "cent quatre-vingtième"),
        (200, "deux centième"),
        (205, "deux cent cinquième"),
    ],
)
def test_french_ordinals(number: int, words: str) -> None:
    assert ordinal_in_words(number, "fr") == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "first"),
        (2, "second"),
        (3, "third"),
        (5, "fifth"),
        (8, "eighth"),
        (9, "ninth"),
        (12, "twelfth"),
        (14, "fourteenth"),
        (18, "eighteenth"),
        (20, "twentieth"),
        (21, "twenty-first"),
        (40, "fortieth"),
        (98, "ninety-eighth"),
        (100, "hundredth"),
        (101, "hundred and first"),
        (112, "hundred and twelfth"),
        (120, "hundred and twentieth"),
        (200, "two hundredth"),
        (321, "three hundred and twenty-first"),
    ],
)
def test_english_ordinals(number: int, words: str) -> None:
    assert ordinal_in_words(number, "en") == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "primera"),
        (3, "tercera"),
        (7, "séptima"),
        (10, "décima"),
        (11, "décima primera"),
        (12, "décima segunda"),
        (14, "décima cuarta"),
        (16, "décima sexta"),
        (20, "vigésima"),
        (28, "vigésima octava"),
        (98, "nonagésima octava"),
        (100, "centésima"),
        (109, "centésima novena"),
        (115, "centésima décima quinta"),
        (500, "quingentésima"),
    ],
)
def test_spanish_ordinals(number: int, words: str) -> None:
    assert ordinal_in_words(number, "es") == words


def test_masculine_ordinals() -> None:
    assert ordinal_in_words(1, "fr", feminine=False) == "premier"
    assert ordinal_in_words(21, "fr", feminine=False) == "vingt et unième"
    assert ordinal_in_words(12, "es", feminine=False) == "décimo segundo"


@pytest.mark.parametrize(
    ("number", "language", "session"),
    [
        (14, "fr", "Quatorzième session"),
        (80, "fr", "Quatre-vingtième session"),
        (14, "en", "Fourteenth Session"),
        (101, "en", "Hundred and first Session"),
        (14, "es", "Décima cuarta Reunión"),
        (109, "es", "Centésima novena Reunión"),
    ],
)
def test_a_session_is_named_as_on_its_cover(number: int, language: str, session: str) -> None:
    assert session_in_words(number, language) == session


def test_short_french_ordinals_raise_their_letters() -> None:
    assert ordinal_short(13, "fr") == (Run("13"), Run("e", superscript=True))
    assert ordinal_short(1, "fr") == (Run("1"), Run("re", superscript=True))
    assert ordinal_short(1, "fr", feminine=False) == (Run("1"), Run("er", superscript=True))


def test_short_english_and_spanish_ordinals() -> None:
    numbers = (1, 2, 3, 4, 11, 12, 13, 21, 22, 103, 111, 112)
    english = " ".join(plain_text(ordinal_short(number, "en")) for number in numbers)
    assert english == "1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 103rd 111th 112th"
    assert plain_text(ordinal_short(13, "es")) == "13.ª"
    assert plain_text(ordinal_short(13, "es", False)) == "13.º"


@pytest.mark.parametrize("number", [0, -3, 1000])
@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_numbers_out_of_reach_are_refused(number: int, language: str) -> None:
    for write in (ordinal_in_words, ordinal_short, session_in_words):
        with pytest.raises(ValueError, match=str(number)):
            write(number, language)


@given(st.integers(1, 999), st.integers(1, 999), st.sampled_from(["fr", "en", "es"]))
def test_different_numbers_have_different_words(one: int, other: int, language: str) -> None:
    same_words = ordinal_in_words(one, language) == ordinal_in_words(other, language)
    assert same_words == (one == other)

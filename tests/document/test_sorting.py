import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomdesk.document.sorting import sort_key


def in_order(names: list[str], language: str) -> list[str]:
    return sorted(names, key=lambda name: sort_key(name, language))


def test_accents_and_case_do_not_count() -> None:
    assert in_order(["Espagne", "Érythrée", "Égypte", "Équateur", "el", "Estonie"], "fr") == [
        "Égypte",
        "el",
        "Équateur",
        "Érythrée",
        "Espagne",
        "Estonie",
    ]


@pytest.mark.parametrize(
    ("name", "language", "bare"),
    [
        ("La Grenade", "fr", "Grenade"),
        ("le Bénin", "fr", "Bénin"),
        ("Les Comores", "fr", "Comores"),
        ("l’Équateur", "fr", "Équateur"),
        ("L'Érythrée", "fr", "Érythrée"),
        ("The Gambia", "en", "Gambia"),
        ("las Bahamas", "es", "Bahamas"),
        ("El Ecuador", "es", "Ecuador"),
    ],
)
def test_a_leading_article_does_not_count(name: str, language: str, bare: str) -> None:
    assert sort_key(name, language)[0] == sort_key(bare, language)[0]


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("Lesotho", "fr"),
        ("Thailand", "en"),
        ("Elba", "es"),
        ("La", "fr"),
        ("El Salvador", "es"),
        ("Le", "en"),
    ],
)
def test_what_only_looks_like_an_article_counts(name: str, language: str) -> None:
    assert sort_key(name, language)[0] == name.casefold()


def test_names_are_sorted_word_by_word() -> None:
    names = ["Guinée", "Guinée-Bissau", "Guinée équatoriale", "Guyana"]
    assert in_order([*reversed(names)], "fr") == names
    names = ["Costa Rica", "Côte d’Ivoire", "Coteau"]
    assert in_order([*reversed(names)], "fr") == names


def test_spanish_n_with_tilde_is_a_letter_of_its_own() -> None:
    names = ["Anzoátegui", "Añasco", "Aosta"]
    assert in_order([*reversed(names)], "es") == names
    assert in_order(["Anzoátegui", "Añasco"], "fr") == ["Añasco", "Anzoátegui"]


def test_ligatures_count_as_two_letters() -> None:
    assert sort_key("Œuvres", "fr")[0] == "oeuvres"
    assert in_order(["Åland", "Øland", "Łódź", "Malte"], "fr") == ["Åland", "Łódź", "Malte", "Øland"]


def test_an_unknown_language_has_no_articles() -> None:
    assert sort_key("La Paz", "pt")[0] == "la paz"


@given(st.text(), st.sampled_from(["fr", "en", "es"]))
def test_every_name_has_its_own_place(name: str, language: str) -> None:
    assert sort_key(name, language)[1] == name

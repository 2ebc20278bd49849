import pytest

from tests.document.linting.known_house import found, offers


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("la Turquie", "la Türkiye"),
        ("du Swaziland", "de l’Eswatini"),
        ("au Vatican", "au Saint-Siège"),
        ("La République tchèque", "La Tchéquie"),
        ("l’Equateur", "l’Équateur"),
        ("la Corée du Sud", "la République de Corée"),
        ("de la Birmanie", "du Myanmar"),
        ("la délégation de la Bolivie", "la délégation de la Bolivie (État plurinational de)"),
        ("les Emirats Arabes Unis", "les Émirats arabes unis"),
        ("la délégation de Germany", "la délégation de Allemagne"),
    ],
)
def test_a_name_that_is_not_that_of_the_list_is_offered_with_its_article(text: str, right: str) -> None:
    (one,) = found(text, "fr", "state-name")
    assert text[: one.start] + str(one.offer) + text[one.end :] == right


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("la Suisse, le Royaume-Uni et les États-Unis", "fr"),
        ("la Bolivie (État plurinational de) et l’Iran (République islamique d’)", "fr"),
        ("la République démocratique du Congo et le Congo", "fr"),
        ("M. Hollande et Mme Turquie", "fr"),
        ("la ville de São Tomé", "fr"),
        ("TURQUIE", "fr"),
        ("the Democratic Republic of the Congo", "en"),
        ("United Kingdom of Great Britain and Northern Ireland", "en"),
        ("República de Corea, los Países Bajos y Türkiye", "es"),
        ("Mr Jordan spoke", "en"),
        ("la délégation (Sénégal), et (Costa Rica)", "fr"),
    ],
)
def test_names_of_the_list_persons_and_towns_are_left_alone(text: str, language: str) -> None:
    assert found(text, language, "state-name") == []


def test_english_and_spanish_have_their_own_names() -> None:
    assert offers("Czech Republic and Iran", "en", "state-name") == [
        ("Czech Republic", "Czechia"),
        ("Iran", "Iran (Islamic Republic of)"),
    ]
    assert offers("Corea del Sur y Peru", "es", "state-name") == [
        ("Corea del Sur", "República de Corea"),
        ("Peru", "Perú"),
    ]

import pytest

from iomdesk.document.inline import Run, plain
from iomdesk.document.text import plain_text
from iomdesk.papers.grammar import (
    Preposition,
    after,
    begin_sentence,
    enumerate_texts,
    join_link,
    with_article,
    without_final_points,
)


@pytest.mark.parametrize(
    ("preposition", "name", "language", "expected"),
    [
        ("of", "Groupe de travail", "fr", "du Groupe de travail"),
        ("of", "les Groupes de travail", "fr", "des Groupes de travail"),
        ("of", "l’Administration", "fr", "de l’Administration"),
        ("of", "Administration", "fr", "de l’Administration"),
        ("of", "Union européenne", "fr", "de l’Union européenne"),
        ("of", "M. X (Suisse)", "fr", "de M. X (Suisse)"),
        ("of", "A. Exemple", "fr", "de A. Exemple"),
        ("of", "Équateur", "fr", "d’Équateur"),
        ("of", "la Présidente du Conseil", "fr", "de la Présidente du Conseil"),
        ("to", "Comité permanent", "fr", "au Comité permanent"),
        ("to", "Commission", "fr", "à la Commission"),
        ("at", "Genève", "fr", "à Genève"),
        ("at", "Palais des Nations, Genève", "fr", "au Palais des Nations, Genève"),
        ("at", "Le Caire", "fr", "au Caire"),
        ("of", "Working Group on Budget Reform", "en", "of the Working Group on Budget Reform"),
        ("to", "Standing Committee", "en", "to the Standing Committee"),
        ("at", "Geneva", "en", "in Geneva"),
        ("of", "Mr X", "en", "of Mr X"),
        ("of", "Grupo de Trabajo", "es", "del Grupo de Trabajo"),
        ("to", "Comité Permanente", "es", "al Comité Permanente"),
        ("of", "Sra. X", "es", "de la Sra. X"),
        ("of", "Sr. X", "es", "del Sr. X"),
        ("at", "Ginebra", "es", "en Ginebra"),
    ],
)  # fmt: skip
def test_prepositions_join_names(preposition: Preposition, name: str, language: str, expected: str) -> None:
    assert after(preposition, name, language) == expected


def test_an_article_is_put_only_where_one_is_known_to_be_needed() -> None:
    assert with_article("Le Président", "fr") == "le Président"
    assert with_article("GRULAC", "en") == "GRULAC"


@pytest.mark.parametrize(
    ("link", "words", "language", "expected"),
    [
        ("de", "le rapport", "fr", "du rapport"),
        ("de", "les vues", "fr", "des vues"),
        ("de", "du rapport", "fr", "du rapport"),
        ("de", "d’informations", "fr", "d’informations"),
        ("de", "adresser", "fr", "d’adresser"),
        ("de", "haut niveau", "fr", "de haut niveau"),
        ("de", "delegation", "en", "de delegation"),
        ("à", "les vues", "fr", "aux vues"),
        ("de", "el informe", "es", "del informe"),
        ("de", "del informe", "es", "del informe"),
        ("en", "que se reúna", "es", "en que se reúna"),
    ],
)
def test_a_link_is_contracted_and_never_doubled(link: str, words: str, language: str, expected: str) -> None:
    assert join_link(link, words, language) == expected


@pytest.mark.parametrize(
    ("names", "language", "expected"),
    [
        (["A"], "fr", "A"),
        (["A", "B", "C"], "fr", "A, B et C"),
        (["A", "B", "C"], "en", "A, B and C"),
        (["España", "Italia"], "es", "España e Italia"),
        (["España", "Suiza"], "es", "España y Suiza"),
        (["agua", "hielo"], "es", "agua y hielo"),
        ([], "es", ""),
    ],
)
def test_lists_end_with_the_conjunction_of_their_language(
    names: list[str], language: str, expected: str
) -> None:
    assert plain_text(enumerate_texts([plain(name) for name in names], language)) == expected


def test_a_sentence_begins_with_a_capital_whatever_its_face() -> None:
    assert begin_sentence((Run("état", italic=True), Run(" a"))) == (Run("État", italic=True), Run(" a"))
    assert begin_sentence(()) == ()


def test_final_points_are_taken_off() -> None:
    assert without_final_points("s’il y a lieu ; ") == "s’il y a lieu"
    assert without_final_points("2.5") == "2.5"

import pytest

from iomdesk.papers.persons import group_in, honorific_in, is_woman, person_in, place_in
from iomdesk.papers.wording import default_wording

WORDING = default_wording()
STATES = [{"fr": "Suisse", "en": "Switzerland", "es": "Suiza"}]


@pytest.mark.parametrize(
    ("written", "language", "expected"),
    [
        ("M. X. Exemple (Suisse)", "en", "Mr X. Exemple (Switzerland)"),
        ("Mme X. Exemple (Suisse)", "es", "Sra. X. Exemple (Suiza)"),
        ("Mr. X. Exemple (Switzerland)", "fr", "M. X. Exemple (Suisse)"),
        ("X. Exemple (Atlantide)", "en", "X. Exemple (Atlantide)"),
        ("Président du Conseil", "en", "the Chair of the Council"),
        ("le Président du Conseil", "es", "el Presidente del Consejo"),
        ("Directeur général", "fr", "le Directeur général"),
    ],
)
def test_persons_and_offices_come_in_the_language_of_the_paper(
    written: str, language: str, expected: str
) -> None:
    assert person_in(WORDING, STATES, written, language) == expected


def test_a_name_that_is_no_honorific_stays() -> None:
    assert honorific_in(WORDING, "Mme", "en") == "Mme"
    assert honorific_in(WORDING, "Marie Exemple", "en") == "Marie Exemple"


def test_the_honorific_tells_the_form_of_a_function() -> None:
    assert is_woman(WORDING, "Mrs.")
    assert not is_woman(WORDING, "")


def test_known_places_and_groups_are_translated_others_left() -> None:
    assert place_in(WORDING, "Genève", "en") == "Geneva"
    assert place_in(WORDING, " Tunis ", "en") == "Tunis"
    assert group_in(WORDING, "Union européenne", "en") == "the European Union"
    assert group_in(WORDING, "Groupe d’exemple", "en") == "Groupe d’exemple"

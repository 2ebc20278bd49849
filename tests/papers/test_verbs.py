import pytest

from iomdesk.papers.verbs import open_with_verb, verb_for, verbs
from iomdesk.papers.wording import default_wording


def test_verbs_are_offered_by_part_with_the_three_languages() -> None:
    assert verbs("operative")["recommends"] == {"fr": "Recommande", "en": "Recommends", "es": "Recomienda"}
    assert verbs("preamble")["recalling"]["fr"] == "Rappelant"


@pytest.mark.parametrize(
    ("verb", "words", "language", "expected"),
    [
        ("Prend note de", "le rapport", "fr", ("Prend note", " du rapport")),
        ("Prend note de", "des informations", "fr", ("Prend note", " des informations")),
        ("Souscrit à", "les conclusions", "fr", ("Souscrit", " aux conclusions")),
        ("Convient de", "inscrire", "fr", ("Convient", " d’inscrire")),
        ("Se félicite de", "l’accord", "fr", ("Se félicite", " de l’accord")),
        ("Toma nota de", "el informe", "es", ("Toma nota", " del informe")),
        ("Conviene en", "proseguir", "es", ("Conviene", " en proseguir")),
        ("Takes note of", "the report", "en", ("Takes note of", " the report")),
        ("Agrees to", "to continue", "en", ("Agrees", " to continue")),
        ("Recommande", "au CPPF", "fr", ("Recommande", " au CPPF")),
    ],
)
def test_the_preposition_of_a_verb_is_joined_to_what_follows(
    verb: str, words: str, language: str, expected: tuple[str, str]
) -> None:
    assert open_with_verb(verb, words, language) == expected


def test_several_bodies_take_the_plural() -> None:
    wording = default_wording()
    assert verb_for(wording, "operative", "invites", "fr", joint=True) == "Invitent"
    assert verb_for(wording, "preamble", "recalling", "fr", joint=True) == "Rappelant"
    assert verb_for(wording, "preamble", "conscious", "es", joint=True) == "Conscientes de"


def test_an_unknown_verb_is_no_verb() -> None:
    assert verb_for(default_wording(), "operative", "sings", "fr", joint=False) == ""

import pytest

from iomdesk.document.linting.linter import lint
from iomdesk.document.linting.parts import LintParagraph
from tests.document.linting.known_house import facts, facts_for, found, offers


@pytest.mark.parametrize(
    ("text", "language", "verb", "past"),
    [
        ("La représentante de la Suisse déclare que son pays approuve.", "fr", "déclare", "a déclaré"),
        ("Plusieurs États Membres, dont le Kenya, estiment que…", "fr", "", ""),
        ("Plusieurs États Membres estiment que le mandat suffit.", "fr", "estiment", "ont estimé"),
        ("L’Administration répond qu’elle y veille.", "fr", "répond", "a répondu"),
        ("En réponse, le Kenya dit…", "fr", "", ""),
        ("Le Kenya rappelle que la réunion est close.", "fr", "rappelle", "a rappelé"),
        ("1. La délégation prend la parole.", "fr", "prend", "a pris"),
        ("The representative of Kenya says that it agrees.", "en", "says", "said"),
        ("Several Member States welcome the report.", "en", "welcome", "welcomed"),
        ("La representante de Suiza señala que está conforme.", "es", "señala", "señaló"),
        ("Varios Estados Miembros piden más tiempo.", "es", "piden", "pidieron"),
    ],
)
def test_the_past_is_offered_for_what_is_reported_in_the_present(
    text: str, language: str, verb: str, past: str
) -> None:
    assert offers(text, language, "tense") == ([(verb, past)] if verb else [])


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("La délégation a déclaré que l’Administration propose un texte.", "fr"),
        ("Les États Membres qui souhaitent prendre la parole…", "fr"),
        ("La demande de la délégation note un retard.", "fr"),
        ("« La délégation déclare que oui. »", "fr"),
        ("The Member States that welcome the report…", "en"),
        ("The delegation has stated that the report notes it.", "en"),
        ("The Member States took note of the report.", "en"),
        ("The delegations approved the report note.", "en"),
        ("Los Estados Miembros tomaron nota del informe.", "es"),
        ("plusieurs\nÉtats Membres jugent", "fr"),
        ("Los Estados Miembros que piden más tiempo…", "es"),
    ],
)
def test_relative_clauses_quotations_and_nouns_are_left_alone(text: str, language: str) -> None:
    assert found(text, language, "tense") == []


def test_the_administration_speaks_in_the_present_in_its_own_papers_alone() -> None:
    text = "L’Administration propose que le Groupe de travail poursuive."
    assert found(text, "fr", "tense", facts("fr", is_minutes=False)) == []
    assert offers(text, "fr", "tense") == [("propose", "a proposé")]


def test_decisions_and_recommendations_stand_in_the_present() -> None:
    text = "Le Groupe de travail recommande au CPPF d’agir."
    assert lint([LintParagraph(text, "decision")], facts("fr")) == ()
    assert [one.rule for one in lint([LintParagraph(text)], facts("fr"))] == ["tense"]


def test_papers_may_say_we_and_quotations_too() -> None:
    assert found("We thank you.", "en", "first-person", facts("en", is_minutes=False)) == []
    assert found("She said: “we thank you”.", "en", "first-person") == []


def test_an_individual_statement_is_the_whole_sentence() -> None:
    known = facts_for("individual-statement", "fr")
    text = "Le débat a été long. La Suisse a déclaré son accord. Plusieurs délégations ont approuvé."
    (one,) = found(text, "fr", "individual-statement", known)
    assert one.text == "La Suisse a déclaré son accord."


def test_who_may_be_named_is_named() -> None:
    known = facts_for("attribution", "fr")
    text = "Le Kenya et la Suisse ont approuvé."
    assert [one.text for one in lint([LintParagraph(text, sources=(1, 2))], known)] == ["Suisse"]
    assert lint([LintParagraph(text, sources=(2,))], known) == ()

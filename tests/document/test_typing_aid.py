import pytest

from iomdesk.document.typing_aid import Aid, aid_for
from iomdesk.document.typography import UN_WITHOUT_SPACES

NBSP = "\u00a0"


def typed(text: str, language: str = "fr") -> str:
    """Type a text sign by sign, with the aids."""
    written = ""
    for sign in text:
        written += sign
        aid = aid_for(written, language)
        if aid is not None:
            written = written[: len(written) - aid.removed] + aid.new
    return written


@pytest.mark.parametrize(
    ("text", "language", "written"),
    [
        ("ainsi: oui", "fr", f"ainsi{NBSP}: oui"),
        ("ainsi : oui", "fr", f"ainsi{NBSP}: oui"),
        ("quoi?!", "fr", f"quoi{NBSP}?!"),
        ('dit "oui"', "fr", f"dit «{NBSP}oui{NBSP}»"),
        ("dit «oui »", "fr", f"dit «{NBSP}oui{NBSP}»"),
        ("l'OIM", "fr", "l’OIM"),
        ("et puis...", "fr", "et puis…"),
        ("oui -- non", "fr", "oui – non"),
        ("à 10:30, https://iom.int", "fr", "à 10:30, https://iom.int"),
        ('the "word" isn\'t', "en", "the “word” isn’t"),
        ("a 'word'", "en", "a ‘word’"),
        ("so: yes", "en", "so: yes"),
        ('la "palabra"', "es", "la “palabra”"),
    ],
)
def test_what_is_typed_becomes_what_the_house_wants(text: str, language: str, written: str) -> None:
    assert typed(text, language) == written


def test_a_house_without_spaces_gets_none() -> None:
    assert aid_for("ainsi :", "fr", UN_WITHOUT_SPACES) == Aid(2, ":")
    assert aid_for("ainsi:", "fr", UN_WITHOUT_SPACES) is None
    assert aid_for("dit «", "fr", UN_WITHOUT_SPACES) is None


def test_nothing_is_done_to_nothing() -> None:
    assert aid_for("", "fr") is None

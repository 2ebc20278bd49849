from functools import cache

import pytest

from iomdesk.runtime import spelling
from iomdesk.runtime.paths import resources_folder
from iomdesk.runtime.spelling import LANGUAGES, Speller, load_speller


@cache
def speller(language: str) -> Speller:
    return load_speller(language)


@pytest.fixture(autouse=True)
def nothing_learnt() -> None:
    for language in LANGUAGES:
        speller(language).learn(())


@pytest.mark.parametrize(
    ("language", "right", "wrong", "meant"),
    [
        ("fr", "gouvernance aujourd’hui l'organisation qu’elle sous-alinéa", "gouvernence", "gouvernance"),
        ("en", "governance organize programme Council’s don't", "goverment", "government"),
        ("es", "gobernanza reunión Estados", "reunion", "reunión"),
    ],
)
def test_each_language_has_its_dictionary(language: str, right: str, wrong: str, meant: str) -> None:
    known = speller(language)
    assert [word for word in right.split() if not known.knows(word)] == []
    assert not known.knows(wrong)
    assert meant in known.suggest(wrong)


def test_names_are_known_with_what_is_joined_to_them_and_forgotten_again() -> None:
    known = speller("fr")
    assert not known.knows("l’Eswatini")
    known.learn(("Eswatini", "viet", "Nam"))
    assert all(known.knows(word) for word in ("Eswatini", "l’Eswatini", "d'Eswatini", "Viet-Nam"))
    known.learn(())
    assert not known.knows("Eswatini")


def test_possessives_of_names_are_known_in_english() -> None:
    known = speller("en")
    known.learn(("Türkiye",))
    assert known.knows("Türkiye’s")


def test_suggestions_bear_curly_apostrophes() -> None:
    assert all("'" not in word for word in speller("fr").suggest("aujourdhui"))


def test_the_wrapper_serves_where_the_library_stands_not_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling, "_library", lambda: None)
    known = load_speller("es")
    assert known.knows("reunión")
    assert not known.knows("gobernansa")
    assert "gobernanza" in known.suggest("gobernansa")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_dictionary_comes_with_its_licence(language: str) -> None:
    folder = resources_folder() / "dictionaries"
    licence = (folder / f"LICENSE-{language}.txt").read_text(encoding="utf-8")
    assert "icense" in licence
    assert {path.suffix for path in folder.glob(f"{language}.*")} == {".aff", ".dic"}

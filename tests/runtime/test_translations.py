"""Which language the interface speaks, and what it says where a catalogue has nothing."""

from collections.abc import Iterator

import pytest

from iomdesk.runtime.translations import (
    INTERFACE_LANGUAGES,
    _,
    choose_interface_language,
    interface_language,
    ngettext,
)


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    """Give the other tests their language back."""
    yield
    choose_interface_language("en")


@pytest.mark.parametrize(("language", "word"), [("fr", "Mandat"), ("en", "Mandate"), ("es", "Mandato")])
def test_the_language_wanted_is_spoken(language: str, word: str) -> None:
    assert choose_interface_language(language) == interface_language() == language
    assert _("Mandate") == word


@pytest.mark.parametrize("wanted", [None, "", "de", "french"])
def test_without_a_language_that_is_known_the_system_decides(
    wanted: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IOMDESK_LANGUAGE", "es")
    assert choose_interface_language(wanted) == "es"


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ({"LANG": "es_ES.UTF-8"}, "es"),
        ({"LC_ALL": "en_GB.UTF-8", "LANG": "fr_CH.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "fr"),
        ({}, "fr"),
    ],
)
def test_the_systems_own_settings_are_read_in_their_order(
    said: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("IOMDESK_LANGUAGE", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in said.items():
        monkeypatch.setenv(name, value)
    assert choose_interface_language() == language
    choose_interface_language("en")


@pytest.mark.parametrize("system", ["de_CH", "C", "ja_JP.UTF-8"])
def test_a_system_in_another_language_gets_french(system: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IOMDESK_LANGUAGE", system)
    assert choose_interface_language() == "fr"


@pytest.mark.parametrize(("count", "words"), [(0, "0 point"), (1, "1 point"), (2, "2 points")])
def test_french_counts_zero_as_one(count: int, words: str) -> None:
    choose_interface_language("fr")
    assert ngettext("{count} item", "{count} items", count).format(count=count) == words


@pytest.mark.parametrize(("count", "words"), [(0, "0 temas"), (1, "1 tema"), (2, "2 temas")])
def test_spanish_counts_zero_as_many(count: int, words: str) -> None:
    choose_interface_language("es")
    assert ngettext("{count} item", "{count} items", count).format(count=count) == words


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_a_message_without_translation_is_said_in_english(language: str) -> None:
    choose_interface_language(language)
    assert _("no catalogue has this sentence") == "no catalogue has this sentence"
    assert ngettext("one of none", "{count} of none", 2) == "{count} of none"

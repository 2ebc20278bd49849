"""The catalogues of the interface say everything that the code says, and say it as it is to be set."""

import re
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

import iomdesk
from iomdesk.runtime.paths import resources_folder

LANGUAGES = ("fr", "es")
FORMS = 2
FOLDER = resources_folder() / "locale"
Key = str | tuple[str, ...]
_MENU_BAR = frozenset(
    {"&File", "&Edit", "&View", "&Help"}
)  # the others are kinds of paragraphs, a menu apart

of_each_language = pytest.mark.parametrize("language", LANGUAGES)


@cache
def said_by_the_code() -> frozenset[Key]:
    """Extract the messages as pybabel does."""
    found = extract_from_dir(Path(iomdesk.__file__).parent)
    return frozenset(message for _file, _line, message, _comments, _context in found)


@cache
def read(language: str) -> Catalog:
    """Read a catalogue as it was written."""
    with _written(language).open("rb") as file:
        return read_po(file, locale=language)


def _written(language: str) -> Path:
    return FOLDER / language / "LC_MESSAGES" / "iomdesk.po"


def messages(language: str) -> list[Message]:
    """Return the messages without the header."""
    return [message for message in read(language) if message.id]


def key(message: Message) -> Key:
    """Return what extraction calls the message."""
    return message.id if isinstance(message.id, str) else tuple(message.id)


def forms(words: str | Collection[str] | None) -> tuple[str, ...]:
    """Return one form, or all plural forms."""
    return (words or "",) if isinstance(words, str | None) else tuple(words)


def translated(language: str) -> list[Message]:
    """Return the messages that are translated in every form."""
    return [message for message in messages(language) if all(forms(message.string))]


def pairs(language: str) -> Iterator[tuple[str, str]]:
    """Yield each translated form beside the English form that it stands for."""
    for message in translated(language):
        yield from zip(forms(message.id), forms(message.string), strict=True)


def placeholders(words: str) -> list[str]:
    """Return the names in braces, each as often as it stands there."""
    return sorted(re.findall(r"\{\w*\}", words))


@of_each_language
def test_every_message_of_the_code_is_in_the_catalogue(language: str) -> None:
    assert sorted(map(str, said_by_the_code() - {key(m) for m in messages(language)})) == []


@of_each_language
def test_the_catalogue_has_no_message_that_the_code_lost(language: str) -> None:
    assert sorted(map(str, {key(m) for m in messages(language)} - said_by_the_code())) == []
    assert not read(language).obsolete


def test_the_template_lists_the_same_messages() -> None:
    with (FOLDER / "iomdesk.pot").open("rb") as file:
        template = {key(message) for message in read_po(file) if message.id}
    assert template == said_by_the_code()


@of_each_language
def test_every_form_of_every_message_is_translated(language: str) -> None:
    wanted = {key(m): FORMS if isinstance(m.id, tuple) else 1 for m in messages(language)}
    there = {key(m): len([form for form in forms(m.string) if form]) for m in messages(language)}
    assert {k for k, count in wanted.items() if there[k] != count} == set()


@of_each_language
def test_nothing_is_left_for_a_second_look(language: str) -> None:
    assert [m.id for m in messages(language) if m.fuzzy] == []


@of_each_language
def test_placeholders_are_the_same_on_both_sides(language: str) -> None:
    assert [p for p in pairs(language) if placeholders(p[0]) != placeholders(p[1])] == []


@of_each_language
def test_spaces_at_either_end_are_the_same_on_both_sides(language: str) -> None:
    def ends(words: str) -> tuple[str, str]:
        return words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]

    assert [p for p in pairs(language) if ends(p[0]) != ends(p[1])] == []


@of_each_language
def test_sentences_end_in_the_same_way_on_both_sides(language: str) -> None:
    def end(words: str) -> str:
        return words[-1:] if words[-1:] in ".…:?" else ""

    sentences = [p for p in pairs(language) if p[0] != "No."]
    assert [p for p in sentences if end(p[0]) != end(p[1])] == []


@of_each_language
def test_what_is_typed_is_the_same_on_both_sides(language: str) -> None:
    def typed(words: str) -> list[str]:
        return re.findall(r"`[^`]*`|(?<!\S)--[a-z]+|\*\.[a-z]+", words)

    assert [p for p in pairs(language) if typed(p[0]) != typed(p[1])] == []


@of_each_language
def test_keys_of_menus_stand_where_the_english_has_them_and_only_once(language: str) -> None:
    keyed = [p for p in pairs(language) if "&" in p[0] or "&" in p[1]]
    assert [p for p in keyed if p[0].count("&") != p[1].count("&")] == []
    for menu in (True, False):
        own = [said for english, said in keyed if (english in _MENU_BAR) is menu]
        keys = [said[said.index("&") + 1].lower() for said in own]
        assert len(keys) == len(set(keys)), keys


@of_each_language
def test_the_compiled_catalogue_says_what_the_written_one_says(language: str) -> None:
    with _written(language).with_suffix(".mo").open("rb") as file:
        compiled = {key(m): forms(m.string) for m in read_mo(file) if m.id}
    assert compiled == {key(m): forms(m.string) for m in translated(language)}


def test_french_apostrophes_are_typographic() -> None:
    assert [said for _english, said in pairs("fr") if re.search(r"\w'\w", said)] == []


def test_french_double_signs_follow_a_space_that_does_not_break() -> None:
    before = re.compile(r"(?<!\u00a0)[;!?»]|(?<!\u00a0):(?!//|\d)")
    after = re.compile(r"«(?!\u00a0)")
    assert [said for _english, said in pairs("fr") if before.search(said) or after.search(said)] == []


@of_each_language
def test_english_quotation_marks_stay_in_english(language: str) -> None:
    assert [said for _english, said in pairs(language) if re.search('[“”"]', said)] == []

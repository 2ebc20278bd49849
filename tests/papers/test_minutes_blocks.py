from dataclasses import replace

from iomdesk.document.blocks import Block, ListItem, NumberedParagraph
from iomdesk.document.inline import Run
from iomdesk.papers.facts import Words
from iomdesk.papers.minutes import ListCounter, minutes_blocks
from iomdesk.papers.voice import Voice
from iomdesk.papers.wording import default_wording
from tests.papers.facts_samples import BARE


def blocks(minutes: Words, language: str, original: str = "fr") -> list[Block]:
    facts = replace(BARE, cover=replace(BARE.cover, original_language=original))
    return minutes_blocks(Voice(facts, language, default_wording()), minutes, ())


def shape(minutes: Words, language: str) -> list[str]:
    return [
        f"{block.marker} {_plain(block)}" if isinstance(block, ListItem) else _plain(block)
        for block in blocks(minutes, language)
    ]


def _plain(block: Block) -> str:
    return "".join(getattr(run, "text", "…") for run in getattr(block, "text", ()))


def test_paragraphs_are_numbered_and_lists_marked_as_the_language_does() -> None:
    minutes = {
        "fr": "Un :\n\n1. a\n    1. b\n    1. c\n1. d\n\n- e",
        "en": "One:\n\n1. a\n    1. b\n    1. c\n1. d\n\n- e",
    }
    assert shape(minutes, "fr") == ["Un :", "a) a", "i) b", "ii) c", "b) d", "– e"]
    assert shape(minutes, "en") == ["One:", "(a) a", "(i) b", "(ii) c", "(b) d", "– e"]


def test_faces_are_kept() -> None:
    (paragraph,) = blocks({"fr": "Un *mot* **fort**."}, "fr")
    assert isinstance(paragraph, NumberedParagraph)
    assert paragraph.text == (Run("Un "), Run("mot", italic=True), Run(" "), Run("fort", bold=True), Run("."))


def test_a_missing_translation_prints_the_original_and_says_so() -> None:
    (paragraph,) = blocks({"fr": "Un *mot*."}, "es")
    assert isinstance(paragraph, NumberedParagraph)
    assert paragraph.text == (
        Run("[texto original en francés]", italic=True),
        Run(" "),
        Run("Un ", language="fr"),
        Run("mot", italic=True, language="fr"),
        Run(".", language="fr"),
    )


def test_a_text_that_is_not_the_original_is_not_called_so() -> None:
    assert _plain(blocks({"en": "One."}, "fr")[0]) == "[texte en anglais] One."
    assert _plain(blocks({"en": "One."}, "fr", original="en")[0]) == "[texte original en anglais] One."


def test_an_unfinished_translation_goes_on_in_the_original() -> None:
    minutes = {"fr": "Un.\n\nDeux :\n\n1. a\n1. b", "en": "One.\n\nTwo:\n\n1. a"}
    assert shape(minutes, "en") == ["One.", "Two:", "(a) a", "(b) [original text in French] b"]
    assert shape({"fr": "Un.\n\nDeux.", "en": "One."}, "en") == ["One.", "[original text in French] Deux."]


def test_a_longer_translation_loses_nothing_in_the_original() -> None:
    assert shape({"fr": "Un.", "en": "One.\n\nTwo."}, "fr") == ["Un.", "[texte en anglais] Two."]


def test_a_list_under_a_paragraph_with_a_note_has_no_note_of_its_own() -> None:
    assert shape({"fr": "Un :\n\n- a\n- b"}, "en") == ["[original text in French] Un :", "– a", "– b"]


def test_every_language_gives_the_same_blocks() -> None:
    minutes = {
        "fr": "- z\n\nUn :\n\n1. a\n1. b\n\nDeux.",
        "en": "One:\n\n- a\n\nTwo.\n\nThree.",
        "es": "Uno.",
    }
    kinds = {tuple(type(block) for block in blocks(minutes, language)) for language in ("fr", "en", "es")}
    assert len(kinds) == 1


def test_no_minutes_give_no_blocks() -> None:
    assert blocks({}, "fr") == []
    assert blocks({"fr": " \n\n "}, "fr") == []


def test_a_list_never_skips_a_level() -> None:
    counter = ListCounter("fr")
    assert counter.marker(3, True) == (1, "a)")
    assert counter.marker(3, True) == (2, "i)")
    assert counter.marker(1, False) == (1, "–")
    assert counter.marker(1, True) == (1, "b)")

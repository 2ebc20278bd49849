from dataclasses import replace

from iomdesk.document.blocks import Block, ListItem, NumberedParagraph, Source, Table
from iomdesk.document.inline import Reference, Run, plain
from iomdesk.document.text import plain_text
from iomdesk.document.text_paragraph import ParagraphKind
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
    return plain_text(getattr(block, "text", ()))


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


def _is_bold(block: Block) -> bool:
    assert isinstance(block, NumberedParagraph)
    return all(isinstance(run, Run) and run.bold for run in block.text)


def printed(source: str, language: str = "fr") -> Block:
    facts = replace(BARE, cover=replace(BARE.cover, original_language=language))
    sources = (Source("item", 3),)
    (block,) = minutes_blocks(Voice(facts, language, default_wording()), {language: source}, sources)
    return block


def test_decisions_recommendations_and_conclusions_are_set_in_bold_and_nothing_else_is() -> None:
    bold = {kind for kind in ParagraphKind if _is_bold(printed(f"Un. {{.{kind}}}"))}
    assert bold == {ParagraphKind.CONCLUSION, ParagraphKind.DECISION, ParagraphKind.RECOMMENDATION}


def test_an_action_says_before_its_full_stop_who_is_to_act_and_by_when() -> None:
    action = 'Un rapport sera établi. {.action owner="Administration" due=2019-06-01}'
    assert _plain(printed(action)) == (
        "Un rapport sera établi (suite à donner par l’Administration, au plus tard le 1er juin 2019)."
    )
    assert _plain(printed('Act. {.action due="next session"}', "en")) == "Act (action by next session)."
    assert _plain(printed('Act {.action owner="Chair"}', "en")) == "Act (action by the Chair)"
    assert _plain(printed("Act. {.action}", "en")) == "Act."


def test_a_link_to_a_paragraph_prints_the_number_that_it_has_now() -> None:
    target = printed("Un. {#p3}")
    assert isinstance(target, NumberedParagraph)
    assert target.anchor == "item-3-p3"
    assert printed("Voir [le paragraphe 12](paragraph:item-3/p3).") == NumberedParagraph(
        "",
        (Run("Voir le paragraphe "), Reference("item-3-p3", otherwise="12"), Run(".")),
        sources=(Source("item", 3),),
    )
    assert _plain(printed("Voir [le document](document:12).")) == "Voir le document."


def test_the_number_in_a_decision_is_bold_too() -> None:
    block = printed("Voir le [paragraphe 12](paragraph:item-3/p3). {.decision}")
    assert isinstance(block, NumberedParagraph)
    assert block.text[1] == Reference("item-3-p3", otherwise="12", bold=True)


def test_a_paragraph_can_be_traced_to_the_interventions_it_was_made_from() -> None:
    paragraph = printed("Plusieurs États ont jugé … {.intervention sources=12,15}")
    assert isinstance(paragraph, NumberedParagraph)
    assert paragraph.sources == (Source("item", 3), Source("intervention", 12), Source("intervention", 15))


def test_a_table_stays_below_its_paragraph_and_has_a_head() -> None:
    minutes = {"fr": "Un :\n\n| État | Voix |\n| --- | --- |\n| Suisse | **1** |\n\nDeux."}
    first, table, second = blocks(minutes, "fr")
    assert isinstance(table, Table)
    assert [column.head for column in table.columns] == [plain("État"), plain("Voix")]
    assert table.rows == ((plain("Suisse"), (Run("1", bold=True),)),)
    assert isinstance(first, NumberedParagraph)
    assert isinstance(second, NumberedParagraph)


def test_a_table_in_another_language_says_so_and_loses_nothing() -> None:
    minutes = {"fr": "Un :\n\n| État |\n| --- |\n| Suisse |", "en": "One:"}
    _first, table = blocks(minutes, "en")
    assert isinstance(table, Table)
    assert plain_text(table.columns[0].head) == "[original text in French] État"
    mixed = {"fr": "Un :\n\n| État |\n| --- |\n| Suisse |", "en": "One:\n\n- words"}
    _first, table = blocks(mixed, "en")
    assert isinstance(table, Table)
    assert plain_text(table.columns[0].head) == "words"

from itertools import pairwise

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from iomdesk.document.inline import plain
from iomdesk.document.markdown import TextParagraph, parse_markdown
from iomdesk.ui.text.filling import Filling
from iomdesk.ui.text.rich_text_edit import RichTextEdit

LONG = "\n\n".join(
    [*(f"Paragraphe {number}. {{.decision}}" for number in range(300)), "| a |\n| --- |\n\nFin."]
)


def long_text(qtbot: QtBot) -> RichTextEdit:
    editor = RichTextEdit("Serif")
    qtbot.addWidget(editor)
    editor.show_markdown(LONG, "fr")
    return editor


def test_a_long_text_is_whole_for_who_asks_before_all_of_it_is_shown(qtbot: QtBot) -> None:
    editor = long_text(qtbot)
    assert editor.filling.is_active
    assert editor.document().blockCount() < 100
    assert editor.markdown() == LONG
    assert len(editor.paragraphs()) == 302


def test_the_rest_is_filled_in_without_being_taken_for_typing(qtbot: QtBot) -> None:
    editor = long_text(qtbot)
    edits: list[None] = []
    editor.edited.connect(lambda: edits.append(None))
    with qtbot.waitSignal(editor.filling.finished):
        pass
    assert not edits
    assert editor.markdown() == LONG
    assert not editor.document().isUndoAvailable()


def test_words_typed_while_it_is_filled_in_stay_where_they_were_typed(qtbot: QtBot) -> None:
    editor = long_text(qtbot)
    QTest.keyClicks(editor, "Abc")
    assert editor.filling.is_active
    with qtbot.waitSignal(editor.filling.finished):
        pass
    assert editor.markdown() == "Abc" + LONG


def test_while_somebody_types_little_is_filled_in_and_after_it_all(qtbot: QtBot) -> None:
    editor = long_text(qtbot)
    sizes = [editor.document().blockCount()]
    for _turn in range(4):
        QTest.keyClicks(editor, "x")
        qtbot.waitUntil(lambda: editor.document().blockCount() > sizes[-1], timeout=5_000)
        sizes.append(editor.document().blockCount())
    assert max(after - before for before, after in pairwise(sizes)) <= 8
    with qtbot.waitSignal(editor.filling.finished):
        pass
    assert editor.markdown() == "xxxx" + LONG


def test_whatever_is_not_typing_waits_for_the_whole_text(qtbot: QtBot) -> None:
    editor = long_text(qtbot)
    editor.selectAll()
    QTest.keyClicks(editor, "x")
    assert not editor.filling.is_active


def test_another_text_takes_the_place_of_one_still_being_filled_in(qtbot: QtBot) -> None:
    editor = long_text(qtbot)
    editor.show_markdown("Court.", "fr")
    assert editor.markdown() == "Court."
    assert not editor.filling.is_active


def test_a_key_right_after_opening_reads_nothing_of_what_is_still_to_come(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = long_text(qtbot)

    def refuse(_filling: Filling) -> tuple[TextParagraph, ...]:
        raise AssertionError

    monkeypatch.setattr(Filling, "rest", refuse)
    QTest.keyClicks(editor, "Abc")
    assert editor.filling.is_active
    assert editor.markdown() == "Abc" + LONG


def test_a_text_stored_in_another_manner_is_whole_as_well(qtbot: QtBot) -> None:
    editor = RichTextEdit("Serif")
    qtbot.addWidget(editor)
    editor.show_markdown("\n\n\n".join(f"* Point {number}" for number in range(300)), "fr")
    before = parse_markdown(editor.markdown())
    assert editor.filling.is_active
    editor.filling.finish()
    assert parse_markdown(editor.markdown()) == before


def test_what_is_typed_before_a_list_that_is_still_to_come_does_not_join_it(qtbot: QtBot) -> None:
    editor = RichTextEdit("Serif")
    qtbot.addWidget(editor)
    editor.show_markdown("\n".join(f"- Point {number}" for number in range(300)), "fr")
    editor.filling._document.setPlainText("Autre.")
    assert editor.filling.is_active
    assert parse_markdown(editor.markdown())[0] == TextParagraph(plain("Autre."))

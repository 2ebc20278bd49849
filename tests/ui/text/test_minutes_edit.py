from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iomdesk.document.inline import plain
from iomdesk.document.text_paragraph import ParagraphKind, table_paragraph
from iomdesk.ui.text.clipboard import mime_of
from iomdesk.ui.text.margin import NARROW, WIDE
from iomdesk.ui.text.minutes_bar import MinutesBar
from iomdesk.ui.text.minutes_edit import MinutesEdit

THREE = "Un.\n\nDeux.\n\nTrois."


@pytest.fixture
def editor(qtbot: QtBot) -> Iterator[MinutesEdit]:
    made = MinutesEdit("Serif", 17)
    qtbot.addWidget(made)
    made.resize(760, 500)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    yield made
    if made.menu is not None:
        made.menu.close()


def go_to(editor: MinutesEdit, words: str) -> None:
    cursor = editor.document().find(words)
    cursor.setPosition(cursor.selectionEnd())
    editor.setTextCursor(cursor)


def test_a_key_and_a_letter_change_the_kind_and_undo_brings_it_back(editor: MinutesEdit) -> None:
    editor.show_markdown(THREE, "fr")
    go_to(editor, "Deux.")
    QTest.keyClick(editor, Qt.Key.Key_K, Qt.KeyboardModifier.AltModifier)
    assert editor.menu is not None
    QTest.keyClick(editor.menu, Qt.Key.Key_D)
    assert editor.markdown() == "Un.\n\nDeux. {.decision}\n\nTrois."
    editor.undo()
    assert editor.markdown() == THREE
    editor.redo()
    assert "Deux. {.decision}" in editor.markdown()


def test_several_paragraphs_change_their_kind_in_one_step(editor: MinutesEdit) -> None:
    editor.show_markdown(THREE, "fr")
    editor.selectAll()
    editor.set_kind(ParagraphKind.CONCLUSION)
    assert editor.markdown().count("{.conclusion}") == 3
    editor.undo()
    assert editor.markdown() == THREE


def test_only_an_action_keeps_an_owner_and_a_date(editor: MinutesEdit) -> None:
    editor.show_markdown('Agir. {.action owner="Administration" due=2020-05-12}', "fr")
    editor.set_kind(ParagraphKind.DECISION)
    assert editor.markdown() == "Agir. {.decision}"


def test_enter_at_the_end_begins_a_plain_paragraph_and_within_keeps_the_kind(editor: MinutesEdit) -> None:
    editor.show_markdown("Un deux. {.decision #p1}", "fr")
    go_to(editor, "deux.")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "Trois.")
    assert editor.markdown() == "Un deux. {.decision #p1}\n\nTrois."
    go_to(editor, "Un")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.markdown().count("#p1") == 1
    assert editor.markdown().count("{.decision") == 2


def test_enter_before_a_paragraph_leaves_what_is_said_of_it_with_its_words(editor: MinutesEdit) -> None:
    editor.show_markdown("Un. {.decision #p1}", "fr")
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClicks(editor, "Zero.")
    assert editor.markdown() == "Zero.\n\nUn. {.decision #p1}"


def test_cut_and_paste_carry_the_kind_footnotes_and_links(editor: MinutesEdit) -> None:
    source = "Un[^: note]. {.decision}\n\nVoir [le document](document:12). {.intervention sources=3}"
    editor.show_markdown(source, "fr")
    editor.selectAll()
    editor.cut()
    assert editor.markdown() == ""
    editor.paste()
    assert editor.markdown() == source


def test_a_table_is_pasted_whole_walked_by_tab_and_lengthened(editor: MinutesEdit) -> None:
    editor.show_markdown("Un.", "fr")
    editor.moveCursor(QTextCursor.MoveOperation.End)
    table = table_paragraph([[plain("a"), plain("b")], [plain("c"), plain("d")]])
    editor.insertFromMimeData(mime_of([table]))
    assert editor.markdown() == "Un.\n\n| a | b |\n| --- | --- |\n| c | d |"
    go_to(editor, "d")
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    QTest.keyClicks(editor, "e")
    assert editor.markdown().endswith("| c | d |\n| e |  |")
    QTest.keyClick(editor, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(editor, "f")
    assert "fd" in editor.markdown()


def test_what_is_pasted_into_a_cell_stays_in_it(editor: MinutesEdit) -> None:
    editor.show_markdown("| a |\n| --- |\n| b |", "fr")
    go_to(editor, "b")
    QApplication.clipboard().setText("un\ndeux")
    editor.paste()
    assert editor.markdown() == "| a |\n| --- |\n| bun<br>deux |"


def test_typing_behind_a_link_or_a_footnote_does_not_become_part_of_it(editor: MinutesEdit) -> None:
    editor.show_markdown("[lien](document:1)\n\nmot[^: note]", "fr")
    go_to(editor, "lien")
    QTest.keyClicks(editor, "s")
    editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(editor, "s")
    assert editor.markdown() == "[lien](document:1)s\n\nmot[^: note]s"
    go_to(editor, "li")
    QTest.keyClicks(editor, "x")
    assert editor.markdown().startswith("[lixen](document:1)s")


def test_a_link_is_made_of_the_selection_or_of_words_and_can_be_followed(
    editor: MinutesEdit, qtbot: QtBot
) -> None:
    editor.show_markdown("Voir le **document** joint.", "fr")
    editor.setTextCursor(editor.document().find("document"))
    editor.insert_link("document:12", "S/23/14")
    assert editor.markdown() == "Voir le [**document**](document:12) joint."
    editor.moveCursor(QTextCursor.MoveOperation.End)
    editor.insert_link("recommendation:4", "recommandation 1")
    assert editor.markdown().endswith("joint.[recommandation 1](recommendation:4)")
    with qtbot.waitSignal(editor.linkFollowed) as followed:
        QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert followed.args == ["recommendation:4"]
    go_to(editor, "docu")
    with qtbot.waitSignal(editor.linkFollowed) as followed:
        where = editor.cursorRect().center()
        QTest.mouseClick(
            editor.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, where
        )
    assert followed.args == ["document:12"]


def test_a_paragraph_gets_an_anchor_when_something_leads_to_it(editor: MinutesEdit) -> None:
    editor.show_markdown(THREE, "fr")
    first = editor.document().begin().position()
    last = editor.document().lastBlock().position()
    assert [editor.anchor_at(first), editor.anchor_at(last), editor.anchor_at(first)] == ["p1", "p2", "p1"]
    assert editor.markdown() == "Un. {#p1}\n\nDeux.\n\nTrois. {#p2}"
    assert editor.go_to_anchor("p2")
    assert editor.textCursor().block().text() == "Trois."
    assert not editor.go_to_anchor("p9")


def test_the_margin_numbers_on_from_what_comes_before_in_print(editor: MinutesEdit) -> None:
    editor.show_markdown("Un.\n\n- a\n\nDeux.\n\n\n\nTrois.", "fr")
    editor.margin.number_from(10)
    assert [number for number, _block in editor.counted_blocks()] == [11, 12, 13]
    go_to(editor, "Un.")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert [number for number, _block in editor.counted_blocks()] == [11, 12, 13]
    QTest.keyClicks(editor, "Encore.")
    assert [number for number, _block in editor.counted_blocks()] == [11, 12, 13, 14]


def test_the_margin_is_narrow_where_there_is_little_room_and_the_text_never_under_it(
    editor: MinutesEdit,
) -> None:
    for width, expected in ((760, WIDE), (500, NARROW)):
        editor.resize(width, 400)
        QApplication.processEvents()
        assert editor.margin.width() == expected
        assert editor.margin.geometry().right() < editor.viewport().x()


def test_a_click_in_the_margin_opens_the_kinds_of_that_paragraph(editor: MinutesEdit, qtbot: QtBot) -> None:
    editor.show_markdown(THREE, "fr")
    rect = editor.cursorRect(editor.document().find("Trois"))
    QTest.mouseClick(
        editor.margin,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QPoint(20, rect.center().y()),
    )
    qtbot.waitUntil(lambda: editor.menu is not None)
    assert editor.menu is not None
    editor.menu.actions()[5].trigger()
    assert editor.markdown() == "Un.\n\nDeux.\n\nTrois. {.recommendation}"


def test_the_bar_names_the_kind_of_the_paragraph_at_the_cursor(editor: MinutesEdit, qtbot: QtBot) -> None:
    bar = MinutesBar(editor)
    qtbot.addWidget(bar)
    editor.show_markdown("Un. {.decision}\n\nDeux.", "fr")
    go_to(editor, "Un.")
    assert bar.kind.text() == "Decision"
    go_to(editor, "Deux.")
    assert bar.kind.text() == "Summary"
    editor.set_kind(ParagraphKind.ACTION)
    assert bar.kind.text() == "Action"


def test_control_and_enter_ask_for_the_next_item(editor: MinutesEdit, qtbot: QtBot) -> None:
    with qtbot.waitSignal(editor.nextWanted):
        QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert editor.markdown() == ""


def test_a_text_that_can_only_be_read_keeps_its_kinds(editor: MinutesEdit) -> None:
    editor.show_markdown(THREE, "fr")
    editor.setReadOnly(True)
    QTest.keyClick(editor, Qt.Key.Key_K, Qt.KeyboardModifier.AltModifier)
    assert editor.menu is None


def menu_action(editor: MinutesEdit, words: str) -> None:
    menu = editor.context_menu()
    parts = [menu, *(action.menu() for action in menu.actions() if action.menu() is not None)]
    (action,) = (one for part in parts for one in part.actions() if one.text() == words)  # type: ignore[attr-defined]
    action.trigger()
    menu.deleteLater()


def test_rows_and_columns_are_added_and_removed_from_the_menu(editor: MinutesEdit) -> None:
    source = "| a | b |\n| --- | --- |\n| c | d |"
    editor.show_markdown(source, "fr")
    go_to(editor, "a")
    menu_action(editor, "Add a row below")
    menu_action(editor, "Add a column to the right")
    assert editor.markdown() == "| a |  | b |\n| --- | --- | --- |\n|  |  |  |\n| c |  | d |"
    go_to(editor, "b")
    menu_action(editor, "Remove this column")
    go_to(editor, "a")
    menu_action(editor, "Remove this row")
    assert editor.markdown() == "|  |  |\n| --- | --- |\n| c |  |"
    for _step in range(4):
        editor.undo()
    assert editor.markdown() == source


def test_a_new_table_is_inserted_and_kept_once_it_has_words(editor: MinutesEdit) -> None:
    editor.show_markdown("Un.", "fr")
    editor.moveCursor(QTextCursor.MoveOperation.End)
    menu_action(editor, "Insert a table")
    assert editor.markdown() == "Un."
    QTest.keyClicks(editor, "a")
    assert editor.markdown() == "Un.\n\n| a |  |  |\n| --- | --- | --- |\n|  |  |  |\n|  |  |  |"


def test_a_link_is_led_elsewhere_or_made_plain_words_as_a_whole(editor: MinutesEdit) -> None:
    editor.show_markdown("Voir [le **document**](document:12) joint.", "fr")
    go_to(editor, "docu")
    editor.insert_link("document:13", "other words")
    assert editor.markdown() == "Voir [le **document**](document:13) joint."
    go_to(editor, "le")
    menu_action(editor, "Remove the link")
    assert editor.markdown() == "Voir le **document** joint."
    editor.undo()
    assert editor.markdown() == "Voir [le **document**](document:13) joint."


def test_whatever_changes_what_is_stored_is_told_as_an_edit(editor: MinutesEdit) -> None:
    editor.show_markdown("Un mot.\n\n| a |\n| --- |\n| b |", "fr")
    edits: list[str] = []
    editor.edited.connect(lambda: edits.append(editor.markdown()))
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    editor.set_kind(ParagraphKind.DECISION)
    assert edits[-1].startswith("Un mot. {.decision}")
    editor.anchor_at(0)
    assert edits[-1].startswith("Un mot. {.decision #p1}")
    editor.setTextCursor(editor.document().find("mot"))
    editor.insert_link("document:1", "")
    assert "[mot](document:1)" in edits[-1]
    go_to(editor, "b")
    editor.textCursor().insertText("c")
    assert edits[-1].endswith("| bc |")
    for _step in range(4):
        editor.undo()
    assert edits[-1] == "Un mot.\n\n| a |\n| --- |\n| b |"

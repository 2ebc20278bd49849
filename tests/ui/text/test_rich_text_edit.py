from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iomdesk.document.inline import Run, plain
from iomdesk.document.markdown import TextParagraph, parse_markdown
from iomdesk.ui.text.format_bar import FormatBar
from iomdesk.ui.text.rich_text_edit import NO_BREAK_SPACE, RichTextEdit
from tests.ui.text.keyboard import CONTROL, SHIFT, press, type_in

Key = Qt.Key


@pytest.fixture
def editor(qtbot: QtBot) -> RichTextEdit:
    made = RichTextEdit("Liberation Serif")
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.show()
    made.setFocus()
    return made


@pytest.fixture
def bar(editor: RichTextEdit, qtbot: QtBot) -> FormatBar:
    made = FormatBar(editor)
    qtbot.addWidget(made)
    return made


@pytest.fixture(autouse=True)
def _empty_clipboard(qapp: QApplication) -> Iterator[None]:
    yield
    qapp.clipboard().clear()


def show(editor: RichTextEdit, markdown: str) -> None:
    editor.show_paragraphs(parse_markdown(markdown), "fr")
    editor.moveCursor(editor.textCursor().MoveOperation.End)


def mime(*, html: str = "", text: str = "") -> QMimeData:
    made = QMimeData()
    if html:
        made.setHtml(html)
    if text:
        made.setText(text)
    return made


def test_typing_in_bold_is_stored_as_bold(editor: RichTextEdit, bar: FormatBar) -> None:
    type_in(editor, "Le ")
    bar.bold.click()
    type_in(editor, "Groupe")
    bar.bold.click()
    type_in(editor, " a")
    assert editor.markdown() == "Le **Groupe** a"


@pytest.mark.parametrize(
    ("key", "stored"),
    [
        (Key.Key_B, "**mot**"),
        (Key.Key_I, "*mot*"),
    ],
)
def test_keys_switch_the_face_of_the_selection(
    editor: RichTextEdit, bar: FormatBar, key: Qt.Key, stored: str
) -> None:
    show(editor, "mot")
    editor.selectAll()
    press(editor, key, CONTROL)
    assert editor.markdown() == stored
    press(editor, key, CONTROL)
    assert editor.markdown() == "mot"
    assert not bar.bold.isChecked()


def test_letters_are_raised_and_set_back(editor: RichTextEdit, bar: FormatBar) -> None:
    show(editor, "er")
    editor.selectAll()
    bar.superscript.click()
    assert editor.markdown() == "^er^"
    assert bar.superscript.isChecked()
    bar.superscript.click()
    assert editor.markdown() == "er"


def test_lists_are_made_changed_and_unmade(editor: RichTextEdit, bar: FormatBar) -> None:
    show(editor, "un\n\ndeux")
    editor.selectAll()
    bar.bullets.click()
    assert editor.markdown() == "- un\n- deux"
    bar.counted.click()
    assert editor.markdown() == "1. un\n1. deux"
    assert bar.counted.isChecked()
    assert not bar.bullets.isChecked()
    bar.counted.click()
    assert editor.markdown() == "un\n\ndeux"


def test_tab_nests_an_item_no_deeper_than_one_below_the_item_above(editor: RichTextEdit) -> None:
    show(editor, "- un\n- deux")
    press(editor, Key.Key_Tab)
    assert editor.markdown() == "- un\n    - deux"
    press(editor, Key.Key_Tab)
    assert editor.markdown() == "- un\n    - deux"
    press(editor, Key.Key_Backtab)
    assert editor.markdown() == "- un\n- deux"


def test_tab_outside_a_list_goes_to_the_next_field(editor: RichTextEdit) -> None:
    show(editor, "un")
    assert editor.tabChangesFocus()


def test_enter_on_an_empty_item_ends_the_list(editor: RichTextEdit) -> None:
    show(editor, "- un")
    press(editor, Key.Key_Return)
    press(editor, Key.Key_Return)
    type_in(editor, "suite")
    assert editor.markdown() == "- un\n\nsuite"


def test_backspace_at_the_start_of_an_item_takes_it_out_of_the_list(editor: RichTextEdit) -> None:
    show(editor, "1. un")
    press(editor, Key.Key_Home)
    press(editor, Key.Key_Backspace)
    assert editor.markdown() == "un"


@pytest.mark.parametrize(("typed", "stored"), [("- un", "- un"), ("1. un", "1. un"), ("a) un", "1. un")])
def test_a_list_begins_where_its_sign_is_typed(editor: RichTextEdit, typed: str, stored: str) -> None:
    type_in(editor, typed)
    assert editor.markdown() == stored


def test_undo_gives_back_the_sign_that_was_typed(editor: RichTextEdit) -> None:
    type_in(editor, "- ")
    editor.undo()
    assert editor.toPlainText() == "- "


def test_a_dash_inside_a_paragraph_stays_a_dash(editor: RichTextEdit) -> None:
    type_in(editor, "oui - non")
    assert editor.markdown() == "oui - non"


def test_what_is_pasted_is_cleaned_and_stands_where_the_cursor_was(editor: RichTextEdit) -> None:
    type_in(editor, "Avant ")
    editor.insertFromMimeData(
        mime(html="<h1 style='color:red;font-size:30pt'>titre</h1><ul><li>un</li></ul>")
    )
    assert editor.paragraphs() == (
        TextParagraph(plain("Avant titre")),
        TextParagraph(plain("un"), 1),
    )
    form = editor.document().firstBlock().charFormat()
    assert not form.hasProperty(form.Property.FontPointSize)


def test_a_paste_is_undone_in_one_step(editor: RichTextEdit) -> None:
    show(editor, "avant")
    editor.selectAll()
    editor.insertFromMimeData(mime(text="un\ndeux\ntrois"))
    assert editor.markdown() == "un\n\ndeux\n\ntrois"
    editor.undo()
    assert editor.markdown() == "avant"


def test_copy_and_paste_keep_faces_lists_and_no_break_spaces(editor: RichTextEdit) -> None:
    show(editor, "Il a **noté**\u00a0:\n\n1. un\n    - deux")
    before = editor.paragraphs()
    editor.selectAll()
    editor.copy()
    show(editor, "")
    editor.paste()
    assert editor.paragraphs() == before


def test_words_only_can_be_pasted(editor: RichTextEdit, bar: FormatBar) -> None:
    QApplication.clipboard().setMimeData(mime(html="<b>gras</b>", text="gras"))
    press(editor, Key.Key_V, CONTROL | SHIFT)
    assert editor.paragraphs() == (TextParagraph((Run("gras"),)),)
    assert bar.isEnabled()


def test_pictures_and_files_are_not_taken(editor: RichTextEdit) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl("file:///etc/hostname")])
    assert not editor.canInsertFromMimeData(dropped)


def test_nothing_is_ever_loaded_for_a_text(editor: RichTextEdit) -> None:
    assert editor.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl("file:///x.png")) is None


def test_showing_a_text_is_no_edit_but_typing_is(editor: RichTextEdit, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(editor.edited):
        show(editor, "un")
        editor.replace_paragraphs(parse_markdown("deux"))
    with qtbot.waitSignal(editor.edited):
        type_in(editor, "x")


def test_a_replaced_text_comes_back_with_undo(editor: RichTextEdit, qtbot: QtBot) -> None:
    show(editor, "un")
    editor.replace_paragraphs(parse_markdown("deux"))
    with qtbot.waitSignal(editor.edited):
        editor.undo()
    assert editor.markdown() == "un"


def test_a_no_break_space_has_a_key(editor: RichTextEdit, bar: FormatBar) -> None:
    type_in(editor, "13")
    press(editor, Key.Key_Space, CONTROL | SHIFT)
    assert (
        editor.markdown() == f"13{NO_BREAK_SPACE}"[:-1] + f"\\{NO_BREAK_SPACE}"
        or NO_BREAK_SPACE in editor.document().firstBlock().text()
    )
    assert bar.isEnabled()


def test_words_are_counted_as_people_count_them(editor: RichTextEdit) -> None:
    show(editor, "L’Administration a noté\u00a0: «\u00a0Voilà\u00a0» 1^er^ aujourd’hui, peut-être.")
    assert editor.word_count() == 7


def test_a_read_only_editor_ignores_the_keys_of_faces_and_lists(editor: RichTextEdit, bar: FormatBar) -> None:
    show(editor, "- un")
    editor.setReadOnly(True)
    editor.selectAll()
    press(editor, Key.Key_B, CONTROL)
    press(editor, Key.Key_Tab)
    assert editor.markdown() == "- un"
    assert bar.isEnabled()


def test_the_menu_offers_what_can_be_done(editor: RichTextEdit) -> None:
    QGuiApplication.clipboard().clear()
    show(editor, "un")
    enabled = [
        action.text() for action in editor.context_menu().actions() if action.isEnabled() and action.text()
    ]
    assert enabled == ["Select all"]
    editor.selectAll()
    enabled = [
        action.text() for action in editor.context_menu().actions() if action.isEnabled() and action.text()
    ]
    assert enabled == ["Cut", "Copy", "Select all"]


def test_lines_keep_a_length_that_reads_well(editor: RichTextEdit) -> None:
    editor.resize(1600, 400)
    assert editor.viewport().width() <= 740

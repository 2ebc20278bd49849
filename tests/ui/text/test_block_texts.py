from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from iomdesk.document.markdown import ParagraphKind, parse_markdown, write_markdown
from iomdesk.ui.text.commands import begin_paragraph
from iomdesk.ui.text.marks import Marks, set_marks
from iomdesk.ui.text.rich_text_edit import RichTextEdit

PIECES = (
    "Un **mot**. {.decision}",
    "Deux[^: une *note*] mots.",
    "Voir [le document](document:12).",
    "| Tête | *b* |\n| --- | --- |\n| c<br>d | e[^: n] |",
    '- à faire {.action owner="Administration" due=2019-06-01}',
    "1. compté",
    "Trois. {.intervention #p3 sources=1,2}",
)
SOURCES = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("\n\n".join)


def _decide(cursor: QTextCursor) -> None:
    set_marks(cursor, Marks(ParagraphKind.DECISION))


ACTIONS: tuple[Callable[[RichTextEdit, QTextCursor], object], ...] = (
    lambda _editor, cursor: cursor.insertText("x"),
    lambda _editor, cursor: begin_paragraph(cursor),
    lambda _editor, cursor: cursor.deleteChar(),
    lambda _editor, cursor: cursor.deletePreviousChar(),
    lambda _editor, cursor: _decide(cursor),
    lambda editor, _cursor: editor.toggle_list(ordered=True),
    lambda editor, _cursor: editor.undo(),
    lambda editor, _cursor: editor.redo(),
    lambda editor, _cursor: editor.insertFromMimeData(editor.createMimeDataFromSelection()),
    lambda _editor, cursor: cursor.removeSelectedText(),
)
STEPS = st.lists(
    st.tuples(st.floats(0, 1), st.floats(0, 0.3), st.sampled_from(range(len(ACTIONS)))), max_size=8
)


@pytest.fixture
def editor(qtbot: QtBot) -> RichTextEdit:
    made = RichTextEdit("Serif")
    qtbot.addWidget(made)
    return made


@given(SOURCES, STEPS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_whatever_is_done_the_remembered_text_is_what_stands_in_the_editor(
    editor: RichTextEdit, source: str, steps: list[tuple[float, float, int]]
) -> None:
    editor.show_markdown(source, "fr")
    assert editor.markdown() == write_markdown(parse_markdown(source))
    for place, length, action in steps:
        count = editor.document().characterCount() - 1
        cursor = editor.textCursor()
        cursor.setPosition(int(place * count))
        cursor.setPosition(min(count, int((place + length) * count)), QTextCursor.MoveMode.KeepAnchor)
        editor.setTextCursor(cursor)
        ACTIONS[action](editor, cursor)
        assert editor.markdown() == write_markdown(editor.paragraphs())
    assert editor.word_count() == sum(
        editor.texts.at(number).words for number in range(editor.document().blockCount())
    )


def test_all_that_can_be_stored_comes_back_from_the_editor(editor: RichTextEdit) -> None:
    source = "\n\n".join(PIECES[:4])
    editor.show_markdown(source, "fr")
    assert editor.markdown() == source
    assert editor.paragraphs() == parse_markdown(source)


def test_counted_paragraphs_have_numbers_and_items_tables_and_empty_ones_none(editor: RichTextEdit) -> None:
    editor.show_markdown("Un.\n\n- a\n\n| t |\n| --- |\n\nDeux.", "fr")
    numbers = [editor.texts.number_of(number) for number in range(editor.document().blockCount())]
    assert [number for number in numbers if number] == [1, 2]
    assert numbers[1] == 0


def test_footnotes_are_counted_in_the_order_of_their_calls(editor: RichTextEdit) -> None:
    editor.show_markdown("Un[^: a] deux[^: b].\n\nTrois[^: c].", "fr")
    first, second, third = editor.texts.calls()
    cursor = QTextCursor(editor.document())
    cursor.setPosition(2)
    cursor.deleteChar()
    assert [editor.texts.call_number(call) for call in (first, second, third)] == [0, 1, 2]
    editor.undo()
    assert [editor.texts.call_number(call) for call in (first, second, third)] == [1, 2, 3]


@given(SOURCES, SOURCES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_a_text_gives_way_to_another_is_brought_back_cut_and_pasted_whole(
    editor: RichTextEdit, source: str, other: str
) -> None:
    before, after = (write_markdown(parse_markdown(one)) for one in (source, other))
    editor.keeps_tables = True
    editor.show_markdown(before, "fr")
    editor.replace_paragraphs(parse_markdown(after))
    assert editor.markdown() == after
    editor.undo()
    assert editor.markdown() == before
    editor.selectAll()
    copied = editor.createMimeDataFromSelection()
    editor.textCursor().removeSelectedText()
    assert editor.markdown() == ""
    editor.insertFromMimeData(copied)
    assert editor.markdown() == before

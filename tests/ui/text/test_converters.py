from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument, QTextListFormat

from iomdesk.document.inline import Run, Text, plain
from iomdesk.document.markdown import TextParagraph, parse_markdown, write_markdown
from iomdesk.document.runs import merge_runs
from iomdesk.ui.text.converters import (
    fill_document,
    insert_paragraphs,
    read_paragraphs,
    replace_all,
)

pytestmark = pytest.mark.usefixtures("qapp")

SIGNS = st.sampled_from([*"*_^\\- \t\né\u00a0’«»", "1. ", "États Membres", "😀"])
# Signs that Qt keeps for itself, or that no text holds.
LETTERS = st.characters(exclude_characters="\r\x00\u2028\u2029\ufdd0\ufdd1\ufffc", exclude_categories=["Cs"])
WORDS = st.lists(SIGNS | LETTERS, min_size=1, max_size=8).map("".join)
RUNS = st.builds(Run, WORDS, st.booleans(), st.booleans(), st.booleans())
TEXTS: st.SearchStrategy[Text] = st.lists(RUNS, min_size=1, max_size=4).map(lambda r: merge_runs(tuple(r)))
PLAIN = st.builds(TextParagraph, TEXTS)
ITEMS = st.builds(TextParagraph, TEXTS, st.integers(1, 4), st.booleans())
PARAGRAPHS = st.lists(PLAIN | ITEMS, max_size=6)


def shown(paragraphs: Sequence[TextParagraph], language: str = "fr") -> QTextDocument:
    document = QTextDocument()
    fill_document(document, paragraphs, language)
    return document


def marker(document: QTextDocument, block: int) -> str:
    found = document.findBlockByNumber(block)
    text_list = found.textList()
    return text_list.itemText(found).rstrip("\u00a0") if text_list is not None else ""


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PARAGRAPHS)
def test_what_is_shown_is_read_back_as_it_was(paragraphs: Sequence[TextParagraph]) -> None:
    assert read_paragraphs(shown(paragraphs)) == tuple(paragraphs)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PARAGRAPHS)
def test_the_stored_form_survives_an_editor(paragraphs: Sequence[TextParagraph]) -> None:
    stored = write_markdown(paragraphs)
    assert write_markdown(read_paragraphs(shown(parse_markdown(stored)))) == stored


def test_no_break_spaces_and_line_breaks_come_back() -> None:
    paragraph = TextParagraph(plain("Il a noté\u00a0:\nla suite"))
    assert read_paragraphs(shown([paragraph])) == (paragraph,)


def test_lists_are_counted_as_on_paper_in_each_language() -> None:
    items = [TextParagraph(plain("x"), level, ordered=True) for level in (1, 2, 3)]
    assert [marker(shown(items), n) for n in range(3)] == ["a)", "i)", "a."]
    assert [marker(shown(items, "en"), n) for n in range(3)] == ["(a)", "(i)", "a."]


def test_a_list_goes_on_counting_after_what_is_nested_in_it_but_not_after_a_paragraph() -> None:
    one, below = TextParagraph(plain("x"), 1, True), TextParagraph(plain("y"), 2, False)
    document = shown([one, below, one, TextParagraph(plain("z")), one])
    assert [marker(document, n) for n in (0, 2, 4)] == ["a)", "b)", "a)"]


def test_a_paragraph_after_a_list_stands_at_the_margin() -> None:
    document = shown([TextParagraph(plain("x"), 2), TextParagraph(plain("y"))])
    assert document.lastBlock().blockFormat().indent() == 0


def test_filling_leaves_nothing_to_undo_and_nothing_unsaved() -> None:
    document = shown([TextParagraph(plain("x"))])
    assert not document.isUndoAvailable()
    assert not document.isModified()


def test_replacing_all_can_be_undone_in_one_step() -> None:
    before = (TextParagraph(plain("x"), 1, True), TextParagraph((Run("y", bold=True),)))
    document = shown(before)
    after = (TextParagraph(plain("z")),)
    replace_all(document, after, "fr")
    assert read_paragraphs(document) == after
    document.undo()
    assert read_paragraphs(document) == before


def test_inserted_paragraphs_go_on_in_the_paragraph_of_the_cursor() -> None:
    document = shown([TextParagraph(plain("avant après"))])
    cursor = QTextCursor(document)
    cursor.setPosition(6)
    insert_paragraphs(cursor, [TextParagraph(plain("un")), TextParagraph(plain("deux "))], "fr")
    assert read_paragraphs(document) == (
        TextParagraph(plain("avant un")),
        TextParagraph(plain("deux après")),
    )


def test_plain_paragraphs_inserted_in_a_list_become_items_of_it() -> None:
    document = shown([TextParagraph(plain("x"), 1, True)])
    cursor = QTextCursor(document)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    insert_paragraphs(cursor, [TextParagraph(plain("y")), TextParagraph(plain("z"))], "fr")
    assert read_paragraphs(document) == (
        TextParagraph(plain("xy"), 1, True),
        TextParagraph(plain("z"), 1, True),
    )
    assert marker(document, 1) == "b)"


def test_bullets_differ_by_level() -> None:
    document = shown([TextParagraph(plain("x"), level) for level in (1, 2)])
    styles = [document.findBlockByNumber(n).textList().format().style() for n in range(2)]
    assert styles == [QTextListFormat.Style.ListDisc, QTextListFormat.Style.ListCircle]

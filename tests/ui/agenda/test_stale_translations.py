"""A translation older than its original is told among what is missing, found, and confirmed or corrected."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from iomdesk.desk import Desk
from iomdesk.queries.agenda import ItemRow, item_details
from iomdesk.services.item_texts import write_item_text
from iomdesk.ui.agenda.nodes import Place
from iomdesk.ui.agenda.tab import AgendaTab
from iomdesk.ui.operations import Operations
from tests.ui.hands import click, press, type_in

Settle = Callable[[], None]
Key = Qt.Key


@pytest.fixture
def item(operations: Operations, rows: Callable[[], tuple[ItemRow, ...]], settle: Settle) -> int:
    """Change the French title and annotation of an item that is translated."""
    chosen = rows()[1].id
    operations.run(write_item_text, item=chosen, language="fr", annotation="Raison")
    operations.run(
        write_item_text, item=chosen, language="en", title="In English", annotation="Why, in English"
    )
    operations.run(write_item_text, item=chosen, language="fr", title="Autre", annotation="Autre raison")
    settle()
    return chosen


def stale(desk: Desk, item: int) -> set[tuple[str, str]]:
    found = desk.answer(item_details, item_id=item)
    assert found is not None
    return set(found.stale)


def follow(tab: AgendaTab, words: str, settle: Settle) -> None:
    """Press the line of the gap whose words begin so."""
    tab.context.show_panel("gaps")
    settle()
    button = next(b for b in tab.context.gaps.buttons() if b.accessibleName().startswith(words))
    click(button)
    settle()


def number_of(rows: Callable[[], tuple[ItemRow, ...]], item: int) -> str:
    return next(row.full_number for row in rows() if row.id == item)


def test_the_gap_leads_into_the_title_and_one_key_says_it_is_still_right(
    tab: AgendaTab,
    sample_desk: Desk,
    operations: Operations,
    rows: Callable[[], tuple[ItemRow, ...]],
    settle: Settle,
    item: int,
) -> None:
    follow(tab, f"Item {number_of(rows, item)}: the title in EN", settle)
    fields = tab.context.item.fields
    assert tab.tree.current_item == item
    assert fields.titles["en"].hasFocus()
    assert fields.title_marks["en"].isVisible()
    assert not fields.title_marks["fr"].isVisible()
    press(fields.titles["en"], Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert ("en", "title") not in stale(sample_desk, item)
    assert not fields.title_marks["en"].isVisible()
    operations.undo()
    settle()
    assert ("en", "title") in stale(sample_desk, item)
    assert fields.title_marks["en"].isVisible()


def test_a_title_written_anew_loses_its_mark(
    tab: AgendaTab, sample_desk: Desk, rows: Callable[[], tuple[ItemRow, ...]], settle: Settle, item: int
) -> None:
    follow(tab, f"Item {number_of(rows, item)}: the title in EN", settle)
    line = tab.context.item.fields.titles["en"]
    line.selectAll()
    type_in(line, "Another")
    press(line, Key.Key_Return)
    settle()
    assert ("en", "title") not in stale(sample_desk, item)
    assert not tab.context.item.fields.title_marks["en"].isVisible()


def test_the_gap_of_an_annotation_shows_it_in_its_language_and_a_click_confirms_it(
    tab: AgendaTab, sample_desk: Desk, rows: Callable[[], tuple[ItemRow, ...]], settle: Settle, item: int
) -> None:
    follow(tab, f"Item {number_of(rows, item)}: the annotation in EN", settle)
    fields = tab.context.item.fields
    assert fields.annotation.hasFocus()
    assert fields.annotation.toPlainText() == "Why, in English"
    click(fields.annotation_mark)
    settle()
    assert ("en", "annotation") not in stale(sample_desk, item)
    assert not fields.annotation_mark.isVisible()


def test_the_gap_of_a_missing_document_leads_to_the_documents(empty_tab: AgendaTab, settle: Settle) -> None:
    empty_tab.actions_.add("Point", "fr", Place(None, 0), lambda _changes: None)
    settle()
    follow(empty_tab, "Item 1: no document", settle)
    assert empty_tab.context.item.documents.isAncestorOf(empty_tab.focusWidget())

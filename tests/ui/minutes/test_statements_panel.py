"""From interventions to paragraphs in the window, and flags where they no longer fit."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTextEdit
from pytestqt.qtbot import QtBot

from iomdesk.document.markdown import parse_markdown
from iomdesk.document.text import plain_text
from iomdesk.queries.agenda import agenda_of
from iomdesk.queries.interventions import interventions_of
from iomdesk.queries.minutes import minutes_of
from iomdesk.services.interventions import edit_intervention, remove_intervention
from iomdesk.services.minutes import save_draft
from iomdesk.ui.minutes.minutes_tab import MinutesTab
from iomdesk.ui.minutes.statements_panel import StatementsPanel
from iomdesk.ui.operations import Operations
from tests.ui.hands import click, press, type_in
from tests.ui.text.keyboard import CONTROL
from tests.ui.text.memory_desk import MemoryDesk

Key = Qt.Key
Settle = Callable[[], None]


@pytest.fixture
def item(desk: MemoryDesk) -> int:
    """Return the item on which eight delegations spoke, five of them in support; its text is emptied."""
    rows = desk.look(agenda_of, session_id=desk.sample_session, language="fr").items
    found = next(row.id for row in rows if row.full_number == "3")
    desk.do(save_draft, item=found, language="fr", text="Le Groupe a examiné ce point.").result()
    return found


@pytest.fixture
def panel(qtbot: QtBot, operations: Operations, item: int, settle: Settle) -> StatementsPanel:
    made = StatementsPanel(operations)
    qtbot.addWidget(made)
    made.resize(300, 900)
    made.show()
    made.show_item(item, "fr")
    settle()
    return made


def said(desk: MemoryDesk, item: int) -> list[int]:
    return [one.id for one in desk.look(interventions_of, item_id=item, language="fr")]


def text(desk: MemoryDesk, item: int) -> list[str]:
    stored = desk.look(minutes_of, item_id=item, language="fr").text
    return [plain_text(one.text) for one in parse_markdown(stored)]


def tick(panel: StatementsPanel, desk: MemoryDesk, item: int, count: int, qtbot: QtBot) -> None:
    panel.list.tick(said(desk, item)[:count])
    qtbot.waitUntil(lambda: bool(panel.preview.text()) and panel.draft.isEnabled())


def flags(panel: StatementsPanel) -> list[str]:
    return [label.text() for label in panel.flags.findChildren(QLabel) if "“" in label.text()]


def test_what_was_said_is_listed_and_ticked_by_the_keyboard(
    panel: StatementsPanel, desk: MemoryDesk, item: int
) -> None:
    assert panel.list.count() == 8
    assert panel.list.item(0).text().startswith("Allemagne")
    panel.list.setFocus()
    panel.list.setCurrentRow(1)
    press(panel.list, Key.Key_Space)
    assert list(panel.list.chosen) == said(desk, item)[1:2]
    press(panel.list, Key.Key_A, CONTROL)
    assert list(panel.list.chosen) == said(desk, item)
    press(panel.list, Key.Key_A, CONTROL)
    assert not panel.list.chosen
    assert not panel.draft.isEnabled()


def test_the_paragraph_is_shown_before_it_is_written(
    panel: StatementsPanel, desk: MemoryDesk, item: int, qtbot: QtBot
) -> None:
    tick(panel, desk, item, 2, qtbot)
    assert panel.preview.text().startswith("Deux États Membres ont appuyé")
    assert text(desk, item) == ["Le Groupe a examiné ce point."]


def test_enter_drafts_what_is_ticked_and_undo_takes_it_back(
    panel: StatementsPanel, operations: Operations, desk: MemoryDesk, item: int, qtbot: QtBot, settle: Settle
) -> None:
    tick(panel, desk, item, 2, qtbot)
    press(panel.list, Key.Key_Return)
    settle()
    assert len(text(desk, item)) == 2
    assert panel.list.chosen == ()
    assert "in the text" in panel.list.item(0).text()
    operations.undo()
    settle()
    assert text(desk, item) == ["Le Groupe a examiné ce point."]


def test_the_rendering_decides_who_is_named(
    panel: StatementsPanel, desk: MemoryDesk, item: int, qtbot: QtBot, settle: Settle
) -> None:
    desk.do(edit_intervention, intervention=said(desk, item)[0], fields={"attribution": "named"}).result()
    tick(panel, desk, item, 2, qtbot)
    panel.rendering.setCurrentIndex(2)
    panel.rendering.activated.emit(2)
    qtbot.waitUntil(lambda: panel.preview.text().startswith("L’Allemagne et une autre délégation"))
    click(panel.draft)
    settle()
    assert text(desk, item)[-1].startswith("L’Allemagne et une autre délégation")


def test_a_quantifier_that_no_longer_fits_is_flagged_and_adjusted(
    panel: StatementsPanel, operations: Operations, desk: MemoryDesk, item: int, qtbot: QtBot, settle: Settle
) -> None:
    tick(panel, desk, item, 2, qtbot)
    click(panel.draft)
    settle()
    assert not panel.flags.isVisible()
    operations.run(remove_intervention, intervention=said(desk, item)[0])
    settle()
    assert flags(panel)[0].startswith("“Deux États")
    click(panel.flags.buttons[-1])
    settle()
    assert text(desk, item)[-1].startswith("Un État Membre a appuyé")
    assert not panel.flags.isVisible()


def test_a_flag_leads_to_its_words_in_the_text(
    panel: StatementsPanel, operations: Operations, desk: MemoryDesk, item: int, qtbot: QtBot, settle: Settle
) -> None:
    editor = QTextEdit()
    qtbot.addWidget(editor)
    panel.stand_beside(editor, lambda do: do())
    tick(panel, desk, item, 2, qtbot)
    click(panel.draft)
    settle()
    editor.setPlainText("\n".join(text(desk, item)))
    operations.run(remove_intervention, intervention=said(desk, item)[0])
    settle()
    click(panel.flags.buttons[0])
    assert editor.textCursor().selectedText().startswith("Deux États")


def test_refreshing_brings_only_the_drafted_paragraphs_up_to_date(
    panel: StatementsPanel, operations: Operations, desk: MemoryDesk, item: int, qtbot: QtBot, settle: Settle
) -> None:
    tick(panel, desk, item, 2, qtbot)
    click(panel.draft)
    settle()
    operations.run(edit_intervention, intervention=said(desk, item)[0], fields={"stance": "question"})
    settle()
    click(panel.refresh_drafted)
    settle()
    assert [one.split(" ont")[0].split(" a ")[0] for one in text(desk, item)] == [
        "Le Groupe",
        *["Un État Membre"] * 2,
    ]
    click(panel.refresh_drafted)
    settle()
    assert "up to date" in panel.banner.text


def test_an_item_without_interventions_says_where_they_come_from(
    panel: StatementsPanel, desk: MemoryDesk, settle: Settle
) -> None:
    rows = desk.look(agenda_of, session_id=desk.sample_session, language="fr").items
    panel.show_item(rows[0].id, "fr")
    settle()
    assert panel.note.isVisible()
    assert not panel.list.isVisible()


def test_notes_in_another_language_are_said_to_be_left_out(
    panel: StatementsPanel, desk: MemoryDesk, item: int, qtbot: QtBot, settle: Settle
) -> None:
    panel.show_item(item, "en")
    settle()
    tick(panel, desk, item, 2, qtbot)
    assert panel.preview.text() == "Two Member States supported the proposal."
    assert panel.note.text().startswith("The notes of 2 interventions are left out")


def test_in_the_tab_a_paragraph_goes_behind_the_cursor_without_losing_what_is_typed(
    qtbot: QtBot, operations: Operations, desk: MemoryDesk, item: int, settle: Settle
) -> None:
    desk.do(save_draft, item=item, language="en", text="First.\n\nLast.").result()
    tab = MinutesTab(operations, desk.sample_session)
    qtbot.addWidget(tab)
    tab.resize(1200, 700)
    tab.show()
    settle()
    tab.show_item(item)
    settle()
    editor = tab.pages.text.editor
    cursor = editor.textCursor()
    cursor.setPosition(3)
    editor.setTextCursor(cursor)
    type_in(editor, "xyz")
    tab.statements.list.tick(said(desk, item)[:2])
    press(tab, Key.Key_D, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    settle()
    qtbot.waitUntil(lambda: editor.document().blockCount() == 3)
    lines = editor.toPlainText().splitlines()
    assert lines == ["Firxyzst.", "Two Member States supported the proposal.", "Last."]


def test_the_sentence_of_the_outcome_is_written_into_the_text_once(
    qtbot: QtBot, operations: Operations, desk: MemoryDesk, item: int, settle: Settle
) -> None:
    desk.do(save_draft, item=item, language="en", text="First.").result()
    tab = MinutesTab(operations, desk.sample_session)
    qtbot.addWidget(tab)
    tab.resize(1200, 700)
    tab.show()
    settle()
    tab.show_item(item)
    settle()
    editor = tab.pages.text.editor
    qtbot.waitUntil(lambda: not tab.context.write_sentence.isHidden())
    click(tab.context.write_sentence)
    qtbot.waitUntil(lambda: editor.document().blockCount() == 2)
    settle()
    assert editor.toPlainText().splitlines()[1].replace("\u00a0", " ") == (
        "The Working Group agreed on recommendation 1."
    )
    click(tab.context.write_sentence)
    settle()
    assert "already" in tab.statements.banner.text

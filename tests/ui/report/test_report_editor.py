"""The text of a report edited in the window, by the keyboard, with proposals and sources."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from iomdesk.document.report_merge import MergeCount
from iomdesk.services.minutes import save_draft
from iomdesk.services.report_views import ReportRow, ReportView, SourceRow, report_view
from iomdesk.ui.operations import Operations
from iomdesk.ui.report.editor import ReportEditor
from iomdesk.ui.report.editor_bar import columns_of
from tests.ui.text.desk_fixtures import Settle
from tests.ui.text.keyboard import press, type_in
from tests.ui.text.memory_desk import MemoryDesk

Key = Qt.Key
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
FOUND = "Deux États Membres ont souligné"


@pytest.fixture
def editor(qtbot: QtBot, operations: Operations, desk: MemoryDesk, settle: Settle) -> ReportEditor:
    made = ReportEditor(operations, desk.sample_session)
    qtbot.addWidget(made)
    made.resize(700, 700)
    made.show()
    settle()
    return made


@pytest.fixture
def edited(editor: ReportEditor, settle: Settle) -> ReportEditor:
    editor.begin.click()
    settle()
    return editor


def stored(desk: MemoryDesk) -> ReportView:
    found = desk.look(report_view, session_id=desk.sample_session)
    assert found is not None
    return found


def go_to(editor: ReportEditor, part: str = FOUND) -> ReportRow:
    assert editor.view is not None
    row = next(one for one in editor.view.rows if part in one.texts["fr"].text)
    editor.go_to(row.id)
    editor.list.setFocus()
    return row


def texts(desk: MemoryDesk, language: str = "fr") -> list[str]:
    return [one.texts[language].text for one in stored(desk).rows if language in one.texts]


def test_empty_state_says_what_to_do_and_makes_the_report(editor: ReportEditor, settle: Settle) -> None:
    assert editor.begin.isVisible()
    editor.begin.click()
    settle()
    assert editor.model.rowCount() > 50


def test_what_is_typed_is_stored_and_undone(
    edited: ReportEditor, desk: MemoryDesk, settle: Settle, operations: Operations
) -> None:
    row = go_to(edited)
    edited.doing.write()
    field = edited.texts.fields["fr"]
    press(field, Key.Key_End, CONTROL)
    type_in(field, " Encore un mot.")
    edited.flush()
    settle()
    assert any(text.endswith(" Encore un mot.") for text in texts(desk))
    operations.undo()
    settle()
    assert not any("Encore un mot." in text for text in texts(desk))
    assert edited.current_id == row.id


def test_going_to_another_paragraph_hands_in_what_was_typed(
    edited: ReportEditor, desk: MemoryDesk, settle: Settle
) -> None:
    go_to(edited)
    edited.doing.write()
    type_in(edited.texts.fields["fr"], "Alors ")
    go_to(edited, "L’Administration a rendu compte")
    settle()
    assert any(text.startswith("Alors Deux États") for text in texts(desk))
    assert edited.texts.fields["fr"].markdown().startswith("L’Administration a rendu compte")


def test_paragraphs_are_moved_joined_split_and_deleted_by_keys(
    edited: ReportEditor, desk: MemoryDesk, settle: Settle
) -> None:
    row = go_to(edited)
    before = [one.id for one in stored(desk).rows]
    place = before.index(row.id)
    press(edited.list, Key.Key_Up, ALT)
    settle()
    assert [one.id for one in stored(desk).rows].index(row.id) == place - 1
    press(edited.list, Key.Key_Down, ALT)
    settle()
    assert [one.id for one in stored(desk).rows] == before
    press(edited.list, Key.Key_J, CONTROL)
    settle()
    assert len(stored(desk).rows) == len(before) - 1
    edited.doing.write()
    field = edited.texts.fields["fr"]
    press(field, Key.Key_Home, CONTROL)
    for _step in range(4):
        press(field, Key.Key_Right)
    press(field, Key.Key_Return, ALT)
    settle()
    assert "Deux" in texts(desk)
    edited.list.setFocus()
    press(edited.list, Key.Key_Delete)
    settle()
    assert "Deux" not in texts(desk)


def test_new_paragraph_is_written_at_once(edited: ReportEditor, desk: MemoryDesk, settle: Settle) -> None:
    go_to(edited)
    press(edited.list, Key.Key_N, CONTROL | SHIFT)
    settle()
    type_in(edited.texts.fields["fr"], "Un paragraphe neuf.")
    edited.flush()
    settle()
    assert "Un paragraphe neuf." in texts(desk)


def test_marks_of_negotiation_are_set_by_keys(edited: ReportEditor, desk: MemoryDesk, settle: Settle) -> None:
    row = go_to(edited)
    press(edited.list, Key.Key_A, CONTROL | SHIFT)
    settle()
    assert stored(desk).row(row.id).is_bracketed  # type: ignore[union-attr]
    alternative = next(one for one in stored(desk).rows if one.alternative_of == row.id)
    edited.go_to(alternative.id)
    press(edited.list, Key.Key_C, CONTROL | SHIFT)
    settle()
    edited.go_to(row.id)
    press(edited.list, Key.Key_G, CONTROL | SHIFT)
    settle()
    assert stored(desk).row(row.id).is_agreed  # type: ignore[union-attr]


def test_proposal_is_shown_beside_and_taken_by_a_key(
    edited: ReportEditor, desk: MemoryDesk, settle: Settle, operations: Operations
) -> None:
    row = go_to(edited)
    edited.doing.write()
    type_in(edited.texts.fields["fr"], "Alors ")
    edited.flush()
    settle()
    item = next(source.item for source in row.sources if source.item)
    minutes = f"Le Groupe de travail a échangé des vues.\n\n{row.texts['fr'].text} Et une suite."
    operations.run(save_draft, item=item, language="fr", text=minutes)
    settle()
    assert any(one.is_source_changed for one in stored(desk).rows)
    edited.regenerate()
    settle()
    assert "1 proposal beside the text" in edited.bar.said.text()
    edited.go_to(edited.model.rows[0].id)
    press(edited.list, Key.Key_F8)
    assert edited.current_id == row.id
    assert "Et une suite." in edited.proposal.text.toPlainText()
    assert edited.proposal.both.isEnabled()
    press(edited.list, Key.Key_Return, CONTROL | SHIFT)
    settle()
    text = stored(desk).row(row.id).texts["fr"].text  # type: ignore[union-attr]
    assert text.startswith("Alors Deux")
    assert text.endswith("Et une suite.")
    assert edited.proposal.isHidden()


def test_sources_lead_to_their_records(edited: ReportEditor, qtbot: QtBot) -> None:
    go_to(edited)
    labels = [button.accessibleName() for button in edited.sources.buttons]
    assert any(label.startswith("Minutes of item") for label in labels)
    with qtbot.waitSignal(edited.sourceChosen) as caught:
        edited.sources.buttons[0].click()
    assert isinstance(caught.args[0], SourceRow)


def test_languages_stand_side_by_side(edited: ReportEditor, settle: Settle) -> None:
    edited._choose_columns("three")
    assert list(edited.model.languages) == ["fr", "en", "es"]
    assert all(edited.texts.fields[language].isVisible() for language in ("fr", "en", "es"))
    edited.show_language("en")
    edited._choose_columns("two")
    assert list(edited.model.languages) == ["en", "fr"]
    assert columns_of("two", "fr", "fr") == ("fr", "en")
    settle()


def test_outline_is_changed_in_its_panel(edited: ReportEditor, desk: MemoryDesk, settle: Settle) -> None:
    edited.bar.outline.click()
    assert edited.outline.isVisible()
    first = edited.outline.sections.item(1)
    first.setCheckState(Qt.CheckState.Unchecked)
    settle()
    assert not any(one.section == "participation" for one in stored(desk).rows)
    edited.outline.sections.setCurrentRow(2)
    press(edited.outline.sections, Key.Key_Up, ALT)
    settle()
    assert stored(desk).outline["sections"][1]["name"] == "agenda"
    edited.outline.marking.committed.emit("clean")
    settle()
    assert stored(desk).marking == "clean"


def test_report_can_cover_further_sessions(edited: ReportEditor, desk: MemoryDesk, settle: Settle) -> None:
    sessions = edited.outline.sessions.list
    other = next(
        place
        for place in range(sessions.count())
        if sessions.item(place).checkState() == Qt.CheckState.Unchecked
    )
    sessions.item(other).setCheckState(Qt.CheckState.Checked)
    settle()
    view = stored(desk)
    assert len(view.sessions) == 2
    assert [one.section for one in view.rows].count("part") == 2


def test_report_covers_a_period(edited: ReportEditor, desk: MemoryDesk, settle: Settle) -> None:
    covered = edited.outline.sessions
    for field, typed in ((covered.start, "1.1.2014"), (covered.end, "31.12.2020")):
        field.line.setText(typed)
        field.flush()
    settle()
    view = stored(desk)
    assert view.period == (date(2014, 1, 1), date(2020, 12, 31))
    assert len(view.sessions) > 2
    others = [covered.list.item(place) for place in range(covered.list.count())]
    taken = [one for one in others if one.checkState() == Qt.CheckState.Checked]
    assert len(taken) == len(view.sessions)
    assert not any(one.flags() & Qt.ItemFlag.ItemIsEnabled for one in taken), "they come with the period"


def test_generated_heading_is_not_said_to_be_written_by_hand(edited: ReportEditor) -> None:
    go_to(edited, "Introduction")
    said = " ".join(one.text() for one in edited.sources.findChildren(QLabel))
    assert "outline" in said
    assert "by hand" not in said


def test_a_source_is_led_to_with_the_words_taken_from_it(edited: ReportEditor, qtbot: QtBot) -> None:
    go_to(edited)
    with qtbot.waitSignal(edited.sourceChosen) as led:
        edited.sources.buttons[1].click()
    source = led.args[0] if led.args else None
    assert isinstance(source, SourceRow)
    assert (source.kind, source.language) == ("minutes", "fr")
    assert source.words.startswith("Deux États Membres ont soulign")


def test_paragraph_comes_back_from_the_trash(edited: ReportEditor, desk: MemoryDesk, settle: Settle) -> None:
    row = go_to(edited)
    press(edited.list, Key.Key_Delete)
    settle()
    assert [one.id for one in stored(desk).trash] == [row.id]
    edited._filter("trash")
    edited.list.setFocus()
    assert edited.current_id == row.id
    assert edited.texts.fields["fr"].isReadOnly()
    press(edited.list, Key.Key_Delete)
    settle()
    assert not stored(desk).trash
    assert row.id in [one.id for one in stored(desk).rows]


def test_filter_shows_what_is_to_be_looked_at(edited: ReportEditor, settle: Settle) -> None:
    edited._filter("proposals")
    assert (edited.model.rowCount(), edited.current_id) == (0, 0)
    edited._filter("all")
    assert edited.current_id
    settle()


def test_reference_is_copied_for_pasting(edited: ReportEditor, desk: MemoryDesk, settle: Settle) -> None:
    row = go_to(edited)
    edited.doing.cite()
    go_to(edited, "L’Administration a rendu compte")
    edited.doing.write()
    field = edited.texts.fields["fr"]
    press(field, Key.Key_End, CONTROL)
    field.paste()
    edited.flush()
    settle()
    number = row.number.rstrip(".")
    assert any(text.endswith(f"[{number}](paragraph:p-{row.id})") for text in texts(desk))
    QApplication.clipboard().clear()


def test_what_a_regeneration_did_is_said(edited: ReportEditor) -> None:
    edited.bar.say_count(MergeCount(kept=3))
    assert "Nothing changed" in edited.bar.said.text()
    edited.bar.say_count(MergeCount(taken=2, added=1))
    assert edited.bar.said.text() == "2 taken anew · 1 added"

"""Minutes are circulated, corrected and approved from their page; approved ones can only be read."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iomdesk.queries.agenda import agenda_of
from iomdesk.queries.approval import ApprovalView, approval_of
from iomdesk.queries.minutes import minutes_of
from iomdesk.services.agenda_start import start_agenda
from iomdesk.services.approval import approve_minutes, circulate_minutes
from iomdesk.services.corrections import receive_correction
from iomdesk.services.minutes import save_draft
from iomdesk.services.participants import add_delegation
from iomdesk.services.sessions import create_session, edit_session
from iomdesk.ui.minutes.minutes_tab import MinutesTab
from iomdesk.ui.operations import Operations
from tests.ui.text.desk_fixtures import Settle
from tests.ui.text.keyboard import press
from tests.ui.text.memory_desk import MemoryDesk

TEXT = "The Group opened the session.\n\nOne State found the agreement useful."
TODAY = date.today()


@pytest.fixture
def item(desk: MemoryDesk) -> int:
    row = desk.look(agenda_of, session_id=desk.sample_session, language="en").items[0]
    desk.do(save_draft, item=row.id, language="en", text=TEXT)
    desk.do(add_delegation, session=desk.sample_session, state="CHE")
    return row.id


@pytest.fixture
def tab(qtbot: QtBot, operations: Operations, desk: MemoryDesk, settle: Settle, item: int) -> MinutesTab:
    made = MinutesTab(operations, desk.sample_session)
    qtbot.addWidget(made)
    made.resize(1200, 760)
    made.show()
    settle()
    made.show_item(item)
    settle()
    return made


def view(desk: MemoryDesk) -> ApprovalView:
    return desk.look(approval_of, session_id=desk.sample_session, language="en")


def stored(desk: MemoryDesk, item: int) -> str:
    return desk.look(minutes_of, item_id=item, language="en").text


def circulated(tab: MinutesTab, desk: MemoryDesk, settle: Settle) -> str:
    """Circulate; give the number of the second paragraph of the item's text."""
    desk.do(circulate_minutes, session=desk.sample_session, on=TODAY)
    tab.approving.open()
    settle()
    return number_of(desk)


def number_of(desk: MemoryDesk) -> str:
    from iomdesk.services.correction_places import ParagraphUnknown, circulated_paragraph

    for number in range(1, 30):
        try:
            found = desk.look(
                circulated_paragraph, session_id=desk.sample_session, language="en", number=str(number)
            )
        except ParagraphUnknown:
            continue
        if "useful" in found.words:
            return found.number
    raise AssertionError


def receive(desk: MemoryDesk, number: str, old: str, new: str) -> int:
    changes = desk.do(
        receive_correction,
        session=desk.sample_session,
        language="en",
        paragraph=number,
        received_on=TODAY,
        old_text=old,
        new_text=new,
    ).result()
    assert changes.created is not None
    return changes.created


def test_minutes_are_circulated_from_the_keyboard(tab: MinutesTab, desk: MemoryDesk, settle: Settle) -> None:
    press(
        tab.pages.text.editor,
        Qt.Key.Key_A,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    settle()
    page = tab.approving.page
    assert tab.pages.currentWidget() is page
    assert not tab.beside.isVisible()
    page.state.languages["es"].setChecked(False)
    page.state.circulate.click()
    settle()
    found = view(desk)
    assert found.stage == "circulated"
    assert [one.language for one in found.deadlines] == ["fr", "en"]
    assert found.deadlines[0].deadline_on == TODAY + timedelta(days=7)
    assert [box.isVisibleTo(page) for box in page.state.languages.values()] == [False, False, True]
    assert tab.approving.button.accessibleName() == "Approval: Circulated"
    page.state.backWanted.emit()
    settle()
    assert view(desk).stage == "draft"


def test_what_is_being_typed_is_circulated_too(
    tab: MinutesTab, desk: MemoryDesk, settle: Settle, item: int
) -> None:
    tab.pages.text.editor.insertPlainText("Typed just now. ")
    tab.approving.open()
    settle()
    tab.approving.page.state.circulate.click()
    settle()
    assert stored(desk, item).startswith("Typed just now.")
    assert view(desk).stage == "circulated"


def test_a_correction_is_noted_found_and_accepted_by_keys(
    tab: MinutesTab, desk: MemoryDesk, settle: Settle, item: int
) -> None:
    number = circulated(tab, desk, settle)
    page = tab.approving.page
    press(page.list.rows, Qt.Key.Key_N)
    settle()
    form = page.form
    assert page.is_in_form
    form.language.show_stored("en")
    form.paragraph.setText(number)
    form.delegation.setText("suisse")
    settle()
    assert form.circulated.text() == "One State found the agreement useful."
    assert form.meant.text() == "→ Switzerland"
    form.old.setPlainText("useful")
    form.new.setPlainText("necessary")
    press(form.new, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    row = view(desk).corrections[0]
    assert (row.delegation, row.old_text, row.paragraph) == ("Switzerland", "useful", number)
    assert not form.isVisible()
    assert "necessary" in page.panel.comparison.toPlainText()
    assert stored(desk, item) == TEXT
    press(page.list.rows, Qt.Key.Key_A)
    settle()
    assert stored(desk, item) == TEXT.replace("useful", "necessary")
    assert view(desk).corrections[0].status == "accepted"
    assert tab.pages.text.editor.markdown() == TEXT.replace("useful", "necessary")
    tab.operations.undo()
    settle()
    assert stored(desk, item) == TEXT
    assert view(desk).pending == 1


def test_a_wrong_number_is_told_while_it_is_typed_and_nothing_is_stored(
    tab: MinutesTab, desk: MemoryDesk, settle: Settle
) -> None:
    circulated(tab, desk, settle)
    page = tab.approving.page
    page.open_form(None)
    settle()
    page.form.paragraph.setText("999")
    settle()
    assert page.form.circulated.text() == "The circulated minutes have no such paragraph."
    page.form.new.setPlainText("Words")
    page.form.store.click()
    settle()
    assert "999" in page.form.notice.text
    assert view(desk).corrections == ()
    page.form.delegation.setText("nobody at all")
    page.form.store.click()
    assert "name of the delegation" in page.form.notice.text


def test_other_words_amend_and_a_refusal_needs_its_reason(
    tab: MinutesTab, desk: MemoryDesk, settle: Settle, item: int
) -> None:
    number = circulated(tab, desk, settle)
    receive(desk, number, "useful", "vital")
    receive(desk, number, "One State", "All States")
    tab.approving.refresh()
    settle()
    panel = tab.approving.page.panel
    panel.words.setPlainText("necessary")
    panel.words.flush()
    settle()
    assert panel.accept.text() == "Accept as amended"
    panel.accept_now()
    settle()
    assert view(desk).corrections[0].status == "amended"
    assert "necessary" in stored(desk, item)
    press(tab.approving.page.list.rows, Qt.Key.Key_R)
    assert "Say why" in panel.notice.text
    panel.reason.setText("Not what was said")
    press(tab.approving.page.list.rows, Qt.Key.Key_R)
    settle()
    assert [one.status for one in view(desk).corrections] == ["amended", "refused"]
    panel.back.click()
    settle()
    assert view(desk).pending == 1


def test_a_paragraph_changed_meanwhile_is_shown_beside_the_circulated_one(
    tab: MinutesTab, desk: MemoryDesk, settle: Settle, item: int
) -> None:
    number = circulated(tab, desk, settle)
    receive(desk, number, "useful", "necessary")
    desk.do(save_draft, item=item, language="en", text=TEXT.replace("useful", "very useful"))
    tab.approving.refresh()
    settle()
    panel = tab.approving.page.panel
    assert "changed since it was circulated" in panel.notice.text
    assert panel.circulated.toPlainText() == "One State found the agreement useful."
    assert stored(desk, item).endswith("very useful.")
    panel.accept_now()
    settle()
    assert stored(desk, item).endswith("very necessary.")


def test_the_list_is_filtered_as_is_typed(tab: MinutesTab, desk: MemoryDesk, settle: Settle) -> None:
    number = circulated(tab, desk, settle)
    receive(desk, number, "useful", "necessary")
    receive(desk, number, "One State", "All States")
    tab.approving.refresh()
    settle()
    rows = tab.approving.page.list
    rows.filter.setText("NECESS")
    assert rows.rows.count() == 1
    rows.filter.setText("nothing of the kind")
    assert (rows.rows.count(), rows.current) == (0, None)
    rows.filter.clear()
    assert rows.rows.count() == 2


def test_a_correction_goes_to_the_trash_by_a_key(tab: MinutesTab, desk: MemoryDesk, settle: Settle) -> None:
    number = circulated(tab, desk, settle)
    receive(desk, number, "useful", "necessary")
    tab.approving.refresh()
    settle()
    press(tab.approving.page.list.rows, Qt.Key.Key_Delete)
    settle()
    assert view(desk).corrections == ()
    tab.operations.undo()
    settle()
    assert len(view(desk).corrections) == 1


def test_approved_minutes_can_only_be_read_and_say_so(
    tab: MinutesTab, desk: MemoryDesk, settle: Settle
) -> None:
    circulated(tab, desk, settle)
    tab.approving.page.state.approve.click()
    settle()
    assert view(desk).stage == "approved"
    assert tab.pages.text.editor.isReadOnly()
    assert "can only be read" in tab.pages.text.banner.text
    assert not tab.importing.button.isEnabled()
    state = tab.approving.page.state
    state.reopen.click()
    settle()
    assert "Say why" in tab.approving.page.banner.text
    state.reason.setText("A date was wrong")
    state.reopen.click()
    settle()
    assert view(desk).steps[-1].note == "A date was wrong"
    assert not tab.pages.text.editor.isReadOnly()


def test_the_house_may_forbid_reopening(tab: MinutesTab, desk: MemoryDesk, settle: Settle) -> None:
    circulated(tab, desk, settle)
    tab.approving.page.state.approve.click()
    settle()
    tab.approving.page.state.may_reopen.click()
    settle()
    assert not view(desk).may_reopen
    assert not tab.approving.page.state.reopen.isVisibleTo(tab)


def test_a_deadline_is_changed_in_its_field(tab: MinutesTab, desk: MemoryDesk, settle: Settle) -> None:
    circulated(tab, desk, settle)
    later = TODAY + timedelta(days=20)
    field = tab.approving.page.state.deadlines["es"]
    field.line.setText(later.isoformat())
    field.flush()
    settle()
    assert view(desk).deadlines[2].deadline_on == later


def test_adopting_item_1_of_the_next_session_offers_to_approve(
    qtbot: QtBot, operations: Operations, desk: MemoryDesk, settle: Settle, item: int
) -> None:
    del item
    created = desk.do(create_session, number=2).result().created
    assert created is not None
    desk.do(edit_session, session=created, fields={"start_on": TODAY + timedelta(days=30)})
    desk.do(start_agenda, session=created, source="last")
    desk.do(circulate_minutes, session=desk.sample_session, on=TODAY)
    made = MinutesTab(operations, created)
    qtbot.addWidget(made)
    made.show()
    settle()
    made.context.outcomeChosen.emit("adopted")
    settle()
    assert made.pages.text.banner.text == "This item adopted the minutes of session 1."
    made.pages.text.banner._action.click()
    settle()
    found = view(desk)
    assert (found.stage, found.steps[-1].by_session) == ("approved", created)
    made.context.outcomeChosen.emit("noted")
    settle()


def test_a_correction_leads_to_its_paragraph(
    tab: MinutesTab, desk: MemoryDesk, settle: Settle, item: int
) -> None:
    number = circulated(tab, desk, settle)
    receive(desk, number, "useful", "necessary")
    tab.approving.refresh()
    settle()
    tab.outline.step(1)
    tab.pages.text.languages.choose("fr")
    tab.pages.text.languageChosen.emit("fr")
    settle()
    tab.approving.open()
    settle()
    tab.approving.page.panel.place.click()
    settle()
    editor = tab.pages.text.editor
    assert tab.pages.currentWidget() is tab.pages.text
    assert tab.text.shown == (item, "en")
    assert editor.textCursor().block().text() == "One State found the agreement useful."


def test_escape_leaves_the_form_and_then_the_page(tab: MinutesTab, desk: MemoryDesk, settle: Settle) -> None:
    circulated(tab, desk, settle)
    page = tab.approving.page
    page.open_form(None)
    settle()
    QApplication.processEvents()
    press(page.form.paragraph, Qt.Key.Key_Escape)
    assert not page.is_in_form
    press(page.list.rows, Qt.Key.Key_Escape)
    assert tab.pages.currentWidget() is tab.pages.text
    desk.do(approve_minutes, session=desk.sample_session, on=TODAY)

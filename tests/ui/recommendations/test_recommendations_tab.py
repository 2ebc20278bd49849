import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from iomdesk.queries.agenda import agenda_of
from iomdesk.queries.mandate import version_for_session
from iomdesk.queries.recommendations import RecommendationRow, list_recommendations
from iomdesk.services.sessions import create_session
from iomdesk.ui.operations import Operations
from iomdesk.ui.recommendations.paragraph_field import ParagraphField
from iomdesk.ui.recommendations.recommendations_tab import RecommendationsTab
from tests.ui.text.desk_fixtures import Settle
from tests.ui.text.keyboard import ALT, press, type_in
from tests.ui.text.memory_desk import MemoryDesk

Key = Qt.Key


@pytest.fixture
def tab(qtbot: QtBot, operations: Operations, desk: MemoryDesk, settle: Settle) -> RecommendationsTab:
    made = opened(qtbot, operations, desk.sample_session, settle)
    made.page.languages.button("fr").click()
    settle()
    return made


def opened(qtbot: QtBot, operations: Operations, session: int, settle: Settle) -> RecommendationsTab:
    made = RecommendationsTab(operations, session)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    settle()
    return made


def stored(desk: MemoryDesk) -> tuple[RecommendationRow, ...]:
    return desk.look(list_recommendations, session_id=desk.sample_session, language="fr")


def texts(row: RecommendationRow, part: str, language: str = "fr") -> list[str]:
    return [p.texts.get(language, "") for p in row.paragraphs if p.part == part]


def operative(tab: RecommendationsTab, place: int) -> ParagraphField:
    return tab.page.paragraphs.fields("operative")[place]


def saved(tab: RecommendationsTab, settle: Settle) -> None:
    tab.flush()
    settle()


def test_the_first_recommendation_is_shown_with_its_paragraphs(tab: RecommendationsTab) -> None:
    assert tab.page.title.text() == "Recommendation 1"
    assert [len(tab.page.paragraphs.fields(part)) for part in ("preamble", "operative")] == [2, 3]
    assert operative(tab, 1).verb.currentText() == "Recommande"
    assert operative(tab, 1).text.markdown().startswith("au Comité permanent")
    assert tab.page.status.currentText() == "agreed"
    assert tab.page.item.currentText().startswith("3 ")


def test_the_printed_form_follows_what_is_typed(tab: RecommendationsTab, qtbot: QtBot) -> None:
    assert "<b>Prend note</b> des informations communiquées" in tab.side.formed.text()
    type_in(operative(tab, 0).text, "enfin ")
    qtbot.waitUntil(lambda: "enfin" in tab.side.formed.text())
    assert "<i>Le Groupe de travail,</i>" in tab.side.formed.text()


def test_what_is_typed_is_stored_without_anybody_saving(
    tab: RecommendationsTab, desk: MemoryDesk, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(tab.saved):
        type_in(operative(tab, 0).text, "Voilà ")
    assert texts(stored(desk)[0], "operative")[0].startswith("Voilà des informations")


def test_typing_goes_on_in_the_same_field_while_it_is_stored(
    tab: RecommendationsTab, desk: MemoryDesk, settle: Settle
) -> None:
    field = operative(tab, 0).text
    field.setFocus()
    type_in(field, "un ")
    saved(tab, settle)
    assert operative(tab, 0).text is field
    type_in(field, "deux ")
    saved(tab, settle)
    assert texts(stored(desk)[0], "operative")[0].startswith("un deux des informations")


def test_another_verb_is_stored(tab: RecommendationsTab, desk: MemoryDesk, settle: Settle) -> None:
    verb = operative(tab, 0).verb
    verb.setCurrentIndex(verb.findData("welcomes"))
    verb.activated.emit(verb.currentIndex())
    saved(tab, settle)
    assert next(p.verb for p in stored(desk)[0].paragraphs if p.part == "operative") == "welcomes"


def test_enter_adds_a_paragraph_below_and_numbers_follow(
    tab: RecommendationsTab, desk: MemoryDesk, settle: Settle, qtbot: QtBot
) -> None:
    press(operative(tab, 0).text, Key.Key_Return)
    new = operative(tab, 1).text
    qtbot.waitUntil(new.hasFocus)
    type_in(new, "nouveau")
    saved(tab, settle)
    assert texts(stored(desk)[0], "operative")[1] == "nouveau"
    assert [operative(tab, n)._number.text() for n in range(4)] == ["1.", "2.", "3.", "4."]


def test_backspace_in_an_empty_paragraph_removes_it_and_goes_back(
    tab: RecommendationsTab, desk: MemoryDesk, settle: Settle
) -> None:
    press(operative(tab, 0).text, Key.Key_Return)
    press(operative(tab, 1).text, Key.Key_Backspace)
    saved(tab, settle)
    assert len(tab.page.paragraphs.fields("operative")) == 3
    assert operative(tab, 0).text.hasFocus()
    assert len(texts(stored(desk)[0], "operative")) == 3


def test_a_paragraph_is_removed_by_its_key(tab: RecommendationsTab, desk: MemoryDesk, settle: Settle) -> None:
    press(operative(tab, 0).text, Key.Key_Delete, ALT)
    saved(tab, settle)
    assert len(texts(stored(desk)[0], "operative")) == 2


def test_paragraphs_are_moved_by_keys_within_their_part(
    tab: RecommendationsTab, desk: MemoryDesk, settle: Settle
) -> None:
    before = texts(stored(desk)[0], "operative")
    press(operative(tab, 0).text, Key.Key_Down, ALT)
    press(operative(tab, 1).text, Key.Key_Down, ALT)
    press(operative(tab, 2).text, Key.Key_Down, ALT)
    saved(tab, settle)
    assert texts(stored(desk)[0], "operative") == [before[1], before[2], before[0]]


def test_arrows_lead_from_one_paragraph_to_the_next_over_the_border_of_the_parts(
    tab: RecommendationsTab,
) -> None:
    last_of_preamble = tab.page.paragraphs.fields("preamble")[1].text
    operative(tab, 0).text.setFocus()
    press(operative(tab, 0).text, Key.Key_Up)
    assert last_of_preamble.hasFocus()


def test_sub_paragraphs_follow_a_colon_and_end_with_an_empty_one(
    tab: RecommendationsTab, desk: MemoryDesk, settle: Settle, qtbot: QtBot
) -> None:
    field = operative(tab, 2).text
    field.selectAll()
    type_in(field, "l’Administration à :")
    press(field, Key.Key_Return)
    type_in(field, "un ;")
    press(field, Key.Key_Return)
    type_in(field, "deux.")
    press(field, Key.Key_Return)
    press(field, Key.Key_Return)
    saved(tab, settle)
    assert texts(stored(desk)[0], "operative")[2] == "l’Administration à :\n\n1. un ;\n1. deux."
    assert "a)&nbsp;&nbsp;un" in tab.side.formed.text()
    press(field, Key.Key_Return)
    qtbot.waitUntil(lambda: len(tab.page.paragraphs.fields("operative")) == 4)


def test_each_language_has_its_own_text_and_the_others_are_kept(
    tab: RecommendationsTab, desk: MemoryDesk, settle: Settle
) -> None:
    tab.page.languages.button("es").click()
    settle()
    assert operative(tab, 1).verb.currentText() == "Recomienda"
    type_in(operative(tab, 0).text, "toda ")
    saved(tab, settle)
    row = stored(desk)[0]
    assert texts(row, "operative", "es")[0].startswith("toda la información")
    assert texts(row, "operative", "fr")[0].startswith("des informations")


def test_a_missing_translation_shows_the_words_there_are(tab: RecommendationsTab, settle: Settle) -> None:
    field = operative(tab, 0)
    field.text.selectAll()
    press(field.text, Key.Key_Delete)
    saved(tab, settle)
    tab.page.languages.button("en").click()
    tab.page.languages.button("fr").click()
    settle()
    assert field.text.placeholderText().startswith("the information provided")


def test_a_new_recommendation_begins_with_the_usual_verbs_and_is_stored_once_written(
    tab: RecommendationsTab, desk: MemoryDesk, settle: Settle
) -> None:
    tab.add.click()
    settle()
    assert tab.page.title.text() == "Recommendation 3"
    assert operative(tab, 0).verb.currentData() == "recommends"
    assert stored(desk)[2].paragraphs == ()
    type_in(operative(tab, 0).text, "au CPPF")
    saved(tab, settle)
    assert texts(stored(desk)[2], "operative") == ["au CPPF"]


def test_choosing_another_recommendation_stores_the_one_left(
    tab: RecommendationsTab, desk: MemoryDesk, settle: Settle
) -> None:
    first, second = stored(desk)
    type_in(operative(tab, 0).text, "un ")
    tab.show_recommendation(second.id)
    settle()
    type_in(operative(tab, 0).text, "deux ")
    saved(tab, settle)
    assert texts(stored(desk)[0], "operative")[0].startswith("un ")
    assert texts(stored(desk)[1], "operative")[0].startswith("deux ")
    assert first.number == 1


def test_a_verb_that_is_for_the_groups_own_procedure_is_told(tab: RecommendationsTab) -> None:
    field = operative(tab, 1)
    assert not field.warning.isVisible()
    field.verb.setCurrentIndex(field.verb.findData("decides"))
    assert field.warning.isVisible()


def test_status_and_item_are_chosen_and_undone(
    tab: RecommendationsTab, desk: MemoryDesk, settle: Settle, operations: Operations
) -> None:
    status, item = tab.page.status, tab.page.item
    status.setCurrentIndex(status.findData("transmitted"))
    status.activated.emit(status.currentIndex())
    assert status.currentText() == "agreed"  # until the step is recorded
    tab.side.life.record.click()
    rows = desk.look(agenda_of, session_id=desk.sample_session, language="fr").items
    item.setCurrentIndex(item.findData(rows[1].id))
    item.activated.emit(item.currentIndex())
    settle()
    row = stored(desk)[0]
    assert (row.status, row.item_id) == ("transmitted", rows[1].id)
    assert any("transmitted" in label.text() for label in tab.side.findChildren(QLabel))
    operations.undo()
    operations.undo()
    settle()
    assert (status.currentData(), item.currentText()[:2]) == ("agreed", "3 ")


def test_clauses_are_chosen_and_taken_off(tab: RecommendationsTab, desk: MemoryDesk, settle: Settle) -> None:
    version = desk.look(version_for_session, session_id=desk.sample_session, language="fr")
    assert version is not None
    clause = next(one.id for one in version.clauses if one.reference == "2 b)")
    tab.page.clauses.chooser.chosen.emit(0, clause, False)
    settle()
    assert clause in stored(desk)[0].clause_ids
    buttons = tab.page.clauses.findChildren(QToolButton)
    next(button for button in reversed(buttons) if button.toolTip() == "Take 2 b) off").click()
    settle()
    assert clause not in stored(desk)[0].clause_ids


def test_a_removed_recommendation_comes_back_with_undo(
    tab: RecommendationsTab, desk: MemoryDesk, settle: Settle, operations: Operations
) -> None:
    tab.page.remove.click()
    settle()
    assert [row.number for row in stored(desk)] == [2]
    assert tab.page.title.text() == "Recommendation 2"
    operations.undo()
    settle()
    assert [row.number for row in stored(desk)] == [1, 2]


def test_typing_in_a_row_is_undone_together_and_the_screen_follows(
    tab: RecommendationsTab, desk: MemoryDesk, settle: Settle, operations: Operations
) -> None:
    before = texts(stored(desk)[0], "operative")[0]
    for words in ("un ", "deux "):
        type_in(operative(tab, 0).text, words)
        saved(tab, settle)
    operations.undo()
    settle()
    assert texts(stored(desk)[0], "operative")[0] == before
    assert operative(tab, 0).text.markdown() == before


def test_a_text_that_cannot_be_stored_stays_and_is_told(
    tab: RecommendationsTab, desk: MemoryDesk, settle: Settle, qtbot: QtBot
) -> None:
    desk.refuse_with = OSError("disk full")
    type_in(operative(tab, 0).text, "gardé ")
    saved(tab, settle)
    assert "not stored yet: disk full" in tab.page.banner.text
    assert operative(tab, 0).text.markdown().startswith("gardé ")
    desk.refuse_with = None
    with qtbot.waitSignal(tab.saved):
        tab.text.autosave.try_again()
    assert texts(stored(desk)[0], "operative")[0].startswith("gardé ")
    assert tab.page.banner.text == ""


def test_a_session_without_recommendations_offers_to_begin(
    qtbot: QtBot, operations: Operations, desk: MemoryDesk, settle: Settle
) -> None:
    session = desk.do(create_session, number=99, start_on=None, end_on=None).result().created
    assert session is not None
    tab = opened(qtbot, operations, session, settle)
    assert tab.begin.isVisible()
    tab.begin.click()
    settle()
    assert tab.page.isVisible()
    assert tab.page.title.text() == "Recommendation 1"


def test_a_desk_that_can_only_be_read_is_only_read(qtbot: QtBot, desk: MemoryDesk) -> None:
    desk.is_read_only = True
    operations = Operations(desk)
    tab = opened(
        qtbot, operations, desk.sample_session, lambda: qtbot.waitUntil(lambda: not operations.is_busy)
    )
    field = operative(tab, 0)
    assert field.text.isReadOnly()
    assert not tab.page.status.isEnabled()
    press(field.text, Key.Key_Delete, ALT)
    assert len(tab.page.paragraphs.fields("operative")) == 3
    operations.close()
    QApplication.processEvents()

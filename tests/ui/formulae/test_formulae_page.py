"""The formulae of the house in the window."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from iomdesk.desk import Desk
from iomdesk.queries.house import house_setting
from iomdesk.ui.formulae.page import SCALE, FormulaePage
from iomdesk.ui.operations import Operations
from tests.ui.hands import click, press, type_in

Settle = Callable[[], None]
NOTED = "formulae.fr.outcome.noted"


@pytest.fixture
def page(qtbot: QtBot, operations: Operations, settle: Settle) -> FormulaePage:
    made = FormulaePage(operations)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    settle()
    made.languages.button("fr").click()
    settle()
    return made


def stored(desk: Desk, name: str = NOTED) -> object:
    return desk.ask(house_setting, name=name).result()


def write(page: FormulaePage, words: str, settle: Settle) -> None:
    page.card.one.setFocus()
    page.card.one.selectAll()
    type_in(page.card.one, words)
    page.card.flush()
    settle()


def titles(page: FormulaePage) -> list[str]:
    return [page.list.item(place).text() for place in range(page.list.count())]


def test_formulae_are_listed_by_topic_in_the_words_of_the_language(page: FormulaePage) -> None:
    assert titles(page)[:3] == ["Scale of quantifiers", "OUTCOME SENTENCES", titles(page)[2]]
    assert titles(page)[2].startswith("{Group} a approuvé")


def test_a_formula_is_found_by_its_words(page: FormulaePage) -> None:
    type_in(page.search, "pris note")
    assert page.card.one.toPlainText().startswith("{Group} a pris note")
    assert "OUTCOME SENTENCES" in titles(page)


def test_own_words_are_stored_marked_and_taken_back_by_undo_and_reset(
    page: FormulaePage, operations: Operations, sample_desk: Desk, settle: Settle
) -> None:
    page.show_formula("outcome.noted")
    write(page, "{Group} en a pris note.", settle)
    assert stored(sample_desk) == {"one": "{Group} en a pris note.", "many": page.card.many.toPlainText()}
    assert "● {Group} en a pris note." in titles(page)
    operations.undo()
    settle()
    assert stored(sample_desk) is None
    write(page, "{Group} en prend note.", settle)
    click(page.card.reset)
    settle()
    assert stored(sample_desk) is None
    assert page.card.one.toPlainText().startswith("{Group} a pris note")


def test_words_that_cannot_stand_are_refused_beside_the_field_and_kept_in_it(
    page: FormulaePage, operations: Operations, sample_desk: Desk, settle: Settle
) -> None:
    page.show_formula("outcome.noted")
    write(page, "{Group} a noté {tout}.", settle)
    assert "{tout}" in page.card.banner.text
    assert page.card.one.toPlainText() == "{Group} a noté {tout}."
    assert stored(sample_desk) is None
    assert not operations.can_undo
    write(page, "{Group} a tout noté.", settle)
    assert page.card.banner.text == ""
    assert stored(sample_desk) is not None


def test_a_place_is_put_where_the_cursor_is(page: FormulaePage, sample_desk: Desk, settle: Settle) -> None:
    page.show_formula("minutes.title")
    write(page, "PV ", settle)
    button = page.card._places.itemAt(0).widget()  # type: ignore[union-attr]
    assert button is not None
    click(button)
    page.card.flush()
    settle()
    assert stored(sample_desk, "formulae.fr.minutes.title") == "PV {Group}"


def test_each_language_has_its_own(page: FormulaePage, sample_desk: Desk, settle: Settle) -> None:
    page.show_formula("outcome.noted")
    page.languages.button("es").click()
    settle()
    assert page.card.one.toPlainText().startswith("{Group} tomó nota")
    write(page, "{Group} se dio por enterado.", settle)
    assert stored(sample_desk) is None
    assert stored(sample_desk, "formulae.es.outcome.noted") is not None


def test_the_scale_is_edited_step_by_step(page: FormulaePage, sample_desk: Desk, settle: Settle) -> None:
    page.show_formula(SCALE)
    few, several = page.scale.rows[2], page.scale.rows[3]
    for field, words in ((several[0], "4"), (few[1], "3")):
        field.setFocus()
        field.selectAll()  # type: ignore[attr-defined]
        type_in(field, words)
        press(field, Qt.Key.Key_Return)
        settle()
    steps = stored(sample_desk, "quantifiers.fr")
    assert isinstance(steps, list)
    assert (steps[2]["most"], steps[3]["least"]) == (3, 4)
    click(page.scale.reset)
    settle()
    assert stored(sample_desk, "quantifiers.fr") is None


def test_a_scale_with_a_gap_is_refused_and_stays_on_screen(
    page: FormulaePage, sample_desk: Desk, settle: Settle
) -> None:
    page.show_formula(SCALE)
    click(page.scale.rows[3][-1])
    settle()
    assert "no words" in page.scale.banner.text
    assert stored(sample_desk, "quantifiers.fr") is None
    assert len(page.scale.rows) == 6


def test_a_read_only_desk_lets_formulae_only_be_read(page: FormulaePage) -> None:
    page.card.allow(False)
    page.scale.allow(False)
    assert page.card.one.isReadOnly()
    assert not page.scale.add.isEnabled()


def test_every_control_has_a_name(page: FormulaePage) -> None:
    page.show_formula("outcome.noted")
    assert page.card.one.accessibleName() and page.card.many.accessibleName()  # noqa: PT018
    page.show_formula(SCALE)
    assert all(field.accessibleName() for fields in page.scale.rows for field in fields)

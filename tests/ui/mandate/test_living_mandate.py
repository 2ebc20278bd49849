"""Versions side by side, their concordance, an approval, and what moves to the version approved."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from iomdesk.desk import Desk
from iomdesk.queries.concordance import ConcordanceTable, concordance_of
from iomdesk.queries.mandate import VersionRow, list_versions
from iomdesk.queries.pinned import PinnedList, pinned_to_older
from iomdesk.services.agenda import add_item
from iomdesk.services.mapping import map_clause
from iomdesk.services.sessions import create_session
from iomdesk.services.work import Work
from iomdesk.ui.mandate.area import MandateArea
from iomdesk.ui.operations import Operations
from iomdesk.ui.widgets.buttons import TextButton
from tests.services.mandate_versions import approve, clause, draft, store_second, version
from tests.ui.hands import click, press, type_in

Settle = Callable[[], None]


class Living:
    """The mandate's area on a desk with an approved version, a draft after it, and an open session."""

    def __init__(self, area: MandateArea, desk: Desk, first: int, second: int, settle: Settle) -> None:
        self.area, self.desk, self.first, self.second, self.settle = area, desk, first, second, settle

    def version(self, id_: int) -> VersionRow:
        return next(one for one in self.desk.answer(list_versions) if one.id == id_)

    def table(self) -> ConcordanceTable:
        found = self.desk.answer(concordance_of, old_version=self.first, new_version=self.second)
        assert found is not None
        return found

    def pinned(self) -> PinnedList:
        return self.desk.answer(pinned_to_older, new_version=self.second)

    def show(self) -> None:
        self.area.versions.choose(self.second)
        self.settle()

    def compare(self) -> None:
        self.show()
        click(self.area.versions.compare)
        self.settle()

    def approve(self) -> None:
        self.show()
        click(self.area.versions.panel.approve)
        self.settle()
        approval = self.area.versions.panel.approval
        approval.session.setFocus()
        type_in(approval.session, "30")
        approval.day.line.setFocus()
        type_in(approval.day.line, "1.7.2022")
        approval.document.setFocus()
        type_in(approval.document, "S/30/4")
        click(approval.approve)
        self.settle()


def prepare(work: Work) -> tuple[int, int]:
    first, second = draft(work).id, store_second(work)
    approve(work, first, date(2020, 6, 30))
    session = create_session(work, number=9, start_on=date(2023, 3, 1)).created or 0
    for title, references in (("Rapports", ("1 e)", "2 d)")), ("Groupes régionaux", ("2 b)",))):
        item = add_item(work, session=session, title=title, language="fr").created or 0
        for reference in references:
            map_clause(work, item=item, clause=clause(version(work, first), reference))
    return first, second


@pytest.fixture
def living(qtbot: QtBot, operations: Operations, sample_desk: Desk, settle: Settle) -> Living:
    first, second = sample_desk.run(prepare)
    area = MandateArea(operations, lambda _path: None)  # type: ignore[arg-type, return-value]
    qtbot.addWidget(area)
    area.resize(1200, 760)
    with qtbot.waitExposed(area):
        area.show()
    settle()
    return Living(area, sample_desk, first, second, settle)


def test_two_versions_stand_side_by_side_with_what_differs_marked_by_colour_and_line(living: Living) -> None:
    living.compare()
    page = living.area.compare
    assert living.area.currentWidget() is page
    dropped = next(row for row in page.list.rows if row.kind.currentData() == "dropped")
    new = next(row for row in page.list.rows if row.kind.currentData() == "new")
    assert "line-through" in dropped.old.words.text()
    assert "underline" in new.new.words.text()
    assert "color: #" in dropped.old.words.text()
    assert dropped.new.words.text() == ""
    assert page.state.text() == "proposed by the program"
    page.only_changes.setChecked(True)
    assert len(page.list.visible_rows) == 2


def test_concordance_is_corrected_by_keyboard_confirmed_and_taken_back(
    living: Living, operations: Operations
) -> None:
    living.compare()
    page = living.area.compare
    dropped = next(row for row in page.list.rows if row.kind.currentData() == "dropped")
    dropped.target.setFocus()
    press(dropped.target, Qt.Key.Key_End)  # the last clause, which is new
    assert dropped.kind.currentData() == "reworded"
    assert dropped.target.hasFocus()
    assert page.state.text() == "corrected, not confirmed yet"
    click(page.confirm)
    living.settle()
    assert page.confirmed.isVisible()
    linked = {(r.old.reference, r.new.reference) for r in living.table().rows if r.old and r.new}
    assert ("2 b)", "2 d)") in linked
    operations.undo()
    living.settle()
    assert not living.table().is_confirmed
    assert not page.confirmed.isVisible()


def test_correction_is_taken_back_on_the_page_and_survives_a_look_at_another_pair(living: Living) -> None:
    living.compare()
    page = living.area.compare
    proposed = page.list.links
    click(page.list.rows[0].part)
    corrected = page.list.links
    assert corrected != proposed
    page.compare(living.second, living.first)
    living.settle()
    page.compare(living.first, living.second)
    living.settle()
    assert page.list.links == corrected
    click(page.undo)
    assert page.list.links == proposed


def test_approval_is_recorded_where_the_draft_stands_and_what_is_pinned_comes_next(
    living: Living, operations: Operations
) -> None:
    living.approve()
    row = living.version(living.second)
    assert (row.status, row.approving_session, row.document_symbol) == ("approuvé", 30, "S/30/4")
    assert row.in_force_from == date(2022, 7, 1)
    page = living.area.pinned
    assert living.area.currentWidget() is page
    assert [line.pinned.title for line in page.lines] == ["Rapports", "Groupes régionaux"]
    more = next(button for button in page.findChildren(TextButton) if button.text().startswith("Show "))
    click(more)
    living.settle()
    assert {line.pinned.kind for line in page.lines if line.pinned.is_settled} == {"recommendation"}
    operations.undo()
    living.settle()
    assert living.version(living.second).status == "projet"


def test_approval_before_the_version_in_force_says_why_it_is_refused(living: Living) -> None:
    living.show()
    click(living.area.versions.panel.approve)
    living.settle()
    approval = living.area.versions.panel.approval
    assert not approval.approve.isEnabled()
    approval.day.line.setFocus()
    type_in(approval.day.line, "1.1.2019")
    approval.document.setFocus()
    click(approval.approve)
    living.settle()
    assert "Projet de mandat" in approval.notice.text
    assert approval.isVisible()
    press(approval.document, Qt.Key.Key_Escape)
    assert not approval.isVisible()


def test_item_is_moved_alone_and_one_whose_clause_was_dropped_to_a_clause_that_is_chosen(
    living: Living, operations: Operations
) -> None:
    living.approve()
    page = living.area.pinned
    reports = next(line for line in page.lines if line.pinned.title == "Rapports")
    click(reports.repin)
    living.settle()
    groups = next(line for line in page.lines if line.pinned.title == "Groupes régionaux")
    assert not groups.repin.isEnabled()
    groups.choice.setFocus()
    press(groups.choice, Qt.Key.Key_End)
    click(groups.repin)
    living.settle()
    assert [row for row in living.pinned().rows if not row.is_settled] == []
    operations.undo()
    operations.undo()
    living.settle()
    assert [row.title for row in living.pinned().rows if not row.is_settled] == [
        "Rapports",
        "Groupes régionaux",
    ]


def test_all_is_moved_once_the_concordance_is_confirmed(living: Living) -> None:
    living.approve()
    living.settle()  # what is pinned is asked once the approval is stored
    page = living.area.pinned
    assert not page.all_buttons[living.first].isEnabled()
    page.compareRequested.emit(living.first, living.second)
    living.settle()
    click(living.area.compare.confirm)
    living.settle()
    living.area.compare.left.emit()
    living.settle()
    living.area.versions.pinnedRequested.emit()
    living.settle()
    click(page.all_buttons[living.first])
    living.settle()
    left = [line.pinned.title for line in page.lines if not line.pinned.is_settled]
    assert left == ["Groupes régionaux"]  # its clause was dropped: to be decided by hand


def test_translation_is_written_in_place_and_taken_back(living: Living, operations: Operations) -> None:
    living.show()
    panel = living.area.versions.panel
    click(panel.edit)
    click(panel.editor.languages.button("en"))
    living.settle()
    first = living.version(living.second).clauses[0]
    line = panel.editor.texts["clause", first.id]
    assert line.source.text().startswith("Français – Examen")
    line.field.setFocus()
    type_in(line.field, "To review the role of IOM;")
    panel.editor.name.setFocus()
    living.settle()
    row = living.version(living.second).clauses[0]
    assert (row.texts["en"], row.official["en"]) == ("To review the role of IOM;", False)
    click(line.official)
    living.settle()
    assert living.version(living.second).clauses[0].official["en"]
    operations.undo()
    living.settle()
    assert "en" not in living.version(living.second).clauses[0].texts
    assert line.field.toPlainText() == ""


def test_text_that_is_being_typed_is_not_lost_on_leaving_the_area(living: Living) -> None:
    living.show()
    panel = living.area.versions.panel
    click(panel.edit)
    living.settle()
    panel.editor.name.setFocus()
    panel.editor.name.selectAll()
    type_in(panel.editor.name, "Mandat de 2022")
    living.area.flush()
    living.settle()
    assert living.version(living.second).label == "Mandat de 2022"


def test_texts_of_an_approved_version_are_read_not_written(living: Living) -> None:
    living.area.versions.choose(living.first)
    living.settle()
    panel = living.area.versions.panel
    assert not panel.approve.isVisible()
    click(panel.edit)
    living.settle()
    assert panel.editor.fixed.isVisible()
    assert all(line.field.isReadOnly() for line in panel.editor.texts.values())

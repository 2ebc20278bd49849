"""While an agenda is built, the clauses that no item falls under stand below its panels."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from iomdesk.queries.agenda import ItemRow
from iomdesk.queries.coverage_rows import UncoveredClause
from iomdesk.services.mapping import unmap_clause
from iomdesk.ui.agenda.tab import AgendaTab
from iomdesk.ui.agenda.uncovered_line import UncoveredLine
from iomdesk.ui.operations import Operations


def test_a_clause_taken_off_its_item_is_named_at_once(
    tab: AgendaTab, operations: Operations, rows: Callable[[], tuple[ItemRow, ...]], qtbot: QtBot
) -> None:
    line = tab.context.uncovered
    qtbot.waitUntil(lambda: line.text() == "Every clause of the mandate is covered")
    item = next(row for row in rows() if [chip.reference for chip in row.clauses] == ["2 b)"])
    operations.run(unmap_clause, item=item.id, clause=item.clauses[0].id)
    qtbot.waitUntil(lambda: line.text() == "Uncovered (1): 2 b)")
    operations.undo()
    qtbot.waitUntil(lambda: line.text() == "Every clause of the mandate is covered")


def test_an_agenda_from_nothing_leaves_all_clauses_and_pressing_shows_the_mandate(
    empty_tab: AgendaTab, qtbot: QtBot
) -> None:
    line = empty_tab.context.uncovered
    qtbot.waitUntil(lambda: not line.isHidden())
    assert line.text().startswith("Uncovered (9): ")
    assert line.text().endswith("…")
    empty_tab.context.show_panel("gaps")
    line.click()
    assert empty_tab.context.switch.current == "mandate"


def test_without_a_mandate_nothing_is_said(tab: AgendaTab) -> None:
    tab.context.show_version(None)
    tab.context.show_uncovered(())
    assert tab.context.uncovered.isHidden()


def test_the_tooltip_says_how_long_each_was_left_aside(qtbot: QtBot) -> None:
    line = UncoveredLine()
    qtbot.addWidget(line)
    line.show_clauses(
        (UncoveredClause(1, "2 b)", "Examen", None, 3), UncoveredClause(2, "2 c)", "Rapports", 0, 3))
    )
    assert line.toolTip() == "2 b) has never been examined\n2 c) Rapports"

"""What stands in the window: the areas of a desk and the tabs of a session, put together from their parts.

Imported once a desk is open, without SQLAlchemy: the list of sessions does not need it. What is
not seen at once is imported when it is first shown, because a window is wanted soon after a double-click.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from iomdesk.app.keeping_areas import Leads, MoreAreas, history_area
from iomdesk.app.names import area_names, tab_names
from iomdesk.app.places import show_item, show_recommendation, show_session, show_source
from iomdesk.ui.operations import Operations
from iomdesk.ui.recovery.notice import RecoveryNotice
from iomdesk.ui.sessions.area import SessionsArea
from iomdesk.ui.sessions.tab_spec import TabSpec
from iomdesk.ui.shell.workspace import AreaSpec, Workspace

if TYPE_CHECKING:  # mapped with the model: not before the list shows
    from iomdesk.services.report_views import SourceRow

FORMULAE = "formulae"
"""The area of the formulae of the house, which the menu and the minutes lead to."""


def session_tabs(
    show_item: Callable[[int, int], None] = lambda _session, _item: None,
    show_formulae: Callable[[], None] = lambda: None,
    show_source: Callable[[int, SourceRow], None] = lambda _session, _source: None,
) -> Sequence[TabSpec]:
    """Return the tabs of a session in the order of the work.

    `show_item` leads to another session's item, `show_formulae` to the formulae of the house, `show_source`
    to a record that a paragraph of a report comes from.
    """
    makers: dict[str, Callable[[Operations, int], QWidget]] = {
        "agenda": lambda operations, session: _agenda(operations, session, show_item),
        "participants": _participants,
        "seance": _seance,
        "minutes": lambda operations, session: _minutes(operations, session, show_formulae),
        "recommendations": _recommendations,
        "report": lambda operations, session: _report(operations, session, show_source),
        "pack": _pack,
    }
    return [TabSpec(key, words, make) for (key, make), words in zip(makers.items(), tab_names(), strict=True)]


def make_workspace(operations: Operations, more: MoreAreas = lambda _workspace: ()) -> Workspace:
    """Put the workspace of an open desk together; `more` gives areas of whoever else works on the desk."""
    names = area_names()

    def board(_operations: Operations) -> QWidget:
        from iomdesk.reading.answers_file import read_answers
        from iomdesk.rendering.table_file import write_table
        from iomdesk.ui.recommendations.board import RecommendationsBoard
        from iomdesk.ui.recommendations.board_files import BoardFiles

        made = RecommendationsBoard(operations, BoardFiles(read_answers, write_table))
        made.openRequested.connect(lambda session, chosen: show_recommendation(workspace, session, chosen))
        return made

    def sessions(operations: Operations) -> QWidget:
        made = SessionsArea(
            operations,
            session_tabs(
                lambda session, item: show_item(workspace, session, item),
                lambda: workspace.show_area(FORMULAE),
                lambda session, source: show_source(workspace, session, source),
            ),
        )
        made.fullWindowChanged.connect(lambda is_full: workspace.show_full(is_full))
        made.trashRequested.connect(lambda session: _show_trash(workspace, session))
        made.reminderRequested.connect(lambda kind: _show_board(workspace, kind))
        return made

    areas = (
        AreaSpec("sessions", "calendar-days", names[0], sessions),
        AreaSpec("mandate", "scroll-text", names[1], lambda o: _mandate(o, workspace)),
        AreaSpec("coverage", "layout-grid", names[2], lambda o: _coverage(o, workspace)),
        AreaSpec("follow-up", "list-checks", names[3], board),
        AreaSpec("states", "globe", names[4], _states),
        AreaSpec("documents", "file-text", names[5], _documents),
        AreaSpec("trash", "trash-2", names[6], _trash),
        AreaSpec(FORMULAE, "landmark", "", lambda o: _formulae(o, workspace), is_on_rail=False),
        AreaSpec("recovery", "history", "", lambda o: _recovery(o, workspace), is_on_rail=False),
    )
    history = history_area(lambda: workspace, Leads(show_session, show_item, show_recommendation))
    workspace = Workspace(operations, (*areas, history, *more(lambda: workspace)))
    if not operations.is_read_only:
        RecoveryNotice(operations, workspace.recovered, lambda: workspace.show_area("recovery"))
    return workspace


def _show_board(workspace: Workspace, kind: str) -> None:
    from iomdesk.ui.recommendations.board import RecommendationsBoard

    workspace.show_area("follow-up")
    board = workspace.area("follow-up")
    if isinstance(board, RecommendationsBoard):
        board.show_only(kind)


def _show_history(workspace: Workspace, clause: int) -> None:
    from iomdesk.ui.coverage.page import CoveragePage

    workspace.show_area("coverage")
    page = workspace.area("coverage")
    if isinstance(page, CoveragePage):
        page.show_history(clause)


def _show_trash(workspace: Workspace, session: int) -> None:
    from iomdesk.ui.trash.page import TrashPage

    workspace.show_area("trash")
    page = workspace.area("trash")
    if isinstance(page, TrashPage):
        page.show_session(session)


def _trash(operations: Operations) -> QWidget:
    from iomdesk.ui.trash.page import TrashPage

    return TrashPage(operations)


def _mandate(operations: Operations, workspace: Workspace) -> QWidget:
    from iomdesk.reading import read_mandate
    from iomdesk.ui.mandate.area import MandateArea

    made = MandateArea(operations, read_mandate)
    made.historyRequested.connect(lambda clause: _show_history(workspace, clause))
    return made


def _coverage(operations: Operations, workspace: Workspace) -> QWidget:
    from iomdesk.app.board_workshop import RenderedBoard
    from iomdesk.ui.coverage.page import CoveragePage

    made = CoveragePage(operations, RenderedBoard())
    made.openRequested.connect(lambda session, item: show_item(workspace, session, item))
    made.recommendationRequested.connect(lambda session, one: show_recommendation(workspace, session, one))
    made.sessionRequested.connect(lambda session: show_session(workspace, session))
    return made


def _recovery(operations: Operations, workspace: Workspace) -> QWidget:
    from iomdesk.ui.recovery.area import RecoveryArea

    made = RecoveryArea(operations)
    made.left.connect(lambda: workspace.show_area("sessions"))
    return made


def _states(operations: Operations) -> QWidget:
    from iomdesk.reading.state_table import read_state_table
    from iomdesk.rendering.state_table import write_memberships
    from iomdesk.ui.states.page import StatesPage

    return StatesPage(
        operations, lambda path, needed: read_state_table(path, needed=needed), write_memberships
    )


def _agenda(operations: Operations, session: int, show_item: Callable[[int, int], None]) -> QWidget:
    from iomdesk.app.late_documents import LateDocuments
    from iomdesk.ui.agenda.tab import AgendaTab

    made = AgendaTab(operations, session, workshop=LateDocuments())
    made.itemElsewhere.connect(show_item)
    return made


def _participants(operations: Operations, session: int) -> QWidget:
    from iomdesk.reading.participants_file import read_participants
    from iomdesk.ui.participants.area import ParticipantsArea

    return ParticipantsArea(operations, session, read_participants)


def _seance(operations: Operations, session: int) -> QWidget:
    from iomdesk.ui.seance.seance_tab import SeanceTab

    return SeanceTab(operations, session)


def _minutes(operations: Operations, session: int, show_formulae: Callable[[], None]) -> QWidget:
    from iomdesk.reading.minutes_file import read_minutes
    from iomdesk.ui.minutes.minutes_tab import MinutesTab

    made = MinutesTab(operations, session, read_minutes)
    made.formulaeWanted.connect(show_formulae)
    return made


def _formulae(operations: Operations, workspace: Workspace) -> QWidget:
    from iomdesk.ui.formulae.page import FormulaePage

    made = FormulaePage(operations)
    made.left.connect(lambda: workspace.show_area("sessions"))
    return made


def _recommendations(operations: Operations, session: int) -> QWidget:
    from iomdesk.ui.recommendations.recommendations_tab import RecommendationsTab

    return RecommendationsTab(operations, session)


def _report(operations: Operations, session: int, show_source: Callable[[int, SourceRow], None]) -> QWidget:
    from iomdesk.app.paper_workshop import RenderedPapers
    from iomdesk.ui.report.report_tab import ReportTab

    made = ReportTab(operations, session, RenderedPapers())
    made.sourceChosen.connect(lambda source: show_source(session, source))
    return made


def _pack(operations: Operations, session: int) -> QWidget:
    from iomdesk.app.pack_workshop import ProducedPacks
    from iomdesk.ui.packs.pack_tab import PackTab

    return PackTab(operations, session, ProducedPacks())


def _documents(operations: Operations) -> QWidget:
    from iomdesk.app.document_workshop import TakenDocuments
    from iomdesk.ui.documents.area import DocumentsArea

    return DocumentsArea(operations, TakenDocuments())

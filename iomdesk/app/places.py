"""Lead to places of the window: an item, a recommendation, the record behind a paragraph of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from iomdesk.ui.sessions.area import SessionsArea
from iomdesk.ui.shell.workspace import Workspace

if TYPE_CHECKING:  # mapped with the model: not before the list shows
    from iomdesk.services.report_views import SourceRow


def sessions_of(workspace: Workspace) -> SessionsArea:
    """Return the area of sessions of a workspace."""
    area = workspace.area("sessions")
    if not isinstance(area, SessionsArea):
        raise TypeError(area)
    return area


def show_session(workspace: Workspace, session: int) -> None:
    """Show a session in the tab it was left in."""
    _tab(workspace, session, "")


def _tab(workspace: Workspace, session: int, tab: str) -> QWidget | None:
    workspace.show_area("sessions")
    sessions = sessions_of(workspace)
    sessions.open_session(session, tab)
    return sessions.page.tab(tab) if sessions.page else None


def show_item(workspace: Workspace, session: int, item: int) -> None:
    """Go to an item in the agenda of its session."""
    from iomdesk.ui.agenda.tab import AgendaTab

    tab = _tab(workspace, session, "agenda")
    if isinstance(tab, AgendaTab):
        tab.show_item(item)


def show_recommendation(workspace: Workspace, session: int, recommendation: int) -> None:
    """Go to a recommendation of a session."""
    from iomdesk.ui.recommendations.recommendations_tab import RecommendationsTab

    tab = _tab(workspace, session, "recommendations")
    if isinstance(tab, RecommendationsTab):
        tab.show_recommendation(recommendation)


def show_minutes(workspace: Workspace, session: int, item: int, language: str, words: str) -> None:
    """Go to the minutes of an item in a language, and there to some words."""
    from iomdesk.ui.minutes.minutes_tab import MinutesTab

    tab = _tab(workspace, session, "minutes")
    if isinstance(tab, MinutesTab):
        tab.show_words(item, language, words)


def show_intervention(workspace: Workspace, session: int, item: int) -> None:
    """Go to what was said on an item, in the room."""
    from iomdesk.ui.seance.seance_tab import SeanceTab

    tab = _tab(workspace, session, "seance")
    if isinstance(tab, SeanceTab):
        tab.look_at(item)


def show_papers(workspace: Workspace, session: int) -> None:
    """Show the papers of a session."""
    _tab(workspace, session, "report")


def show_report_paragraph(workspace: Workspace, session: int, paragraph: int, language: str) -> None:
    """Go to a paragraph of the report, in its text."""
    from iomdesk.ui.report.report_tab import ReportTab

    tab = _tab(workspace, session, "report")
    if isinstance(tab, ReportTab):
        tab.editing.go_to(paragraph, language)


def show_delegation(workspace: Workspace, session: int, delegation: int) -> None:
    """Go to a delegation among the participants of its session."""
    from iomdesk.ui.participants.area import ParticipantsArea

    tab = _tab(workspace, session, "participants")
    if isinstance(tab, ParticipantsArea):
        tab.tab.show_delegation(delegation)


def show_document(workspace: Workspace, document: int) -> None:
    """Go to a document in the register."""
    from iomdesk.ui.documents.area import DocumentsArea

    workspace.show_area("documents")
    area = workspace.area("documents")
    if isinstance(area, DocumentsArea):
        area.show_document(document)


def show_mandate(workspace: Workspace, *, version: int = 0, clause: int = 0) -> None:
    """Go to a version of the mandate, or to a clause in the version that holds it."""
    from iomdesk.ui.mandate.area import MandateArea

    workspace.show_area("mandate")
    area = workspace.area("mandate")
    if not isinstance(area, MandateArea):
        return
    area.setCurrentWidget(area.versions)
    if clause:
        area.versions.show_clause(clause)
    elif version:
        area.versions.choose(version)


def show_source(workspace: Workspace, session: int, source: SourceRow) -> None:
    """Lead to a record that a paragraph of a report comes from."""
    kind, session = source.kind, source.session or session
    if kind in ("clause", "mandate", "chapter"):
        show_mandate(
            workspace,
            version=source.id if kind == "mandate" else 0,
            clause=source.id if kind == "clause" else 0,
        )
    elif kind == "document":
        show_document(workspace, source.id)
    elif kind.startswith("recommendation"):
        show_recommendation(workspace, session, source.recommendation or source.id)
    elif kind in ("minutes", "intervention") and source.item:
        show_minutes(workspace, session, source.item, source.language, source.words)
    elif kind == "item":
        show_item(workspace, session, source.id)
    elif kind == "delegation":
        show_delegation(workspace, session, source.id)
    else:
        show_session(workspace, session)

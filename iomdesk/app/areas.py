"""What stands in the window: the areas of a desk and the tabs of a session, put together from their parts.

Imported once a desk is open: its modules import the database, which the first window does not need.
"""

from collections.abc import Sequence
from pathlib import Path

from iomdesk.app.names import area_names, tab_names
from iomdesk.model.mandate_draft import MandateDraft
from iomdesk.ui.agenda.tab import AgendaTab
from iomdesk.ui.mandate.area import MandateArea
from iomdesk.ui.operations import Operations
from iomdesk.ui.sessions.area import SessionsArea
from iomdesk.ui.sessions.session_page import TabSpec
from iomdesk.ui.shell.workspace import AreaSpec, Workspace


def session_tabs() -> Sequence[TabSpec]:
    """Return the tabs of a session in the order of the work."""
    names = tab_names()
    return (TabSpec("agenda", lambda: names[0], AgendaTab),)


def make_workspace(operations: Operations) -> Workspace:
    """Put the workspace of an open desk together."""
    names = area_names()
    areas = (
        AreaSpec("sessions", "calendar-days", names[0], lambda o: SessionsArea(o, session_tabs())),
        AreaSpec("mandate", "scroll-text", names[1], lambda o: MandateArea(o, _read_mandate)),
    )
    return Workspace(operations, areas)


def sessions_of(workspace: Workspace) -> SessionsArea:
    """Return the area of sessions of a workspace."""
    area = workspace.area("sessions")
    if not isinstance(area, SessionsArea):
        raise TypeError(area)
    return area


def _read_mandate(path: Path) -> MandateDraft:
    from iomdesk.reading import read_mandate  # brings in what reads Word and PDF files

    return read_mandate(path)

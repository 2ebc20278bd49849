"""The search box of an open desk, and where what it finds leads."""

from collections.abc import Callable

from PySide6.QtWidgets import QMenuBar

from iomdesk.app import places
from iomdesk.queries.search import SearchHit
from iomdesk.ui.search.commands import commands_of
from iomdesk.ui.search.palette import SearchPalette
from iomdesk.ui.shell.workspace import Workspace


def open_search(workspace: Workspace, bar: QMenuBar) -> SearchPalette:
    """Open the box over a desk; it is made when it is first wanted."""
    palette = workspace.findChild(SearchPalette)
    if palette is None:
        palette = SearchPalette(workspace.operations, lambda: commands_of(bar, workspace), workspace)
        palette.hitChosen.connect(lambda hit: show_found(workspace, hit))
    palette.open()
    return palette


def show_found(workspace: Workspace, hit: SearchHit) -> None:
    """Go to the very place that was found."""
    session, record, item = hit.session or 0, hit.record, hit.item or 0
    ways: dict[str, Callable[[], None]] = {
        "session": lambda: places.show_session(workspace, session),
        "item": lambda: places.show_item(workspace, session, record),
        "minutes": lambda: places.show_minutes(workspace, session, item, hit.language, hit.words),
        "intervention": lambda: places.show_intervention(workspace, session, item),
        "recommendation": lambda: places.show_recommendation(workspace, session, record),
        "report": lambda: places.show_report_paragraph(workspace, session, record, hit.language),
        "document": lambda: places.show_document(workspace, record),
        "person": lambda: places.show_delegation(workspace, session, record),
        "clause": lambda: places.show_mandate(workspace, clause=record),
        "paper": lambda: places.show_papers(workspace, session),
    }
    ways[hit.kind]()

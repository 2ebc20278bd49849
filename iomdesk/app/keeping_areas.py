"""The areas that keep a desk safe, which the menu leads to: backups, check, history of changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from iomdesk.ui.keeping.keeper import Keeper
from iomdesk.ui.operations import Operations
from iomdesk.ui.shell.workspace import AreaSpec, Workspace

if TYPE_CHECKING:  # mapped with the model: not before the list shows
    from iomdesk.queries.audit_history import AuditRow

HISTORY, BACKUPS, CHECK = "history", "backups", "check"


MoreAreas = Callable[[Callable[[], Workspace]], Sequence[AreaSpec]]
"""Gives areas that can ask for the workspace they come to stand in."""


@dataclass(frozen=True)
class Leads:
    """Lead to a session, to an item of one, to a recommendation of one."""

    to_session: Callable[[Workspace, int], None]
    to_item: Callable[[Workspace, int, int], None]
    to_recommendation: Callable[[Workspace, int, int], None]


def history_area(workspace: Callable[[], Workspace], leads: Leads) -> AreaSpec:
    """Return the area of the history of changes."""

    def make(operations: Operations) -> QWidget:
        from iomdesk.ui.keeping.history_page import HistoryPage

        made = HistoryPage(operations)
        made.left.connect(lambda: workspace().show_area("sessions"))
        made.recordWanted.connect(lambda change: _lead_to(workspace(), change, leads))
        return made

    return AreaSpec(HISTORY, "history", "", make, is_on_rail=False)


def keeping_areas(
    keeper: Keeper,
    protection: Callable[[Callable[[], Workspace]], AreaSpec],
    workspace: Callable[[], Workspace],
) -> Sequence[AreaSpec]:
    """Return the areas of the backups, of the check and of the passphrase."""

    def backups(_operations: Operations) -> QWidget:
        from iomdesk.ui.keeping.backups_page import BackupsPage

        made = BackupsPage(keeper)
        made.left.connect(lambda: workspace().show_area("sessions"))
        return made

    def check(_operations: Operations) -> QWidget:
        from iomdesk.ui.keeping.check_page import CheckPage

        made = CheckPage(keeper)
        made.left.connect(lambda: workspace().show_area("sessions"))
        made.deskWanted.connect(keeper.deskWanted)
        made.begin()
        return made

    return (
        AreaSpec(BACKUPS, "save", "", backups, is_on_rail=False),
        AreaSpec(CHECK, "list-checks", "", check, is_on_rail=False),
        protection(workspace),
    )


def _lead_to(workspace: Workspace, change: AuditRow, leads: Leads) -> None:
    from iomdesk.ui.keeping.history_page import PLACES

    if change.session_id is None:
        if change.kind in PLACES:
            workspace.show_area(PLACES[change.kind])
    elif change.kind == "recommendation":
        leads.to_recommendation(workspace, change.session_id, int(change.record_id))
    elif change.item_id is not None:
        leads.to_item(workspace, change.session_id, change.item_id)
    else:
        leads.to_session(workspace, change.session_id)

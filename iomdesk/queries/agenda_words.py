"""Say in the interface’s language which agenda it is and what changed, in window and command line alike."""

from collections.abc import Callable, Mapping

from iomdesk.model.agenda_compare import AgendaChange
from iomdesk.model.agenda_versions import AgendaStage
from iomdesk.queries.agenda_versions import AgendaVersionRow
from iomdesk.runtime.translations import _

_CHANGES: Mapping[AgendaChange, Callable[[], str]] = {
    AgendaChange.ADDED: lambda: _("added"),
    AgendaChange.DROPPED: lambda: _("dropped"),
    AgendaChange.MOVED: lambda: _("moved"),
    AgendaChange.RENUMBERED: lambda: _("renumbered"),
    AgendaChange.RETITLED: lambda: _("retitled"),
}


def change_word(change: AgendaChange) -> str:
    """Name one change."""
    return _CHANGES[change]()


def version_name(version: AgendaVersionRow | None) -> str:
    """Name an issued agenda: "provisional Rev.1"; None is the agenda as it is now."""
    if version is None:
        return _("as it is now")
    stage = _("adopted") if version.stage == AgendaStage.ADOPTED else _("provisional")
    name = f"{stage} Rev.{version.revision}" if version.revision else stage
    return _("{version} (taken back)").format(version=name) if version.is_withdrawn else name

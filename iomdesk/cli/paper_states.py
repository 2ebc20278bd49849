"""Name the state of a paper that it is compared with."""

import typer

from iomdesk.cli.agenda_issues import agenda_version_named
from iomdesk.cli.minutes_versions import moment_named
from iomdesk.desk import Desk
from iomdesk.model.corrections import MinutesStage
from iomdesk.queries.agenda_versions import list_agenda_versions
from iomdesk.runtime.translations import _
from iomdesk.services.former_papers import GENERATED, MADE_OF_AGENDA, MADE_OF_MINUTES, State

_OPTION = "--compare-with"
_WITH_CHANGES = MADE_OF_AGENDA | MADE_OF_MINUTES


def check_comparable(state: str, kind: str, format: str) -> None:
    """Refuse to compare a paper of which no earlier states are kept, or in another format than Word."""
    if not state:
        return
    if format != "docx":
        raise typer.BadParameter(_("changes are tracked in Word files: write a .docx"), param_hint=_OPTION)
    if kind not in _WITH_CHANGES:
        words = _("no earlier states are kept of this paper; they are of: {known}")
        known = ", ".join(sorted(_WITH_CHANGES))
        raise typer.BadParameter(words.format(known=known), param_hint=_OPTION)


def state_named(desk: Desk, session: int, kind: str, language: str, state: str) -> State | None:
    """Read a state; None where none is named. Raises UserErrors that say which there are."""
    if not state:
        return None
    if kind in MADE_OF_AGENDA:
        issued = desk.ask(list_agenda_versions, session_id=session).result()
        return State(agenda=agenda_version_named(issued, state))
    if kind == "report" and state.casefold() == GENERATED:
        return State(stage=GENERATED)
    if state.casefold() == MinutesStage.CIRCULATED:
        return State(stage=MinutesStage.CIRCULATED.value)
    at = moment_named(desk, session, language, state)
    if at is None:
        raise typer.BadParameter(_("name an earlier state than the present one"), param_hint=_OPTION)
    return State(at=at)

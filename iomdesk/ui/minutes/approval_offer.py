"""Offer to approve the minutes of the session before, once the item that is about them adopted them."""

from functools import partial

from PySide6.QtCore import QObject

from iomdesk.queries.approval import ApprovalView, PreviousMinutes, approval_of, minutes_to_approve
from iomdesk.runtime.translations import _, interface_language
from iomdesk.services.approval import approve_minutes
from iomdesk.ui.operations import Operations
from iomdesk.ui.widgets.banner import Banner

ADOPTED = "adopted"


class ApprovalOffer(QObject):
    """Make the offer in a banner; taking it is one undoable action."""

    def __init__(self, operations: Operations, session: int, banner: Banner, parent: QObject) -> None:
        super().__init__(parent)
        self._operations = operations
        self._session = session
        self._banner = banner

    def offer(self, item: int, outcome: object) -> None:
        """Look whether an item that ended so is about minutes that can be approved."""
        if outcome == ADOPTED:
            self._operations.ask(
                minutes_to_approve,
                receiver=self,
                then=self._on_previous,
                item_id=item,
                language=interface_language(),
            )

    def _on_previous(self, previous: PreviousMinutes | None) -> None:
        if previous is None or previous.stage == "approved":
            return
        number = previous.session.number
        name = _("session {number}").format(number=number) if number else previous.session.place
        if previous.stage == "draft":
            words = _("The minutes of {session} were not circulated yet: they cannot be approved.")
            self._banner.say(words.format(session=name), "warning")
            return
        said = _("This item adopted the minutes of {session}.").format(session=name)
        self._banner.say(said, "info", _("Approve these minutes"), partial(self._begin, previous))

    def _begin(self, previous: PreviousMinutes) -> None:
        self._operations.ask(
            approval_of,
            receiver=self,
            then=self._approve,
            session_id=previous.session.id,
            language=interface_language(),
        )

    def _approve(self, former: ApprovalView) -> None:
        """Approve at this session, on its first day."""
        own = next((one for one in former.later if one.id == self._session), None)
        if own is None or own.start_on is None:
            self._banner.say(_("Give this session its first day, then approve."), "warning")
            return
        self._operations.run(
            approve_minutes,
            initiator=self,
            otherwise=lambda error: self._banner.say(str(error), "danger"),
            said=_("The minutes were approved."),
            session=former.session_id,
            on=own.start_on,
            by_session=self._session,
        )

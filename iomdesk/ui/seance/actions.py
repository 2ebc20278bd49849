"""What the keys and buttons of the room do in the desk; nothing here waits for an answer."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject

from iomdesk.document.delegation_search import Party
from iomdesk.model.interventions import InterventionKind
from iomdesk.queries.conduct import STATEMENT_MINUTES
from iomdesk.queries.conduct_rows import RoomView, SpeakerRow
from iomdesk.queries.quorum import COUNTS_SUSPENDED, MEMBERS
from iomdesk.runtime.translations import _, interface_language
from iomdesk.services.changes import Changes
from iomdesk.services.conclusions import conclude_item
from iomdesk.services.conduct import arrive, arrive_all, begin_item, edit_stay, leave, remove_stay, rise
from iomdesk.services.conduct_speakers import (
    ask_floor,
    end_floor,
    give_floor,
    move_speaker,
    register_and_ask,
    take_floor,
    withdraw,
)
from iomdesk.services.conduct_votes import (
    open_motion,
    record_vote,
    remove_motion,
    remove_vote,
    settle_motion,
)
from iomdesk.services.house import reset_house_setting, set_house_setting
from iomdesk.services.interventions import edit_intervention, remove_intervention
from iomdesk.services.vote_minutes import write_vote
from iomdesk.ui.operations import Operations
from iomdesk.ui.seance.notes import NoteTarget
from iomdesk.ui.seance.notes_page import NotesPage
from iomdesk.ui.seance.parties import Choice
from iomdesk.ui.wording import intervention_kinds, word_for

_REPLIES = 2


class RoomActions(QObject):
    """Run the services of the room for what is shown."""

    def __init__(self, operations: Operations, notes: NotesPage, parent: QObject) -> None:
        super().__init__(parent)
        self._operations = operations
        self._notes = notes
        self.room: RoomView | None = None
        self.item: int | None = None
        self.told: Callable[[Exception], None] = lambda _error: None
        self.concluded: Callable[[int, object], None] = lambda _item, _outcome: None

    # Items

    def begin_item(self, item: int) -> None:
        """Begin to treat an item."""
        if self.room is not None:
            self._run(begin_item, meeting=self.room.meeting.id, item=item)

    def set_outcome(self, outcome: object) -> None:
        """Note how the item shown ended, with its sentence in the minutes."""
        if self.item is not None:
            self._run(conclude_item, item=self.item, outcome=outcome, language=interface_language())
            self.concluded(self.item, outcome)

    # The floor

    def ask(self, choice: Choice, kind: str, at_once: bool) -> None:
        """Put somebody on the list, or give the floor at once; who is not registered is registered."""
        if self.room is None or self.item is None:
            return
        request = self._request(choice, kind)
        party = choice.party
        needs_registering = party is not None and not choice.is_registered
        if needs_registering and party is not None:
            request |= {"state": party.state, "organisation": party.organisation, "at_once": at_once}
            service: Callable[..., Changes] = register_and_ask
            said = _("{name} was registered.").format(name=party.name)
        else:
            request["delegation"] = party.delegation if party else None
            service, said = (take_floor if at_once else ask_floor), self._too_often(party, kind)
        if at_once:
            self._take_notes(service, party.name if party else choice.name, request, said)
        else:
            self._run(service, said=said, **request)

    def _too_often(self, party: Party | None, kind: str) -> str:
        """Say that a delegation has replied as often as is usual; the chair decides.

        Source: General Assembly decision 34/401, paragraphs 8 to 11, by analogy: two rights of reply an item.
        """
        if party is None or self.room is None or kind != InterventionKind.RIGHT_OF_REPLY:
            return ""
        heard = self.room.interventions.get(self.item or 0, ())
        asked = [(one.delegation_id, one.kind) for one in heard]
        asked += [(one.delegation_id, one.kind) for one in self._waiting()]
        if asked.count((party.delegation, kind)) < _REPLIES:
            return ""
        return _("{name} has had two rights of reply on this item, as many as is usual.").format(
            name=party.name
        )

    def give(self, speaker: int) -> None:
        """Give the floor to one on the list, and take notes at once."""
        row = next((one for one in self._waiting() if one.id == speaker), None)
        if row is None:
            return
        if row.intervention_id is not None:
            self._run(give_floor, speaker=speaker)
            self._notes.open(row.intervention_id)
            self._notes.editor.setFocus()
        else:
            name = row.name or word_for(intervention_kinds(), row.kind)
            self._take_notes(give_floor, name, {"speaker": speaker}, delegation=row.delegation_id)

    def give_to_next(self) -> None:
        """Give the floor to the first on the list; with nobody waiting, end who has it."""
        waiting = self._waiting()
        if waiting:
            self.give(waiting[0].id)
        else:
            self.end()

    def end(self) -> None:
        """End the time of who has the floor."""
        if self.room is not None and self.room.speaking is not None:
            self._run(end_floor, speaker=self.room.speaking.id)

    def withdraw(self, speaker: int) -> None:
        """Take a request off the list."""
        self._run(withdraw, speaker=speaker)

    def move(self, speaker: int, place: int) -> None:
        """Move a request on the list."""
        self._run(move_speaker, speaker=speaker, position=place)

    # Interventions

    def set_property(self, intervention: int, fields: object) -> None:
        """Change what an intervention is; keys pressed in a row are one step back."""
        if isinstance(fields, Mapping):
            self._run(
                edit_intervention,
                fold_key=("intervention", intervention, *fields),
                intervention=intervention,
                fields=dict(fields),
            )

    def remove_intervention(self, intervention: int) -> None:
        """Put an intervention into the trash."""
        self._run(remove_intervention, said=_("The intervention was removed."), intervention=intervention)

    # Attendance

    def limit_statements(self, minutes: object) -> None:
        """Say how many minutes a statement may take; none is no limit."""
        self._run(set_house_setting, name=STATEMENT_MINUTES, value=minutes or 0)

    def arrive(self, delegation: int) -> None:
        """Note an arrival."""
        if self.room is not None:
            self._run(arrive, meeting=self.room.meeting.id, delegations=[delegation])

    def leave(self, delegation: int) -> None:
        """Note a departure."""
        if self.room is not None:
            self._run(leave, meeting=self.room.meeting.id, delegations=[delegation])

    def correct_stay(self, stay: int, fields: object) -> None:
        """Correct when a delegation came or left."""
        self._run(edit_stay, stay=stay, fields=fields)

    def remove_stay(self, stay: int) -> None:
        """Take out a stay that was noted by mistake."""
        self._run(remove_stay, said=_("The stay was taken out."), stay=stay)

    def arrive_all(self) -> None:
        """Note that everybody is there."""
        if self.room is not None:
            self._run(arrive_all, meeting=self.room.meeting.id)

    def rise(self) -> None:
        """End the meeting."""
        if self.room is not None:
            self._run(rise, meeting=self.room.meeting.id, said=_("The meeting rose."))

    def state_members(self, number: object) -> None:
        """Say how many members the body has, or count them from the list again."""
        if number is None:
            self._run(reset_house_setting, name=MEMBERS)
        else:
            self._run(set_house_setting, name=MEMBERS, value=number)

    def count_suspended(self, is_counted: bool) -> None:
        """Say whether members count whose vote is suspended."""
        self._run(set_house_setting, name=COUNTS_SUSPENDED, value=is_counted)

    # Motions

    def open_motion(self, kind: str, text: str, delegation: object) -> None:
        """Note a motion on the item shown."""
        if self.room is not None and self.item is not None:
            self._run(
                open_motion,
                item=self.item,
                meeting=self.room.meeting.id,
                kind=kind,
                text=text,
                delegation=delegation,
                language=interface_language(),
            )

    def settle_motion(self, motion: int, status: str) -> None:
        """Say what became of a motion."""
        self._run(settle_motion, motion=motion, status=status)

    def remove_motion(self, motion: int) -> None:
        """Put a motion into the trash."""
        self._run(remove_motion, said=_("The motion was removed."), motion=motion)

    def vote(self, motion: int, figures: object) -> None:
        """Record a vote."""
        if isinstance(figures, Mapping):
            self._run(record_vote, motion=motion, **figures)

    def remove_vote(self, vote: int) -> None:
        """Take a vote out."""
        self._run(remove_vote, said=_("The vote was taken out."), vote=vote)

    def write_vote(self, vote: int) -> None:
        """Write how a vote came out into the minutes of its item."""
        self._run(
            write_vote,
            vote=vote,
            language=interface_language(),
            said=_("The result of the vote stands in the minutes."),
        )

    def _request(self, choice: Choice, kind: str) -> dict[str, Any]:
        party: Party | None = choice.party
        request: dict[str, Any] = {
            "meeting": self.room.meeting.id if self.room else 0,
            "item": self.item,
            "kind": (party.kind if party else "") or kind,
            "name": choice.name,
        }
        if choice.group is not None:
            request |= {"on_behalf_of": choice.group.name, "group": choice.group.id or None}
        return request

    def _take_notes(
        self,
        service: Callable[..., Changes],
        name: str,
        request: Mapping[str, Any],
        said: str = "",
        delegation: int | None = None,
    ) -> None:
        """Begin notes first: the answer only tells where they go."""
        target = NoteTarget(self.item or 0, request.get("delegation", delegation))
        self._notes.begin(target, name)

        def otherwise(error: Exception) -> None:
            self._notes.keeper.refuse(target)
            self.told(error)

        self._operations.run(
            service,
            initiator=None,
            then=lambda changes: self._notes.resolve(target, changes.created),
            otherwise=otherwise,
            said=said,
            **request,
        )

    def _waiting(self) -> tuple[SpeakerRow, ...]:
        return self.room.waiting if self.room else ()

    def _run(
        self, service: Callable[..., Changes], *, said: str = "", fold_key: object = None, **arguments: Any
    ) -> None:
        self._operations.run(
            service, initiator=None, otherwise=self.told, said=said, fold_key=fold_key, **arguments
        )

"""What the user does to the participants, handed to the desk in its own words."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject

from iomdesk.runtime.translations import _
from iomdesk.services.changes import Changes
from iomdesk.services.participants import (
    add_delegation,
    add_member,
    edit_delegation,
    edit_member,
    edit_organisation,
    move_member,
    register_organisation,
    remove_delegation,
    remove_member,
)
from iomdesk.ui.operations import Operations
from iomdesk.ui.participants.proposals import Proposal

Failed = Callable[[], object]


class ParticipantActions(QObject):
    """Run the services of one session's participants, each with its sentence for the status line."""

    def __init__(self, operations: Operations, session_id: int, parent: QObject) -> None:
        super().__init__(parent)
        self._operations = operations
        self._session_id = session_id

    def register(self, proposal: Proposal, then: Callable[[Changes], object], failed: Failed) -> None:
        """Register a State or an organisation, known to the desk or new to it."""
        common: dict[str, Any] = {"session": self._session_id, "capacity": proposal.capacity}
        said = _("{name} registered").format(name=proposal.name)
        if proposal.is_new:
            self._run(register_organisation, said, then, failed, names=proposal.names, **common)
        else:
            whose = {"state": proposal.state, "organisation": proposal.organisation}
            self._run(add_delegation, said, then, failed, **whose, **common)

    def change_capacity(self, delegation: int, capacity: str) -> None:
        """Let a delegation take part in another capacity."""
        self._run(edit_delegation, _("Capacity changed"), delegation=delegation, capacity=capacity)

    def remove(self, delegation: int, name: str) -> None:
        """Take a delegation off the session."""
        self._run(remove_delegation, _("{name} removed").format(name=name), delegation=delegation)

    def rename(self, organisation: int, field: str, text: str) -> None:
        """Store one name of an organisation."""
        self._run(edit_organisation, "", organisation=organisation, fields={field: text})

    def add_person(self, delegation: int, values: Mapping[str, Any], failed: Failed) -> None:
        """Add a person to a delegation."""
        is_known = values.get("person") is not None
        words = _("{name} added, the same person as before") if is_known else _("{name} added")
        said = words.format(name=name_of(values))
        self._run(add_member, said, None, failed, delegation=delegation, **values)

    def edit_person(self, member: int, field: str, value: object) -> None:
        """Store one field of a person."""
        self._run(edit_member, "", member=member, fields={field: value})

    def move_person(self, member: int, position: int) -> None:
        """Move a person to another place in the delegation."""
        self._run(move_member, "", member=member, position=position)

    def remove_person(self, member: int, name: str) -> None:
        """Take a person out of a delegation."""
        self._run(remove_member, _("{name} removed").format(name=name), member=member)

    def _run(
        self,
        service: Callable[..., Changes],
        said: str,
        then: Callable[[Changes], object] | None = None,
        failed: Failed | None = None,
        **arguments: Any,
    ) -> None:
        def tell(error: Exception) -> None:
            if failed is not None:
                failed()
            self._operations.failed.emit(error, self)

        self._operations.run(
            service,
            initiator=self,
            then=(lambda changes: (then(changes), None)[1]) if then else None,
            otherwise=tell,
            said=said,
            **arguments,
        )


def name_of(values: Mapping[str, Any]) -> str:
    """Write the name of a person whose fields are given."""
    parts = (values[field] for field in ("honorific", "given_name", "family_name"))
    return " ".join(part for part in parts if part)

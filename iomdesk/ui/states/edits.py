"""Hand in what is done to States and groups; what is refused is said where the work is."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QObject, Signal

from iomdesk.queries.states import StateOnDay
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.changes import Changes, Operation
from iomdesk.services.groups import (
    add_group,
    add_scheme,
    add_to_group,
    edit_group,
    edit_place_in_group,
    remove_group,
    remove_scheme,
    rename_scheme,
    store_scheme,
    take_out_of_group,
    use_scheme,
)
from iomdesk.services.membership import (
    add_membership,
    edit_membership,
    list_all_as_members,
    remove_membership,
    store_memberships,
    verify_membership,
)
from iomdesk.ui.operations import Operations


class StateEdits(QObject):
    """Run one service per action; each can be undone."""

    refused = Signal(str)
    schemeMade = Signal(int)

    def __init__(self, operations: Operations, parent: QObject) -> None:
        super().__init__(parent)
        self._operations = operations

    def assume_all(self) -> None:
        """Note all States as members to be verified, in one step."""
        self._run(list_all_as_members, said=_("All States noted as members to be verified"))

    def add_record(self, state: str) -> None:
        """Add a record of membership to a State."""
        self._run(add_membership, state=state)

    def edit_record(self, membership: int, field: str, value: object) -> None:
        """Change one field of a record."""
        self._run(edit_membership, **_arguments(membership=membership, **{field: value}))

    def remove_record(self, membership: int) -> None:
        """Take a record out."""
        self._run(remove_membership, said=_("Record removed"), membership=membership)

    def verify(self, rows: Iterable[StateOnDay]) -> None:
        """Mark what holds on the day shown as verified, for several States in one step."""
        todo = [row.membership.id for row in rows if row.membership and not row.membership.is_verified]
        self._run_together(Operation(verify_membership, {"membership": one}) for one in todo)

    def put_into_group(self, group: int, states: Iterable[str]) -> None:
        """Put States into a group in one step."""
        self._run_together(Operation(add_to_group, {"group": group, "state": state}) for state in states)

    def edit_place(self, place: int, field: str, value: object) -> None:
        """Change one field of a State's place in a group."""
        self._run(edit_place_in_group, **_arguments(place=place, **{field: value}))

    def remove_place(self, place: int) -> None:
        """Take a State out of a group."""
        self._run(take_out_of_group, said=_("State taken out of the group"), place=place)

    def add_scheme(self, name: str) -> None:
        """Begin a scheme."""
        self._run(add_scheme, then=lambda changes: self.schemeMade.emit(changes.created or 0), name=name)

    def rename_scheme(self, scheme: int, name: str) -> None:
        """Give a scheme another name."""
        self._run(rename_scheme, scheme=scheme, name=name)

    def use_scheme(self, scheme: int, is_used: bool) -> None:
        """Switch a scheme on or off."""
        self._run(use_scheme, scheme=scheme, is_used=is_used)

    def remove_scheme(self, scheme: int) -> None:
        """Take a scheme out with its groups."""
        self._run(remove_scheme, said=_("Scheme removed"), scheme=scheme)

    def add_group(self, scheme: int, name: str) -> None:
        """Add a group to a scheme."""
        self._run(add_group, scheme=scheme, name_fr=name)

    def edit_group(self, group: int, field: str, words: str) -> None:
        """Change a name or the abbreviation of a group."""
        self._run(edit_group, **_arguments(group=group, **{field: words}))

    def remove_group(self, group: int) -> None:
        """Take a group out."""
        self._run(remove_group, said=_("Group removed"), group=group)

    def store(self, lines: Any, scheme: str, then: Callable[[], object]) -> None:
        """Store a list that was read: a scheme by its name, else memberships."""
        if scheme:
            self._run(store_scheme, then=lambda _: then(), said=_("Scheme stored"), name=scheme, lines=lines)
        else:
            self._run(store_memberships, then=lambda _: then(), said=_("Memberships stored"), lines=lines)

    def _run(
        self,
        service: Callable[..., Changes],
        *,
        then: Callable[[Changes], object] | None = None,
        said: str = "",
        **arguments: Any,
    ) -> None:
        self._operations.run(
            service, initiator=self, then=then, otherwise=self._on_refused, said=said, **arguments
        )

    def _run_together(self, operations: Iterable[Operation]) -> None:
        together = tuple(operations)
        self._operations.run_together(together, initiator=self, otherwise=self._on_refused)

    def _on_refused(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self.refused.emit(str(error))
        else:
            self._operations.failed.emit(error, self)


def _arguments(**arguments: Any) -> dict[str, Any]:
    return arguments

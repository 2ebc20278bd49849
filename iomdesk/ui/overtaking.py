"""What is to be decided where somebody else changed the same: which of the two changes stays."""

from collections.abc import Callable
from dataclasses import dataclass

from iomdesk.services.changes import Operation
from iomdesk.services.overtaken import ChangedElsewhere, changed_by


@dataclass
class Overtaking:
    """Hold what was refused, and how it is done all the same or given up."""

    error: ChangedElsewhere
    operations: tuple[Operation, ...]
    do: Callable[[tuple[Operation, ...]], None]
    tell: Callable[[Exception], None]

    def insist(self, change: tuple[str, str] | None = None) -> None:
        """Store one's own all the same; with a change, its second text in the place of the first."""
        self.do(changed_by(self.operations, change))

    def give_up(self) -> None:
        """Leave what the other one stored."""
        self.tell(self.error)

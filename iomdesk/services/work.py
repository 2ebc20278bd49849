"""The context a service works in: one transaction, the time, and which installation acts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from iomdesk.model.desk_record import AuditEntry
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _

T = TypeVar("T")


class RecordGone(UserError):
    """Raised when a record that is to be changed is not there any more."""


@dataclass(frozen=True)
class Work:
    """Hold the open transaction, the clock and the installation: what a service may not fetch by itself."""

    session: Session
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    installation: str = "local"

    def get(self, kind: type[T], id_: Any) -> T:
        """Return a record by its key; raises RecordGone where there is none."""
        record = self.session.get(kind, id_)
        if record is None:
            raise RecordGone(_("This record is not in the desk any more. Nothing was changed."))
        return record

    def audit(
        self,
        action: str,
        kind: str,
        id_: object,
        before: Mapping[str, Any] | None,
        after: Mapping[str, Any] | None,
    ) -> None:
        """Add the audit row of one change, in the same transaction."""
        self.session.add(
            AuditEntry(
                at=self.clock(),
                installation=self.installation,
                action=action,
                record_kind=kind,
                record_id=str(id_),
                before=_storable(before),
                after=_storable(after),
            )
        )


def _storable(values: Mapping[str, Any] | None) -> dict[str, Any] | None:
    if values is None:
        return None
    return {key: _plain(value) for key, value in values.items()}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime) else value

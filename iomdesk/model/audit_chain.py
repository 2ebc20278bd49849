"""Chain the rows of the audit: each digest holds the one before, so that none goes unnoticed."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from iomdesk.model.base import Base

START = ""
"""What stands before the first row."""


class AuditLink(Base):
    """Hold the digest of one row of the audit; triggers keep it as it is. The row may be gone: that shows."""

    __tablename__ = "audit_link"

    audit_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    digest: Mapped[str]


@dataclass(frozen=True)
class AuditedRow:
    """Hold what is chained of one row, as it is stored; `at` in UTC."""

    id: int
    at: datetime
    installation: str
    action: str
    record_kind: str
    record_id: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


def digest_of(row: AuditedRow, previous: str) -> str:
    """Return the SHA-256 of a row and the digest before it; the same whatever database holds them."""
    moment = row.at if row.at.tzinfo is None else row.at.astimezone(UTC).replace(tzinfo=None)
    told = [
        previous,
        row.id,
        moment.isoformat(timespec="microseconds"),
        row.installation,
        row.action,
        row.record_kind,
        row.record_id,
        row.before,
        row.after,
    ]
    plain = json.dumps(told, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode("ascii")).hexdigest()


def chained(rows: Iterable[AuditedRow], previous: str) -> Iterator[tuple[int, str]]:
    """Yield id and digest of rows that follow one another."""
    for row in rows:
        previous = digest_of(row, previous)
        yield row.id, previous

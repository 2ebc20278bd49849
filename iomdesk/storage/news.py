"""What one window tells the others of a shared desk: which records it changed, and where somebody is."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

CHANNEL = "iomdesk"
_ROOM = 7_000  # bytes of one message; PostgreSQL takes fewer than 8,000
_IDS_IN_ONE = 400


@dataclass(frozen=True)
class News:
    """Hold which records were touched by kind, by which window, and the last row of the audit that tells so.

    Nothing touched means that somebody moved.
    """

    client: str
    touched: Mapping[str, frozenset[int]] = field(default_factory=dict)
    audited: int = 0

    def messages(self) -> Iterator[str]:
        """Write it in as many messages as it takes."""
        pairs = [(kind, id_) for kind, ids in sorted(self.touched.items()) for id_ in sorted(ids)]
        for start in range(0, max(len(pairs), 1), _IDS_IN_ONE):
            part: dict[str, list[int]] = {}
            for kind, id_ in pairs[start : start + _IDS_IN_ONE]:
                part.setdefault(kind, []).append(id_)
            message = json.dumps(
                {"by": self.client, "touched": part, "audited": self.audited}, separators=(",", ":")
            )
            assert len(message) < _ROOM
            yield message


def news_in(message: str) -> News | None:
    """Read a message; None where it is none of this program's."""
    try:
        told: Any = json.loads(message)
        touched = {str(kind): frozenset(map(int, ids)) for kind, ids in told.get("touched", {}).items()}
        return News(str(told["by"]), touched, int(told.get("audited", 0)))
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def send_news(session: Session, news: News) -> None:
    """Send it with the transaction: it arrives when that is stored, and not at all where it is not."""
    for message in news.messages():
        session.execute(
            text("SELECT pg_notify(:channel, :message)"), {"channel": CHANNEL, "message": message}
        )

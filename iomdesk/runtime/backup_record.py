"""What is known of a backup, kept beside it: when it was made, what it held, how its rehearsal went."""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from iomdesk.runtime.private_files import write_privately

RECORD_SUFFIX = ".json"


@dataclass(frozen=True)
class Backup:
    """Hold one backup. `reason` is opening, hourly, upgrade or asked; `rows` counts them per table.

    `trouble` is what the last rehearsal found wrong, `paper` what it made.
    """

    path: Path
    made_at: datetime
    reason: str = "asked"
    size: int = 0
    digest: str = ""
    rows: Mapping[str, int] = field(default_factory=dict)
    rehearsed_at: datetime | None = None
    trouble: str = ""
    paper: str = ""

    @property
    def row_count(self) -> int:
        """Return how many rows the desk had."""
        return sum(self.rows.values())

    @property
    def is_good(self) -> bool:
        """Say whether it was rehearsed and came back whole."""
        return self.rehearsed_at is not None and not self.trouble

    def rehearsed(self, at: datetime, trouble: str, paper: str) -> "Backup":
        """Return the same with the outcome of a rehearsal."""
        return replace(self, rehearsed_at=at, trouble=trouble, paper=paper)


def store_record(backup: Backup) -> None:
    """Write what is known of a backup beside it, whole or not at all."""
    plain = {key: _plain(value) for key, value in asdict(backup).items() if key != "path"}
    write_privately(_record_path(backup.path), json.dumps(plain, ensure_ascii=False, indent=1).encode())


def load_record(path: Path) -> Backup:
    """Read what is known of a backup; of one without a record, what the file itself tells."""
    try:
        stored = json.loads(_record_path(path).read_text(encoding="utf-8"))
        return _record(path, stored)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        about = path.stat()
        return Backup(path, datetime.fromtimestamp(about.st_mtime).astimezone(), size=about.st_size)


def remove_backup(path: Path) -> None:
    """Take a backup away with its record; one that is gone already is no trouble."""
    path.unlink(missing_ok=True)
    _record_path(path).unlink(missing_ok=True)


def _record_path(path: Path) -> Path:
    return path.with_name(path.name + RECORD_SUFFIX)


def _record(path: Path, stored: Mapping[str, Any]) -> Backup:
    rehearsed = stored.get("rehearsed_at")
    return Backup(
        path,
        datetime.fromisoformat(stored["made_at"]),
        str(stored.get("reason", "asked")),
        os.stat(path).st_size,
        str(stored.get("digest", "")),
        {str(name): int(count) for name, count in stored.get("rows", {}).items()},
        datetime.fromisoformat(rehearsed) if rehearsed else None,
        str(stored.get("trouble", "")),
        str(stored.get("paper", "")),
    )


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value

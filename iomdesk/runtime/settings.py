"""What the program remembers for its user between two runs; never anything of a desk's contents."""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from iomdesk.runtime.paths import backups_folder, settings_file

MOST_RECENTS = 8


@dataclass(frozen=True)
class Settings:
    """Hold the settings; language "" is the system's, geometry is Qt's own in base 64, backup_folder ""
    is the program's own.
    """

    last_desk: str = ""
    recent_desks: tuple[str, ...] = ()
    language: str = ""
    theme: str = "system"
    geometry: str = ""
    backup_folder: str = ""
    last_sessions: Mapping[str, int] = field(default_factory=dict)

    def with_desk(self, path: Path) -> "Settings":
        """Remember a desk as the last one opened."""
        name = str(path)
        recent = (name, *(other for other in self.recent_desks if other != name))
        return replace(self, last_desk=name, recent_desks=recent[:MOST_RECENTS])

    def without_desk(self, path: Path) -> "Settings":
        """Forget a desk that is not there any more."""
        name = str(path)
        recent = tuple(other for other in self.recent_desks if other != name)
        last = "" if self.last_desk == name else self.last_desk
        return replace(self, last_desk=last, recent_desks=recent)

    def with_session(self, desk: Path, session: int | None) -> "Settings":
        """Remember which session of a desk was open last; None for the list."""
        kept = {name: id_ for name, id_ in self.last_sessions.items() if name != str(desk)}
        return replace(self, last_sessions=kept if session is None else {**kept, str(desk): session})


def settings_path() -> Path:
    """Return where the settings are: IOMDESK_CONFIG, else the user's own folder."""
    chosen = os.environ.get("IOMDESK_CONFIG")
    return Path(chosen) if chosen else settings_file()


def backups_root() -> Path:
    """Return the folder of all backups: the one chosen, else the program's own."""
    chosen = load_settings(settings_path()).backup_folder
    return Path(chosen) if chosen else backups_folder()


def load_settings(path: Path) -> Settings:
    """Read the settings; what is missing, unreadable or of another shape is as in a first run."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    return _settings_from(stored) if isinstance(stored, dict) else Settings()


def store_settings(path: Path, settings: Settings) -> None:
    """Write the settings whole or not at all; a folder that cannot be written to is no reason to stop."""
    scratch = path.with_name(f".{path.name}.{os.urandom(4).hex()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        scratch.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=1), encoding="utf-8")
        os.replace(scratch, path)
    except OSError:
        with suppress(OSError):
            scratch.unlink()


def _settings_from(stored: Mapping[str, Any]) -> Settings:
    plain = Settings()
    found: dict[str, Any] = {}
    for each in fields(Settings):
        value = stored.get(each.name)
        default = getattr(plain, each.name)
        if isinstance(default, tuple) and isinstance(value, list):
            found[each.name] = tuple(part for part in value if isinstance(part, str))
        elif isinstance(default, dict) and isinstance(value, dict):
            found[each.name] = {k: v for k, v in value.items() if isinstance(v, int)}
        elif isinstance(default, str) and isinstance(value, str):
            found[each.name] = value
    return replace(plain, **found)

"""Find resources and migrations in a checkout, a wheel and a frozen bundle; and the user's own folders."""

import os
import sys
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def _shipped(name: str) -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    candidates = [Path(frozen) / name] if frozen else [_PACKAGE.parent / name, _PACKAGE / f"_{name}"]
    return next((folder for folder in candidates if folder.is_dir()), candidates[0])


@cache
def resources_folder() -> Path:
    """Return the folder that holds fonts, icons, styles, locale, templates and mandates."""
    return _shipped("resources")


@cache
def database_folder() -> Path:
    """Return the folder that holds the migrations and the generated schema."""
    return _shipped("db")


def settings_file() -> Path:
    """Return where this user's settings are kept."""
    import platformdirs  # late: the command line keeps no settings

    return platformdirs.user_config_path("iomdesk", appauthor=False) / "settings.json"


def journals_folder() -> Path:
    """Return where words are kept that could not be written into a desk; beside settings chosen by hand."""
    return _state_folder("journals")


def backups_folder() -> Path:
    """Return where backups are kept unless another folder was chosen; beside settings chosen by hand."""
    return _state_folder("backups")


def window_folder() -> Path:
    """Return where the one window of this user is found; beside settings chosen by hand."""
    return _state_folder("window")


def _state_folder(name: str) -> Path:
    chosen = os.environ.get("IOMDESK_CONFIG")
    if chosen:
        return Path(chosen).parent / name
    import platformdirs

    return platformdirs.user_state_path("iomdesk", appauthor=False) / name

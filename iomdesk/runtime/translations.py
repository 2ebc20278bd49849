"""Translate the interface's own words; the language of a paper is a different matter."""

import gettext
import os
import sys

from iomdesk.runtime.paths import resources_folder

INTERFACE_LANGUAGES = ("fr", "en", "es")

_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"


def choose_interface_language(wanted: str | None = None) -> str:
    """Load the catalogue of the wanted language, else the system's, else French; return the choice."""
    global _catalogue, _language
    _language = wanted if wanted in INTERFACE_LANGUAGES else _system_language()
    _catalogue = gettext.translation(
        "iomdesk", resources_folder() / "locale", languages=[_language], fallback=True
    )
    return _language


def interface_language() -> str:
    """Return the language chosen last (fr, en or es)."""
    return _language


# As gettext looks for them; `locale.getlocale` calls a system without a language an English one.
_WHERE_SYSTEMS_SAY = ("IOMDESK_LANGUAGE", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
_WINDOWS_LANGUAGES = {0x0C: "fr", 0x09: "en", 0x0A: "es"}  # the low ten bits of a language identifier


def _system_language() -> str:
    said = next((os.environ[name] for name in _WHERE_SYSTEMS_SAY if os.environ.get(name)), "")
    if not said and sys.platform == "win32":
        import ctypes

        said = _WINDOWS_LANGUAGES.get(ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF, "")
    return said[:2] if said[:2] in INTERFACE_LANGUAGES else "fr"


def _(message: str) -> str:
    """Translate an interface message."""
    return _catalogue.gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """Translate a counted interface message."""
    return _catalogue.ngettext(singular, plural, count)

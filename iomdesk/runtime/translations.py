"""Translate the interface's own words; the language of a paper is a different matter."""

import gettext
import locale
import os

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


def _system_language() -> str:
    named = os.environ.get("IOMDESK_LANGUAGE") or locale.getlocale()[0] or ""
    return named[:2] if named[:2] in INTERFACE_LANGUAGES else "fr"


def _(message: str) -> str:
    """Translate an interface message."""
    return _catalogue.gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """Translate a counted interface message."""
    return _catalogue.ngettext(singular, plural, count)

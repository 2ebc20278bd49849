"""Load what the secretariat set in place of the words of papers."""

from sqlalchemy.orm import Session

from iomdesk.papers.house import HouseFacts
from iomdesk.queries.house import house_settings

FORMULA = "formulae"
QUANTIFIERS = "quantifiers"


def house_facts(session: Session) -> HouseFacts:
    """Load formulae and scales; settings are named "formulae.fr.outcome.noted", "quantifiers.fr"."""
    formulae: dict[str, dict[str, object]] = {}
    for name, value in house_settings(session, subject=FORMULA).items():
        _subject, language, key = name.split(".", 2)
        formulae.setdefault(key, {})[language] = value
    scales = {
        name.removeprefix(f"{QUANTIFIERS}."): value
        for name, value in house_settings(session, subject=QUANTIFIERS).items()
    }
    return HouseFacts(formulae, scales)  # type: ignore[arg-type]


def formula_setting(language: str, key: str) -> str:
    """Name the setting that holds a formula."""
    return f"{FORMULA}.{language}.{key}"


def scale_setting(language: str) -> str:
    """Name the setting that holds the steps of a scale."""
    return f"{QUANTIFIERS}.{language}"

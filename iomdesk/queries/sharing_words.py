"""Say in words who does what in a shared desk."""

from collections.abc import Sequence

from iomdesk.queries.presence import Present
from iomdesk.runtime.translations import _


def role_names() -> dict[str, str]:
    """Name the roles of a shared desk."""
    return {
        "chair": _("Chair"),
        "rapporteur": _("Rapporteur"),
        "secretariat": _("Secretariat"),
        "reader": _("Reader"),
    }


def others_in_words(others: Sequence[Present]) -> str:
    """Name those who have the desk open too; empty for nobody."""
    names = ", ".join(dict.fromkeys(one.who for one in others))
    return _("Also here: {names}").format(names=names) if names else ""


def others_at_item_in_words(others: Sequence[Present]) -> str:
    """Say who is at the same item; empty for nobody."""
    names = ", ".join(dict.fromkeys(one.who for one in others))
    return _("At this item too: {names}").format(names=names) if names else ""

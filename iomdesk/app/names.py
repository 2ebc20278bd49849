"""The names of areas and tabs, known before the areas themselves are imported."""

from collections.abc import Sequence

from iomdesk.runtime.translations import _


def area_names() -> Sequence[str]:
    """Return the areas of a desk, as the rail shows them."""
    return (
        _("Sessions"),
        _("Mandate"),
        _("Coverage"),
        _("Follow-up"),
        _("States"),
        _("Documents"),
        _("Trash"),
    )


def tab_names() -> Sequence[str]:
    """Return the tabs of a session in the order of the work."""
    return (
        _("Agenda"),
        _("Participants"),
        _("In session"),
        _("Minutes"),
        _("Recommendations"),
        _("Report"),
        _("Pack"),
    )

"""How far a session has come, in words."""

from collections.abc import Mapping

from iomdesk.runtime.translations import _


def session_statuses() -> Mapping[object, str]:
    """Return how far a session may have come."""
    return {
        "planned": _("planned"),
        "convened": _("convened"),
        "open": _("in session"),
        "closed": _("closed"),
    }

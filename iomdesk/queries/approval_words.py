"""The stages of minutes and what became of corrections, in words."""

from collections.abc import Mapping

from iomdesk.runtime.translations import _


def stage_names() -> Mapping[str, str]:
    """Name how far minutes may have come."""
    return {"draft": _("Draft"), "circulated": _("Circulated"), "approved": _("Approved")}


def correction_statuses() -> Mapping[str, str]:
    """Say what may become of a correction."""
    return {
        "received": _("to be decided"),
        "accepted": _("accepted"),
        "amended": _("amended"),
        "refused": _("refused"),
    }

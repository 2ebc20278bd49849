"""The words for how far a report has come, for the window and the command line."""

from collections.abc import Mapping

from iomdesk.runtime.translations import _


def stages() -> Mapping[str, str]:
    """Name the stages of a report, in the order of its way."""
    return {
        "draft": _("draft"),
        "project": _("issued as a project"),
        "corrections": _("open to corrections"),
        "corrigendum": _("corrigendum issued"),
        "approved": _("approved"),
        "reissued": _("reissued"),
    }

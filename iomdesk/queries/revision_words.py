"""Why a version of minutes was sealed, in words."""

from iomdesk.runtime.translations import _


def reason_in_words(reason: str) -> str:
    """Say why a version was sealed; an unknown reason is shown as it is."""
    return {
        "pause": _("after a pause"),
        "request": _("on request"),
        "status": _("before a change"),
        "restored": _("restored"),
        "replaced": _("after replacing words"),
        "import": _("imported"),
        "recovered": _("recovered"),
        "correction": _("after a correction"),
    }.get(reason, reason)

"""The words for how far a recommendation has come, for the window and the command line."""

from collections.abc import Mapping

from iomdesk.runtime.translations import _


def statuses() -> Mapping[object, str]:
    """Return how far a recommendation may have come, in the order of its way."""
    return {
        "proposed": _("proposed"),
        "negotiated": _("under negotiation"),
        "agreed": _("agreed"),
        "transmitted": _("transmitted to the CPPF"),
        "noted": _("noted by the CPPF"),
        "endorsed": _("endorsed by the CPPF"),
        "amended": _("amended"),
        "sent_back": _("sent back"),
        "refused": _("refused"),
        "before_council": _("before the Council"),
        "acted_upon": _("acted upon"),
        "closed": _("closed"),
    }


def council_statuses() -> Mapping[str, str]:
    """Return what the Council may answer."""
    return {
        "noted": _("noted by the Council"),
        "endorsed": _("endorsed by the Council"),
        "amended": _("amended by the Council"),
        "sent_back": _("sent back by the Council"),
        "refused": _("refused by the Council"),
    }


def status_words(status: str, body_kind: str = "") -> str:
    """Name a status; an answer of the Council as such."""
    at_council = council_statuses().get(status) if body_kind == "council" else None
    return at_council or statuses().get(status, status)


def ageing_words() -> Mapping[str, str]:
    """Name what makes a recommendation stand out on the board."""
    return {
        "silent": _("without news for two sessions"),
        "overdue": _("past its due date"),
        "open": _("open"),
        "finished": _("finished"),
    }

"""Tell that a text could not be stored, the same way in every editor."""

from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.ui.text.autosave import Autosave
from iomdesk.ui.widgets.banner import Banner

_LONGEST = 160


def tell_unsaved(banner: Banner, autosave: Autosave, error: Exception) -> None:
    """Say what happened, that the text is still there, and offer to try at once."""
    sentence = _(
        "The text is not stored yet: {reason}. It is still here and is tried again every few seconds."
    )
    banner.say(sentence.format(reason=_reason(error)), "danger", _("Try now"), autosave.try_again, stays=True)


def _reason(error: Exception) -> str:
    """The first line alone: a database adds its statements below, which hold the text itself."""
    first = next(iter(str(error).strip().splitlines()), "")
    shown = first if isinstance(error, UserError) else first[:_LONGEST]
    return shown.rstrip(".") or type(error).__name__

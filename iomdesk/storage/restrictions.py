"""Why a desk can only be read, in the words of its user."""

from dataclasses import dataclass

from iomdesk.runtime.translations import _
from iomdesk.storage.lock import Holder


@dataclass(frozen=True)
class Restriction:
    """Say why in a sentence, and who has the desk open for writing where that is known."""

    why: str
    holder: Holder | None = None
    is_damaged: bool = False

    @property
    def held_by(self) -> str:
        """Name the holder in a few words; empty where there is none."""
        if self.holder is None:
            return ""
        return _("{user} on {host}, since {time}").format(**_named(self.holder))


def held(holder: Holder | None) -> Restriction:
    """Another window or process writes to the desk."""
    if holder is None:
        return Restriction(
            _(
                "This desk is open for writing in another window or program. You can read it; "
                "to change it, close it there and open it here again."
            )
        )
    sentence = _(
        "This desk is open for writing by {user} on {host} since {time}. You can read it; "
        "to change it, close it there and open it here again."
    )
    return Restriction(sentence.format(**_named(holder)), holder)


def damaged() -> Restriction:
    """Parts of the file cannot be read."""
    sentence = _(
        "This desk is damaged. What can be read is shown, and nothing is written into it. "
        "Restore a backup, or save what can be read into a new desk."
    )
    return Restriction(sentence, is_damaged=True)


def asked_for() -> Restriction:
    """Whoever opened the desk wanted only to read."""
    return Restriction(_("This desk was opened for reading only."))


def no_locks() -> Restriction:
    """The place of the desk cannot keep two writers apart."""
    return Restriction(
        _(
            "This desk lies in a place where files cannot be locked. You can read it; "
            "to change it, copy it into a folder of this computer."
        )
    )


def no_space() -> Restriction:
    """The disk is full to the last byte."""
    return Restriction(
        _(
            "There is no space left where this desk is kept. You can read it; "
            "to change it, make space and open it again."
        )
    )


def not_writable() -> Restriction:
    """The file or its folder may only be read."""
    return Restriction(
        _(
            "This desk lies where you may not write. You can read it; "
            "to change it, copy it into a folder of your own."
        )
    )


def _named(holder: Holder) -> dict[str, str]:
    since = holder.since.astimezone().strftime("%Y-%m-%d %H:%M")
    return {"user": holder.user, "host": holder.host, "time": since}


def for_readers() -> Restriction:
    """The user's role in a shared desk reads."""
    return Restriction(
        _(
            "Your role in this shared desk is to read. To change something, ask whoever looks after the desk "
            "for another role."
        )
    )

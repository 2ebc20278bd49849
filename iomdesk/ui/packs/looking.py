"""Say whose copy is looked at, with the way back to the pack."""

from PySide6.QtCore import Signal

from iomdesk.runtime.translations import _
from iomdesk.ui.packs.workshop import MadePack
from iomdesk.ui.widgets.banner import Banner


class LookingBanner(Banner):
    """Stand above the pages of a recipient's copy; hidden above those of the pack."""

    backWanted = Signal()

    def show_made(self, made: MadePack) -> int | None:
        """Name the recipient whose copy was made, and return it; None where it is the pack."""
        one = next((one for one in made.job.recipients if one.id == made.recipient), None)
        self.setVisible(one is not None)
        if one is None:
            return None
        words = _("What is shown is copy {number}, as {name} will get it.")
        said = words.format(number=one.copy_number, name=one.name)
        self.say(said, action=_("Back to the pack"), do=self.backWanted.emit, stays=True)
        return one.id

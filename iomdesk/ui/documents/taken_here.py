"""Show below a list what becomes of the files that were dropped on it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from iomdesk.ui.documents.taking import FileTaking, taking_words
from iomdesk.ui.documents.workshop import BroughtFile, DocumentWorkshop
from iomdesk.ui.operations import Operations
from iomdesk.ui.widgets.banner import Banner
from iomdesk.ui.widgets.layouts import column


class TakenHere(QWidget):
    """Follow files being taken in, and say what was done where that is not plain to see."""

    def __init__(self, operations: Operations, workshop: DocumentWorkshop, parent: QWidget) -> None:
        super().__init__(parent)
        self.taking = FileTaking(operations, workshop, self)
        self.banner = Banner()
        self.setLayout(column(self.taking.strip, self.banner))
        self.taking.told.connect(self._tell)

    def _tell(self, files: Sequence[BroughtFile]) -> None:
        if any(one.document is None or one.remarks for one in files):
            self.banner.say(taking_words(files), "warning")

"""What minutes and extracts are made with beside their language: how speakers are told, and which item."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iomdesk.queries.agenda import ItemRow
from iomdesk.runtime.translations import _
from iomdesk.ui.widgets.fields import ChoiceField
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import row

_KINDS = frozenset({"minutes", "extract"})
_LONGEST = 60


class MinutesOptions(QWidget):
    """Show the choices that a kind of paper has; hidden for those that have none."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        renderings: Mapping[object, str] = {
            "listed": _("speakers listed"),
            "nominative": _("by name"),
            "anonymous": _("not attributed"),
        }
        self.attribution = ChoiceField(_("How speakers are told"), renderings.items())
        self.attribution.setMinimumContentsLength(max(map(len, renderings.values())))
        self.attribution.show_stored("listed")
        stages: Mapping[object, str] = {"": _("as they stand"), "circulated": _("as circulated")}
        self.stage = ChoiceField(_("State of the minutes"), stages.items())
        self.stage.setMinimumContentsLength(max(map(len, stages.values())))
        self.item = ChoiceField(_("Item of the extract"), ())
        self.item.setMinimumContentsLength(24)
        self._of_item = label(_("Item"), "small")
        speakers = label(_("Speakers"), "small")
        self.setLayout(row(speakers, self.attribution, self.stage, self._of_item, self.item))
        for field in (self.attribution, self.stage, self.item):
            field.committed.connect(lambda _value: self.changed.emit())
        self.show_kind("")

    def show_kind(self, kind: str) -> None:
        """Show the choices of a kind of paper."""
        self.setVisible(kind in _KINDS)
        for part in (self._of_item, self.item):
            part.setVisible(kind == "extract")

    def show_items(self, items: Sequence[ItemRow]) -> None:
        """Offer these items; the one chosen stays chosen while it is there."""
        chosen = self.item.currentData()
        self.item.clear()
        for one in items:
            self.item.addItem(_shortened(f"{one.full_number}  {one.title}"), one.id)
        self.item.setCurrentIndex(max(0, self.item.findData(chosen)))

    def details(self, kind: str) -> Mapping[str, Any]:
        """Return what is chosen for a kind of paper, as `build_paper` takes it."""
        if kind not in _KINDS:
            return {}
        chosen = {"attribution": self.attribution.currentData()}
        if self.stage.currentData():
            chosen |= {"stage": self.stage.currentData()}
        return chosen | {"item": self.item.currentData()} if kind == "extract" else chosen


def _shortened(words: str) -> str:
    return words if len(words) <= _LONGEST else words[:_LONGEST].rstrip() + "…"

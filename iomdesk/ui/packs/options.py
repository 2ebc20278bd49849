"""How a pack is made: sheet, sides, dividers, the recipient's name across the pages."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from iomdesk.runtime.translations import _
from iomdesk.ui.widgets.layouts import column, row
from iomdesk.ui.widgets.segments import Segments

_DEFAULTS: Mapping[str, Any] = {"duplex": False, "dividers": True, "watermark": False}


class PackOptions(QWidget):
    """Show the options of a pack and tell of each that is changed."""

    changed = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.sheet = Segments({"a4": "A4", "letter": "Letter"})
        self.sheet.setAccessibleName(_("Sheet"))
        self.sheet.chosen.connect(lambda key: self.changed.emit("sheet", key))
        self.boxes = {
            "duplex": QCheckBox(_("Print on both sides: papers begin on the right")),
            "dividers": QCheckBox(_("A divider before each item")),
            "watermark": QCheckBox(_("The recipient’s name across each page")),
        }
        for name, box in self.boxes.items():
            box.toggled.connect(lambda is_on, name=name: self.changed.emit(name, is_on))
        self.setLayout(column(row(self.sheet, None), *self.boxes.values(), margins=(10, 6, 10, 6)))

    def show_options(self, options: Mapping[str, Any], *, is_fixed: bool) -> None:
        """Show the options; those of an issued pack can no longer change."""
        self.sheet.choose(str(options.get("sheet") or "a4"))
        for name, box in self.boxes.items():
            with QSignalBlocker(box):
                value = options.get(name)
                box.setChecked(bool(_DEFAULTS[name] if value is None else value))
        self.setEnabled(not is_fixed)

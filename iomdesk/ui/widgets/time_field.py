"""A time of day that may be unknown, typed in any usual way: 10:00, 10h30, 10.30, 9."""

import re
from datetime import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iomdesk.runtime.translations import _
from iomdesk.ui.widgets.fields import LineField
from iomdesk.ui.widgets.labels import set_look

_TIME = re.compile(r"(\d{1,2})(?:\s*[:.h]\s*(\d{2})?)?\s*")


class TimeNotUnderstood(ValueError):
    """Raised when what was typed is no time, or one that does not exist."""


class TimeField(LineField):
    """Hold a time or nothing; what is no time stays in red until it is mended and is not handed in."""

    timeCommitted = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, _("10:00"), parent)
        self._time: time | None = None
        self.setFixedWidth(72)
        self.committed.connect(self._on_typed)

    @property
    def moment(self) -> time | None:
        """Return the time that was understood last."""
        return self._time

    def show_time(self, moment: time | None) -> None:
        """Show what the desk holds."""
        self._time = moment
        self.show_stored(f"{moment:%H:%M}" if moment else "")
        self._mark(False)

    def _on_typed(self, typed: str) -> None:
        try:
            moment = read_time(typed)
        except TimeNotUnderstood:
            self._mark(True)
            return
        has_changed = moment != self._time
        self.show_time(moment)
        if has_changed:
            self.timeCommitted.emit(moment)

    def _mark(self, is_wrong: bool) -> None:
        set_look(self, isWrong=is_wrong)
        self.setToolTip(_("This is no time: type hours and minutes, such as 10:30.") if is_wrong else "")


def read_time(typed: str) -> time | None:
    """Read a time as people type it; nothing typed is None. Raises TimeNotUnderstood."""
    plain = typed.strip().casefold()
    if not plain:
        return None
    found = _TIME.fullmatch(plain)
    if found is None:
        raise TimeNotUnderstood(typed)
    try:
        return time(int(found[1]), int(found[2] or 0))
    except ValueError as error:
        raise TimeNotUnderstood(typed) from error

"""The scale of quantifiers: from how many to how many, or which share, and the words for it."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from iomdesk.runtime.translations import _
from iomdesk.services.formulae import ScaleRow
from iomdesk.ui.widgets.banner import Banner
from iomdesk.ui.widgets.buttons import IconButton, TextButton
from iomdesk.ui.widgets.fields import LineField, NumberField
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column, empty, row

_MOST = 999
_NARROW = 66
_WORDS = ("members", "delegations", "others")


class ScaleCard(QWidget):
    """Edit the steps; a scale that leaves a count without words is refused with a sentence that says so."""

    changed = Signal(object)
    """(steps): the steps as plain data."""
    resetWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: list[dict[str, Any]] = []
        self._is_allowed = True
        self.rows: list[list[QWidget]] = []
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.banner = Banner()
        self.add = TextButton(_("Add a step"), "link", self._add, "plus")
        self.reset = TextButton(_("Take the default back"), "link", self.resetWanted.emit, "rotate-ccw")
        words = _(
            "From the number of delegations that spoke in one sense follow the words that tell it. The last "
            "step that fits is taken; a share is counted among those who took the floor on the item."
        )
        hint = label(words, "small", wraps=True)
        tools = row(self.add, self.reset, None)
        self.setLayout(column(hint, self._grid, self.banner, tools, None, gap="m", margins=(16, 4, 4, 4)))

    def show_scale(self, scale: ScaleRow) -> None:
        """Show the steps as they are stored."""
        self._steps = [dict(step) for step in scale.steps]
        self.banner.hide()
        self.reset.setEnabled(scale.is_own and self._is_allowed)
        if len(self.rows) == len(self._steps):  # made anew, the fields would lose the keyboard
            for fields, step in zip(self.rows, self._steps, strict=True):
                _show_step(fields, step)
        else:
            self._fill()

    def refuse(self, error: Exception) -> None:
        """Say why the steps were not taken; what was typed stays."""
        self.banner.say(str(error), "warning", stays=True)

    def allow(self, is_allowed: bool) -> None:
        """Let the steps be changed, or only be read."""
        self._is_allowed = is_allowed
        self.add.setEnabled(is_allowed)

    def flush(self) -> None:
        """Hand in what is being typed."""
        for fields in self.rows:
            for field in fields:
                if isinstance(field, LineField | NumberField):
                    field.flush()

    def _fill(self) -> None:
        empty(self._grid)
        limits = (_("At least"), _("At most"), _("Share over"))
        heads = (*limits, _("Member States"), _("Delegations"), _("Others"))
        for place, words in enumerate(heads):
            self._grid.addWidget(label(words, "small"), 0, place)
        self.rows = [self._row(place, step) for place, step in enumerate(self._steps)]
        for stretched in (3, 4, 5):
            self._grid.setColumnStretch(stretched, 1)

    def _row(self, place: int, step: Mapping[str, Any]) -> list[QWidget]:
        name = _("Step {number}").format(number=place + 1)
        limits = (_("At least"), _("At most"), _("Share over"))
        least = NumberField(f"{name}: {limits[0]}", _MOST)
        most = NumberField(f"{name}: {limits[1]}", _MOST)
        share = NumberField(f"{name}: {limits[2]}", 100, " %")
        heads = (_("Member States"), _("Delegations"), _("Others"))
        lines = [LineField(f"{name}: {words}") for words in heads]
        least.committed.connect(lambda value: self._set(place, "least", value or 1))
        most.committed.connect(lambda value: self._set(place, "most", value))
        share.committed.connect(lambda value: self._set(place, "share", (value or 0) / 100))
        for key, line in zip(_WORDS, lines, strict=True):
            line.committed.connect(lambda text, key=key: self._set(place, key, text))
        remove = IconButton("x", _("Take {step} out").format(step=name), lambda: self._remove(place))
        fields: list[QWidget] = [least, most, share, *lines, remove]
        for at, field in enumerate(fields):
            field.setEnabled(self._is_allowed)
            if isinstance(field, NumberField):
                field.setFixedWidth(_NARROW)
            self._grid.addWidget(field, place + 1, at)
        _show_step(fields, step)
        return fields

    def _set(self, place: int, name: str, value: object) -> None:
        self._steps[place][name] = value
        self._tell()

    def _add(self) -> None:
        last = self._steps[-1] if self._steps else {}
        self._steps.append({"least": 1, "most": None, **{key: last.get(key, "") for key in _WORDS}})
        self._fill()
        self._tell()
        self.rows[-1][0].setFocus()

    def _remove(self, place: int) -> None:
        del self._steps[place]
        self._fill()
        self._tell()

    def _tell(self) -> None:
        self.changed.emit(tuple(dict(step) for step in self._steps))


def _show_step(fields: Sequence[QWidget], step: Mapping[str, Any]) -> None:
    numbers = (step["least"], step.get("most"), round(float(step.get("share") or 0) * 100))
    for field, shown in zip(fields, (*numbers, *(str(step.get(key, "")) for key in _WORDS)), strict=False):
        if isinstance(field, LineField):
            field.show_stored(str(shown))
            field.setToolTip(str(shown))
        elif isinstance(field, NumberField):
            field.show_stored(shown if isinstance(shown, int) else None)

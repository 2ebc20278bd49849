"""An open desk: the rail, the areas, and the notices above them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from iomdesk.runtime.errors import UserError
from iomdesk.ui.operations import Operations
from iomdesk.ui.shell.rail import Rail
from iomdesk.ui.widgets.banner import Banner
from iomdesk.ui.widgets.layouts import column, row


@dataclass(frozen=True)
class AreaSpec:
    """Name an area of the desk and make it when it is first shown."""

    key: str
    icon: str
    words: str
    make: Callable[[Operations], QWidget]
    is_on_rail: bool = True


class Workspace(QWidget):
    """Show one area at a time; errors of the world stand above it until closed."""

    bugMet = Signal(object)
    """(exception): an error of the program itself."""
    fullWindowChanged = Signal(bool)

    def __init__(
        self, operations: Operations, areas: Sequence[AreaSpec], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.operations = operations
        self._specs = {spec.key: spec for spec in areas}
        self._made: dict[str, QWidget] = {}
        self.rail = Rail([(spec.key, spec.icon, spec.words) for spec in areas if spec.is_on_rail])
        self.standing = Banner()
        self.recovered = Banner()
        self.notice = Banner()
        self._stack = QStackedWidget()
        self._stack.setObjectName("canvas")
        right = column(self.standing, self.recovered, self.notice, self._stack)
        right.setSpacing(0)
        whole = row(self.rail, right)
        whole.setSpacing(0)
        self.setLayout(whole)
        self.rail.areaChosen.connect(self.show_area)
        operations.failed.connect(self._on_failed)
        operations.changed.connect(lambda *_: self.notice.hide())
        self.show_area(areas[0].key)

    @property
    def current_area(self) -> str:
        """Return the key of the area that is shown."""
        return next(key for key, made in self._made.items() if made is self._stack.currentWidget())

    def area(self, key: str) -> QWidget:
        """Return an area, making it first where needed."""
        if key not in self._made:
            self._made[key] = self._specs[key].make(self.operations)
            self._stack.addWidget(self._made[key])
        return self._made[key]

    def show_area(self, key: str) -> None:
        """Show an area."""
        self._stack.setCurrentWidget(self.area(key))
        self.rail.choose(key)
        made = self._made[key]
        page = made.currentWidget() if isinstance(made, QStackedWidget) else made
        if page is not None:
            page.setFocus()

    def show_area_number(self, number: int) -> None:
        """Show the first area, the second…"""
        keys = list(self._specs)
        if 1 <= number <= len(keys):
            self.show_area(keys[number - 1])

    def show_full(self, is_full: bool) -> None:
        """Leave the whole window to the area, or show the rail again."""
        self.rail.setVisible(not is_full)
        self.fullWindowChanged.emit(is_full)

    def flush(self) -> None:
        """Hand in what is being typed anywhere."""
        for made in self._made.values():
            flush = getattr(made, "flush", None)
            if flush is not None:
                flush()

    def _on_failed(self, error: Exception, _initiator: QObject | None) -> None:
        if isinstance(error, UserError):
            self.notice.say(str(error), "danger")
        else:
            self.bugMet.emit(error)

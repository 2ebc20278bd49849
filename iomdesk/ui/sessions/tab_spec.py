"""What the page of a session knows of its tabs."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from iomdesk.ui.operations import Operations


@dataclass(frozen=True)
class TabSpec:
    """Name a tab and make it when it is first shown."""

    key: str
    words: str
    make: Callable[[Operations, int], QWidget]

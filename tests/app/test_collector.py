"""Garbage is collected on the window's thread, and nowhere else."""

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from iomdesk.app.collector import WindowThreadCollector


@pytest.fixture
def collector(qapp: QApplication) -> Iterator[WindowThreadCollector]:  # noqa: ARG001
    """Start a collector, and give Python its own back afterwards."""
    owner = QObject()
    yield WindowThreadCollector(owner)
    gc.unfreeze()
    gc.enable()


class Knot:
    """Refer to oneself, so that only the collector can end it."""

    def __init__(self) -> None:
        self.me = self


def test_python_no_longer_collects_by_itself(collector: WindowThreadCollector) -> None:  # noqa: ARG001
    knot = weakref.ref(Knot())
    piled = [[] for _ in range(5 * gc.get_threshold()[0])]  # type: ignore[var-annotated]
    assert knot() is not None
    assert piled


def test_what_has_piled_up_is_collected_when_looked_at(collector: WindowThreadCollector) -> None:
    knot = weakref.ref(Knot())
    piled = [[] for _ in range(5 * gc.get_threshold()[0])]  # type: ignore[var-annotated]
    collector.collect()
    assert knot() is None
    assert piled

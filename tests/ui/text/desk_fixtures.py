"""Fixtures of all editors: a sample desk, the window's way to it, and waiting until it has answered."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from iomdesk.ui.operations import Operations
from tests.ui.text.memory_desk import MemoryDesk, sample_desk

Settle = Callable[[], None]


@pytest.fixture
def desk() -> Iterator[MemoryDesk]:
    """Open a fresh copy of the sample desk."""
    made = sample_desk()
    yield made
    made.close()


@pytest.fixture
def operations(qtbot: QtBot, desk: MemoryDesk) -> Iterator[Operations]:  # noqa: ARG001
    """Make the window's way to the desk."""
    made = Operations(desk)
    yield made
    made.close()


@pytest.fixture
def settle(qtbot: QtBot, operations: Operations) -> Settle:
    """Wait until the desk has answered everything that was asked."""
    return lambda: qtbot.waitUntil(lambda: not operations.is_busy)

"""Benchmarks run only when asked for: `pytest -n 0 tests/benchmarks --benchmarks`."""

import gc
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from iomdesk.app.interpreter import share_interpreter

HERE = Path(__file__).parent


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip what measures speed unless it was asked for: two at once on a busy machine measure each other."""
    if config.getoption("--benchmarks"):
        return
    skip = pytest.mark.skip(reason="asked for with --benchmarks")
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(skip)


@pytest.fixture
def collected_by_the_window() -> Iterator[None]:
    """Collect garbage and share the interpreter as the program does once its window stands."""
    before = sys.getswitchinterval()
    share_interpreter()
    gc.collect()
    gc.freeze()
    gc.disable()
    yield
    sys.setswitchinterval(before)
    gc.enable()
    gc.unfreeze()

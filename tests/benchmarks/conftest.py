"""Benchmarks run only when asked for: `pytest -n 0 tests/benchmarks --benchmarks`."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

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
    """Keep Python from collecting garbage by itself, as the program does once its window stands."""
    gc.collect()
    gc.freeze()
    gc.disable()
    yield
    gc.enable()
    gc.unfreeze()

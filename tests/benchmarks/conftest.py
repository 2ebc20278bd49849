"""Benchmarks run only when asked for: `pytest -n 0 tests/benchmarks --benchmarks`."""

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

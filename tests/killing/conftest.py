"""Programs are started by forking one that has everything imported: some systems have no such thing."""

import os
import sys

import pytest


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what starts programs where that cannot be done this way."""
    is_possible = hasattr(os, "fork") and sys.platform.startswith("linux")
    if not is_possible and "any_typing" not in item.path.name:
        pytest.skip("programs are started by forking, on Linux alone")

"""Guards for every test: an unexpected log or a thread left behind fails the test that left it."""

import logging
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from iomdesk.runtime.translations import choose_interface_language
from tests.postgres import Server, programs, running_server

# The same examples on every machine, however slow it is: a test that fails here fails everywhere.
settings.register_profile(
    "house", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("house")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("IOMDESK_LANGUAGE", "en")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--benchmarks` and `--kills`."""
    parser.addoption("--benchmarks", action="store_true", help="run what measures speed too")
    parser.addoption("--kills", type=int, default=200, help="how often the typing program is killed (200)")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the figures that tests recorded."""
    for report in terminalreporter.stats.get("passed", []):
        for name, words in report.user_properties:
            if name == "figures":
                terminalreporter.write_line(words)


@pytest.fixture(autouse=True)
def own_settings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the settings of whoever runs the tests out of them, and the tests out of the settings."""
    monkeypatch.setenv("IOMDESK_CONFIG", str(tmp_path_factory.mktemp("settings") / "settings.json"))


@pytest.fixture(autouse=True)
def english_interface() -> Iterator[None]:
    """Begin and leave every test in English, whatever a test before it chose."""
    choose_interface_language("en")
    yield
    choose_interface_language("en")


@pytest.fixture(autouse=True)
def no_thread_left_behind() -> Iterator[None]:
    """Fail a test that leaves a thread running; threads that are ending get a moment to end."""
    before = set(threading.enumerate())
    yield
    left = [t for t in threading.enumerate() if t not in before and (not t.daemon or t.name == "desk")]
    for thread in left:
        thread.join(timeout=5)
    assert not [thread.name for thread in left if thread.is_alive()], "a thread was left running"


@pytest.fixture(autouse=True)
def no_unexpected_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test in which anything was logged as a warning or worse."""
    yield
    records = [r for phase in ("setup", "call") for r in caplog.get_records(phase)]
    loud = [f"{r.name}: {r.getMessage()}" for r in records if r.levelno >= logging.WARNING]
    assert not loud, f"unexpected log: {loud}"


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """Run a PostgreSQL server; without its programs on the machine the test is skipped."""
    if programs() is None:
        pytest.skip("PostgreSQL is not installed")
    with running_server() as server:
        yield server


@pytest.fixture(scope="session")
def sample_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the sample desk once; tests copy it."""
    from iomdesk.desk import new_desk

    path = tmp_path_factory.mktemp("template") / "sample.iomdesk"
    new_desk(path, sample=True).close()
    return path


@pytest.fixture
def sample_desk(sample_template: Path, tmp_path: Path) -> Path:
    """Give the path of a sample desk of one's own."""
    return Path(shutil.copy(sample_template, tmp_path / "sample.iomdesk"))

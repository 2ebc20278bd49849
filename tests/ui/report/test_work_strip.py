import pytest

from iomdesk.ui.background import WorkHandle
from iomdesk.ui.report.work_strip import WorkStrip, time_left


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.2, "about 1 second left"),
        (41.6, "about 42 seconds left"),
        (60, "about 1 minute left"),
        (170, "about 3 minutes left"),
    ],
)
def test_time_left_is_said_roughly(seconds: float, words: str) -> None:
    assert time_left(seconds) == words


@pytest.mark.usefixtures("qapp")
def test_strip_says_how_long_a_stage_still_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr("iomdesk.ui.report.work_strip.time.monotonic", lambda: now[0])
    strip, work = WorkStrip(), WorkHandle()
    strip.follow(work, "Writing…")
    work.progressed.emit(0, 100)
    assert strip.left == ""
    now[0] += 2
    work.progressed.emit(10, 100)
    assert strip.left == "about 18 seconds left"
    work.progressed.emit(0, 40)
    now[0] += 4
    work.progressed.emit(20, 40)
    assert strip.left == "about 4 seconds left", "the next stage is measured anew"
    strip.follow(WorkHandle(work), "Printing…")
    assert strip.left == ""

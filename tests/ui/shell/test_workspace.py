"""The frame of an open desk: areas, notices, the line at the bottom."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from iomdesk.runtime.errors import UserError
from iomdesk.services.changes import Changes, Operation, touching
from iomdesk.ui.operations import Operations
from iomdesk.ui.shell.status_line import StatusLine
from iomdesk.ui.shell.workspace import AreaSpec, Workspace
from tests.ui.fake_desk import FakeDesk
from tests.ui.hands import click


def remove(*, item: int) -> Changes:
    """Stand in for a service with a way back."""
    return touching(Operation(remove, {"item": item}), item=item)


def refuse() -> Changes:
    """Stand in for a service that the desk refuses."""
    raise UserError("What happened. What is safe. What to do.")


def break_down() -> Changes:
    """Stand in for a service with an error of its own."""
    raise ZeroDivisionError


@pytest.fixture
def fake(fake_desk: FakeDesk) -> Operations:
    return Operations(fake_desk)


@pytest.fixture
def workspace(qtbot: QtBot, fake: Operations) -> Workspace:
    made = Workspace(
        fake,
        (
            AreaSpec("one", "calendar-days", "One", lambda _o: QLabel("one")),
            AreaSpec("two", "scroll-text", "Two", lambda _o: QLabel("two")),
        ),
    )
    qtbot.addWidget(made)
    return made


@pytest.fixture
def line(qtbot: QtBot, fake: Operations) -> StatusLine:
    made = StatusLine()
    qtbot.addWidget(made)
    made.follow(fake)
    return made


def test_the_rail_leads_from_area_to_area(workspace: Workspace) -> None:
    assert workspace.current_area == "one"
    click(workspace.rail.buttons["two"])
    assert workspace.current_area == "two"
    workspace.show_area_number(1)
    assert workspace.rail.buttons["one"].isChecked()


def test_an_error_of_the_world_stands_above_the_work(
    qtbot: QtBot, workspace: Workspace, fake: Operations
) -> None:
    fake.run(refuse)
    qtbot.waitUntil(lambda: workspace.notice.text == "What happened. What is safe. What to do.")


def test_an_error_of_the_program_is_told_as_one(qtbot: QtBot, workspace: Workspace, fake: Operations) -> None:
    with qtbot.waitSignal(workspace.bugMet) as told:
        fake.run(break_down)
    assert isinstance(told.args[0], ZeroDivisionError)
    assert workspace.notice.text == ""


def test_a_notice_goes_away_with_the_next_change(
    qtbot: QtBot, workspace: Workspace, fake: Operations
) -> None:
    fake.run(refuse)
    qtbot.waitUntil(lambda: workspace.notice.text != "")
    fake.run(remove, item=1)
    qtbot.waitUntil(lambda: workspace.notice.text == "")


def test_saved_is_said_with_the_time_of_the_last_change(
    qtbot: QtBot, line: StatusLine, fake: Operations
) -> None:
    assert line.text == "✓ Everything is stored · fake.iomdesk"
    fake.run(remove, item=1)
    assert "Saving…" in line.text
    qtbot.waitUntil(lambda: "Saved" in line.text)
    assert fake.saving.last_saved_at is not None
    assert f"{fake.saving.last_saved_at:%H:%M:%S}" in line.text


def test_a_change_that_was_not_stored_is_not_called_saved(
    qtbot: QtBot, line: StatusLine, fake: Operations
) -> None:
    fake.run(refuse)
    qtbot.waitUntil(lambda: "The last change was not stored" in line.text)


def test_what_was_removed_can_be_taken_back_from_the_line(
    qtbot: QtBot, line: StatusLine, fake: Operations
) -> None:
    undone: list[bool] = []
    line.undoRequested.connect(lambda: undone.append(True))
    fake.run(remove, item=1, said="Item removed")
    qtbot.waitUntil(lambda: "Item removed" in line.text)
    click(line.undo_button)
    assert undone == [True]
    assert "Item removed" not in line.text


def test_the_offer_ends_when_the_change_is_taken_back_otherwise(
    qtbot: QtBot, line: StatusLine, fake: Operations
) -> None:
    fake.run(remove, item=1, said="Item removed")
    qtbot.waitUntil(lambda: "Item removed" in line.text)
    fake.undo()
    qtbot.waitUntil(lambda: "Item removed" not in line.text)


def test_a_desk_that_is_only_read_says_so_and_never_saved(qtbot: QtBot) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    line.follow(Operations(FakeDesk(is_read_only=True)))
    assert line.text == "fake.iomdesk · read-only"


def test_every_area_is_asked_to_hand_in_what_is_typed(qtbot: QtBot, fake: Operations) -> None:
    flushed: list[str] = []

    class Typed(QLabel):
        def flush(self) -> None:
            flushed.append(self.text())

    def area(words: str) -> Callable[[Any], QLabel]:
        return lambda _operations: Typed(words)

    made = Workspace(fake, (AreaSpec("a", "x", "A", area("a")), AreaSpec("b", "x", "B", area("b"))))
    qtbot.addWidget(made)
    made.flush()
    made.show_area("b")
    made.flush()
    assert flushed == ["a", "a", "b"]

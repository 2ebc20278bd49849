"""Saving as the user sees it: what is on screen is never lost, and "Saved" is never a lie."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field

import pytest
from pytestqt.qtbot import QtBot

from iomdesk.ui.text.autosave import Autosave

SOON = 5


@dataclass
class FakeStore:
    """Take texts and answer when told to."""

    taken: list[tuple[Hashable, object]] = field(default_factory=list)
    answers: list[tuple[Callable[[], None], Callable[[Exception], None]]] = field(default_factory=list)

    def save(
        self, key: Hashable, value: object, stored: Callable[[], None], failed: Callable[[Exception], None]
    ) -> None:
        """Note the text; the answer is due."""
        self.taken.append((key, value))
        self.answers.append((stored, failed))

    def confirm(self) -> None:
        """Answer the oldest that is due: stored."""
        self.answers.pop(0)[0]()

    def refuse(self) -> None:
        """Answer the oldest that is due: not stored."""
        self.answers.pop(0)[1](OSError("disk full"))


@dataclass
class Screen:
    """Stand for the editor."""

    text: str = ""


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
def store() -> FakeStore:
    return FakeStore()


@pytest.fixture
def autosave(qtbot: QtBot, screen: Screen, store: FakeStore) -> Autosave:  # noqa: ARG001
    made = Autosave(store.save, lambda: screen.text, save_after_ms=SOON, retry_after_ms=SOON)
    made.begin("one", "")
    return made


def test_a_change_is_saved_without_a_pause(
    autosave: Autosave, screen: Screen, store: FakeStore, qtbot: QtBot
) -> None:
    timer = autosave._timer
    screen.text = "a"
    autosave.touch()
    remaining = timer.remainingTime()
    autosave.touch()
    assert timer.remainingTime() <= remaining  # the second change does not put the first one off
    qtbot.waitUntil(lambda: store.taken == [("one", "a")])


def test_saved_is_said_only_when_it_is_what_is_on_screen(
    autosave: Autosave, screen: Screen, store: FakeStore, qtbot: QtBot
) -> None:
    screen.text = "a"
    autosave.touch()
    autosave.flush()
    screen.text = "ab"
    autosave.touch()
    with qtbot.assertNotEmitted(autosave.saved):
        store.confirm()
    autosave.flush()
    with qtbot.waitSignal(autosave.saved):
        store.confirm()
    assert store.taken == [("one", "a"), ("one", "ab")]
    assert not autosave.is_dirty


def test_leaving_hands_in_at_once_and_under_the_right_key(
    autosave: Autosave, screen: Screen, store: FakeStore
) -> None:
    screen.text = "a"
    autosave.touch()
    autosave.flush()
    autosave.begin("two", "")
    screen.text = "b"
    autosave.touch()
    autosave.flush()
    assert store.taken == [("one", "a"), ("two", "b")]


def test_nothing_is_handed_in_where_nothing_changed(
    autosave: Autosave, screen: Screen, store: FakeStore, qtbot: QtBot
) -> None:
    autosave.flush()
    autosave.touch()
    screen.text = ""
    with qtbot.waitSignal(autosave.saved):
        autosave.flush()
    assert store.taken == []


def test_a_refused_text_is_kept_shown_and_tried_again(
    autosave: Autosave, screen: Screen, store: FakeStore, qtbot: QtBot
) -> None:
    screen.text = "a"
    autosave.touch()
    autosave.flush()
    with qtbot.waitSignal(autosave.failed):
        store.refuse()
    assert autosave.is_dirty
    assert autosave.unsaved("one") == "a"
    qtbot.waitUntil(lambda: len(store.taken) == 2)
    with qtbot.waitSignal(autosave.saved):
        store.confirm()
    assert autosave.unsaved("one") is None


def test_flushing_hands_in_again_what_was_refused(
    autosave: Autosave, screen: Screen, store: FakeStore
) -> None:
    screen.text = "a"
    autosave.touch()
    autosave.flush()
    store.refuse()
    autosave.begin("two", "")
    autosave.flush()
    assert store.taken == [("one", "a"), ("one", "a")]


def test_a_refused_text_does_not_come_over_a_newer_one(
    autosave: Autosave, screen: Screen, store: FakeStore
) -> None:
    for text in ("a", "ab"):
        screen.text = text
        autosave.touch()
        autosave.flush()
    store.refuse()
    store.confirm()
    autosave.try_again()
    assert store.taken == [("one", "a"), ("one", "ab")]
    assert not autosave.is_dirty


def test_what_waits_for_saving_is_done_after_it(autosave: Autosave, screen: Screen, store: FakeStore) -> None:
    done: list[str] = []
    autosave.when_saved(lambda: done.append("at once"))
    screen.text = "a"
    autosave.touch()
    autosave.when_saved(lambda: done.append("after"))
    assert done == ["at once"]
    store.confirm()
    assert done == ["at once", "after"]


def test_dirty_is_told_once_when_it_begins_and_once_when_it_ends(
    autosave: Autosave, screen: Screen, store: FakeStore
) -> None:
    told: list[bool] = []
    autosave.dirty.connect(told.append)
    for text in ("a", "ab"):
        screen.text = text
        autosave.touch()
    autosave.flush()
    store.confirm()
    assert told == [True, False]


def test_without_a_text_on_screen_nothing_is_saved(
    autosave: Autosave, screen: Screen, store: FakeStore
) -> None:
    autosave.begin(None, "")
    screen.text = "a"
    autosave.touch()
    autosave.flush()
    assert store.taken == []

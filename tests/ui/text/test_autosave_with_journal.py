"""The journal of an editor: each change is noted, the whole text follows, a slow desk is not waited for."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field

import pytest
from pytestqt.qtbot import QtBot

from iomdesk.ui.text.autosave import Autosave
from tests.ui.text.test_autosave import FakeStore, Screen

SOON = 5
NEVER = 60_000


@dataclass
class FakeJournal:
    """Take notes and answer when told to."""

    noted: list[tuple[object, object]] = field(default_factory=list)
    aside: list[Sequence[object]] = field(default_factory=list)
    delivered: list[Hashable] = field(default_factory=list)
    answers: list[tuple[Callable[[], None], Callable[[Exception], None]]] = field(default_factory=list)

    def note(
        self,
        key: Hashable,  # noqa: ARG002
        before: object,
        after: object,
        stored: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Take a change; the answer is due."""
        self.noted.append((before, after))
        self.answers.append((stored, failed))

    def keep_aside(self, key: Hashable, states: Sequence[object]) -> None:  # noqa: ARG002
        """Take the states of a text that the desk does not have."""
        self.aside.append(states)

    def deliver(self, key: Hashable) -> None:
        """Let go of them."""
        self.delivered.append(key)

    def confirm(self) -> None:
        """Answer the oldest that is due."""
        self.answers.pop(0)[0]()

    def refuse(self) -> None:
        """Answer the oldest that is due: not stored."""
        self.answers.pop(0)[1](OSError("disk full"))


@dataclass
class Typist:
    """Type into a screen that is saved, with a journal."""

    screen: Screen
    store: FakeStore
    journal: FakeJournal
    autosave: Autosave
    qtbot: QtBot

    def type(self, text: str) -> None:
        """Let a text stand on the screen, and wait until it was looked at."""
        self.screen.text = text
        self.autosave.touch()
        self.qtbot.waitUntil(lambda: not self.autosave._noting.isActive())


@pytest.fixture
def typist(qtbot: QtBot) -> Typist:
    screen, store, journal = Screen(), FakeStore(), FakeJournal()
    autosave = Autosave(
        store.save,
        lambda: screen.text,
        journal=journal,
        save_after_ms=NEVER,
        note_after_ms=SOON,
        retry_after_ms=NEVER,
    )
    autosave.begin("one", "")
    return Typist(screen, store, journal, autosave, qtbot)


def test_each_change_is_noted_from_where_the_desk_is(typist: Typist) -> None:
    for text in ("a", "ab"):
        typist.type(text)
        typist.journal.confirm()
    assert typist.journal.noted == [("", "a"), ("a", "ab")]
    assert typist.store.taken == []
    assert typist.autosave.is_dirty


def test_what_comes_while_the_desk_is_busy_is_noted_in_one(typist: Typist) -> None:
    for text in ("a", "ab", "abc"):
        typist.type(text)
    assert typist.journal.noted == [("", "a")]
    typist.journal.confirm()
    assert typist.journal.noted == [("", "a"), ("a", "abc")]


def test_leaving_stores_the_whole_text_without_waiting_for_the_journal(typist: Typist) -> None:
    typist.type("a")
    typist.screen.text = "ab"
    typist.autosave.touch()
    typist.autosave.flush()
    assert typist.store.taken == [("one", "ab")]
    typist.journal.confirm()
    with typist.qtbot.waitSignal(typist.autosave.saved):
        typist.store.confirm()
    assert not typist.autosave.is_dirty


def test_a_text_taken_back_to_what_is_stored_empties_its_journal(typist: Typist) -> None:
    typist.type("a")
    typist.journal.confirm()
    typist.screen.text = ""
    typist.autosave.touch()
    typist.autosave.flush()
    assert typist.store.taken == [("one", "")]


def test_a_desk_that_does_not_answer_is_not_waited_for(typist: Typist) -> None:
    typist.type("a")
    typist.qtbot.waitUntil(lambda: bool(typist.journal.aside))
    assert typist.journal.aside[0] == ("", "a", "a")
    typist.journal.confirm()
    assert typist.journal.delivered == ["one"]


def test_a_text_kept_aside_is_delivered_only_when_the_desk_has_all_of_it(typist: Typist) -> None:
    typist.type("a")
    typist.qtbot.waitUntil(lambda: bool(typist.journal.aside))
    typist.type("ab")
    typist.journal.confirm()
    assert typist.journal.delivered == []
    assert typist.journal.aside[-1] == ("a", "ab", "ab")
    typist.journal.confirm()
    assert typist.journal.delivered == ["one"]


def test_what_a_full_desk_refuses_is_kept_aside_with_all_that_follows(typist: Typist) -> None:
    typist.type("a")
    with typist.qtbot.waitSignal(typist.autosave.failed):
        typist.journal.refuse()
    typist.type("ab")
    assert [states[-1] for states in typist.journal.aside] == ["a", "ab"]
    assert typist.journal.noted == [("", "a")]
    typist.autosave.try_again()
    assert typist.store.taken == [("one", "ab")]
    typist.store.confirm()
    assert typist.journal.delivered == ["one"]
    assert not typist.autosave.is_dirty


def test_a_whole_text_refused_is_not_given_up_while_a_later_one_is_under_way(typist: Typist) -> None:
    for text in ("a", "ab"):
        typist.screen.text = text
        typist.autosave.touch()
        typist.autosave.flush()
    typist.store.refuse()
    typist.store.confirm()
    assert not typist.autosave.is_dirty

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from iomdesk.document.typed_text import TextKey, lines_of, replay
from iomdesk.runtime.journal_file import left_journals
from iomdesk.runtime.paths import journals_folder
from iomdesk.ui.aside_journal import AsideJournal
from iomdesk.ui.background import Courier

ONE, TWO = (TextKey("item", number, "minutes", "fr") for number in (1, 2))


@pytest.fixture
def aside(qtbot: QtBot) -> Iterator[AsideJournal]:  # noqa: ARG001
    courier = Courier()
    made = AsideJournal(courier)
    made.serve("uid", "/desks/group.iomdesk")
    yield made
    made.close()


def files() -> list[Path]:
    folder = journals_folder()
    return list(folder.iterdir()) if folder.exists() else []


def kept(aside: AsideJournal) -> dict[TextKey, str]:
    aside.close()
    lines = [line for one in left_journals(journals_folder(), "uid") for line in lines_of(one.records)]
    return {key: replay("", [x for x in lines if x.key == key]).text for key in {x.key for x in lines}}


def test_texts_are_kept_until_the_desk_has_them(aside: AsideJournal, qtbot: QtBot) -> None:
    with qtbot.waitSignal(aside.kept):
        aside.keep(ONE, ["a", "ab"])
        aside.keep(TWO, ["z"])
        aside.keep(ONE, ["ab", "abc"])
    assert aside.holds_all
    aside.deliver(TWO)
    assert kept(aside) == {ONE: "abc"}


def test_a_text_that_goes_back_is_kept_as_it_is_now(aside: AsideJournal) -> None:
    for states in (["a"], ["a", "ab"], ["a"]):
        aside.keep(ONE, states)
    assert kept(aside) == {ONE: "a"}


def test_no_file_is_left_once_everything_is_delivered(aside: AsideJournal, qtbot: QtBot) -> None:
    aside.keep(ONE, ["a"])
    assert len(files()) == 1
    aside.deliver(ONE)
    qtbot.waitUntil(lambda: files() == [])
    assert not aside.holds_all


def test_words_that_cannot_be_kept_are_told_at_once(aside: AsideJournal, qtbot: QtBot) -> None:
    journals_folder().write_text("a file where the folder would be")
    with qtbot.waitSignal(aside.failed):
        aside.keep(ONE, ["a"])
    assert isinstance(aside.trouble, OSError)
    assert not aside.holds_all


def test_without_a_desk_nothing_is_written(qtbot: QtBot) -> None:  # noqa: ARG001
    nobody = AsideJournal(Courier())
    nobody.keep(ONE, ["a"])
    assert files() == []

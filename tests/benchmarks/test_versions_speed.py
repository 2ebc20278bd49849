"""Compare, search and list versions of 300 pages, with a bare baseline beside each figure."""

import difflib
import json
import random
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from iomdesk.desk import Desk, new_desk, open_desk
from iomdesk.document.minutes_diff import compare_texts
from iomdesk.document.minutes_search import find_in_minutes, replace_in_minutes
from iomdesk.queries.agenda import agenda_of
from iomdesk.queries.minutes import minutes_of
from iomdesk.queries.sessions import find_session
from iomdesk.services.minutes import save_draft, seal_minutes
from iomdesk.ui.minutes.comparison_view import ComparedItem, ComparisonView

_PARAGRAPHS = 3000
_WORDS = 120_000
_COMPARED_MS = 500
_LISTED_MS = 100
_RUNS = 5
_COMMON = ["le", "la", "du", "des", "un", "et", "que", "États", "Membres", "Groupe", "Conseil", "session"]


def paragraph(chance: random.Random) -> str:
    words = [*_COMMON, *(f"mot{number}" for number in range(1500))]
    return " ".join(chance.choice(words) for _word in range(chance.randint(20, 60))).capitalize() + "."


@pytest.fixture(scope="module")
def paragraphs() -> list[str]:
    chance = random.Random(7)
    made = [paragraph(chance) for _number in range(_PARAGRAPHS)]
    assert abs(sum(len(one.split()) for one in made) - _WORDS) < 3000
    return made


def edited(paragraphs: list[str]) -> str:
    """Change a word in every twentieth paragraph; add, remove and move some."""
    chance = random.Random(8)
    others = list(paragraphs)
    for place in range(0, len(others), 20):
        words = others[place].split()
        words[chance.randrange(len(words))] = "amendé"
        others[place] = " ".join(words)
    for _number in range(30):
        others.insert(chance.randrange(len(others)), paragraph(chance))
        del others[chance.randrange(len(others))]
    for _number in range(10):
        others.append(others.pop(chance.randrange(2000)))
    return "\n\n".join(others)


def changed_everywhere(paragraphs: list[str]) -> str:
    chance = random.Random(9)
    return "\n\n".join(one.replace(chance.choice(one.split()), "amendé", 1) for one in paragraphs)


def milliseconds(function: Callable[[], object], runs: int = _RUNS) -> float:
    taken = []
    for _run in range(runs):
        started = time.process_time()  # others may be at work on the machine
        function()
        taken.append((time.process_time() - started) * 1000)
    return statistics.median(taken)


def tell(capsys: pytest.CaptureFixture[str], **figures: object) -> None:
    with capsys.disabled():
        sys.stdout.write(
            json.dumps({k: round(v, 1) if isinstance(v, float) else v for k, v in figures.items()})
        )
        sys.stdout.write("\n")


def test_two_versions_of_300_pages_are_compared_within_500_ms(
    paragraphs: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    old = "\n\n".join(paragraphs)
    for name, new in (("some", edited(paragraphs)), ("all", changed_everywhere(paragraphs))):
        taken = milliseconds(lambda new=new: compare_texts(old, new))  # type: ignore[misc]
        whole = milliseconds(
            lambda new=new: difflib.SequenceMatcher(  # type: ignore[misc]
                None, old.split("\n\n"), new.split("\n\n"), autojunk=False
            ).get_opcodes()
        )
        tell(capsys, changed=name, compared_ms=taken, difflib_by_paragraph_alone_ms=whole)
        assert taken < _COMPARED_MS


def test_a_version_in_one_paragraph_is_compared_too(
    paragraphs: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = " ".join(paragraphs), changed_everywhere(paragraphs).replace("\n\n", " ")
    taken = milliseconds(lambda: compare_texts(old, new))
    tell(capsys, one_paragraph_compared_ms=taken)
    assert taken < 2 * _COMPARED_MS


def test_what_changed_is_shown_without_being_felt(
    qtbot: QtBot, paragraphs: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    changes = compare_texts("\n\n".join(paragraphs), edited(paragraphs))
    view, bare = ComparisonView(), QTextEdit()
    for widget in (view, bare):
        qtbot.addWidget(widget)
        widget.resize(700, 700)
        widget.show()
    longest = {}
    for name, only_changes in (("folded", True), ("whole", False)):
        started = time.perf_counter()
        view.show_comparison([ComparedItem("", changes)], only_changes=only_changes)
        longest[name] = (time.perf_counter() - started) * 1000
        loop = QEventLoop()
        QTimer.singleShot(200, loop.quit)
        loop.exec()
    plain = milliseconds(lambda: bare.setPlainText("\n".join(paragraphs)), 1)
    tell(capsys, first_slice_ms=longest, bare_text_edit_ms=plain)
    assert max(longest.values()) < 100


def test_300_pages_are_searched_while_one_types(
    paragraphs: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    text = "\n\n".join(paragraphs)
    found = milliseconds(lambda: find_in_minutes(text, "groupe"))
    replaced = milliseconds(lambda: replace_in_minutes(text, "groupe", "Comité"))
    bare = milliseconds(lambda: text.casefold().count("groupe"))
    tell(capsys, found_ms=found, replaced_ms=replaced, bare_count_ms=bare)
    assert max(found, replaced) < _COMPARED_MS


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, paragraphs: list[str]) -> Iterator[tuple[Desk, int]]:
    path: Path = tmp_path_factory.mktemp("versions") / "big.iomdesk"
    new_desk(path, sample=True).close()
    with open_desk(path) as opened:
        session = opened.answer(find_session, reference="1")
        assert session is not None
        item = opened.answer(agenda_of, session_id=session, language="fr").items[0].id
        for number in range(40):
            text = "\n\n".join([f"Version {number}", *paragraphs])
            opened.do(save_draft, item=item, language="fr", text=text).result()
            opened.do(seal_minutes, item=item, language="fr", reason="pause").result()
        yield opened, item


def test_40_versions_of_300_pages_are_listed_with_their_words(
    desk: tuple[Desk, int], capsys: pytest.CaptureFixture[str]
) -> None:
    opened, item = desk
    taken = []
    for _run in range(_RUNS):
        started = time.perf_counter()
        opened.answer(minutes_of, item_id=item, language="fr")
        taken.append((time.perf_counter() - started) * 1000)
    connection = sqlite3.connect(opened.path)
    started = time.perf_counter()
    connection.execute(
        "SELECT id, sealed_at, text FROM minutes_revision WHERE item_id = ?", (item,)
    ).fetchall()
    bare = (time.perf_counter() - started) * 1000
    connection.close()
    tell(capsys, listed_ms=statistics.median(taken), bare_select_with_texts_ms=bare)
    assert statistics.median(taken) < _LISTED_MS

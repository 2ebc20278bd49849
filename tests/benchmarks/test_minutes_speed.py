"""Open and type in minutes of 300 pages in one item, with a bare QTextEdit of the same text beside it."""

import json
import random
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import TypeVar

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from iomdesk.ui.minutes.text_page import TextPage
from tests.benchmarks.test_versions_speed import paragraph

Shown = TypeVar("Shown", bound=QWidget)

_PARAGRAPHS = 3000
_KEYS = 100
_PLACES = (0.01, 0.5, 0.99)
_OPEN_MS = 300
_KEY_MS, _LONGEST_KEY_MS = 16, 50
_MARKDOWN_MS = 30


@pytest.fixture(scope="module")
def source() -> str:
    chance = random.Random(7)
    made = [paragraph(chance) for _number in range(_PARAGRAPHS)]
    kinds = ("", " {.intervention sources=1,2,3}", " {.decision}", "[^: Voir S/23/14.]", " {.administration}")
    return "\n\n".join(one + kinds[place % len(kinds)] for place, one in enumerate(made))


@pytest.fixture
def page(qtbot: QtBot) -> TextPage:
    return shown(qtbot, TextPage("fr"))


def shown(qtbot: QtBot, made: Shown) -> Shown:
    qtbot.addWidget(made)
    made.resize(760, 800)
    made.show()
    QApplication.processEvents()
    return made


def tell(capsys: pytest.CaptureFixture[str], **figures: object) -> None:
    with capsys.disabled():
        sys.stdout.write(f"\n{json.dumps(figures)}\n")


def milliseconds(function: Callable[[], object]) -> float:
    started = time.perf_counter()
    function()
    return round((time.perf_counter() - started) * 1000, 2)


def paint() -> None:
    QApplication.processEvents()


def open_and_paint(page: TextPage, source: str) -> None:
    page.show_markdown(source, "fr")
    paint()


def fill_and_paint(editor: QTextEdit, text: str) -> None:
    editor.setPlainText(text)
    paint()


def press_and_paint(editor: QTextEdit, sign: str) -> None:
    QTest.keyClicks(editor, sign)
    paint()


def key_times(editor: QTextEdit) -> list[float]:
    """Measure from the key to the painted text, at the beginning, in the middle and at the end."""
    taken = []
    for share in _PLACES:
        cursor = editor.textCursor()
        cursor.setPosition(int(editor.document().characterCount() * share))
        editor.setTextCursor(cursor)
        for _turn in range(5):
            paint()
        taken += [milliseconds(partial(press_and_paint, editor, "ab "[place % 3])) for place in range(_KEYS)]
    return sorted(taken)


@pytest.mark.usefixtures("collected_by_the_window")
def test_300_pages_are_open_at_once(
    qtbot: QtBot, page: TextPage, source: str, capsys: pytest.CaptureFixture[str]
) -> None:
    opened = milliseconds(partial(open_and_paint, page, source))
    longest = 0.0
    while page.editor.filling.is_active:
        longest = max(longest, milliseconds(paint))
    bare = shown(qtbot, QTextEdit())
    plain = page.editor.toPlainText()
    bare_opened = milliseconds(partial(fill_and_paint, bare, plain))
    tell(capsys, open_ms=opened, longest_slice_ms=longest, bare_text_edit_ms=bare_opened)
    assert opened < _OPEN_MS
    assert longest < _LONGEST_KEY_MS


@pytest.mark.usefixtures("collected_by_the_window")
def test_a_key_is_painted_at_once_anywhere_in_300_pages(
    qtbot: QtBot, page: TextPage, source: str, capsys: pytest.CaptureFixture[str]
) -> None:
    page.show_markdown(source, "fr")
    page.editor.filling.finish()
    own = key_times(page.editor)
    bare = shown(qtbot, QTextEdit())
    bare.setPlainText(page.editor.toPlainText())
    others = key_times(bare)
    mark = int(len(own) * 0.99)
    tell(
        capsys,
        key_99_ms=own[mark],
        longest_key_ms=own[-1],
        bare_99_ms=others[mark],
        bare_longest_ms=others[-1],
    )
    assert own[mark] < max(_KEY_MS, 3 * others[mark])
    assert own[-1] < max(_LONGEST_KEY_MS, 3 * others[-1])


@pytest.mark.usefixtures("collected_by_the_window")
def test_the_stored_form_follows_each_key_without_reading_the_rest(
    page: TextPage, source: str, capsys: pytest.CaptureFixture[str]
) -> None:
    page.show_markdown(source, "fr")
    page.editor.filling.finish()
    page.editor.markdown()
    taken = []
    for place in range(_KEYS):
        cursor = QTextCursor(page.editor.document().findBlockByNumber(place * 29))
        cursor.insertText("x")
        taken.append(milliseconds(page.editor.markdown))
    tell(capsys, stored_form_ms=sorted(taken)[_KEYS // 2], longest_ms=max(taken))
    assert sorted(taken)[int(_KEYS * 0.99)] < _MARKDOWN_MS

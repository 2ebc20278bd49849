"""Type in minutes of 120,000 words while they are saved, with a bare QTextEdit of the same text beside."""

import json
import random
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from iomdesk.desk import Desk, open_desk
from iomdesk.queries.agenda import agenda_of
from iomdesk.queries.kept_texts import minutes_key, stored_text
from iomdesk.queries.sessions import list_sessions
from iomdesk.services.minutes import save_draft
from iomdesk.ui.minutes.minutes_tab import MinutesTab
from iomdesk.ui.operations import Operations
from tests.benchmarks.test_versions_speed import paragraph

WORDS = 120_000
KEYS = 400
GAP_SECONDS = 0.02
KEY_MS, LONGEST_KEY_MS = 16, 50
STALL_MS = 10


@pytest.fixture(scope="module")
def source() -> str:
    """Write about 300 pages."""
    chance, made, count = random.Random(5), [], 0
    while count < WORDS:
        made.append(paragraph(chance))
        count += len(made[-1].split())
    return "\n\n".join(made)


@pytest.fixture
def desk(sample_desk: Path, source: str) -> Iterator[Desk]:
    """Open a desk with this text as the minutes of the first item."""
    with open_desk(sample_desk) as opened:
        opened.do(save_draft, item=_first_item(opened)[1], language="en", text=source).result()
        yield opened


@pytest.fixture
def tab(desk: Desk, qtbot: QtBot) -> Iterator[MinutesTab]:
    operations = Operations(desk)
    operations.aside.serve("benchmark", str(desk.path))
    made = MinutesTab(operations, _first_item(desk)[0])
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    _settle(operations)
    yield made
    made.flush()
    _settle(operations)
    operations.close()


def _first_item(desk: Desk) -> tuple[int, int]:
    session = next(row.id for row in desk.answer(list_sessions) if row.is_sample)
    return session, desk.answer(agenda_of, session_id=session, language="en").items[0].id


def _settle(operations: Operations) -> None:
    QApplication.processEvents()
    while operations.is_busy:
        QApplication.processEvents()


def timed(function: Callable[[], object], taken: list[float]) -> Callable[[], object]:
    """Measure each call."""

    def measured() -> object:
        began = time.perf_counter()
        result = function()
        taken.append((time.perf_counter() - began) * 1000)
        return result

    return measured


def key_times(editor: QTextEdit) -> list[float]:
    """Measure from each key to the painted text, letting everything else happen between the keys."""
    taken: list[float] = []
    editor.moveCursor(QTextCursor.MoveOperation.End)
    for place in range(KEYS):
        press = timed(lambda sign="ab "[place % 3]: _press(editor, sign), taken)  # type: ignore[misc]
        press()
        rest = time.monotonic() + GAP_SECONDS
        while time.monotonic() < rest:
            QApplication.processEvents()
    return sorted(taken)


def _press(editor: QTextEdit, sign: str) -> None:
    QTest.keyClicks(editor, sign)
    QApplication.processEvents()


@pytest.mark.usefixtures("collected_by_the_window")
def test_keys_are_painted_at_once_while_a_long_text_is_saved(
    desk: Desk,
    tab: MinutesTab,
    qtbot: QtBot,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    editor, autosave = tab.pages.text.editor, tab.text.autosave
    qtbot.waitUntil(lambda: not editor.filling.is_active, timeout=60_000)
    editor.markdown()  # read once, as a moment after opening
    stalls: list[float] = []
    for name in ("_hand_in_change", "_hand_in_whole", "_look_for_overdue"):
        measured = timed(getattr(autosave, name), stalls)
        monkeypatch.setattr(autosave, name, measured)
    for timer, slot in (
        (autosave._noting, "_hand_in_change"),
        (autosave._timer, "_hand_in_whole"),
        (autosave._overdue, "_look_for_overdue"),
    ):
        timer.timeout.disconnect()
        timer.timeout.connect(getattr(autosave, slot))
    own = key_times(editor)
    tab.flush()
    _settle(tab.operations)
    bare = QTextEdit()
    qtbot.addWidget(bare)
    bare.resize(760, 800)
    bare.setPlainText(editor.toPlainText())
    bare.show()
    QApplication.processEvents()
    others = key_times(bare)
    mark = int(KEYS * 0.99)
    figures = {
        "key_99_ms": own[mark],
        "key_longest_ms": own[-1],
        "bare_99_ms": others[mark],
        "bare_longest_ms": others[-1],
        "saving_longest_ms": max(stalls),
        "savings": len(stalls),
    }
    with capsys.disabled():
        sys.stdout.write(f"\n{json.dumps({name: round(value, 2) for name, value in figures.items()})}\n")
    key = minutes_key(_first_item(desk)[1], "en")
    assert desk.answer(stored_text, key=key) == editor.markdown()
    assert own[mark] < max(KEY_MS, 3 * others[mark])
    assert own[-1] < max(LONGEST_KEY_MS, 3 * others[-1])
    assert max(stalls) < STALL_MS * max(1, others[mark] / 4)

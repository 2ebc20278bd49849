"""A line that is typed and not left yet is in the journal; once it is stored, it is not."""

from typing import cast

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from iomdesk.document.typed_text import TextKey
from iomdesk.model.journal import TypedChange
from iomdesk.queries.agenda import agenda_of
from iomdesk.queries.kept_texts import stored_text
from iomdesk.queries.recovered import recovered_texts
from iomdesk.services.item_texts import write_item_text
from iomdesk.services.recovery import gather_typing
from iomdesk.ui.operations import Operations
from iomdesk.ui.text.field_journal import FieldJournal
from iomdesk.ui.widgets.fields import LineField
from tests.ui.text.desk_fixtures import Settle, desk, operations, settle
from tests.ui.text.keyboard import type_in
from tests.ui.text.memory_desk import MemoryDesk

__all__ = ["desk", "operations", "settle"]


@pytest.fixture
def key(desk: MemoryDesk) -> TextKey:
    rows = desk.look(agenda_of, session_id=desk.sample_session, language="fr").items
    return TextKey("item", rows[0].id, "title", "fr")


@pytest.fixture
def line(qtbot: QtBot, operations: Operations, desk: MemoryDesk, key: TextKey) -> LineField:
    made = LineField("Title")
    qtbot.addWidget(made)
    made.show_stored(desk.look(stored_text, key=key) or "")
    FieldJournal(operations, made, lambda: key)
    made.committed.connect(
        lambda text: operations.run(write_item_text, item=key.record_id, language="fr", title=text)
    )
    return made


def typed(desk: MemoryDesk) -> int:
    def count(session: Session) -> int:
        return cast(int, session.scalar(select(func.count()).select_from(TypedChange)))

    return desk.look(count)


def test_words_in_a_line_are_noted_before_it_is_left(
    line: LineField, desk: MemoryDesk, key: TextKey, qtbot: QtBot
) -> None:
    stored = line.words
    type_in(line, " et suites")
    qtbot.waitUntil(lambda: typed(desk) > 0)
    desk.do(gather_typing)
    (row,) = desk.look(recovered_texts, language="fr", key=key)
    assert (row.stored, row.text) == (stored, line.words)


def test_a_line_that_is_stored_leaves_nothing_in_the_journal(
    line: LineField, desk: MemoryDesk, key: TextKey, qtbot: QtBot, settle: Settle
) -> None:
    type_in(line, " et suites")
    qtbot.waitUntil(lambda: typed(desk) > 0)
    line.flush()
    qtbot.waitUntil(lambda: typed(desk) == 0)
    settle()
    assert desk.look(stored_text, key=key) == line.words.strip()


def test_a_line_that_could_not_be_stored_is_kept_on_this_machine(
    line: LineField, desk: MemoryDesk, operations: Operations, qtbot: QtBot
) -> None:
    operations.aside.serve("uid", "desk")
    operations.failed.connect(lambda *_: None)
    type_in(line, " et suites")
    qtbot.waitUntil(lambda: typed(desk) > 0)
    desk.refuse_with = OSError("disk full")
    line.flush()
    qtbot.waitUntil(lambda: operations.aside.holds_all)

"""Lines of text become items of the agenda, and one undo takes all of them back."""

import pytest

from iomdesk.queries.agenda import agenda_of
from iomdesk.services.agenda import add_item
from iomdesk.services.changes import NOTHING, Changes
from iomdesk.services.pasting import paste_items
from iomdesk.services.sessions import create_session
from iomdesk.services.work import Work


@pytest.fixture
def session(work: Work) -> int:
    return create_session(work, number=2).created or 0


def shown(work: Work, session: int) -> list[str]:
    work.session.flush()
    work.session.expire_all()
    rows = agenda_of(work.session, session_id=session, language="fr").items
    return [f"{row.full_number} {row.title}" for row in rows]


def back(work: Work, changes: Changes) -> Changes:
    assert changes.inverse is not None
    return changes.inverse.function(work, **changes.inverse.arguments)


def paste(work: Work, session: int, text: str, parent: int | None = None, position: int = 0) -> Changes:
    return paste_items(work, session=session, parent=parent, position=position, text=text, language="fr")


def test_lines_become_a_tree_at_the_place_and_undo_and_redo_take_all(work: Work, session: int) -> None:
    add_item(work, session=session, title="Premier", language="fr")
    add_item(work, session=session, title="Dernier", language="fr")
    changes = paste(work, session, "1. Deux\n  a) un\n  b) deux\n2. Trois\n", position=1)
    pasted = ["1 Premier", "2 Deux", "2 a) un", "2 b) deux", "3 Trois", "4 Dernier"]
    assert shown(work, session) == pasted
    undone = back(work, changes)
    assert shown(work, session) == ["1 Premier", "2 Dernier"]
    back(work, undone)
    assert shown(work, session) == pasted


def test_lines_pasted_below_an_item_become_its_sub_items(work: Work, session: int) -> None:
    above = add_item(work, session=session, title="A", language="fr").created
    paste(work, session, "x\n\ty\n", parent=above)
    assert shown(work, session) == ["1 A", "1 a) x", "1 a) i) y"]


def test_nothing_but_blank_lines_changes_nothing(work: Work, session: int) -> None:
    assert paste(work, session, "\n   \n") is NOTHING

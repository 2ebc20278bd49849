"""The chair builds the agenda: items keep their order, moves can be taken back, numbers follow."""

from collections.abc import Sequence

import pytest

from iomdesk.model.agenda import AgendaItem, ItemInsideItself
from iomdesk.queries.agenda import agenda_of, item_details
from iomdesk.queries.item_search import find_items
from iomdesk.services.agenda import (
    ValueNotAllowed,
    add_item,
    edit_item,
    move_item,
    remove_item,
    write_item_text,
)
from iomdesk.services.changes import NOTHING, Changes
from iomdesk.services.sessions import create_session
from iomdesk.services.work import Work


@pytest.fixture
def session(work: Work) -> int:
    created = create_session(work, number=2).created
    assert created is not None
    return created


def add(work: Work, session: int, title: str, parent: int | None = None, position: int | None = None) -> int:
    changes = add_item(work, session=session, title=title, language="fr", parent=parent, position=position)
    assert changes.created is not None
    return changes.created


def shown(work: Work, session: int) -> list[str]:
    work.session.flush()
    work.session.expire_all()
    rows = agenda_of(work.session, session_id=session, language="fr").items
    return [f"{row.full_number} {row.title}" for row in rows]


def undo(work: Work, changes: Changes) -> Changes:
    assert changes.inverse is not None
    return changes.inverse.function(work, **changes.inverse.arguments)


def three(work: Work, session: int) -> Sequence[int]:
    return [add(work, session, title) for title in "ABC"]


def test_items_are_numbered_in_order_and_sub_items_with_letters(work: Work, session: int) -> None:
    a, _, _ = three(work, session)
    add(work, session, "A un", parent=a)
    add(work, session, "A deux", parent=a)
    assert shown(work, session) == ["1 A", "1 a) A un", "1 b) A deux", "2 B", "3 C"]


def test_item_can_be_added_in_the_middle(work: Work, session: int) -> None:
    three(work, session)
    add(work, session, "X", position=1)
    assert shown(work, session) == ["1 A", "2 X", "3 B", "4 C"]


@pytest.mark.parametrize(("position", "order"), [(0, "CAB"), (1, "ACB"), (9, "ABC")])
def test_moving_up_puts_an_item_at_its_new_place(work: Work, session: int, position: int, order: str) -> None:
    *_, c = three(work, session)
    move_item(work, item=c, parent=None, position=position)
    assert "".join(line[-1] for line in shown(work, session)) == order


def test_indenting_and_undo_bring_the_item_back_to_where_it_was(work: Work, session: int) -> None:
    a, b, _ = three(work, session)
    changes = move_item(work, item=b, parent=a, position=0)
    assert shown(work, session) == ["1 A", "1 a) B", "2 C"]
    undo(work, changes)
    assert shown(work, session) == ["1 A", "2 B", "3 C"]


def test_item_cannot_be_moved_below_its_own_child(work: Work, session: int) -> None:
    a, b, _ = three(work, session)
    move_item(work, item=b, parent=a, position=0)
    with pytest.raises(ItemInsideItself):
        move_item(work, item=a, parent=b, position=0)


def test_removed_item_takes_its_children_out_of_sight_and_undo_brings_all_back(
    work: Work, session: int
) -> None:
    a, *_ = three(work, session)
    add(work, session, "A un", parent=a)
    changes = remove_item(work, item=a)
    assert shown(work, session) == ["1 B", "2 C"]
    undo(work, changes)
    assert shown(work, session) == ["1 A", "1 a) A un", "2 B", "3 C"]


def test_what_makes_room_for_a_move_is_known_with_its_new_place_at_once(work: Work, session: int) -> None:
    a, b, c = three(work, session)
    known = [work.get(AgendaItem, item) for item in (a, b, c)]
    move_item(work, item=a, parent=None, position=2)
    assert [item.position for item in known] == [2, 0, 1]


def test_moving_to_where_it_stands_changes_nothing(work: Work, session: int) -> None:
    _, b, _ = three(work, session)
    assert move_item(work, item=b, parent=None, position=1) is NOTHING


def test_title_in_another_language_stands_beside_the_first(work: Work, session: int) -> None:
    a, *_ = three(work, session)
    write_item_text(work, item=a, language="en", title="  A in English ")
    details = item_details(work.session, item_id=a)
    assert details is not None
    assert details.texts == {"fr": ("A", ""), "en": ("A in English", "")}


def test_title_missing_in_a_language_says_which_language_is_shown(work: Work, session: int) -> None:
    three(work, session)
    row = agenda_of(work.session, session_id=session, language="es").items[0]
    assert (row.title, row.title_language) == ("A", "fr")


@pytest.mark.parametrize("fields", [{"kind": "party"}, {"planned_minutes": -1}, {"outcome": "won"}])
def test_values_that_are_not_known_are_refused(work: Work, session: int, fields: dict[str, object]) -> None:
    a, *_ = three(work, session)
    with pytest.raises(ValueNotAllowed):
        edit_item(work, item=a, fields=fields)


def test_edit_gives_back_what_was_there(work: Work, session: int) -> None:
    a, *_ = three(work, session)
    changes = edit_item(work, item=a, fields={"planned_minutes": 30, "presenter": "Administration"})
    undo(work, changes)
    details = item_details(work.session, item_id=a)
    assert details is not None
    assert (details.planned_minutes, details.presenter) == (None, "")


def test_items_are_found_by_id_by_number_and_by_sub_number(work: Work, session: int) -> None:
    a, b, _ = three(work, session)
    child = add(work, session, "B un", parent=b)
    find = {
        reference: find_items(work.session, reference=reference, session_id=session)
        for reference in (f"i{a}", "2", "2a", "2 a)", "9", "x")
    }
    assert find == {
        f"i{a}": ((a, session),),
        "2": ((b, session),),
        "2a": ((child, session),),
        "2 a)": ((child, session),),
        "9": (),
        "x": (),
    }

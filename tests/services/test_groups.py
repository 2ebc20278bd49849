"""Groups of States: schemes side by side, dated places, nothing shipped, each step with its way back."""

from datetime import date

import pytest

from iomdesk.model.membership import GroupMembership, GroupScheme
from iomdesk.model.state_lists import GroupLine
from iomdesk.queries.states import SchemeRow, list_schemes, states_on
from iomdesk.services.changes import NOTHING, Changes
from iomdesk.services.groups import (
    AlreadyInGroup,
    GroupDatesNotInOrder,
    NameMissing,
    NameTaken,
    add_group,
    add_scheme,
    add_to_group,
    edit_group,
    edit_place_in_group,
    remove_group,
    remove_scheme,
    rename_scheme,
    store_scheme,
    take_out_of_group,
    use_scheme,
)
from iomdesk.services.work import Work

BEGIN, END = date(2016, 9, 19), date(2019, 6, 30)


def undo(work: Work, changes: Changes) -> Changes:
    assert changes.inverse is not None
    return changes.inverse.function(work, **changes.inverse.arguments)


def schemes(work: Work) -> tuple[SchemeRow, ...]:
    return list_schemes(work.session)


def groups_of(work: Work, code: str, day: date) -> tuple[tuple[str, ...], tuple[str, ...]]:
    row = next(row for row in states_on(work.session, day=day) if row.iso3 == code)
    return row.groups, row.aligned


@pytest.fixture
def group(work: Work) -> int:
    scheme = add_scheme(work, name="Groupes d’essai").created or 0
    return add_group(work, scheme=scheme, name_fr="Groupe A", abbreviation="GA").created or 0


def test_a_new_desk_holds_no_scheme(history: Work) -> None:
    assert schemes(history) == ()


def test_a_place_holds_on_its_first_and_its_last_day(work: Work, group: int) -> None:
    add_to_group(work, group=group, state="FRA", from_on=BEGIN, until_on=END)
    days = (date(2016, 9, 18), BEGIN, END, date(2019, 7, 1))
    assert [groups_of(work, "FRA", day)[0] for day in days] == [(), ("GA",), ("GA",), ()]


def test_a_state_that_only_aligns_itself_is_told_apart(work: Work, group: int) -> None:
    place = add_to_group(work, group=group, state="FRA").created or 0
    edit_place_in_group(work, place=place, is_aligned_only=True)
    assert groups_of(work, "FRA", BEGIN) == ((), ("GA",))


def test_a_scheme_switched_off_shows_nowhere_and_keeps_its_groups(work: Work, group: int) -> None:
    add_to_group(work, group=group, state="FRA")
    off = use_scheme(work, scheme=schemes(work)[0].id, is_used=False)
    assert groups_of(work, "FRA", BEGIN) == ((), ())
    assert len(schemes(work)[0].groups[0].states) == 1
    undo(work, off)
    assert groups_of(work, "FRA", BEGIN)[0] == ("GA",)


def test_a_state_stands_in_a_group_once_on_a_day(work: Work, group: int) -> None:
    add_to_group(work, group=group, state="FRA", until_on=BEGIN)
    with pytest.raises(AlreadyInGroup, match="France"):
        add_to_group(work, group=group, state="FRA", from_on=BEGIN)
    work.session.rollback()


def test_dates_not_in_order_are_refused(work: Work, group: int) -> None:
    with pytest.raises(GroupDatesNotInOrder):
        add_to_group(work, group=group, state="FRA", from_on=END, until_on=BEGIN)


def test_a_removed_scheme_comes_back_whole(work: Work, group: int) -> None:
    add_to_group(work, group=group, state="FRA", from_on=BEGIN)
    before = schemes(work)
    removed = remove_scheme(work, scheme=before[0].id)
    assert schemes(work) == ()
    again = undo(work, removed)
    assert schemes(work) == before
    undo(work, again)
    assert (schemes(work), work.session.query(GroupMembership).count()) == ((), 0)


def test_a_removed_group_comes_back_with_its_states(work: Work, group: int) -> None:
    place = add_to_group(work, group=group, state="FRA").created or 0
    before = schemes(work)
    removed = remove_group(work, group=group)
    assert schemes(work)[0].groups == ()
    undo(work, removed)
    assert schemes(work) == before
    undo(work, take_out_of_group(work, place=place))
    assert schemes(work) == before


def test_names_are_needed_and_stand_once(work: Work, group: int) -> None:
    scheme = schemes(work)[0].id
    with pytest.raises(NameMissing):
        add_scheme(work, name="  ")
    with pytest.raises(NameTaken):
        add_scheme(work, name="groupes d’ESSAI")
    with pytest.raises(NameTaken):
        add_group(work, scheme=scheme, name_fr="groupe a")
    with pytest.raises(NameMissing):
        edit_group(work, group=group, name_fr="")
    assert rename_scheme(work, scheme=scheme, name="Groupes d’essai") == NOTHING


def test_renaming_is_taken_back(work: Work, group: int) -> None:
    scheme = schemes(work)[0].id
    renamed = rename_scheme(work, scheme=scheme, name="Autre")
    named = edit_group(work, group=group, name_en="Group A", abbreviation="")
    assert list_schemes(work.session, language="en")[0].groups[0].label == "Group A"
    undo(work, named)
    undo(work, renamed)
    assert (schemes(work)[0].name, schemes(work)[0].groups[0].label) == ("Groupes d’essai", "GA")


def test_a_scheme_that_was_read_is_one_step_and_reading_it_twice_changes_nothing(work: Work) -> None:
    lines = [
        GroupLine(2, "Nord", "FRA", BEGIN, None, False),
        GroupLine(3, "Sud", "CHN", None, None, True),
        GroupLine(4, "Nord", "DEU", None, END, False),
    ]
    stored = store_scheme(work, name="Exemple", lines=lines)
    assert [(g.name, len(g.states)) for g in schemes(work)[0].groups] == [("Nord", 2), ("Sud", 1)]
    assert store_scheme(work, name="exemple", lines=lines) == NOTHING
    undo(work, stored)
    assert (schemes(work), work.session.query(GroupScheme).count()) == ((), 0)

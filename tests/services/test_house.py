"""Settings of the house: set, found again, taken back."""

from typing import Any

from sqlalchemy import select

from iomdesk.model.desk_record import AuditEntry
from iomdesk.queries.house import house_setting, house_settings
from iomdesk.services.changes import NOTHING, Changes
from iomdesk.services.house import reset_house_setting, set_house_setting
from iomdesk.services.work import Work

NAME = "quorum.suspended_count"


def taken_back(work: Work, changes: Changes) -> Changes:
    assert changes.inverse is not None
    return changes.inverse.function(work, **changes.inverse.arguments)


def setting(work: Work) -> Any:
    return house_setting(work.session, name=NAME, default="default")


def test_a_setting_nobody_set_is_the_default(work: Work) -> None:
    assert setting(work) == "default"


def test_a_setting_is_found_again_as_it_was_set(work: Work) -> None:
    set_house_setting(work, name=NAME, value={"few": [3, 4]})
    assert setting(work) == {"few": [3, 4]}


def test_taking_back_the_first_setting_gives_the_default_again(work: Work) -> None:
    taken_back(work, set_house_setting(work, name=NAME, value=True))
    assert setting(work) == "default"


def test_taking_back_a_change_gives_the_former_value_and_can_be_redone(work: Work) -> None:
    set_house_setting(work, name=NAME, value=1)
    undone = taken_back(work, set_house_setting(work, name=NAME, value=2))
    assert setting(work) == 1
    taken_back(work, undone)
    assert setting(work) == 2


def test_a_reset_is_taken_back_with_the_value_it_removed(work: Work) -> None:
    set_house_setting(work, name=NAME, value=["a"])
    changes = reset_house_setting(work, name=NAME)
    assert setting(work) == "default"
    taken_back(work, changes)
    assert setting(work) == ["a"]


def test_the_same_value_again_changes_nothing(work: Work) -> None:
    set_house_setting(work, name=NAME, value=1)
    assert set_house_setting(work, name=NAME, value=1) is NOTHING
    assert reset_house_setting(work, name="never.set") is NOTHING


def test_each_change_leaves_its_audit_row_under_the_name(work: Work) -> None:
    set_house_setting(work, name=NAME, value=1)
    reset_house_setting(work, name=NAME)
    actions = work.session.scalars(
        select(AuditEntry.action).where(AuditEntry.record_kind == "house", AuditEntry.record_id == NAME)
    )
    assert list(actions) == ["set", "reset"]


def test_settings_of_a_subject_come_without_those_of_others(work: Work) -> None:
    set_house_setting(work, name="outcomes.fr", value=1)
    set_house_setting(work, name="outcomes_other.fr", value=2)
    assert house_settings(work.session, subject="outcomes") == {"outcomes.fr": 1}

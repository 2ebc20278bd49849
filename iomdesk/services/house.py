"""Change the house's own way: what the secretariat sets in place of a default."""

from typing import Any

from iomdesk.model.house import HouseSetting
from iomdesk.services.changes import NOTHING, Changes, Operation, touching
from iomdesk.services.work import Work

THE_HOUSE = 0
"""The id that changes of any setting bear under the kind "house": the desk has one house."""


def set_house_setting(work: Work, *, name: str, value: Any) -> Changes:
    """Set a setting of the house, as plain data that JSON can hold."""
    record = work.session.get(HouseSetting, name)
    if record is None:
        work.session.add(HouseSetting(name=name, value=value))
        return _changed(work, name, None, value, Operation(reset_house_setting, {"name": name}))
    before = record.value
    if before == value:
        return NOTHING
    record.value = value
    return _changed(work, name, before, value, Operation(set_house_setting, {"name": name, "value": before}))


def reset_house_setting(work: Work, *, name: str) -> Changes:
    """Go back to the default of a setting."""
    record = work.session.get(HouseSetting, name)
    if record is None:
        return NOTHING
    before = record.value
    work.session.delete(record)
    return _changed(work, name, before, None, Operation(set_house_setting, {"name": name, "value": before}))


def _changed(work: Work, name: str, before: Any, after: Any, inverse: Operation) -> Changes:
    work.session.flush()
    action = "reset" if after is None else "set"
    work.audit(action, "house", name, {"value": before}, {"value": after})
    return touching(inverse, house=THE_HOUSE)

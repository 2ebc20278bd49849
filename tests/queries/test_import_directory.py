"""Whom a list can mean is asked of the desk for one session: who takes part, who is an observer that day."""

from collections.abc import Iterator
from datetime import date

import pytest

from iomdesk.desk import Desk, new_desk
from iomdesk.queries.import_directory import ImportDirectory, Recognition, import_directory
from iomdesk.services.membership import add_membership
from iomdesk.services.participants import add_delegation
from iomdesk.services.sessions import create_session


@pytest.fixture
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with new_desk(tmp_path_factory.mktemp("directory") / "group.iomdesk") as made:
        yield made


def session_on(desk: Desk, day: date | None) -> int:
    created = desk.run(lambda work: create_session(work, number=77, start_on=day)).created
    assert created is not None
    return created


def directory(desk: Desk, session: int) -> ImportDirectory:
    return desk.answer(import_directory, session_id=session, language="en")


def capacity(desk: Desk, session: int, written: str) -> str:
    found = directory(desk, session).recognise(written, None)
    assert found.how is Recognition.SURE
    assert found.holder is not None
    return found.holder.capacity


def test_state_that_is_an_observer_on_the_day_takes_part_as_one(desk: Desk) -> None:
    desk.run(
        lambda work: add_membership(
            work, state="MLI", kind="observer", from_on=date(2020, 1, 1), until_on=date(2020, 12, 31)
        )
    )
    assert capacity(desk, session_on(desk, date(2020, 6, 1)), "Mali") == "observer_state"


def test_state_is_a_member_where_nothing_else_is_known(desk: Desk) -> None:
    assert capacity(desk, session_on(desk, None), "Mali") == "member"


def test_who_takes_part_already_is_known(desk: Desk) -> None:
    session = session_on(desk, None)
    desk.run(lambda work: add_delegation(work, session=session, state="MLI"))
    holder = directory(desk, session).recognise("MLI", None).holder
    assert holder is not None
    assert holder.delegation is not None

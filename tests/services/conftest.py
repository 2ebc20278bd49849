"""A desk in memory for the tests of services and of what they ask."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import create_engine, event
from sqlalchemy.orm import Session

from iomdesk.model import metadata
from iomdesk.model.desk_record import DeskRecord
from iomdesk.runtime.reference import ReferenceData, SampleData, reference_data, sample_data
from iomdesk.services.seeding import seed_history, seed_reference
from iomdesk.services.seeding_sample import seed_sample_session
from iomdesk.services.work import Work


def ticking_clock() -> Callable[[], datetime]:
    """Give a clock that is one second later at each look."""
    now = datetime(2020, 5, 12, 9, 0, tzinfo=UTC)

    def look() -> datetime:
        nonlocal now
        now += timedelta(seconds=1)
        return now

    return look


@pytest.fixture(scope="session")
def reference() -> ReferenceData:
    return reference_data()


@pytest.fixture(scope="session")
def sample() -> SampleData:
    return sample_data()


@pytest.fixture
def work(reference: ReferenceData) -> Iterator[Work]:
    """Work on a new desk that knows its bodies and the States, with foreign keys on."""
    engine = create_engine("sqlite://")
    event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA foreign_keys=ON"))
    metadata.create_all(engine)
    with Session(engine) as session:
        clock = ticking_clock()
        session.add(DeskRecord(id=1, uid="test", created_at=clock()))
        work = Work(session, clock, "test")
        seed_reference(work, reference)
        session.commit()
        yield work
    engine.dispose()


@pytest.fixture
def history(work: Work, reference: ReferenceData) -> Work:
    """Work on a desk with the group's known past and its draft mandate."""
    seed_history(work, reference)
    work.session.commit()
    return work


@pytest.fixture
def sample_session(history: Work, sample: SampleData) -> int:
    """Add the example session; give its id."""
    id_ = seed_sample_session(history, sample)
    history.session.commit()
    return id_

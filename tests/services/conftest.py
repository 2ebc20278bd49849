"""A desk in memory for the tests of services and of what they ask."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.orm import Session

from iomdesk.model import metadata
from iomdesk.model.desk_record import DeskRecord
from iomdesk.runtime.reference import ReferenceData, SampleData, reference_data, sample_data
from iomdesk.services.seeding import seed_history, seed_reference
from iomdesk.services.seeding_sample import seed_sample_session
from iomdesk.services.work import Work
from tests.postgres import Server


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


@pytest.fixture(params=["file", "server"])
def work(request: pytest.FixtureRequest, reference: ReferenceData) -> Iterator[Work]:
    """Work on a new desk that knows its bodies and the States: in memory, and on a server."""
    if request.param == "server":
        with Session(
            request.getfixturevalue("on_server"), join_transaction_mode="create_savepoint"
        ) as session:
            yield Work(session, ticking_clock(), "test")
        return
    engine = create_engine("sqlite://")
    event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA foreign_keys=ON"))
    with Session(engine) as session:
        yield _new_desk(session, reference)
    engine.dispose()


@pytest.fixture
def on_server(server_desk: Engine) -> Iterator[Connection]:
    """Connect to the desk on the server; all that a test does there is taken back, ids included."""
    with server_desk.connect() as connection:
        given = connection.exec_driver_sql(
            "SELECT sequencename, coalesce(last_value, 0) FROM pg_sequences"
        ).all()
        yield connection
        connection.rollback()
        for name, last in given:
            connection.exec_driver_sql(f"SELECT setval('{name}', {last or 1}, {last > 0})")


@pytest.fixture(scope="session")
def server_desk(postgres: Server, reference: ReferenceData) -> Iterator[Engine]:
    """Make a desk on the server that knows its bodies and the States."""
    engine = create_engine(postgres.new_database())
    with Session(engine) as session:
        _new_desk(session, reference)
    yield engine
    engine.dispose()


def _new_desk(session: Session, reference: ReferenceData) -> Work:
    metadata.create_all(session.connection())
    work = Work(session, ticking_clock(), "test")
    session.add(DeskRecord(id=1, uid="test", created_at=work.clock()))
    seed_reference(work, reference)
    session.commit()
    return work


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

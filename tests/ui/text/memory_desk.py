"""A desk in memory that answers on the spot, or when told to: tests of the window need no file, no thread."""

import json
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Engine, create_engine
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from iomdesk.model import metadata
from iomdesk.model.desk_record import DeskRecord
from iomdesk.runtime.paths import resources_folder
from iomdesk.runtime.reference import SampleData, reference_data
from iomdesk.services.changes import Changes
from iomdesk.services.seeding import seed_history, seed_reference
from iomdesk.services.seeding_sample import seed_sample_session
from iomdesk.services.work import Work

T = TypeVar("T")


@dataclass
class MemoryDesk:
    """Hold the sample desk; `hold` keeps answers back, `refuse_with` makes services fail."""

    engine: Engine
    sample_session: int
    name: str = "exemple.iomdesk"
    is_read_only: bool = False
    is_protected: bool = False
    holder: str = ""
    is_shared: bool = False
    refuse_with: Exception | None = None
    done: list[str] = field(default_factory=list)
    _now: datetime = datetime(2020, 5, 12, 9, 0, tzinfo=UTC)
    _is_held: bool = False
    _held: list[Callable[[], None]] = field(default_factory=list)

    def do(self, service: Callable[..., Changes], /, **arguments: Any) -> Future[Changes]:
        """Run a service in one transaction."""
        return self._answer(lambda: self._run(service, arguments))

    def insist(self, service: Callable[..., Changes], /, **arguments: Any) -> Future[Changes]:
        """Run a service all the same."""
        return self._answer(lambda: self._run(service, arguments))

    def stand_at(self, place: str) -> None:
        """Tell nobody."""

    def note(self, service: Callable[..., Changes], /, **arguments: Any) -> Future[Changes]:
        """Run a service of the journal."""
        return self._answer(lambda: self._run(service, arguments))

    def ask(self, query: Callable[..., T], /, **arguments: Any) -> Future[T]:
        """Run a query."""
        return self._answer(lambda: self.look(query, **arguments))

    def glance(self, query: Callable[..., T], /, **arguments: Any) -> Future[T]:
        """Run a query in plain SQL."""
        return self._answer(lambda: self.look(query, **arguments))

    def look(self, query: Callable[..., T], /, **arguments: Any) -> T:
        """Run a query and return its answer: what a test asks to see what was stored."""
        with Session(self.engine) as session:
            return query(session, **arguments)

    def hold(self) -> None:
        """Keep all answers back."""
        self._is_held = True

    def release(self) -> None:
        """Give the answers that were kept back, in order."""
        self._is_held = False
        held, self._held = self._held, []
        for answer in held:
            answer()

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    def _run(self, service: Callable[..., Changes], arguments: dict[str, Any]) -> Changes:
        if self.refuse_with is not None:
            raise self.refuse_with
        with Session(self.engine) as session, session.begin():
            changes = service(Work(session, self._look_at_clock, "test"), **arguments)
        self.done.append(service.__name__)
        return changes

    def _look_at_clock(self) -> datetime:
        self._now += timedelta(seconds=1)
        return self._now

    def _answer(self, function: Callable[[], T]) -> Future[T]:
        future: Future[T] = Future()

        def answer() -> None:
            try:
                future.set_result(function())
            except Exception as error:
                future.set_exception(error)

        if self._is_held:
            self._held.append(answer)
        else:
            answer()
        return future


def sample_desk() -> MemoryDesk:
    """Make a desk with the sample session, copied from one that is made once."""
    image, session = _template()
    engine = _engine()
    _raw(engine).deserialize(image)
    return MemoryDesk(engine, session)


@cache
def _template() -> tuple[bytes, int]:
    engine = _engine()
    metadata.create_all(engine)
    with Session(engine) as session:
        work = Work(session, lambda: datetime(2020, 5, 12, 8, 0, tzinfo=UTC), "test")
        session.add(DeskRecord(id=1, uid="test", created_at=work.clock()))
        reference = reference_data()
        seed_reference(work, reference)
        seed_history(work, reference)
        made = seed_sample_session(work, _sample())
        session.commit()
    image = bytes(_raw(engine).serialize())
    engine.dispose()
    return image, made


def _sample() -> SampleData:
    """The sample session with empty files in place of its documents: no screen opens them."""
    session = json.loads((resources_folder() / "mandates" / "sample-session.json").read_text("utf-8"))
    return SampleData(session, {document["file"]: b"-" for document in session["documents"]})


def _engine() -> Engine:
    return create_engine("sqlite://", poolclass=StaticPool)


def _raw(engine: Engine) -> Any:
    return engine.raw_connection().driver_connection

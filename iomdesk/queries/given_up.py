"""Ask in a way that ends early when nobody wants the answer any more."""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from typing import Any

from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from iomdesk.queries.store_kinds import is_file

_STEPS = 2_000  # of SQLite between two looks whether the answer is still wanted
_LOOK_SECONDS = 0.03  # between two looks while a server works


def asked(
    session: Session, sql: str, values: Mapping[str, Any], is_wanted: Callable[[], bool]
) -> Sequence[Any]:
    """Return the rows of a question; none where it was given up."""
    raw: Any = session.connection().connection.driver_connection
    is_here = is_file(session)
    watching = _watching_file if is_here else _watching_server
    try:  # on a server a question that is broken off takes its transaction with it, but for a nested one
        with nullcontext() if is_here else session.begin_nested(), watching(raw, is_wanted):
            return session.execute(text(sql), values).all()
    except OperationalError:
        if is_wanted():
            raise
        return ()


@contextmanager
def _watching_file(raw: Any, is_wanted: Callable[[], bool]) -> Iterator[None]:
    raw.set_progress_handler(lambda: 0 if is_wanted() else 1, _STEPS)
    try:
        yield
    finally:
        raw.set_progress_handler(None, 0)


@contextmanager
def _watching_server(raw: Any, is_wanted: Callable[[], bool]) -> Iterator[None]:
    is_answered = threading.Event()

    def look() -> None:
        while not is_answered.wait(_LOOK_SECONDS):
            if not is_wanted():
                raw.cancel_safe()
                return

    watch = threading.Thread(target=look, name="search watch", daemon=True)
    watch.start()
    try:
        yield
    finally:
        is_answered.set()
        watch.join()

"""Eight windows write at once, two are killed, and so is the server: nothing is lost or done twice."""

import multiprocessing
import time
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from sqlalchemy import text

from iomdesk.desk import new_desk, open_desk
from iomdesk.runtime.desk_address import server_at
from iomdesk.runtime.errors import UserError
from iomdesk.services.agenda import add_item
from iomdesk.services.sessions import create_session
from iomdesk.storage.server_errors import OutcomeUnknown
from tests.postgres import running_server

CLIENTS = 8
SECONDS = 60.0


def write(path: Path, session: int, client: int, told: Connection, until: float) -> None:
    """Add items until the time is over, and tell of each what became of it."""
    count = 0
    while time.monotonic() < until:
        title = f"{client}-{count}"
        told.send(("begun", title))
        try:
            with open_desk(path) as desk:
                while time.monotonic() < until:
                    title = f"{client}-{count}"
                    told.send(("begun", title))
                    desk.do(add_item, session=session, title=title, language="fr").result()
                    told.send(("stored", title))
                    count += 1
        except OutcomeUnknown:
            told.send(("unknown", title))
            count += 1
        except UserError:
            told.send(("refused", title))
            count += 1
            time.sleep(0.1)
    told.send(("over", ""))


def test_eight_write_for_a_minute_while_clients_and_the_server_are_killed() -> None:
    with running_server() as server:
        path = server_at(server.new_database()).path
        new_desk(path).close()
        with open_desk(path) as desk:
            session = desk.do(create_session, number=1, bodies=(1,)).result().created
        assert session is not None
        until = time.monotonic() + SECONDS
        pipes, workers = zip(*(_started(path, session, one, until) for one in range(CLIENTS)), strict=True)
        heard: dict[str, str] = {}
        killed_at = [(SECONDS * 0.3, lambda: workers[0].kill()), (SECONDS * 0.6, lambda: workers[1].kill())]
        killed_at.insert(1, (SECONDS * 0.45, lambda: _crash(server)))
        began = until - SECONDS
        while any(worker.is_alive() for worker in workers):
            while killed_at and time.monotonic() - began > killed_at[0][0]:
                killed_at.pop(0)[1]()
            _hear(pipes, heard)
        _hear(pipes, heard)
        for worker in workers:
            worker.join()
            worker.close()
        for pipe in pipes:
            pipe.close()
        with open_desk(path) as desk:
            titles = desk.run(
                lambda work: list(work.session.scalars(text("SELECT title FROM agenda_item_text")))
            )
            assert not desk.check().result()
    stored = {title for title, state in heard.items() if state == "stored"}
    assert len(stored) > 100
    assert stored <= set(titles)
    assert len(titles) == len(set(titles))
    assert not {title for title, state in heard.items() if state == "refused"} & set(titles)


def _started(path: Path, session: int, client: int, until: float) -> tuple[Connection, BaseProcess]:
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    worker = context.Process(target=write, args=(path, session, client, there, until))
    worker.start()
    there.close()
    return here, worker


def _hear(pipes: tuple[Connection, ...], heard: dict[str, str]) -> None:
    for pipe in pipes:
        try:
            while pipe.poll(0.005):
                state, title = pipe.recv()
                if title and not (state == "begun" and title in heard):
                    heard[title] = state
        except (EOFError, OSError):
            continue


def _crash(server: object) -> None:
    server.stop("immediate")  # type: ignore[attr-defined]
    server.start()  # type: ignore[attr-defined]

"""The desk as its two front doors use it: one thread, transactions, and errors that say what is safe."""

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from iomdesk.desk import (
    CalledFromDeskThread,
    Desk,
    Surroundings,
    new_desk,
    new_desk_later,
    open_desk,
    open_desk_later,
)
from iomdesk.model.bodies import Body
from iomdesk.model.desk_record import AuditEntry, DeskRecord
from iomdesk.model.participants import State
from iomdesk.model.sessions import GroupSession
from iomdesk.queries.sessions import list_sessions
from iomdesk.services.work import Work
from iomdesk.storage.errors import DeskClosed, DeskExists, DeskFull, DeskMissing, DeskReadOnly
from iomdesk.ui.desk_like import DeskLike

NOW = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
SURROUNDINGS = Surroundings(clock=lambda: NOW, installation="salle-a")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with new_desk(tmp_path / "groupe.iomdesk", surroundings=SURROUNDINGS) as made:
        yield made


def hold(work: Work, *, place: str) -> int:
    """Stand for any service."""
    session = GroupSession(place=place)
    work.session.add(session)
    work.session.flush()
    work.audit("create", "session", session.id, None, {"place": place})
    return session.id


def fail(work: Work) -> None:
    hold(work, place="nowhere")
    raise LookupError


def places(session: Session, *, wanted: str = "%") -> list[str]:
    """Stand for any query."""
    return list(session.scalars(select(GroupSession.place).where(GroupSession.place.like(wanted))))


def count(kind: type) -> Callable[[Session], int]:
    return lambda session: session.scalars(select(func.count()).select_from(kind)).one()


def test_new_desk_says_which_one_it_is(desk: Desk) -> None:
    def record(session: Session) -> tuple[datetime, int]:
        found = session.get_one(DeskRecord, 1)
        return found.created_at, len(found.uid)

    assert desk.answer(record) == (NOW, 32)


def test_new_desk_knows_its_bodies_and_the_states(desk: Desk) -> None:
    assert desk.answer(count(Body)) > 0
    assert desk.answer(count(State)) > 190


def test_no_two_new_desks_are_the_same(tmp_path: Path) -> None:
    def uid(session: Session) -> str:
        return session.get_one(DeskRecord, 1).uid

    uids = set()
    for name in ("a.iomdesk", "b.iomdesk"):
        with new_desk(tmp_path / name) as made:
            uids.add(made.answer(uid))
    assert len(uids) == 2


def test_new_desk_is_sound(desk: Desk) -> None:
    assert desk.check().result() == ()


def test_sample_desk_is_sound_and_says_that_it_is_a_sample(tmp_path: Path) -> None:
    with new_desk(tmp_path / "exemple.iomdesk", sample=True) as sample:
        assert sample.answer(lambda session: session.get_one(DeskRecord, 1).is_sample)
        assert len(sample.answer(places)) > 1
        assert sample.check().result() == ()


def test_desk_is_what_the_window_asks_for(desk: Desk) -> None:
    for_the_window: DeskLike = desk
    assert for_the_window.name == "groupe.iomdesk"


def test_service_gets_the_clock_and_the_installation(desk: Desk) -> None:
    assert desk.run(lambda work: (work.clock(), work.installation)) == (NOW, "salle-a")


def test_service_is_run_with_its_arguments_and_stored(desk: Desk) -> None:
    id_ = desk.do(hold, place="Genève").result()
    assert id_ == 1
    assert desk.ask(places, wanted="Gen%").result() == ["Genève"]


def test_failing_service_leaves_neither_record_nor_audit(desk: Desk) -> None:
    before = desk.answer(count(AuditEntry))
    with pytest.raises(LookupError):
        desk.run(fail)
    assert desk.answer(places) == []
    assert desk.answer(count(AuditEntry)) == before


def test_work_goes_on_after_a_failure(desk: Desk) -> None:
    with pytest.raises(LookupError):
        desk.run(fail)
    desk.do(hold, place="Genève").result()
    assert desk.answer(places) == ["Genève"]


def test_everything_runs_on_one_thread_in_order(desk: Desk) -> None:
    names = [desk.submit(lambda _work: threading.current_thread().name) for _ in range(5)]
    assert {name.result() for name in names} == {"desk"}


def test_many_threads_may_ask_at_once(desk: Desk) -> None:
    def hold_ten(name: str) -> None:
        for n in range(10):
            desk.do(hold, place=f"{name}{n}").result()

    threads = [threading.Thread(target=hold_ten, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(desk.answer(places)) == 40


def test_waiting_for_the_desk_on_its_own_thread_is_refused(desk: Desk) -> None:
    with pytest.raises(CalledFromDeskThread):
        desk.run(lambda _work: desk.answer(places))


def test_full_disk_is_told_through_the_desk(desk: Desk) -> None:
    def fill_disk(work: Work) -> None:
        pages = work.session.execute(text("PRAGMA page_count")).scalar_one()
        work.session.execute(text(f"PRAGMA max_page_count = {pages}"))

    desk.run(fill_disk)
    with pytest.raises(DeskFull):
        desk.do(hold, place="x" * 100_000).result()
    assert desk.answer(places) == []


def test_closing_stores_what_is_queued(tmp_path: Path) -> None:
    path = tmp_path / "groupe.iomdesk"
    desk = new_desk(path)
    futures = [desk.do(hold, place=str(n)) for n in range(20)]
    desk.close()
    assert [future.done() for future in futures] == [True] * 20
    with open_desk(path) as again:
        assert len(again.answer(places)) == 20


def test_closed_desk_is_one_file_and_no_thread(tmp_path: Path) -> None:
    desk = new_desk(tmp_path / "groupe.iomdesk")
    desk.close()
    desk.close()
    assert [path.name for path in tmp_path.iterdir()] == ["groupe.iomdesk"]
    assert "desk" not in [thread.name for thread in threading.enumerate()]


def test_closed_desk_refuses_more_work(tmp_path: Path) -> None:
    desk = new_desk(tmp_path / "groupe.iomdesk")
    desk.close()
    with pytest.raises(DeskClosed):
        desk.ask(places)


def test_second_window_reads_what_the_first_writes(desk: Desk) -> None:
    with open_desk(desk.path) as second:
        assert second.is_read_only
        assert second.holder
        assert "open for writing by" in second.why_read_only
        desk.do(hold, place="Genève").result()
        assert second.answer(places) == ["Genève"]
        with pytest.raises(DeskReadOnly, match="open for writing by"):
            second.do(hold, place="Panama").result()


def test_desk_that_can_be_written_is_held_by_nobody_else(desk: Desk) -> None:
    assert not desk.is_read_only
    assert (desk.holder, desk.why_read_only, desk.name) == ("", "", "groupe.iomdesk")


def test_copy_can_be_opened_beside_the_desk(desk: Desk, tmp_path: Path) -> None:
    desk.do(hold, place="Genève").result()
    desk.copy_to(tmp_path / "copy.iomdesk").result()
    with open_desk(tmp_path / "copy.iomdesk") as copy:
        assert copy.answer(places) == ["Genève"]


def test_desk_that_cannot_be_opened_leaves_no_thread(tmp_path: Path) -> None:
    with pytest.raises(DeskMissing):
        open_desk(tmp_path / "groupe.iomdesk")
    assert "desk" not in [thread.name for thread in threading.enumerate()]


def test_new_desk_never_takes_the_place_of_another(desk: Desk) -> None:
    with pytest.raises(DeskExists):
        new_desk(desk.path)


def test_desk_can_be_opened_later(tmp_path: Path) -> None:
    new_desk_later(tmp_path / "groupe.iomdesk").result().close()
    with open_desk_later(tmp_path / "groupe.iomdesk").result() as desk:
        assert not desk.is_read_only


def test_error_of_opening_later_comes_out_of_the_future(tmp_path: Path) -> None:
    assert isinstance(open_desk_later(tmp_path / "groupe.iomdesk").exception(), DeskMissing)


def test_window_can_show_before_the_database_is_imported() -> None:
    code = (
        "import sys, iomdesk.desk;"
        "sys.exit(any(name in sys.modules for name in ('sqlalchemy', 'alembic', 'portalocker')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_opening_an_up_to_date_desk_imports_no_alembic(desk: Desk) -> None:
    desk.close()
    code = (
        "import sys; from pathlib import Path; from iomdesk.desk import open_desk;"
        "open_desk(Path(sys.argv[1])).close(); sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code, desk.path], check=False).returncode == 0


def test_first_list_is_answered_before_sqlalchemy_is_imported(desk: Desk) -> None:
    desk.close()
    code = (
        "import sys; from pathlib import Path; from iomdesk.desk import open_desk\n"
        "from iomdesk.queries.sessions import list_sessions\n"
        "desk = open_desk(Path(sys.argv[1])); desk.glance(list_sessions).result()\n"
        "is_early = not {'sqlalchemy', 'iomdesk.model'} & set(sys.modules)\n"
        "desk.warm_up().result(); is_warm = {'sqlalchemy.orm', 'iomdesk.model'} <= set(sys.modules)\n"
        "desk.close(); sys.exit(not (is_early and is_warm))"
    )
    assert subprocess.run([sys.executable, "-c", code, desk.path], check=False).returncode == 0


def test_glance_sees_what_a_query_sees_and_leaves_nothing_behind(desk: Desk) -> None:
    desk.run(lambda work: hold(work, place="Genève"))
    glanced = desk.glance(list_sessions).result()
    assert glanced == desk.answer(list_sessions)
    assert [row.place for row in glanced] == ["Genève"]
    desk.glance(lambda connection: connection.execute("DELETE FROM session")).result()
    assert desk.answer(places) == ["Genève"]


def test_program_that_forgets_to_close_loses_nothing(desk: Desk) -> None:
    desk.close()
    code = (
        "import sys; from pathlib import Path; from iomdesk.desk import open_desk\n"
        "from iomdesk.model.sessions import GroupSession\n"
        "desk = open_desk(Path(sys.argv[1]))\n"
        "desk.submit(lambda work: work.session.add(GroupSession(place='Genève')))\n"
    )
    subprocess.run([sys.executable, "-c", code, desk.path], check=True)
    assert [path.name for path in desk.path.parent.iterdir()] == ["groupe.iomdesk"]
    with open_desk(desk.path) as again:
        assert again.answer(places) == ["Genève"]

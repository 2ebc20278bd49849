"""An open desk file: all or nothing, one state while reading, one single file after closing."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError, StatementError
from sqlalchemy.orm import Session

from iomdesk.model.agenda import AgendaItem
from iomdesk.model.desk_record import AuditEntry, DeskRecord
from iomdesk.model.documents import Content
from iomdesk.model.minutes import MinutesRevision
from iomdesk.model.report_life import ReportFile, ReportStep
from iomdesk.model.sessions import GroupSession
from iomdesk.storage.desk_file import DeskFile
from iomdesk.storage.errors import DeskExists, DeskFull, DeskMoved
from iomdesk.storage.opening import open_desk_file

NOW = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)


@pytest.fixture
def desk(desk_path: Path) -> Iterator[DeskFile]:
    with closing(open_desk_file(desk_path)) as file:
        yield file


def pragma(desk: DeskFile, name: str) -> object:
    with desk.reading() as session:
        return session.execute(text(f"PRAGMA {name}")).scalar_one()


def add_session(desk: DeskFile, place: str = "Genève") -> None:
    with desk.writing() as session:
        session.add(GroupSession(place=place))


def places(desk: DeskFile) -> list[str]:
    with desk.reading() as session:
        return list(session.scalars(select(GroupSession.place).order_by(GroupSession.id)))


def add_and_fail(session: Session) -> None:
    session.add(GroupSession(place="Panama"))
    session.flush()
    raise LookupError


def add_audit(session: Session) -> None:
    session.add(AuditEntry(at=NOW, installation="test", action="create", record_kind="desk", record_id="1"))


def add_revision(session: Session) -> None:
    group_session = GroupSession()
    session.add(group_session)
    session.flush()
    item = AgendaItem(session_id=group_session.id, position=0)
    session.add(item)
    session.flush()
    session.add(
        MinutesRevision(
            item_id=item.id, language="fr", text="Adopté.", sealed_at=NOW, installation="test", reason="pause"
        )
    )


def add_report_file(session: Session) -> None:
    group_session = GroupSession()
    session.add_all([group_session, Content(digest="d", media_type="application/pdf", size=1, data=b"x")])
    session.flush()
    step = ReportStep(
        session_id=group_session.id, stage="project", on=date(2026, 3, 2), symbol="WG/2/L/3", recorded_at=NOW
    )
    session.add(step)
    session.flush()
    session.add(
        ReportFile(
            step_id=step.id,
            kind="report",
            language="fr",
            format="pdf",
            file_name="r.pdf",
            content_digest="d",
            kept_at=NOW,
        )
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [("journal_mode", "wal"), ("foreign_keys", 1), ("synchronous", 2), ("busy_timeout", 5_000)],
)
def test_every_desk_is_kept_with_the_same_care(desk: DeskFile, name: str, value: object) -> None:
    assert pragma(desk, name) == value


def test_changes_are_there_after_opening_again(desk_path: Path) -> None:
    with closing(open_desk_file(desk_path)) as desk:
        add_session(desk)
    with closing(open_desk_file(desk_path)) as desk:
        assert places(desk) == ["Genève"]


def test_error_takes_back_the_whole_transaction(desk: DeskFile) -> None:
    with pytest.raises(LookupError), desk.writing() as session:
        add_and_fail(session)
    assert places(desk) == []


def test_savepoint_is_taken_back_alone(desk: DeskFile) -> None:
    with desk.writing() as session:
        session.add(GroupSession(place="Genève"))
        session.flush()
        with pytest.raises(LookupError), session.begin_nested():
            add_and_fail(session)
    assert places(desk) == ["Genève"]


def test_reading_leaves_nothing_behind(desk: DeskFile) -> None:
    with desk.reading() as session:
        session.add(GroupSession(place="Genève"))
        session.flush()
    assert places(desk) == []


def test_references_to_nothing_are_refused(desk: DeskFile) -> None:
    with pytest.raises(IntegrityError), desk.writing() as session:
        session.add(AgendaItem(session_id=77, position=0))


def test_moments_come_back_in_utc_whatever_zone_they_had(desk: DeskFile) -> None:
    geneva = timezone(timedelta(hours=1))
    with desk.writing() as session:
        session.add(DeskRecord(id=1, uid="a", created_at=datetime(2026, 3, 2, 9, 30, tzinfo=geneva)))
    with desk.reading() as session:
        assert session.scalars(select(DeskRecord.created_at)).one() == NOW
        assert session.scalars(select(DeskRecord.created_at)).one().tzinfo is UTC


def test_moment_without_zone_is_refused(desk: DeskFile) -> None:
    with pytest.raises(StatementError, match="NaiveDateTime"), desk.writing() as session:
        session.add(DeskRecord(id=1, uid="a", created_at=datetime(2026, 3, 2)))


@pytest.mark.parametrize(
    ("add", "table"),
    [(add_audit, "audit"), (add_revision, "minutes_revision"), (add_report_file, "report_file")],
)
@pytest.mark.parametrize("change", ["UPDATE {table} SET id = id + 1", "DELETE FROM {table}"])
def test_what_is_only_added_to_is_never_changed(
    desk: DeskFile, add: Callable[[Session], None], table: str, change: str
) -> None:
    with desk.writing() as session:
        add(session)
    with pytest.raises(IntegrityError, match=f"{table} is append-only"), desk.writing() as session:
        session.execute(text(change.format(table=table)))


def test_closed_desk_is_one_single_file(desk_path: Path) -> None:
    with closing(open_desk_file(desk_path)) as desk:
        add_session(desk)
        assert desk_path.with_name("groupe.iomdesk-wal").stat().st_size > 0
    assert [path.name for path in desk_path.parent.iterdir()] == ["groupe.iomdesk"]


def test_closing_twice_is_closing_once(desk: DeskFile) -> None:
    desk.close()
    desk.close()


def test_copy_of_the_file_alone_is_whole_after_a_rest(desk: DeskFile, tmp_path: Path) -> None:
    add_session(desk)
    desk.checkpoint()
    copy = tmp_path / "mailed.iomdesk"
    copy.write_bytes(desk.path.read_bytes())
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT place FROM session").fetchall() == [("Genève",)]


def test_copy_holds_what_is_not_in_the_file_yet(desk: DeskFile, tmp_path: Path) -> None:
    add_session(desk)
    desk.copy_to(tmp_path / "copy.iomdesk")
    with closing(open_desk_file(tmp_path / "copy.iomdesk")) as copy:
        assert places(copy) == ["Genève"]


def test_copy_never_takes_the_place_of_a_file(desk: DeskFile) -> None:
    with pytest.raises(DeskExists):
        desk.copy_to(desk.path)


def test_full_disk_is_told_and_what_was_stored_before_is_safe(desk: DeskFile) -> None:
    add_session(desk, "Genève")
    with desk.reading() as session:
        pages = session.execute(text("PRAGMA page_count")).scalar_one()
        session.execute(text(f"PRAGMA max_page_count = {pages}"))
    with pytest.raises(DeskFull, match="everything before it is safe"):
        add_session(desk, "x" * 50_000)
    assert places(desk) == ["Genève"]


def test_work_goes_on_once_there_is_space_again(desk: DeskFile) -> None:
    with desk.reading() as session:
        pages = session.execute(text("PRAGMA page_count")).scalar_one()
        session.execute(text(f"PRAGMA max_page_count = {pages}"))
    with pytest.raises(DeskFull):
        add_session(desk, "x" * 50_000)
    with desk.reading() as session:
        session.execute(text("PRAGMA max_page_count = 1000000"))
    add_session(desk, "Panama")
    assert places(desk) == ["Panama"]


@pytest.mark.parametrize("replaced", [False, True])
def test_nothing_is_stored_into_a_file_that_is_not_there_any_more(desk: DeskFile, replaced: bool) -> None:
    kept = desk.path.rename(desk.path.with_name("moved.iomdesk"))
    if replaced:
        desk.path.write_bytes(b"another")
    with pytest.raises(DeskMoved):
        add_session(desk)
    desk.path.unlink(missing_ok=True)
    kept.rename(desk.path)
    add_session(desk, "Panama")
    assert places(desk) == ["Panama"]


def test_reader_sees_one_state_while_the_writer_goes_on(desk: DeskFile) -> None:
    add_session(desk, "Genève")
    with closing(open_desk_file(desk.path)) as reader:
        with reader.reading() as session:
            count = select(GroupSession.place)
            assert session.scalars(count).all() == ["Genève"]
            add_session(desk, "Panama")
            assert session.scalars(count).all() == ["Genève"]
        assert places(reader) == ["Genève", "Panama"]


def test_reader_that_leaves_last_leaves_nothing_behind(desk_path: Path) -> None:
    writer = open_desk_file(desk_path)
    reader = open_desk_file(desk_path)
    add_session(writer)
    assert places(reader) == ["Genève"]
    writer.close()
    assert places(reader) == ["Genève"]
    reader.close()
    assert [path.name for path in desk_path.parent.iterdir()] == ["groupe.iomdesk"]

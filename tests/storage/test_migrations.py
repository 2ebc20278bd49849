"""Upgrading older desks: a copy of what was, all or nothing, readable where nothing may be written."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from pathlib import Path

import pytest
from sqlalchemy import text

from iomdesk.model.agenda import AgendaItem
from iomdesk.model.sessions import GroupSession
from iomdesk.storage.desk_file import DeskFile
from iomdesk.storage.errors import DeskUpgradeFailed
from iomdesk.storage.migrations import Migrations, own_migrations
from iomdesk.storage.opening import open_desk_file
from iomdesk.storage.schema import HEAD_REVISION

NEXT = f"{int(HEAD_REVISION) + 1:04}"

REVISION = """
from alembic import op
import sqlalchemy as sa

revision = "{revision}"
down_revision = "{former}"


def upgrade():
    with op.batch_alter_table("session") as table:
        table.add_column(sa.Column("city", sa.String(), nullable=False, server_default=""))
        table.alter_column("place", existing_type=sa.String(), nullable=True)
    op.execute("UPDATE session SET city = place")
    {more}
"""


@pytest.fixture
def later(tmp_path: Path) -> Callable[..., Migrations]:
    """Give the migrations of a later program, whose one more revision makes a table anew."""

    def make(more: str = "pass") -> Migrations:
        folder = tmp_path / "migrations"
        shutil.copytree(own_migrations().folder, folder, ignore=shutil.ignore_patterns("__pycache__"))
        code = REVISION.format(revision=NEXT, former=HEAD_REVISION, more=more)
        (folder / "versions" / f"{NEXT}_city.py").write_text(code, encoding="utf-8")
        return Migrations(folder, NEXT)

    return make


@pytest.fixture
def older_desk(desk_path: Path) -> Path:
    """Give a desk with a session and an item that refers to it."""
    fill(desk_path)
    return desk_path


def fill(path: Path) -> None:
    with closing(open_desk_file(path)) as desk, desk.writing() as session:
        group_session = GroupSession(place="Genève")
        session.add(group_session)
        session.flush()
        session.add(AgendaItem(session_id=group_session.id, position=0))


def cities(desk: DeskFile) -> list[str]:
    with desk.reading() as session:
        return [row[0] for row in session.execute(text("SELECT city FROM session"))]


def revision_of(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])


def names_beside(path: Path) -> set[str]:
    return {p.name for p in path.parent.iterdir() if p.is_file()}


def test_program_knows_the_newest_of_its_revisions() -> None:
    from alembic.script import ScriptDirectory

    assert ScriptDirectory(str(own_migrations().folder)).get_heads() == [HEAD_REVISION]


def test_older_desk_is_upgraded_when_opened(older_desk: Path, later: Callable[..., Migrations]) -> None:
    with closing(open_desk_file(older_desk, migrations=later())) as desk:
        assert not desk.is_read_only
        assert cities(desk) == ["Genève"]
    assert revision_of(older_desk) == NEXT


def test_table_made_anew_keeps_what_refers_to_it(older_desk: Path, later: Callable[..., Migrations]) -> None:
    with closing(open_desk_file(older_desk, migrations=later())) as desk, desk.reading() as session:
        assert session.execute(text("SELECT count(*) FROM agenda_item")).scalar_one() == 1


def test_copy_of_the_older_desk_stays_beside_it(older_desk: Path, later: Callable[..., Migrations]) -> None:
    open_desk_file(older_desk, migrations=later()).close()
    copy = older_desk.with_name(f"groupe.before-{NEXT}.iomdesk")
    assert revision_of(copy) == HEAD_REVISION
    assert names_beside(older_desk) == {older_desk.name, copy.name}


def test_copy_never_takes_the_place_of_an_older_copy(
    older_desk: Path, later: Callable[..., Migrations]
) -> None:
    first = older_desk.with_name(f"groupe.before-{NEXT}.iomdesk")
    first.write_text("an older copy")
    open_desk_file(older_desk, migrations=later()).close()
    assert first.read_text() == "an older copy"
    assert revision_of(older_desk.with_name(f"groupe.before-{NEXT}-2.iomdesk")) == HEAD_REVISION


@pytest.mark.parametrize(
    "more",
    [
        pytest.param("raise ValueError", id="error"),
        pytest.param('op.execute("SELECT nothing FROM nowhere")', id="wrong SQL"),
        pytest.param('op.execute("DELETE FROM session")', id="rows that refer to nothing"),
    ],
)
def test_failed_upgrade_leaves_the_desk_as_it_was(
    older_desk: Path, later: Callable[..., Migrations], more: str
) -> None:
    before = older_desk.read_bytes()
    with pytest.raises(DeskUpgradeFailed, match="It is as it was"):
        open_desk_file(older_desk, migrations=later(more))
    assert older_desk.read_bytes() == before
    assert names_beside(older_desk) == {older_desk.name}


def test_older_desk_opened_for_reading_is_read_in_the_new_format_and_not_changed(
    older_desk: Path, later: Callable[..., Migrations]
) -> None:
    before = older_desk.read_bytes()
    with closing(open_desk_file(older_desk, read_only=True, migrations=later())) as desk:
        assert cities(desk) == ["Genève"]
    assert older_desk.read_bytes() == before
    assert names_beside(older_desk) == {older_desk.name}


def test_older_desk_where_one_may_not_write_can_be_read(
    locked_folder: tuple[Path, Callable[[], AbstractContextManager[None]]],
    later: Callable[..., Migrations],
) -> None:
    path, without_rights = locked_folder
    fill(path)
    migrations = later()
    folder = Path(shutil.copytree(migrations.folder, path.parent / "migrations"))
    with (
        without_rights(),
        closing(open_desk_file(path, migrations=Migrations(folder, NEXT))) as desk,
    ):
        assert cities(desk) == ["Genève"]

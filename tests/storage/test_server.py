"""A desk on a server is a desk: made, opened, changed, searched, checked; writers do not undo each other."""

import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from iomdesk.desk import Desk, Surroundings, new_desk, open_desk
from iomdesk.model import metadata
from iomdesk.queries.agenda import agenda_of
from iomdesk.queries.presence import who_is_here
from iomdesk.queries.search import search_desk
from iomdesk.queries.sessions import list_sessions
from iomdesk.runtime.desk_address import server_at
from iomdesk.services.agenda import add_item, edit_item
from iomdesk.services.item_texts import write_item_text
from iomdesk.services.minutes import save_draft
from iomdesk.services.overtaken import ChangedElsewhere
from iomdesk.storage.backups import list_backups, make_backup
from iomdesk.storage.desk_copies import rows_of
from iomdesk.storage.errors import DeskReadOnly
from iomdesk.storage.server_errors import (
    NotASharedDesk,
    RoleForbids,
    ServerUnreachable,
    SharedDeskExists,
    SharedDeskMissing,
)
from iomdesk.storage.server_opening import open_server_desk
from iomdesk.storage.server_roles import Member, NoSuchUser, Role, give_role, members_of, take_roles
from iomdesk.storage.sharing import among_owners, copy_desk
from iomdesk.storage.stores import open_store
from tests.postgres import Server


@pytest.fixture(scope="module")
def shared(postgres: Server, sample_template: Path) -> Path:
    """Copy the sample desk to the server once."""
    address = server_at(postgres.new_database()).path
    copy_desk(sample_template, address)
    return address


@pytest.fixture
def two(shared: Path) -> Iterator[tuple[Desk, Desk]]:
    """Open the desk in two windows."""
    with open_desk(shared) as one, open_desk(shared) as other:
        yield one, other


def sample_item(desk: Desk, place: int = 0) -> int:
    session = next(row.id for row in desk.answer(list_sessions) if row.is_sample)
    return desk.answer(agenda_of, session_id=session, language="fr").items[place].id


def all_rows(path: Path) -> dict[str, list[object]]:
    store = open_store(path, read_only=True, is_suspect=False, backups=Path)
    try:
        with store.reading() as session:
            return {
                table.name: [tuple(row) for row in rows_of(session.connection(), table)]
                for table in metadata.sorted_tables
            }
    finally:
        store.close()


def test_copy_there_and_back_loses_no_row(sample_template: Path, postgres: Server, tmp_path: Path) -> None:
    there, back = server_at(postgres.new_database()).path, tmp_path / "back.iomdesk"
    count = copy_desk(sample_template, there)
    assert copy_desk(there, back) == count > 1000
    wanted = all_rows(sample_template)
    assert all_rows(there) == wanted
    assert all_rows(back) == wanted
    for path in (there, back):
        with open_desk(path) as desk:
            assert not desk.check().result()


def test_numbers_go_on_where_the_copied_desk_was(postgres: Server, sample_desk: Path) -> None:
    with open_desk(sample_desk) as desk:
        session = next(row.id for row in desk.answer(list_sessions) if row.is_sample)
        last = desk.do(add_item, session=session, title="Gone", language="en").result().created
    there = server_at(postgres.new_database()).path
    copy_desk(sample_desk, there)
    with open_desk(there) as desk:
        made = desk.do(add_item, session=session, title="New", language="en").result().created
        assert last is not None
        assert made == last + 1


def test_nothing_is_overwritten(postgres: Server, shared: Path, sample_template: Path) -> None:
    with pytest.raises(SharedDeskExists):
        copy_desk(sample_template, shared)
    with pytest.raises(SharedDeskExists):
        new_desk(shared)
    foreign = postgres.new_database()
    with psycopg.connect(foreign.replace("+psycopg", "")) as connection:
        connection.execute("CREATE TABLE mine (id integer)")
    with pytest.raises(NotASharedDesk):
        open_desk(server_at(foreign).path)


def test_desk_is_made_in_a_database_that_is_not_there(postgres: Server) -> None:
    path = server_at(postgres.address("made_anew")).path
    with pytest.raises(SharedDeskMissing):
        open_desk(path)
    new_desk(path).close()
    with open_desk(path) as desk:
        assert desk.answer(list_sessions) == ()


def test_server_that_is_not_there_is_told() -> None:
    with pytest.raises(ServerUnreachable, match="does not answer"):
        open_desk(server_at("postgresql+psycopg://nobody@127.0.0.1:1/desk").path)


def test_words_are_found_as_soon_as_they_are_stored(two: tuple[Desk, Desk]) -> None:
    one, other = two
    one.do(
        save_draft, item=sample_item(one), language="fr", text="Un mot jamais entendu : zwieback."
    ).result()
    (hit,) = other.answer(search_desk, query="zwieback").hits
    assert hit.kind == "minutes"
    assert other.answer(search_desk, query='"jamais entendu"').hits
    assert not other.answer(search_desk, query='"entendu jamais"').hits
    one.do(save_draft, item=sample_item(one), language="fr", text="Rien.").result()
    assert not other.answer(search_desk, query="zwieback").hits
    assert not other.check().result()


def test_search_that_is_given_up_finds_nothing_and_the_desk_goes_on(two: tuple[Desk, Desk]) -> None:
    two[0].answer(search_desk, query="groupe", is_wanted=lambda: False)
    assert two[0].answer(search_desk, query="groupe").hits


def test_change_over_an_unseen_one_is_refused_with_both(two: tuple[Desk, Desk]) -> None:
    one, other = two
    item = sample_item(one)
    was = one.answer(agenda_of, session_id=6, language="fr").items[0].title
    one.do(write_item_text, item=item, language="fr", title="Titre A").result()
    with pytest.raises(ChangedElsewhere) as caught:
        other.do(write_item_text, item=item, language="fr", title="Titre B").result()
    (conflict,) = caught.value.conflicts
    assert (conflict.base, conflict.mine, conflict.theirs) == (was, "Titre B", "Titre A")
    assert other.answer(agenda_of, session_id=6, language="fr").items[0].title == "Titre A"
    other.insist(write_item_text, item=item, language="fr", title="Titre B").result()
    assert one.answer(agenda_of, session_id=6, language="fr").items[0].title == "Titre B"


def test_changes_of_other_fields_languages_and_records_go_together(two: tuple[Desk, Desk]) -> None:
    one, other = two
    item, next_one = sample_item(one, 1), sample_item(one, 2)
    one.do(write_item_text, item=item, language="fr", title="Autre titre").result()
    other.do(write_item_text, item=item, language="en", title="Another title").result()
    other.do(edit_item, item=item, fields={"planned_minutes": 41}).result()
    other.do(write_item_text, item=next_one, language="fr", title="Titre d’à côté").result()


def test_what_was_seen_may_be_changed_and_so_may_ones_own(two: tuple[Desk, Desk]) -> None:
    one, other = two
    item = sample_item(one, 3)
    one.do(write_item_text, item=item, language="fr", title="Un").result()
    one.do(write_item_text, item=item, language="fr", title="Deux").result()
    last = other.run(lambda work: work.session.scalar(text("SELECT max(id) FROM audit")))
    other.note_seen(last).result()
    other.do(write_item_text, item=item, language="fr", title="Trois").result()


def test_paragraphs_of_two_writers_are_put_together(two: tuple[Desk, Desk]) -> None:
    one, other = two
    item, base = sample_item(one, 2), "Premier.\n\nDeuxième.\n\nTroisième."
    one.do(save_draft, item=item, language="fr", text=base).result()
    one.do(
        save_draft, item=item, language="fr", text=base.replace("Premier", "Tout premier"), known=base
    ).result()
    mine = base.replace("Troisième", "Tout dernier")
    assert other.do(save_draft, item=item, language="fr", text=mine, known=base).result().created is None
    found = other.answer(search_desk, query='"tout premier"').hits
    assert len(found) == 1
    assert other.answer(search_desk, query='"tout dernier"').hits


def test_what_was_written_by_oneself_is_seen(two: tuple[Desk, Desk]) -> None:
    one, _other = two
    item, before = sample_item(one, 4), one._file.seen
    one.do(edit_item, item=item, fields={"planned_minutes": 7}).result()
    assert one._file.seen > before


def test_the_history_names_the_user_and_the_machine(shared: Path) -> None:
    with open_desk(shared, surroundings=Surroundings(installation="laptop")) as desk:
        desk.do(edit_item, item=sample_item(desk, 4), fields={"planned_minutes": 8}).result()
        statement = text("SELECT installation FROM audit ORDER BY id DESC LIMIT 1")
        assert desk.run(lambda work: work.session.scalar(statement)) == "iomdesk_test (laptop)"


def test_receipts_of_yesterday_are_taken_away_on_opening(shared: Path) -> None:
    store = open_server_desk(shared)
    with store.administering() as connection:
        connection.execute(text("INSERT INTO receipt VALUES ('old', now() - INTERVAL '2 days')"))
        connection.execute(text("INSERT INTO receipt VALUES ('new', now())"))
    store.close()
    store = open_server_desk(shared)
    with store.reading() as session:
        kept = set(session.scalars(text("SELECT id FROM receipt")))
    store.close()
    assert "new" in kept
    assert "old" not in kept


def test_backups_of_two_desks_of_one_name_are_kept_apart(postgres: Server, tmp_path: Path) -> None:
    path = server_at(postgres.new_database()).path
    new_desk(path).close()
    file = tmp_path / f"{path.name}.iomdesk"
    new_desk(file).close()
    made = [make_backup(one, tmp_path / "backups", reason="asked") for one in (path, file)]
    for one, backup in zip((path, file), made, strict=True):
        assert [found.path for found in list_backups(one, tmp_path / "backups")] == [backup.path]


def test_history_only_grows(shared: Path) -> None:
    store = open_server_desk(shared)
    try:
        for table in ("audit", "audit_link", "minutes_revision", "report_file"):
            with pytest.raises(DBAPIError, match="append-only"), store.administering() as connection:
                connection.execute(text(f"DELETE FROM {table}"))
    finally:
        store.close()


def test_roles_are_held_by_the_database(postgres: Server, sample_template: Path) -> None:
    path = server_at(postgres.new_database()).path
    copy_desk(sample_template, path)
    address = server_at(path)
    names = ("anna", "paul", "rita")
    with psycopg.connect(address.text.replace("+psycopg", ""), autocommit=True) as connection:
        for name in names:
            connection.execute(f"CREATE ROLE {name} LOGIN".encode())
    paths = {name: server_at(address.text.replace(f"{address.user}@", f"{name}@")).path for name in names}
    with pytest.raises(RoleForbids):
        open_desk(paths["anna"])
    for name, role in zip(names, (Role.RAPPORTEUR, Role.CHAIR, Role.READER), strict=True):
        among_owners(path, lambda connection, n=name, r=role: give_role(connection, n, r))  # type: ignore[misc]
    with open_desk(paths["anna"]) as anna, open_desk(paths["paul"]) as paul, open_desk(paths["rita"]) as rita:
        item = sample_item(anna)
        anna.do(save_draft, item=item, language="fr", text="Écrit par la rapporteuse.").result()
        with pytest.raises(RoleForbids, match="role"):
            anna.do(write_item_text, item=item, language="fr", title="Non").result()
        paul.do(write_item_text, item=item, language="fr", title="Oui").result()
        with pytest.raises(RoleForbids):
            paul.do(save_draft, item=item, language="fr", text="Non.").result()
        assert rita.is_read_only
        with pytest.raises(DeskReadOnly):
            rita.do(save_draft, item=item, language="fr", text="Non.").result()
        assert rita.answer(search_desk, query="rapporteuse").hits
        paul.listen(lambda _news: None, lambda _is_there: None)
        paul.stand_at("item:1")
        until = time.monotonic() + 20
        while [(one.who, one.place) for one in anna.answer(who_is_here)] != [("paul", "item:1")]:
            assert time.monotonic() < until  # whoever has no rights over the other sees him all the same
        assert not rita.check().result()
    assert among_owners(path, members_of) == (
        Member("anna", Role.RAPPORTEUR),
        Member("paul", Role.CHAIR),
        Member("rita", Role.READER),
    )
    with pytest.raises(RoleForbids):
        among_owners(paths["anna"], lambda connection: give_role(connection, "anna", Role.SECRETARIAT))
    with pytest.raises(NoSuchUser):
        among_owners(path, lambda connection: give_role(connection, "nobody-known", Role.CHAIR))
    among_owners(path, lambda connection: take_roles(connection, "anna"))
    with pytest.raises(RoleForbids):
        open_desk(paths["anna"])


def test_nobody_is_here_until_a_window_listens(shared: Path) -> None:
    with open_desk(shared) as desk:
        assert desk.answer(who_is_here) == ()

"""The index of all words is in step with the texts after every change, and can be made anew."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from iomdesk.desk import Desk, open_desk
from iomdesk.queries.search import search_desk
from iomdesk.queries.search_words import found_kinds
from iomdesk.services.agenda import edit_item, remove_item, restore_item
from iomdesk.services.minutes import save_draft
from iomdesk.services.reports import make_report, remove_report
from iomdesk.services.sessions import edit_session, remove_session
from iomdesk.storage.exchange import export_rows, import_desk
from iomdesk.storage.rescue import rescue_desk

SESSION, ITEM = 6, 3


@pytest.fixture
def desk(sample_desk: Path) -> Iterator[Desk]:
    with open_desk(sample_desk) as opened:
        yield opened


def kinds_with(desk: Desk, query: str) -> set[str]:
    return {hit.kind for hit in desk.answer(search_desk, query=query).hits}


def is_in_step(desk: Desk) -> bool:
    return not [one for one in desk.check().result() if one.kind == "search_stale"]


def test_new_words_are_found_once_they_are_stored_and_not_when_they_are_taken_back(desk: Desk) -> None:
    desk.do(save_draft, item=ITEM, language="fr", text="Des mots jamaisvus.").result()
    assert kinds_with(desk, "jamaisvus") == {"minutes"}
    with pytest.raises(ZeroDivisionError):
        desk.run(lambda work: (save_draft(work, item=ITEM, language="fr", text="Autrechose"), 1 / 0))
    assert kinds_with(desk, "jamaisvus") == {"minutes"}
    assert kinds_with(desk, "autrechose") == set()
    assert is_in_step(desk)


def test_what_goes_into_the_trash_is_not_found_until_it_comes_back(desk: Desk) -> None:
    desk.do(edit_item, item=ITEM, fields={"presenter": "Zanzibarienne"}).result()
    assert kinds_with(desk, "zanzibarienne") == {"item"}
    desk.do(remove_item, item=ITEM).result()
    assert kinds_with(desk, "zanzibarienne") == set()
    assert is_in_step(desk)
    desk.do(restore_item, item=ITEM).result()
    assert kinds_with(desk, "zanzibarienne") == {"item"}
    desk.do(remove_session, session=SESSION).result()
    assert not [hit for hit in desk.answer(search_desk, query="groupe").hits if hit.session == SESSION]
    assert is_in_step(desk)


def test_a_report_is_found_by_its_paragraphs_until_it_is_thrown_away(desk: Desk) -> None:
    made = desk.do(make_report, session=SESSION).result()
    assert "report" in kinds_with(desk, "type:report présent")
    desk.do(remove_report, report=made.created).result()
    assert kinds_with(desk, "type:report présent") == set()
    assert is_in_step(desk)


def test_a_session_that_is_moved_takes_its_words_along(desk: Desk) -> None:
    before = desk.answer(search_desk, query="session:1 groupe").hits
    assert {hit.day for hit in before} == {date(2020, 5, 12)}
    fields = {"start_on": date(2021, 3, 1), "end_on": date(2021, 3, 2)}
    desk.do(edit_session, session=SESSION, fields=fields).result()
    after = desk.answer(search_desk, query="session:1 groupe").hits
    assert {hit.day for hit in after} == {date(2021, 3, 1)}
    assert len(after) == len(before)
    assert is_in_step(desk)


def test_every_kind_of_place_is_indexed(desk: Desk) -> None:
    desk.do(make_report, session=SESSION).result()

    def kinds(session: Session) -> set[str]:
        return set(session.scalars(text("SELECT DISTINCT kind FROM search_entry")))

    assert desk.answer(kinds) == set(found_kinds())


def test_what_another_program_wrote_is_told_and_indexed_by_the_repair(sample_desk: Path) -> None:
    with closing(sqlite3.connect(sample_desk, isolation_level=None)) as raw:
        raw.execute("UPDATE agenda_item_text SET title = 'Dérobade' WHERE item_id = ?", (ITEM,))
    with open_desk(sample_desk) as desk:
        assert not is_in_step(desk)
        assert "The index of the search was built anew." in desk.repair().result()
        assert is_in_step(desk)
        assert "item" in kinds_with(desk, "derobade")


def test_an_index_that_was_emptied_is_told_and_made_anew(sample_desk: Path) -> None:
    with closing(sqlite3.connect(sample_desk, isolation_level=None)) as raw:
        raw.execute("DELETE FROM search_entry")
        raw.execute("DELETE FROM search_pending")
    with open_desk(sample_desk) as desk:
        assert not is_in_step(desk)
        desk.repair().result()
        assert is_in_step(desk)
        assert kinds_with(desk, "partenariats")


def test_an_export_leaves_the_index_out_and_the_import_makes_it(sample_desk: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(sample_desk)) as raw:
        export_rows(raw, target=tmp_path / "desk.json")
    tables = json.loads((tmp_path / "desk.json").read_text(encoding="utf-8"))["tables"]
    assert not [name for name in tables if name.startswith("search_")]
    import_desk(tmp_path / "desk.json", tmp_path / "again.iomdesk")
    with open_desk(tmp_path / "again.iomdesk") as desk:
        assert is_in_step(desk)
        assert kinds_with(desk, "partenariats")


def test_what_was_saved_of_a_damaged_desk_is_found(sample_desk: Path, tmp_path: Path) -> None:
    rescue_desk(sample_desk, tmp_path / "saved.iomdesk")
    with open_desk(tmp_path / "saved.iomdesk") as desk:
        assert is_in_step(desk)
        assert kinds_with(desk, "partenariats")


@pytest.mark.parametrize("revision", ["0001", "0007"])
def test_an_older_desk_is_indexed_when_it_is_brought_up_to_date(revision: str, tmp_path: Path) -> None:
    released = Path(__file__).parent.parent / "data" / f"desk-{revision}.iomdesk"
    path = tmp_path / "old.iomdesk"
    path.write_bytes(released.read_bytes())
    with open_desk(path) as desk:
        assert is_in_step(desk)
        assert kinds_with(desk, "partenariats")

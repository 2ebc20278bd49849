"""A protected desk can be read with its passphrase and without it not at all; nothing is lost on the way."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from iomdesk.backups import back_up, back_up_elsewhere, restore
from iomdesk.desk import open_desk
from iomdesk.queries.search import search_desk
from iomdesk.runtime.desk_keys import forget_keys, is_protected
from iomdesk.services.minutes import save_draft
from iomdesk.storage import protecting
from iomdesk.storage.connections import Access, connect
from iomdesk.storage.errors import DeskBusy, DeskLocked, WrongPassphrase
from iomdesk.storage.exchange import export_rows, import_desk
from iomdesk.storage.exchange_schema import tables_of
from iomdesk.storage.protecting import (
    PassphraseTooShort,
    protect,
    protect_copies,
    unlock,
    unprotect,
)
from iomdesk.storage.rescue import rescue_desk

PHRASE, OTHER = "ours est brun", "ours est très noir"
SECRET = "Une phrase que personne ne doit lire"


@pytest.fixture(autouse=True)
def no_keys() -> Iterator[None]:
    forget_keys()
    yield
    forget_keys()


@pytest.fixture
def desk(sample_desk: Path) -> Path:
    with open_desk(sample_desk) as opened:
        opened.do(save_draft, item=3, language="fr", text=f"{SECRET}.").result()
    protect(sample_desk, PHRASE)
    return sample_desk


def rows(path: Path) -> dict[str, list[Any]]:
    with closing(connect(path, Access.READ)) as connection:
        return {
            table: connection.execute(f'SELECT * FROM "{table}" ORDER BY rowid').fetchall()
            for table in tables_of(connection)
        }


def holds(path: Path, words: str) -> bool:
    data = path.read_bytes()
    return any(words.encode(code) in data for code in ("utf-8", "utf-16-le", "utf-16-be"))


def test_protecting_changing_and_removing_keep_every_row(sample_desk: Path) -> None:
    before = rows(sample_desk)
    protect(sample_desk, PHRASE)
    assert is_protected(sample_desk)
    assert rows(sample_desk) == before
    forget_keys()
    unlock(sample_desk, PHRASE)
    protect(sample_desk, OTHER)
    forget_keys()
    with pytest.raises(WrongPassphrase):
        unlock(sample_desk, PHRASE)
    unlock(sample_desk, OTHER)
    assert rows(sample_desk) == before
    unprotect(sample_desk)
    forget_keys()
    assert rows(sample_desk) == before
    with open_desk(sample_desk) as opened:
        assert opened.check().result() == ()


def test_without_its_passphrase_a_desk_is_not_opened_and_stays_as_it_is(desk: Path) -> None:
    forget_keys()
    before = desk.read_bytes()
    with pytest.raises(DeskLocked):
        open_desk(desk)
    with pytest.raises(WrongPassphrase):
        unlock(desk, "ours est Brun")
    with pytest.raises(DeskLocked):
        open_desk(desk, read_only=True)
    assert desk.read_bytes() == before
    assert not holds(desk, SECRET)


def test_a_protected_desk_is_written_searched_checked_and_copied(desk: Path, tmp_path: Path) -> None:
    with open_desk(desk) as opened:
        opened.do(save_draft, item=4, language="fr", text="Encore des mots jamaisvus.").result()
        assert opened.answer(search_desk, query="jamaisvus").hits
        assert opened.check().result() == ()
        opened.copy_to(tmp_path / "copy.iomdesk").result()
    assert is_protected(tmp_path / "copy.iomdesk")
    assert rows(tmp_path / "copy.iomdesk") == rows(desk)


def test_backups_are_protected_tried_out_and_gone_back_to(desk: Path, tmp_path: Path) -> None:
    backup = back_up(desk, tmp_path / "backups", reason="asked")
    assert backup.is_good
    assert is_protected(backup.path)
    elsewhere = back_up_elsewhere(desk, tmp_path / "backups", reason="asked")
    assert elsewhere.is_good
    before = rows(desk)
    with open_desk(desk) as opened:
        opened.do(save_draft, item=3, language="fr", text="Autre chose.").result()
    restore(elsewhere.path, desk)
    assert rows(desk)["draft"] == before["draft"]
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and holds(path, SECRET)]


def test_copies_of_before_follow(sample_desk: Path, tmp_path: Path) -> None:
    root = tmp_path / "backups"
    with open_desk(sample_desk) as opened:
        opened.do(save_draft, item=3, language="fr", text=f"{SECRET}.").result()
    plain = back_up(sample_desk, root, reason="asked")
    beside = Path(shutil.copy(sample_desk, sample_desk.with_name(f"{sample_desk.stem}.before-0008.iomdesk")))
    assert holds(plain.path, SECRET)
    protect(sample_desk, PHRASE)
    assert protect_copies(sample_desk, root) == (2, ())
    assert is_protected(plain.path)
    assert is_protected(beside)
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and holds(path, SECRET)]


def test_copies_follow_a_desk_whose_name_has_brackets(sample_desk: Path, tmp_path: Path) -> None:
    desk = sample_desk.rename(sample_desk.with_name("groupe [2].iomdesk"))
    beside = Path(shutil.copy(desk, desk.with_name("groupe [2].before-0008.iomdesk")))
    protect(desk, PHRASE)
    assert protect_copies(desk, tmp_path / "backups") == (1, ())
    assert is_protected(beside)


def test_a_short_passphrase_and_a_desk_in_use_are_refused(sample_desk: Path) -> None:
    with pytest.raises(PassphraseTooShort):
        protect(sample_desk, "court")
    with open_desk(sample_desk), pytest.raises(DeskBusy):
        protect(sample_desk, PHRASE)
    assert not is_protected(sample_desk)


def test_what_breaks_off_leaves_the_desk_as_it_was(
    sample_desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = rows(sample_desk)

    def broken(_scratch: Path, _path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(protecting, "put_in_place", broken)
    with pytest.raises(Exception, match=sample_desk.name):
        protect(sample_desk, PHRASE)
    assert not is_protected(sample_desk)
    assert rows(sample_desk) == before
    assert [path.name for path in sample_desk.parent.iterdir() if path.name.startswith(".")] == []


def test_an_export_is_the_users_own_and_a_rescue_stays_protected(desk: Path, tmp_path: Path) -> None:
    with closing(connect(desk, Access.READ)) as connection:
        export_rows(connection, target=tmp_path / "desk.json")
    import_desk(tmp_path / "desk.json", tmp_path / "plain.iomdesk")
    assert rows(tmp_path / "plain.iomdesk") == rows(desk)
    rescue_desk(desk, tmp_path / "saved.iomdesk")
    assert is_protected(tmp_path / "saved.iomdesk")


def test_a_desk_of_an_older_format_is_protected_too(tmp_path: Path) -> None:
    released = Path(__file__).parent.parent / "data" / "desk-0002.iomdesk"
    path = Path(shutil.copy(released, tmp_path / "old.iomdesk"))
    protect(path, PHRASE)
    with open_desk(path) as opened:
        assert not [one for one in opened.check().result() if one.severity == "error"]
    (before,) = [one for one in tmp_path.iterdir() if "before" in one.name]
    assert is_protected(before)


PROGRAM = """
import os, sys
from pathlib import Path
from iomdesk.backups import back_up_elsewhere
from iomdesk.desk import open_desk
from iomdesk.document.typed_text import record_of, whole_text
from iomdesk.queries.kept_texts import minutes_key
from iomdesk.runtime.journal_file import JournalFile
from iomdesk.services.journal import note_typing
from iomdesk.services.minutes import save_draft
from iomdesk.services.paper_facts import build_paper
from iomdesk.storage.protecting import unlock
from datetime import UTC, datetime

path, words = Path(sys.argv[1]), sys.argv[2]
unlock(path, sys.argv[3])
desk = open_desk(path)
desk.do(save_draft, item=3, language="fr", text=words + " (rangée).").result()
line = whole_text(minutes_key(4, "fr"), words + " (tapée).", datetime.now(UTC))
desk.note(note_typing, key=minutes_key(4, "fr"), before="", after=words + " (tapée).").result()
desk.answer(build_paper, session_id=6, kind="report", language="fr")
uid = desk.glance(lambda connection: connection.execute("SELECT uid FROM desk").fetchone()[0]).result()
aside = JournalFile(uid, str(path))
aside.add(record_of(line))
aside.sync()
back_up_elsewhere(path, Path(sys.argv[4]), reason="asked")
print("ready", flush=True)
os._exit(9)
"""


def test_no_file_that_is_left_after_a_crash_holds_a_word(desk: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / "tmp").mkdir(parents=True)
    names = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")
    folders = {name: str(home / name) for name in names} | {"HOME": str(home), "TMPDIR": str(home / "tmp")}
    folders["IOMDESK_CONFIG"] = str(home / "settings.json")
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(desk), SECRET, PHRASE, str(home / "backups")],
        env={**os.environ, **folders},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stdout.split() == ["ready"], done.stderr
    files = [path for path in (*desk.parent.rglob("*"), *home.rglob("*")) if path.is_file()]
    assert any(path.name.endswith("-wal") for path in files), "the crash left a log"
    assert any(path.suffix == ".journal" for path in files), "and words kept aside"
    assert len([path for path in files if path.suffix == ".iomdesk"]) >= 2, "and a backup"
    assert [str(path) for path in files if holds(path, SECRET)] == []
    forget_keys()
    unlock(desk, PHRASE)
    with open_desk(desk) as opened:
        assert opened.answer(search_desk, query="rangée").hits


def test_a_file_that_only_looks_protected_is_told(tmp_path: Path) -> None:
    path = tmp_path / "other.iomdesk"
    path.write_bytes(b"iomd\x01" + os.urandom(8_000))
    with pytest.raises(WrongPassphrase):
        unlock(path, PHRASE)


def test_other_programs_read_it_with_the_passphrase(desk: Path) -> None:
    import sqlcipher3.dbapi2 as cipher

    with closing(cipher.connect(str(desk))) as connection:
        connection.execute(f"PRAGMA key = '{PHRASE}'")
        assert connection.execute("SELECT count(*) FROM session").fetchone()[0] == 6
    with closing(sqlite3.connect(desk)) as plain, pytest.raises(sqlite3.DatabaseError):
        plain.execute("SELECT count(*) FROM session")

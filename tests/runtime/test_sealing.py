"""What is kept aside for a protected desk can only be read with its key."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from iomdesk.runtime.desk_keys import derive_key, forget_keys, known_key, new_key, remember_key, salt_of
from iomdesk.runtime.journal_file import JournalFile, left_journals
from iomdesk.runtime.paths import journals_folder
from iomdesk.runtime.sealing import NotUnsealed, seal, unseal


@pytest.fixture(autouse=True)
def no_keys() -> Iterator[None]:
    forget_keys()
    yield
    forget_keys()


def test_what_was_sealed_is_opened_by_its_key_alone() -> None:
    key, other = new_key("ours est brun"), new_key("ours est brun")
    sealed = seal(key, b"mot")
    assert unseal(key, sealed) == b"mot"
    assert "mot" not in sealed
    for wrong, text in ((other, sealed), (key, seal(key, b"mot")[:-8] + "AAAAAAA=")):
        with pytest.raises(NotUnsealed):
            unseal(wrong, text)


def test_a_key_comes_from_passphrase_and_salt_and_tells_nothing() -> None:
    key = new_key("ours est brun")
    assert derive_key("ours est brun", key.salt) == key
    assert derive_key("ours est noir", key.salt) != key
    assert key.secret.hex() not in repr(key)


def test_words_kept_aside_are_sealed_and_come_back_with_the_key(tmp_path: Path) -> None:
    desk, key = tmp_path / "desk.iomdesk", new_key("ours est brun")
    desk.write_bytes(key.salt + b"rest")
    assert salt_of(desk) == key.salt
    remember_key(key)
    file = JournalFile("abc", str(desk))
    file.add({"text": "Une phrase secrète."})
    file.close()
    assert b"secr" not in file.path.read_bytes()
    (left,) = left_journals(journals_folder(), "abc")
    assert left.is_readable
    assert left.records == ({"text": "Une phrase secrète."},)
    forget_keys()
    assert known_key(key.salt) is None
    (locked,) = left_journals(journals_folder(), "abc")
    assert not locked.is_readable
    assert locked.records == ()
    assert locked.desk_path == str(desk)

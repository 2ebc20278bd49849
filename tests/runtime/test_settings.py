"""Settings: remembered between two runs, never a reason not to start."""

from pathlib import Path

import pytest

from iomdesk.runtime.settings import MOST_RECENTS, Settings, load_settings, settings_path, store_settings


def test_settings_are_read_back_as_they_were_stored(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "settings.json"
    settings = Settings(theme="dark", language="es").with_desk(tmp_path / "a.iomdesk")
    settings = settings.with_session(tmp_path / "a.iomdesk", 7)
    store_settings(path, settings)
    assert load_settings(path) == settings


def test_a_first_run_has_the_plain_settings(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "none.json") == Settings()


@pytest.mark.parametrize(
    "text", ["", "{", "[1]", '{"theme": 3, "recent_desks": "x", "last_sessions": []}', "\0"]
)
def test_damaged_settings_are_as_in_a_first_run(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(text)
    assert load_settings(path) == Settings()


def test_the_desk_opened_last_comes_first_and_only_once(tmp_path: Path) -> None:
    settings = Settings()
    for name in ("a", "b", "a"):
        settings = settings.with_desk(tmp_path / name)
    assert settings.recent_desks == (str(tmp_path / "a"), str(tmp_path / "b"))
    assert settings.last_desk == str(tmp_path / "a")


def test_only_a_handful_of_desks_is_remembered(tmp_path: Path) -> None:
    settings = Settings()
    for number in range(MOST_RECENTS + 5):
        settings = settings.with_desk(tmp_path / str(number))
    assert len(settings.recent_desks) == MOST_RECENTS


def test_a_desk_that_is_gone_is_forgotten(tmp_path: Path) -> None:
    settings = Settings().with_desk(tmp_path / "a").without_desk(tmp_path / "a")
    assert settings == Settings()


def test_a_session_is_remembered_per_desk_until_the_list_is_shown(tmp_path: Path) -> None:
    settings = Settings().with_session(tmp_path / "a", 3).with_session(tmp_path / "b", 4)
    assert settings.with_session(tmp_path / "a", None).last_sessions == {str(tmp_path / "b"): 4}


def test_a_folder_that_cannot_be_written_to_stops_nothing(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    store_settings(blocked / "settings.json", Settings(theme="dark"))
    assert list(tmp_path.iterdir()) == [blocked]


def test_the_place_of_the_settings_can_be_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IOMDESK_CONFIG", str(tmp_path / "mine.json"))
    assert settings_path() == tmp_path / "mine.json"

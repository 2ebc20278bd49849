"""`iomdesk states` and `iomdesk groups`: lists read whole or not at all, and shown as they are on a day."""

import json
from pathlib import Path
from typing import Any

import pytest

from iomdesk.cli.main import main


@pytest.fixture
def printed(sample_desk: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    def run(*arguments: object) -> tuple[int, str, str]:
        status = main([*(str(argument) for argument in arguments), "--desk", str(sample_desk)])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return run


def states(printed: Any, day: str = "2020-05-12", language: str = "fr") -> dict[str, Any]:
    _, out, _ = printed("states", "list", "--json", "--on", day, "--lang", language)
    return {row["iso3"]: row for row in json.loads(out)["states"]}


def test_the_sample_desk_asserts_nothing_and_sorts_by_name(printed: Any) -> None:
    found = states(printed)
    assert {row["membership"] for row in found.values()} == {None}
    order = list(found)
    assert order.index("EGY") < order.index("ECU") < order.index("ESP")
    assert order.index("HND") < order.index("COK") < order.index("IND")  # Honduras, Îles Cook, Inde


def test_a_spreadsheet_of_windows_is_stored_and_shown_as_of_a_day(printed: Any, tmp_path: Path) -> None:
    file = tmp_path / "membres.csv"
    lines = (
        "iso3;qualité;du;au;vérifié\nCHN;observateur;;18/09/2016;oui\nCHN;membre;19/09/2016;;oui\nFRA;;;;\n"
    )
    file.write_bytes(lines.encode("cp1252"))
    assert printed("states", "import", file)[0] == 0
    before, after = states(printed, "2016-09-18"), states(printed, "2016-09-19")
    assert [before["CHN"]["membership"]["kind"], after["CHN"]["membership"]["kind"]] == ["observer", "member"]
    assert not after["FRA"]["membership"]["verified"]


def test_bad_lines_are_all_named_and_nothing_is_stored(printed: Any, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("iso3,from\nFRA,\nXXX,\nCHN,32/01/2016\n")
    status, _, err = printed("states", "import", file)
    assert status == 1
    assert "Line 3" in err
    assert "“XXX”" in err
    assert "Line 4" in err
    assert states(printed)["FRA"]["membership"] is None


def test_lines_that_overlap_store_nothing_at_all(printed: Any, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("iso3,from,until\nFRA,,\nCHN,2016-01-01,2017-01-01\nCHN,2017-01-01,\n")
    status, _, err = printed("states", "import", file)
    assert status == 1
    assert "2017-01-01" in err
    assert {row["membership"] for row in states(printed).values()} == {None}


def test_a_file_without_codes_is_refused(printed: Any, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("name,from\nFrance,\n")
    status, _, err = printed("states", "import", file)
    assert (status, "iso3" in err) == (1, True)


def test_what_is_written_is_read_again_as_it_was(printed: Any, tmp_path: Path) -> None:
    file, again = tmp_path / "list.csv", tmp_path / "again.csv"
    file.write_text("iso3,kind,from,until,suspended_from,verified\nFRA,member,2000-01-02,,2019-03-04,yes\n")
    printed("states", "import", file)
    assert printed("states", "export", "--out", again)[0] == 0
    assert again.read_text("utf-8-sig").splitlines()[1] == "FRA,France,member,2000-01-02,,2019-03-04,,yes"
    assert "0 memberships" in printed("states", "import", again)[1]
    workbook = tmp_path / "again.xlsx"
    assert printed("states", "export", "--out", workbook)[0] == 0
    assert "0 memberships" in printed("states", "import", workbook)[1]


def test_every_state_may_be_assumed_a_member_to_be_verified(printed: Any) -> None:
    assert printed("states", "assume-all")[0] == 0
    assert {row["membership"]["verified"] for row in states(printed).values()} == {False}
    assert "to be verified" in printed("states", "list")[1]


def test_a_scheme_is_read_and_shows_with_its_states(printed: Any, tmp_path: Path) -> None:
    file = tmp_path / "groups.csv"
    file.write_text("group,iso3,from,until,aligned\nNord,FRA,2000-01-01,,\nNord,CHE,,,oui\nSud,CHN,,,\n")
    assert printed("groups", "import", file, "--scheme", "Exemple")[0] == 0
    schemes = json.loads(printed("groups", "list", "--json")[1])["schemes"]
    assert [(s["name"], s["used"], [g["name"] for g in s["groups"]]) for s in schemes] == [
        ("Exemple", True, ["Nord", "Sud"])
    ]
    assert [p["iso3"] for p in schemes[0]["groups"][0]["states"]] == ["FRA", "CHE"]
    found = states(printed)
    assert (found["FRA"]["groups"], found["CHE"]["groups"], found["CHE"]["aligned"]) == (
        ["Nord"],
        [],
        ["Nord"],
    )


def test_a_scheme_with_a_bad_line_is_not_begun(printed: Any, tmp_path: Path) -> None:
    file = tmp_path / "groups.csv"
    file.write_text("group,iso3\nNord,FRA\n,CHE\n")
    assert printed("groups", "import", file, "--scheme", "Exemple")[0] == 1
    assert json.loads(printed("groups", "list", "--json")[1])["schemes"] == []

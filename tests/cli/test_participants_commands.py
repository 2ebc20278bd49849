"""Participants from the command line: a look at the list first, then the list itself."""

import shutil
from pathlib import Path

import pytest

from iomdesk.desk import new_desk
from tests.cli.conftest import AsJson, RunCommand

LIST = (
    "État;Titre;Prénom;Nom;Fonction;Rôle\n"
    "Mali;Mme;Aïcha;Exemple;Conseillère;suppléante\n"
    "Mali;;AICHA;EXEMPLE;;\n"
    "Mali;;A.;Exemple;;\n"
    "Ligue exemple;;;Autre;;\n"
    "Corée;;;Tiers;;\n"
)


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("participants") / "sample.iomdesk"
    new_desk(path, sample=True).close()
    return path


@pytest.fixture
def desk(made_once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made_once, tmp_path / "group.iomdesk"))


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "liste.csv"
    path.write_text(LIST, encoding="utf-8-sig")
    return path


def on(desk: Path) -> tuple[str, ...]:
    return "--session", "1", "--desk", str(desk)


def test_look_at_a_list_stores_nothing(desk: Path, table: Path, as_json: AsJson) -> None:
    before = desk.read_bytes()
    told = as_json("participants", "import", table, *on(desk), "--dry-run")
    assert told["stored"] is False
    assert [(row["row"], row["decision"], row["status"]) for row in told["rows"]] == [
        (2, "import", "fine"),
        (3, "merge", "question"),
        (4, "import", "question"),
        (5, "skip", "question"),
        (6, "skip", "error"),
    ]
    assert told["rows"][0]["state"] == "MLI"
    assert told["rows"][4]["findings"][0]["kind"] == "several_meant"
    assert desk.read_bytes() == before


def test_list_is_stored_and_listed(desk: Path, table: Path, as_json: AsJson) -> None:
    as_json("participants", "import", table, *on(desk))
    listed = as_json("participants", "list", *on(desk))["delegations"]
    (mali,) = [row for row in listed if row["state"] == "MLI"]
    assert [person["given_name"] for person in mali["persons"]] == ["Aïcha", "A."]
    assert mali["persons"][0]["role"] == "alternate"
    assert not [row for row in listed if row["name"] == "Ligue exemple"]


def test_organisations_and_similar_persons_are_taken_in_where_asked(
    desk: Path, table: Path, as_json: AsJson
) -> None:
    as_json("participants", "import", table, *on(desk), "--new-organisations", "--merge-similar")
    listed = {row["name"]: row for row in as_json("participants", "list", *on(desk))["delegations"]}
    assert len(listed["Mali"]["persons"]) == 1
    assert listed["Ligue exemple"]["capacity"] == "organisation"


def test_list_stored_twice_is_stored_once(desk: Path, table: Path, as_json: AsJson) -> None:
    as_json("participants", "import", table, *on(desk))
    first = as_json("participants", "list", *on(desk))
    as_json("participants", "import", table, *on(desk))
    assert as_json("participants", "list", *on(desk)) == first


def test_people_read_tables(desk: Path, table: Path, run_command: RunCommand) -> None:
    status, out, _err = run_command("participants", "import", table, *on(desk), "--dry-run")
    assert status == 0
    assert "2 persons to import · 1 merged · 2 left out" in " ".join(out.split())
    assert "Allemagne" in run_command("participants", "list", *on(desk))[1]


def test_file_that_is_no_list_is_refused_in_one_line(
    desk: Path, tmp_path: Path, run_command: RunCommand
) -> None:
    path = tmp_path / "liste.xlsx"
    path.write_bytes(b"%PDF-1.7")
    status, _out, err = run_command("participants", "import", path, *on(desk))
    assert status == 1
    assert err.count("\n") == 1
    assert "liste.xlsx" in err

"""Recommendations and reports from the command line: steps, answers brought in, tables, issued files."""

import io
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from iomdesk.desk import new_desk
from tests.cli.conftest import AsJson, RunCommand

ANSWERS = (
    "Session;No.;Réponse;Date;Cote;Observations\n"
    "1;1;Approuvée;12/11/2020;S/27/14;Sans débat\n"
    "1;2;peut-être;12/11/2020;;\n"
    "1;9;approuvée;12/11/2020;;\n"
    "1;2;rejetée;un jour;;\n"
)


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("lives") / "sample.iomdesk"
    new_desk(path, sample=True).close()
    return path


@pytest.fixture
def desk(made_once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made_once, tmp_path / "group.iomdesk"))


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "reponses.csv"
    path.write_text(ANSWERS, encoding="utf-8-sig")
    return path


def test_a_step_is_taken_listed_and_taken_back(desk: Path, run_command: RunCommand, as_json: AsJson) -> None:
    step = ("recommendation", "step", "1/1", "transmitted", "--on", "2020-06-12", "--symbol", "WG/1/L/1")
    status, _out, err = run_command(*step, "--body-session", "27", "--desk", desk)
    assert (status, err) == (0, "")
    told = as_json("recommendation", "list", "--desk", desk)["recommendations"][0]
    assert (told["status"], told["steps"][-1]["body"], told["steps"][-1]["body_session"]) == (
        "transmitted",
        "CPPF",
        27,
    )
    run_command("recommendation", "step", "1/1", "--back", "--desk", desk)
    assert as_json("recommendation", "list", "--desk", desk)["recommendations"][0]["status"] == "agreed"


def test_a_step_that_does_not_follow_is_refused_without_a_reason(desk: Path, run_command: RunCommand) -> None:
    step = ("recommendation", "step", "1/1", "closed", "--on", "2020-06-12", "--desk", desk)
    assert run_command(*step)[0] == 0
    again = ("recommendation", "answer", "1/1", "endorsed", "--on", "2020-07-01", "--desk", desk)
    assert run_command(*again)[0] == 1
    assert run_command(*again, "--anyway", "Rouverte par le CPPF")[0] == 0


def test_an_unknown_recommendation_is_named(desk: Path, run_command: RunCommand) -> None:
    status, _out, err = run_command("recommendation", "step", "7/7", "agreed", "--desk", desk)
    assert status == 1
    assert "7/7" in err


def test_a_look_at_answers_says_what_becomes_of_each_row_and_stores_nothing(
    desk: Path, table: Path, as_json: AsJson
) -> None:
    before = desk.read_bytes()
    told = as_json("recommendation", "import", table, "--dry-run", "--desk", desk)
    assert [row["finding"] for row in told["rows"]] == [
        "does_not_follow",
        "unknown_answer",
        "unknown_recommendation",
        "unknown_day",
    ]
    assert (told["stored"], desk.read_bytes()) == (False, before)


def test_answers_are_recorded_once_with_their_source(desk: Path, table: Path, as_json: AsJson) -> None:
    assert as_json("recommendation", "import", table, "--desk", desk)["count"] == 1
    told = as_json("recommendation", "list", "--desk", desk)["recommendations"][0]["steps"][-1]
    assert (told["status"], told["on"], told["symbol"]) == ("endorsed", "2020-11-12", "S/27/14")
    assert "reponses.csv" in told["override_reason"]
    again = as_json("recommendation", "import", table, "--desk", desk)
    assert (again["rows"][0]["finding"], again["count"]) == ("known", 0)


def test_answers_that_follow_need_no_reason_and_may_be_piped_in(
    desk: Path, as_json: AsJson, run_command: RunCommand, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_command("recommendation", "step", "1/2", "transmitted", "--on", "2020-06-12", "--desk", desk)
    monkeypatch.setattr("sys.stdin", io.StringIO("Recommendation\tStatus\tDate\n1/2\tnoted\t2020-11-12\n"))
    told = as_json("recommendation", "import", "-", "--only-usual", "--desk", desk)
    assert (told["rows"][0]["finding"], told["count"]) == ("fine", 1)


def test_a_table_without_answers_says_what_its_columns_should_be(
    desk: Path, tmp_path: Path, run_command: RunCommand
) -> None:
    path = tmp_path / "autre.csv"
    path.write_text("a;b\n1;2\n", encoding="utf-8")
    status, _out, err = run_command("recommendation", "import", path, "--desk", desk)
    assert status == 1
    assert err


def test_the_workbook_holds_days_as_days_and_can_be_imported_again(
    desk: Path, tmp_path: Path, run_command: RunCommand, as_json: AsJson
) -> None:
    given = ("--owner", "l’Administration", "--due", "2021-03-31", "--desk", desk)
    run_command("recommendation", "action", "1/1", *given)
    out = tmp_path / "suivi.xlsx"
    assert run_command("recommendation", "export", "--out", out, "--desk", desk)[0] == 0
    rows = list(load_workbook(out).active.iter_rows(values_only=True))
    assert len(rows) == 3
    assert (rows[1][4].date().isoformat(), rows[1][11]) == ("2020-05-13", "l’Administration")
    told = as_json("recommendation", "import", out, "--dry-run", "--desk", desk)
    assert [row["finding"] for row in told["rows"]] == ["known", "known"]


def test_a_report_goes_through_its_life_and_its_files_come_out_again_as_issued(
    desk: Path, tmp_path: Path, run_command: RunCommand, as_json: AsJson
) -> None:
    life, on = ("report", "life"), ("--session", "1", "--desk", desk)
    step = (*life, "step", "project", *on, "--on", "2020-05-20", "--symbol", "WG/1/L/1")
    assert run_command(*step, "--keep", "pdf", "--lang", "fr")[::2] == (0, "")
    corrections = (*life, "step", "corrections", *on, "--on", "2020-05-21")
    assert run_command(*corrections)[::2] == (0, "")
    told = as_json(*life, "show", *on)
    issued = told["steps"][0]["files"][0]
    assert (told["stage"], told["deadlines"]["es"]) == ("corrections", "2020-05-28")
    run_command("session", "edit", "--number", "9", *on)
    out = tmp_path / "again.pdf"
    assert run_command(*life, "file", issued["id"], "--out", out, "--desk", desk)[0] == 0
    assert (len(out.read_bytes()), out.read_bytes()[:5]) == (issued["size"], b"%PDF-")


def test_corrections_are_noted_decided_and_gathered(
    desk: Path, run_command: RunCommand, as_json: AsJson
) -> None:
    on = ("--session", "1", "--desk", desk)
    run_command("report", "life", "step", "project", *on, "--on", "2020-05-20", "--symbol", "WG/1/L/1")
    words = ("--paragraph", "12", "--old", "a déclaré", "--new", "a rappelé", "--on", "2020-05-25")
    assert run_command("report", "correction", "add", *on, *words)[0] == 0
    early = run_command("report", "life", "step", "corrigendum", *on, "--on", "2020-06-02")
    assert early[0] == 1
    assert run_command("report", "correction", "decide", "c1", "--accept", "--desk", desk)[0] == 0
    assert as_json("report", "correction", "list", *on)["corrections"][0]["status"] == "accepted"
    done = run_command("report", "life", "step", "corrigendum", *on, "--on", "2020-06-02", "--keep", "docx")
    assert done[::2] == (0, "")
    assert len(as_json("report", "life", "show", *on)["steps"][-1]["files"]) == 3


@pytest.mark.parametrize(
    "kind", ["recommendations", "oral-report", "cover-note", "follow-up", "report-corrigendum"]
)
def test_papers_on_lives_are_made_like_any_other(
    desk: Path, tmp_path: Path, run_command: RunCommand, kind: str
) -> None:
    out = tmp_path / f"{kind}.docx"
    assert run_command("paper", kind, "--session", "1", "--out", out, "--desk", desk)[::2] == (0, "")
    assert out.stat().st_size > 5000

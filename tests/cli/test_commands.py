"""The command line: what it prints for people and for programs, and how it fails."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document as WordDocument
from pypdf import PdfReader

from iomdesk.cli.main import main
from iomdesk.desk import new_desk, open_desk

MANDATE = """\
GROUPE DE TRAVAIL D’EXEMPLE

PROJET DE MANDAT

1. En ce qui concerne la préparation :

a) Examen des documents
et échange de vues ;

b) Rapports au Comité.

2. En ce qui concerne le suivi :

a) Examen des suites données.
"""

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command; give its status, what it printed and what it complained of."""

    def command(*arguments: object) -> tuple[int, str, str]:
        status = main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return command


def as_json(run: Run, *arguments: object) -> Any:
    status, out, err = run(*arguments, "--json")
    assert (status, err) == (0, "")
    return json.loads(out)


@pytest.fixture
def empty_desk(tmp_path: Path) -> Path:
    path = tmp_path / "group.iomdesk"
    new_desk(path).close()
    return path


def test_new_makes_a_desk_that_the_other_commands_open(run: Run, tmp_path: Path) -> None:
    desk = tmp_path / "new.iomdesk"
    assert run("new", desk, "--sample")[0] == 0
    assert len(as_json(run, "session", "list", "--desk", desk)["sessions"]) == 6


def test_new_never_overwrites(run: Run, sample_desk: Path) -> None:
    before = sample_desk.read_bytes()
    status, _, err = run("new", sample_desk)
    assert (status, len(err.splitlines())) == (1, 1)
    assert sample_desk.read_bytes() == before


def test_sessions_are_listed_oldest_first_with_their_bodies(run: Run, sample_desk: Path) -> None:
    sessions = as_json(run, "session", "list", "--desk", sample_desk)["sessions"]
    assert [session["dates"][0] for session in sessions] == [
        "2014-02-13", "2016-10-25", "2017-04-28", "2017-05-24", "2019-05-22", "2020-05-12",
    ]  # fmt: skip
    assert sessions[4]["bodies"] == ["WG", "WG-BUDGET"]
    assert set(sessions[0]) >= {"id", "number", "bodies", "dates", "status"}


def test_mandate_is_shown_with_the_text_of_each_clause_and_its_standing(run: Run, sample_desk: Path) -> None:
    versions = as_json(run, "mandate", "show", "--desk", sample_desk)["versions"]
    assert [version["status"] for version in versions] == ["remplacé", "approuvé", "projet"]
    first, second = versions[-1]["chapters"]
    assert (first["number"], len(first["clauses"]), len(second["clauses"])) == ("1", 5, 4)
    clause = second["clauses"][1]
    assert clause["ref"] == "2 b)"
    assert clause["text"]["fr"].startswith("Examen de la possibilité que les États Membres s’organisent")
    assert clause["official"] == {"fr": True, "en": False, "es": False}


def test_mandate_import_stores_what_it_read(run: Run, empty_desk: Path, tmp_path: Path) -> None:
    file = tmp_path / "mandat.txt"
    file.write_text(MANDATE, encoding="utf-8")
    assert run("mandate", "import", file, "--desk", empty_desk)[0] == 0
    (version,) = as_json(run, "mandate", "show", "--desk", empty_desk)["versions"]
    texts = {c["ref"]: c["text"]["fr"] for chapter in version["chapters"] for c in chapter["clauses"]}
    assert texts == {
        "1 a)": "Examen des documents et échange de vues ;",
        "1 b)": "Rapports au Comité.",
        "2 a)": "Examen des suites données.",
    }


def test_dry_run_shows_and_stores_nothing(run: Run, empty_desk: Path, tmp_path: Path) -> None:
    file = tmp_path / "mandat.txt"
    file.write_text(MANDATE, encoding="utf-8")
    status, out, _ = run("mandate", "import", file, "--desk", empty_desk, "--dry-run")
    assert status == 0
    assert "Examen des suites données." in out
    assert as_json(run, "mandate", "show", "--desk", empty_desk) == {"versions": []}


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02" * 500, b"Rien ici."])
def test_file_without_a_mandate_changes_nothing_and_says_so_in_one_line(
    run: Run, empty_desk: Path, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "mandat.txt"
    file.write_bytes(content)
    status, out, err = run("mandate", "import", file, "--desk", empty_desk)
    assert (status, out, len(err.splitlines())) == (1, "", 1)
    assert "Traceback" not in err
    assert as_json(run, "mandate", "show", "--desk", empty_desk) == {"versions": []}


def item_ids(run: Run, desk: Path) -> dict[str, str]:
    items = as_json(run, "agenda", "show", "--session", 1, "--desk", desk)["items"]
    return {item["number"]: item["id"] for item in items}


def clauses_of(run: Run, desk: Path, number: str) -> list[str]:
    items = as_json(run, "agenda", "show", "--session", 1, "--desk", desk)["items"]
    (found,) = [item["clauses"] for item in items if item["number"] == number]
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize("words", [["2b"], ["2 b)"], ["2(b)"], ["2", "b)"]])
def test_item_is_mapped_however_the_clause_is_written(run: Run, sample_desk: Path, words: list[str]) -> None:
    item = item_ids(run, sample_desk)["2"]
    assert run("agenda", "map", item, *words, "--desk", sample_desk)[0] == 0
    assert clauses_of(run, sample_desk, "2") == ["1 c)", "2 b)"]


def test_item_is_named_by_its_number_within_a_session(run: Run, sample_desk: Path) -> None:
    assert run("agenda", "map", "3a", "2a", "1b", "--session", 1, "--desk", sample_desk)[0] == 0
    assert clauses_of(run, sample_desk, "3 a)") == ["1 a)", "1 b)", "2 a)"]


def test_clause_that_does_not_exist_maps_none_of_the_others(run: Run, sample_desk: Path) -> None:
    item = item_ids(run, sample_desk)["2"]
    status, _, err = run("agenda", "map", item, "2b", "7z", "--desk", sample_desk)
    assert (status, len(err.splitlines())) == (1, 1)
    assert clauses_of(run, sample_desk, "2") == ["1 c)"]


def test_clause_can_be_taken_off(run: Run, sample_desk: Path) -> None:
    item = item_ids(run, sample_desk)["2"]
    run("agenda", "map", item, "1c", "--remove", "--desk", sample_desk)
    assert clauses_of(run, sample_desk, "2") == []


def test_mapping_is_refused_while_another_holds_the_desk(run: Run, sample_desk: Path) -> None:
    with open_desk(sample_desk):
        status, _, err = run("agenda", "map", "2", "2b", "--session", 1, "--desk", sample_desk)
        assert (status, len(err.splitlines())) == (1, 1)
        assert len(as_json(run, "session", "list", "--desk", sample_desk)["sessions"]) == 6


def test_session_and_item_are_added(run: Run, empty_desk: Path) -> None:
    run("session", "add", "--number", 2, "--start", "2020-10-06", "--place", "Genève", "--desk", empty_desk)
    run("agenda", "add", "Groupes régionaux", "--session", 2, "--desk", empty_desk)
    (item,) = as_json(run, "agenda", "show", "--session", 2, "--desk", empty_desk)["items"]
    assert (item["number"], item["title"]) == ("1", "Groupes régionaux")


@pytest.mark.parametrize("kind", ["report", "agenda"])
@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_papers_come_out_the_same_twice_in_every_format(
    run: Run, sample_desk: Path, tmp_path: Path, kind: str, language: str
) -> None:
    for format in ("pdf", "docx", "txt"):
        files = [tmp_path / f"{turn}.{format}" for turn in (1, 2)]
        for file in files:
            arguments = ("--session", 1, "--lang", language, "--format", format, "--out", file)
            assert run("paper", kind, *arguments, "--desk", sample_desk)[0] == 0
        assert files[0].read_bytes() == files[1].read_bytes()


def test_report_reads_back_from_pdf_and_word(run: Run, sample_desk: Path, tmp_path: Path) -> None:
    for format in ("pdf", "docx"):
        run("paper", "report", "--session", 1, "--out", tmp_path / f"r.{format}", "--desk", sample_desk)
    pdf = "\n".join(page.extract_text() for page in PdfReader(tmp_path / "r.pdf").pages)
    word = "\n".join(p.text for p in WordDocument(str(tmp_path / "r.docx")).paragraphs)
    for text in (pdf, word):
        assert "RAPPORT ET RECOMMANDATIONS" in text
        assert "groupes régionaux" in text


def test_paper_into_a_folder_that_is_not_there_is_one_line(
    run: Run, sample_desk: Path, tmp_path: Path
) -> None:
    out = tmp_path / "missing" / "r.pdf"
    status, _, err = run("paper", "report", "--session", 1, "--out", out, "--desk", sample_desk)
    assert (status, len(err.splitlines())) == (1, 1)


@pytest.mark.parametrize(
    "arguments",
    [
        ("paper", "sermon", "--session", 1, "--out", "x.pdf"),
        ("paper", "report", "--session", 1, "--out", "x.rtf"),
        ("paper", "report", "--session", 1, "--out", "x.pdf", "--lang", "de"),
        ("session", "fly"),
        ("agenda", "show"),
    ],
)
def test_bad_usage_exits_with_2(run: Run, sample_desk: Path, arguments: tuple[object, ...]) -> None:
    assert run(*arguments, "--desk", sample_desk)[0] == 2


@pytest.mark.parametrize("content", [None, b"", b"not a desk at all", b"SQLite format 3\x00" + b"\x00" * 400])
def test_what_is_no_desk_is_refused_in_one_line(run: Run, tmp_path: Path, content: bytes | None) -> None:
    desk = tmp_path / "group.iomdesk"
    if content is not None:
        desk.write_bytes(content)
    status, _, err = run("session", "list", "--desk", desk)
    assert (status, len(err.splitlines())) == (1, 1)
    assert "Traceback" not in err


def test_session_that_is_not_there_is_named(run: Run, sample_desk: Path) -> None:
    status, _, err = run("agenda", "show", "--session", 99, "--desk", sample_desk)
    assert status == 1
    assert "99" in err


def test_sound_desk_passes_its_check_with_the_gaps_of_its_past(run: Run, sample_desk: Path) -> None:
    result = as_json(run, "check", "--desk", sample_desk)
    assert (result["ok"], result["findings"]) == (True, [])
    assert {gap["kind"] for gap in result["gaps"]} >= {"no_agenda", "no_place"}
    assert not [gap for gap in result["gaps"] if gap["session"] == "s6"]


def test_reading_commands_leave_no_file_beside_the_desk(run: Run, sample_desk: Path) -> None:
    run("session", "list", "--desk", sample_desk)
    assert [path.name for path in sample_desk.parent.iterdir()] == ["sample.iomdesk"]


def test_tables_for_people_name_sessions_and_items(run: Run, sample_desk: Path) -> None:
    assert "s6" in run("session", "list", "--desk", sample_desk)[1]
    assert "Questions diverses" in run("agenda", "show", "--session", 1, "--desk", sample_desk)[1]
    assert "projet" in run("mandate", "show", "--desk", sample_desk)[1]


def test_help_names_every_command(run: Run) -> None:
    out = run("--help")[1]
    assert all(name in out for name in ("new", "open", "mandate", "session", "agenda", "paper", "check"))


def test_open_sample_without_a_screen_writes_the_papers_of_the_example(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    desk = tmp_path / "demo.iomdesk"

    def no_screen(_arguments: list[str]) -> int:
        return 1

    assert main(["open", str(desk), "--sample"], no_screen) == 0
    assert {"demo-report.pdf", "demo-report.docx", "demo-agenda.pdf"} <= {p.name for p in tmp_path.iterdir()}
    assert "demo-report.pdf" in capsys.readouterr().out


def test_open_hands_the_desk_to_the_window(sample_desk: Path) -> None:
    opened: list[list[str]] = []

    def window(arguments: list[str]) -> int:
        opened.append(arguments)
        return 0

    assert main(["open", str(sample_desk), "--sample"], window) == 0
    assert opened == [[str(sample_desk)]]

"""The pack from the command line: made, issued, copied for recipients, supplemented, cut, archived."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from iomdesk.cli.main import main
from iomdesk.desk import open_desk
from iomdesk.services.documents import add_document


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    status = main([str(argument) for argument in arguments])
    said = capsys.readouterr()
    return status, said.out, said.err


def as_json(capsys: pytest.CaptureFixture[str], *arguments: object) -> Any:
    status, out, err = run(capsys, *arguments, "--json")
    assert status == 0, err
    return json.loads(out)


def text(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def test_pack_is_made_with_its_contents_and_the_same_twice(
    capsys: pytest.CaptureFixture[str], sample_desk: Path, tmp_path: Path
) -> None:
    told = as_json(capsys, "pack", "--session", 1, "--desk", sample_desk, "--out", tmp_path / "pack.pdf")
    assert told["parts"][0] == {"key": "paper:agenda", "first": "1", "pages": 1, "problem": ""}
    reader = PdfReader(tmp_path / "pack.pdf")
    assert len(reader.pages) == told["front"] + told["pages"]
    assert "SOMMAIRE" in reader.pages[1].extract_text()
    assert "Page 1" in reader.pages[told["front"]].extract_text()
    run(capsys, "pack", "--session", 1, "--desk", sample_desk, "--out", tmp_path / "again.pdf")
    assert (tmp_path / "pack.pdf").read_bytes() == (tmp_path / "again.pdf").read_bytes()


def test_every_recipient_gets_a_numbered_copy_and_the_log_says_so(
    capsys: pytest.CaptureFixture[str], sample_desk: Path, tmp_path: Path
) -> None:
    here = ("--session", 1, "--desk", sample_desk)
    run(capsys, "recipients", "add", "Suisse", *here, "--restricted")
    run(capsys, "recipients", "add", "Mexique", *here)
    told = as_json(capsys, "pack", *here, "--out", tmp_path / "pack.pdf", "--recipients", "all")
    assert [Path(file["file"]).name for file in told["files"]] == [
        "pack-001-Suisse.pdf",
        "pack-002-Mexique.pdf",
    ]
    assert "Exemplaire 1 – Suisse" in text(tmp_path / "pack-001-Suisse.pdf")
    log = as_json(capsys, "recipients", "log", *here)["copies"]
    assert {line["recipient"]: line["digest"] for line in log} == {
        file["recipient"]: file["digest"] for file in told["files"]
    }


def test_one_recipient_gets_the_same_copy_as_among_all(
    capsys: pytest.CaptureFixture[str], sample_desk: Path, tmp_path: Path
) -> None:
    here = ("--session", 1, "--desk", sample_desk)
    for name in ("Suisse", "Ñandú"):
        run(capsys, "recipients", "add", name, *here)
    (tmp_path / "one").mkdir()
    as_json(capsys, "pack", *here, "--out", tmp_path / "pack.pdf", "--recipients", "all")
    told = as_json(capsys, "pack", *here, "--out", tmp_path / "one" / "pack.pdf", "--recipients", "Suisse")
    assert [file["recipient"] for file in told["files"]] == ["Suisse"]
    name = "pack-001-Suisse.pdf"
    assert (tmp_path / "one" / name).read_bytes() == (tmp_path / name).read_bytes()
    status, _out, err = run(
        capsys, "pack", *here, "--out", tmp_path / "p.zip", "--recipients", "all", "--zip"
    )
    assert status == 1
    assert "leave out --zip" in err


def test_issued_pack_keeps_its_pages_and_a_late_paper_makes_a_supplement(
    capsys: pytest.CaptureFixture[str], sample_desk: Path, tmp_path: Path
) -> None:
    here = ("--session", 1, "--desk", sample_desk)
    assert run(capsys, "pack", *here, "--out", tmp_path / "s.pdf", "--supplement")[0] == 1
    run(capsys, "pack", *here, "--out", tmp_path / "pack.pdf", "--issue")
    status, _out, err = run(capsys, "pack", *here, "--out", tmp_path / "s.pdf", "--supplement")
    assert status == 1
    assert "Nothing came or changed" in err
    with open_desk(sample_desk) as desk:
        item = desk.answer(
            lambda session: (
                session.connection()
                .exec_driver_sql(
                    "SELECT min(id) FROM agenda_item WHERE session_id = (SELECT max(id) FROM session)"
                )
                .scalar_one()
            )
        )
        session = desk.answer(
            lambda session: session.connection().exec_driver_sql("SELECT max(id) FROM session").scalar_one()
        )
        desk.do(
            add_document, session=session, symbol="WG/1/99", title="Tardif", language="fr", item=item
        ).result()
    told = as_json(capsys, "pack", *here, "--out", tmp_path / "s.pdf", "--supplement")
    assert told["number"] == 1
    _status, out, _err = run(capsys, "pack", *here, "--out", tmp_path / "s.pdf", "--supplement")
    assert "Not included: Tardif" in out
    assert "WG/1/99" in text(tmp_path / "s.pdf")
    assert told["parts"][-1]["first"].startswith("S-1/")
    run(capsys, "pack", *here, "--out", tmp_path / "again.pdf")
    assert (tmp_path / "pack.pdf").read_bytes() == (tmp_path / "again.pdf").read_bytes()


def test_pack_comes_as_an_archive_in_pieces_and_as_a_booklet(
    capsys: pytest.CaptureFixture[str], sample_desk: Path, tmp_path: Path
) -> None:
    here = ("--session", 1, "--desk", sample_desk)
    run(capsys, "pack", *here, "--out", tmp_path / "pack.zip", "--zip")
    with zipfile.ZipFile(tmp_path / "pack.zip") as archive:
        assert "01 Ordre du jour/01 Ordre du jour.pdf" in archive.namelist()
    told = as_json(capsys, "pack", *here, "--out", tmp_path / "part.pdf", "--split", 0.1)
    assert len(told["files"]) > 1
    assert all(Path(file["file"]).stat().st_size <= 100_000 for file in told["files"])
    pages = told["front"] + told["pages"]
    run(capsys, "pack", *here, "--out", tmp_path / "two.pdf", "--two-up")
    assert len(PdfReader(tmp_path / "two.pdf").pages) == -(-pages // 2)


def test_recipient_that_is_not_known_is_named(
    capsys: pytest.CaptureFixture[str], sample_desk: Path, tmp_path: Path
) -> None:
    status, _out, err = run(
        capsys,
        "pack",
        "--session",
        1,
        "--desk",
        sample_desk,
        "--out",
        tmp_path / "p.pdf",
        "--recipients",
        "X",
    )
    assert status == 1
    assert "There is no recipient “X”" in err
    assert not list(tmp_path.glob("*.pdf"))


def test_parts_that_keep_a_pack_from_the_archive_are_named(
    capsys: pytest.CaptureFixture[str], sample_desk: Path, tmp_path: Path
) -> None:
    told = as_json(capsys, "pack", "--session", 1, "--desk", sample_desk, "--out", tmp_path / "pack.pdf")
    assert told["archival"] is not bool(told["not_archival"])
    assert set(told["not_archival"]) <= {part["key"] for part in told["parts"]}

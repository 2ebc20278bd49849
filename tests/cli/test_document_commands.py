"""Documents are brought in, listed and taken out again as they came."""

import json
from pathlib import Path
from typing import Any

import pytest

from iomdesk.cli.main import main
from tests.pdf_corpus import SENTENCE, encrypted, text_pdf, with_actions


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    status = main([str(argument) for argument in arguments])
    said = capsys.readouterr()
    return status, said.out, said.err


def documents(capsys: pytest.CaptureFixture[str], *arguments: object) -> Any:
    status, out, err = run(capsys, "document", *arguments, "--json")
    assert status == 0, err
    return json.loads(out)["documents"]


def test_file_comes_with_the_names_it_says_and_goes_out_as_it_came(
    capsys: pytest.CaptureFixture[str], sample_desk: Path, tmp_path: Path
) -> None:
    here = ("--session", 1, "--desk", sample_desk)
    file = text_pdf(tmp_path / "WG-1-77_FR.pdf", pages=3, words="WG/1/77")
    (told,) = documents(capsys, "add", file, *here, "--item", 3)
    assert (told["symbol"], told["language"], told["pages"]) == ("WG/1/77", "fr", 3)
    row = next(row for row in documents(capsys, "list", *here) if row["symbol"] == "WG/1/77")
    assert row["items"] == ["3"]
    assert row["files"][0]["printable"]
    assert (
        run(capsys, "document", "file", "WG/1/77", "--desk", sample_desk, "--out", tmp_path / "o.pdf")[0] == 0
    )
    assert (tmp_path / "o.pdf").read_bytes() == file.read_bytes()


def test_symbol_that_is_known_gets_the_file_and_keeps_the_former_one(
    capsys: pytest.CaptureFixture[str], sample_desk: Path, tmp_path: Path
) -> None:
    here = ("--session", 1, "--desk", sample_desk)
    for pages in (1, 2):
        file = text_pdf(tmp_path / "WG-1-77_FR.pdf", pages=pages, words=SENTENCE)
        documents(capsys, "add", file, *here)
    rows = [row for row in documents(capsys, "list", *here) if row["symbol"] == "WG/1/77"]
    assert [row["files"][0]["pages"] for row in rows] == [2]


def test_folder_is_gone_through_and_what_cannot_be_printed_is_kept_with_a_reason(
    capsys: pytest.CaptureFixture[str], sample_desk: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "envoi"
    folder.mkdir()
    encrypted(folder / "fermé.pdf", user="secret")
    with_actions(folder / "formulaire.pdf")
    (folder / ".DS_Store").write_bytes(b"x")
    status, out, _err = run(
        capsys, "document", "add", folder, "--session", 1, "--desk", sample_desk, "--item", 3
    )
    assert status == 0
    assert out.count("Added:") == 2
    assert "asks for a password" in out
    assert "were taken out" in out
    run(capsys, "pack", "--session", 1, "--desk", sample_desk, "--out", tmp_path / "pack.pdf")
    told = json.loads(
        run(capsys, "pack", "--session", 1, "--desk", sample_desk, "--out", tmp_path / "p.pdf", "--json")[1]
    )
    problems = [part["problem"] for part in told["parts"] if part["problem"]]
    assert len([problem for problem in problems if "imprimé" in problem]) == 1


def test_missing_file_is_named_and_nothing_is_changed(
    capsys: pytest.CaptureFixture[str], sample_desk: Path, tmp_path: Path
) -> None:
    before = documents(capsys, "list", "--desk", sample_desk)
    status, _out, err = run(
        capsys, "document", "add", tmp_path / "no.pdf", "--session", 1, "--desk", sample_desk
    )
    assert status == 1
    assert "There is no file" in err
    assert documents(capsys, "list", "--desk", sample_desk) == before

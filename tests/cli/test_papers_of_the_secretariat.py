"""The papers that convene a session, from the command line."""

from pathlib import Path

import pytest
from docx import Document as WordDocument
from pypdf import PdfReader

from tests.cli.conftest import RunCommand

KINDS = ("annotated-agenda", "programme", "documents", "participants")
TITLES = {
    "annotated-agenda": "AGENDA",
    "programme": "PROGRAMME OF WORK",
    "documents": "LIST OF DOCUMENTS",
    "participants": "LIST OF PARTICIPANTS",
}


def made(run: RunCommand, desk: Path, kind: str, file: Path, language: str = "fr") -> bytes:
    """Make a paper of the sample session and return its bytes."""
    arguments = ("--session", 1, "--lang", language, "--out", file, "--desk", desk)
    assert run("paper", kind, *arguments)[0] == 0
    return file.read_bytes()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("format", ["pdf", "docx", "txt"])
def test_each_paper_comes_out_the_same_twice(
    run_command: RunCommand, sample_desk: Path, tmp_path: Path, kind: str, format: str
) -> None:
    first, second = (made(run_command, sample_desk, kind, tmp_path / f"{n}.{format}") for n in (1, 2))
    assert first
    assert first == second


@pytest.mark.parametrize("kind", KINDS)
def test_each_paper_reads_back_with_its_title(
    run_command: RunCommand, sample_desk: Path, tmp_path: Path, kind: str
) -> None:
    for format in ("pdf", "docx", "txt"):
        made(run_command, sample_desk, kind, tmp_path / f"paper.{format}", "en")
    pdf = "\n".join(page.extract_text() for page in PdfReader(tmp_path / "paper.pdf").pages)
    word = "\n".join(paragraph.text for paragraph in WordDocument(str(tmp_path / "paper.docx")).paragraphs)
    text = (tmp_path / "paper.txt").read_text(encoding="utf-8")
    assert all(TITLES[kind] in read for read in (pdf, word, text))


def test_the_programme_of_the_example_tells_when_its_items_come_up(
    run_command: RunCommand, sample_desk: Path, tmp_path: Path
) -> None:
    text = made(run_command, sample_desk, "programme", tmp_path / "p.txt", "es").decode()
    assert "Primera sesión – martes, 12 de mayo de 2020, de 10.00 a 13.00 horas" in text.replace(
        "\u00a0", " "
    )
    assert "Fin previsto de los trabajos" in text

"""The free text of a paper from the command line, and the papers that precede a session as files."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document as WordDocument

RunCommand = Callable[..., tuple[int, str, str]]


def test_proposal_is_shown_written_and_taken_away(
    run_command: RunCommand, sample_desk: Path, tmp_path: Path
) -> None:
    where = ("paper-text", "mandate-note", "--session", 1, "--desk", sample_desk)
    assert run_command(*where)[1].startswith("L’Administration estime que")
    file = tmp_path / "proposal.md"
    file.write_text("Une proposition.\r\n\r\nUne autre.\r\n", encoding="utf-8")
    assert run_command(*where, "--file", file)[0] == 0
    assert run_command(*where)[1] == "Une proposition.\n\nUne autre.\n"
    assert run_command(*where, "--clear")[0] == 0
    assert run_command(*where)[1] == "\n"


def test_text_is_read_from_what_is_typed(
    run_command: RunCommand, sample_desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("Accès par la porte E6.\n"))
    where = ("paper-text", "convocation", "--session", 1, "--desk", sample_desk)
    assert run_command(*where, "--file", "-")[0] == 0
    assert run_command(*where)[1] == "Accès par la porte E6.\n"


def test_paper_without_a_free_text_is_bad_usage(run_command: RunCommand, sample_desk: Path) -> None:
    assert run_command("paper-text", "agenda", "--session", 1, "--desk", sample_desk)[0] == 2


@pytest.mark.parametrize(
    ("kind", "language"), [("convocation", "fr"), ("brief", "en"), ("mandate-note", "es")]
)
def test_papers_before_a_session_come_out_the_same_twice_in_every_format(
    run_command: RunCommand, sample_desk: Path, tmp_path: Path, kind: str, language: str
) -> None:
    for format in ("pdf", "docx", "txt"):
        files = [tmp_path / f"{turn}.{format}" for turn in (1, 2)]
        for file in files:
            arguments = ("--session", 1, "--lang", language, "--out", file, "--desk", sample_desk)
            assert run_command("paper", kind, *arguments)[0] == 0
        assert files[0].read_bytes() == files[1].read_bytes()


def test_note_reads_back_from_word(run_command: RunCommand, sample_desk: Path, tmp_path: Path) -> None:
    file = tmp_path / "n.docx"
    run_command("paper", "mandate-note", "--session", 1, "--out", file, "--desk", sample_desk)
    text = "\n".join(paragraph.text for paragraph in WordDocument(str(file)).paragraphs)
    assert "s’est réuni pour la première fois le" in text
    assert "GROUPE DE TRAVAIL SUR LES PARTENARIATS ET LA GOUVERNANCE DE L’OIM" in text

"""Earlier minutes are read with their numbers, faces, lists and tables; hostile files are refused."""

from pathlib import Path

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE

from iomdesk.document.brought_text import BroughtParagraph
from iomdesk.document.inline import Run
from iomdesk.document.markdown import write_paragraph
from iomdesk.reading import FileEmpty, FileMissing, FileNotWhatItSays, FileUnreadable, minutes_file
from iomdesk.reading.minutes_file import read_minutes
from iomdesk.reading.refusals import FileIsNoFile, MinutesTooLarge


def written(paragraphs: tuple[BroughtParagraph, ...]) -> list[tuple[str, str]]:
    return [(one.number, write_paragraph(one.paragraph)) for one in paragraphs]


def test_a_word_file_keeps_faces_numbers_and_tables(tmp_path: Path) -> None:
    document = Document()
    document.add_heading("Point 1 : Accord", level=1)
    paragraph = document.add_paragraph()
    paragraph.add_run("12.\tLe ")
    paragraph.add_run("Président").bold = True
    paragraph.add_run(" a ouvert ")
    paragraph.add_run("de facto").italic = True
    document.add_paragraph("Premier point", style="List Number")
    document.add_paragraph("Une puce", style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for place, words in enumerate(("A", "B", "1", "2")):
        table.cell(place // 2, place % 2).text = words
    path = tmp_path / "minutes.docx"
    document.save(str(path))
    found = read_minutes(path)
    assert found[0].is_heading
    assert found[0].words == "Point 1 : Accord"
    assert written(found[1:2]) == [("12.", "Le **Président** a ouvert *de facto*")]
    assert [one.words for one in found[2:4]] == ["Premier point", "Une puce"]
    assert found[4].paragraph.rows[1] == ((Run("1"),), (Run("2"),))


def test_faces_that_a_style_gives_are_kept_as_word_shows_them(tmp_path: Path) -> None:
    document = Document()
    decision = document.styles.add_style("Decision", WD_STYLE_TYPE.PARAGRAPH)
    decision.font.bold = True
    document.add_paragraph("Il décide").style = decision
    paragraph = document.add_paragraph("Il ")
    paragraph.add_run("note", style="Strong")
    paragraph.add_run(" et ").style = "Strong"
    paragraph.runs[-1].bold = False
    paragraph.add_run("rappelle", style="Emphasis")
    both = document.add_paragraph("Il", style=decision)
    both.add_run(" invite", style="Strong")
    path = tmp_path / "styles.docx"
    document.save(str(path))
    assert [words for _number, words in written(read_minutes(path))] == [
        "**Il décide**",
        "Il **note** et *rappelle*",
        "**Il** invite",
    ]


def test_years_that_begin_a_line_are_no_numbers(tmp_path: Path) -> None:
    path = tmp_path / "minutes.txt"
    lines = ("1. Le Groupe a tenu sa session à Genève les 12 et 13 mai", "2020. Il a tenu deux séances.")
    path.write_text("\n".join(lines), encoding="utf-8")
    assert written(read_minutes(path)) == [("1.", " ".join(lines)[3:])]


def test_the_lines_of_a_paragraph_are_joined_where_a_file_was_broken_into_lines(tmp_path: Path) -> None:
    path = tmp_path / "minutes.txt"
    path.write_text(
        "1. Accord de siège\n==================\n\n12. Le Président a ouvert la séance et a souhaité\n"
        "la bienvenue aux délégations présentes à Genève.\n13. Suite.\n– premier\n– second\n",
        encoding="utf-8",
    )
    assert written(read_minutes(path)) == [
        ("1.", "Accord de siège"),
        (
            "12.",
            "Le Président a ouvert la séance et a souhaité la bienvenue aux délégations présentes à Genève.",
        ),
        ("13.", "Suite."),
        ("–", "premier"),
        ("–", "second"),
    ]


def test_a_file_with_long_lines_has_a_paragraph_a_line(tmp_path: Path) -> None:
    path = tmp_path / "minutes.txt"
    path.write_bytes(("Un " * 60 + "\r\n" + "Deux " * 60 + "\r\n").encode("cp1252"))
    assert len(read_minutes(path)) == 2


def test_signs_of_the_stored_form_are_words(tmp_path: Path) -> None:
    path = tmp_path / "minutes.txt"
    path.write_text("Le *gras* et {.decision}\n\n# Titre [x](document:1)\n", encoding="utf-8")
    assert [one.words for one in read_minutes(path)] == [
        "Le *gras* et {.decision}",
        "# Titre [x](document:1)",
    ]


@pytest.mark.parametrize(
    ("name", "data", "refusal"),
    [
        ("empty.txt", b"", FileEmpty),
        ("blank.txt", b" \n\n\t\n", FileEmpty),
        ("broken.docx", b"PK\x03\x04 no archive", FileUnreadable),
        ("binary.txt", bytes(range(256)) * 40, FileNotWhatItSays),
        ("page.docx", b"<!doctype html><p>x", FileNotWhatItSays),
    ],
)
def test_hostile_files_are_refused(tmp_path: Path, name: str, data: bytes, refusal: type[Exception]) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(refusal):
        read_minutes(path)


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FileIsNoFile):
        read_minutes(tmp_path)
    with pytest.raises(FileMissing):
        read_minutes(tmp_path / "nothing.docx")


@pytest.mark.parametrize("limit", ["LARGEST", "LONGEST"])
def test_what_is_too_large_for_minutes_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    path = tmp_path / "minutes.txt"
    path.write_text("Trop long.", encoding="utf-8")
    monkeypatch.setattr(minutes_file, limit, 5)
    with pytest.raises(MinutesTooLarge, match="too large for minutes"):
        read_minutes(path)

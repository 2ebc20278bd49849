"""The three journeys: chair, rapporteur, secretariat; each ends in a file or a restart that is read back."""

import re
from collections.abc import Callable
from pathlib import Path

from docx import Document as WordDocument
from pypdf import PdfReader
from pypdf.generic import Destination
from PySide6.QtCore import Qt

from iomdesk.desk import open_desk
from iomdesk.queries.agenda import ItemRow, agenda_of
from iomdesk.queries.minutes import minutes_of
from iomdesk.queries.papers import IssueRow, paper_of
from iomdesk.queries.recommendations import list_recommendations
from iomdesk.ui.agenda.tab import AgendaTab
from iomdesk.ui.minutes.minutes_tab import MinutesTab
from iomdesk.ui.recommendations.recommendations_tab import RecommendationsTab
from iomdesk.ui.report.report_tab import ReportTab
from tests.app.conftest import Opened, Start
from tests.journeys.conftest import User
from tests.ui.hands import click, press, type_in

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SAMPLE = 6


def agenda_in(desk: Path) -> tuple[ItemRow, ...]:
    with open_desk(desk, read_only=True) as opened:
        return opened.answer(agenda_of, session_id=SAMPLE, language="fr").items


def in_words(text: str) -> str:
    """Read a page as words: line ends, soft hyphens and non-breaking spaces are the typesetter's."""
    return " ".join(re.sub(r"\u00ad\s*", "", text).split())


def pdf_words(path: Path) -> str:
    return in_words("\n".join(page.extract_text() for page in PdfReader(path).pages))


def word_words(path: Path) -> str:
    return in_words("\n".join(p.text for p in WordDocument(str(path)).paragraphs))


def test_chair_adds_an_item_maps_it_and_finds_it_after_a_restart(
    user: User, start: Start, opened: Opened, sample_path: Path
) -> None:
    user.open_session(SAMPLE)
    agenda = user.go_to(1, AgendaTab)
    press(agenda.tree, Key.Key_End)
    press(agenda.tree, Key.Key_Return)
    editor = agenda.tree.indexWidget(agenda.tree.currentIndex())
    assert editor is not None
    type_in(editor, "Calendrier des travaux")
    press(editor, Key.Key_Return)
    user.settle()
    press(agenda.tree, Key.Key_Slash)
    type_in(agenda.chooser.filter, "2b")
    press(agenda.chooser.filter, Key.Key_Return)
    user.settle()
    press(user.program.window, Key.Key_Z, CTRL)
    user.settle()
    press(user.program.window, Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    user.settle()
    user.program.window.close()
    user.until(lambda: user.program.desk is None)

    (added,) = [row for row in agenda_in(sample_path) if row.title == "Calendrier des travaux"]
    assert [chip.reference for chip in added.clauses] == ["2 b)"]
    again = User(start(sample_path), opened, user._qtbot)
    again.open_session(SAMPLE)
    assert "Calendrier des travaux" in [row.title for row in agenda_in(sample_path)]


def test_rapporteur_writes_minutes_and_a_recommendation_that_come_out_in_the_report(
    user: User, sample_path: Path, tmp_path: Path, save_as: Callable[[Path], None]
) -> None:
    user.open_session(SAMPLE)
    minutes = user.go_to(4, MinutesTab)
    item = agenda_in(sample_path)[-2]
    minutes.show_item(item.id)
    user.settle()
    click(minutes.pages.text.languages.button("fr"))
    user.settle()
    editor = minutes.pages.text.editor
    click(editor.viewport())
    editor.selectAll()
    type_in(editor, "Le Groupe de travail a ")
    press(editor, Key.Key_B, CTRL)
    type_in(editor, "fixé")
    press(editor, Key.Key_B, CTRL)
    type_in(editor, " la date de sa prochaine session.")
    user.settle()

    recommendations = user.go_to(5, RecommendationsTab)
    click(recommendations.add)
    user.settle()
    field = recommendations.page.paragraphs.fields("operative")[0]
    type_in(field.text, "l’Administration à publier le calendrier des sessions")
    user.settle()

    report = user.go_to(6, ReportTab)
    for format in ("pdf", "docx"):
        target = tmp_path / f"rapport.{format}"
        save_as(target)
        report.issuing.save("report", "fr", format)
        user.until(target.exists)
        user.settle()
    user.until(lambda: len(_issues(user)) == 2)

    for words in (pdf_words(tmp_path / "rapport.pdf"), word_words(tmp_path / "rapport.docx")):
        assert "Le Groupe de travail a fixé la date de sa prochaine session." in words
        assert "l’Administration à publier le calendrier des sessions" in words
    user.program.window.close()
    user.until(lambda: user.program.desk is None)
    with open_desk(sample_path, read_only=True) as desk:
        text = desk.answer(minutes_of, item_id=item.id, language="fr").text
        rows = desk.answer(list_recommendations, session_id=SAMPLE)
    assert text == "Le Groupe de travail a **fixé** la date de sa prochaine session."
    assert [row.number for row in rows] == [1, 2, 3]


def test_secretariat_issues_the_report_with_its_structure_and_its_entry_in_the_register(
    user: User, tmp_path: Path, save_as: Callable[[Path], None]
) -> None:
    user.open_session(SAMPLE)
    report = user.go_to(6, ReportTab)
    target = tmp_path / "report.pdf"
    save_as(target)
    report.issuing.save("report", "en", "pdf")
    user.until(lambda: len(_issues(user)) == 1)

    reader = PdfReader(target)
    titles = [str(entry.title) for entry in reader.outline if isinstance(entry, Destination)]
    assert str(reader.root_object["/Lang"]) == "en"
    assert titles[0] == "Introduction"
    assert titles[-1].replace("\u00a0", " ").startswith("Annex V")
    assert reader.metadata is not None
    assert str(reader.metadata.title).startswith("WG/1/L/1")
    (issue,) = _issues(user)
    assert (issue.language, issue.format, issue.file_name) == ("en", "pdf", "report.pdf")
    save_as(tmp_path / "report.docx")
    report.issuing.save("report", "en", "docx")
    user.until((tmp_path / "report.docx").exists)
    user.settle()
    headings = [
        (p.style.name, p.text)
        for p in WordDocument(str(tmp_path / "report.docx")).paragraphs
        if p.style is not None and str(p.style.name).startswith("Heading 1")
    ]
    assert [text for _style, text in headings][:2] == ["Introduction", "Opening and attendance"]


def _issues(user: User) -> list[IssueRow]:
    assert user.program.desk is not None
    return list(user.program.desk.answer(paper_of, session_id=SAMPLE, kind="report").issues)

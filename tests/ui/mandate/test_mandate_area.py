"""Bringing a mandate in: read, corrected, stored; and the versions to be read."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from iomdesk.desk import Desk
from iomdesk.model.mandate_draft import ChapterDraft, ClauseDraft, MandateDraft, NoMandateFound
from iomdesk.queries.mandate import VersionRow, list_versions
from iomdesk.ui.mandate.area import MandateArea
from iomdesk.ui.mandate.growing_text import GrowingText
from iomdesk.ui.operations import Operations
from iomdesk.ui.widgets.buttons import IconButton
from tests.ui.hands import click

Settle = Callable[[], None]

DRAFT = MandateDraft(
    language="fr",
    title="Groupe de travail d’exemple",
    chapters=(
        ChapterDraft(
            "1", "Partenariats", (ClauseDraft("a", "Examen du rôle"), ClauseDraft("b", "et suite ;"))
        ),
        ChapterDraft("2", "Gouvernance", (ClauseDraft("a", "Examen du fonctionnement."),)),
    ),
    is_draft=True,
)


def read(path: Path) -> MandateDraft:
    """Stand in for the reading of files."""
    if path.name == "empty.txt":
        raise NoMandateFound
    return DRAFT


@pytest.fixture
def area(qtbot: QtBot, operations: Operations, settle: Settle) -> MandateArea:
    made = MandateArea(operations, read)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    with qtbot.waitExposed(made):
        made.show()
    settle()
    return made


@pytest.fixture
def preview(qtbot: QtBot, area: MandateArea) -> MandateArea:
    """Show the preview of the draft."""
    area.read(Path("mandat.txt"))
    qtbot.waitUntil(lambda: area.currentWidget() is area.preview)
    return area


@pytest.fixture
def versions(sample_desk: Desk) -> Callable[[], tuple[VersionRow, ...]]:
    return lambda: sample_desk.answer(list_versions)


def fields(area: MandateArea, name: str) -> list[QLineEdit]:
    """Return the short fields of the preview of one name."""
    return [f for f in area.preview.preview.findChildren(QLineEdit) if f.accessibleName() == name]


def tool(area: MandateArea, words: str, place: int) -> IconButton:
    """Return one of the small buttons of the preview."""
    found = [b for b in area.preview.preview.findChildren(IconButton) if b.accessibleName() == words]
    return found[place]


def clauses(version: VersionRow) -> list[str]:
    """Return the clauses of a version as references and French texts."""
    return [f"{clause.reference} {clause.texts['fr']}" for clause in version.clauses]


def test_nothing_is_stored_before_the_user_says_so(
    preview: MandateArea, versions: Callable[[], tuple[VersionRow, ...]], settle: Settle
) -> None:
    before = versions()
    preview.preview.left.emit()
    settle()
    assert preview.currentWidget() is preview.versions
    assert versions() == before


def test_what_was_read_can_be_corrected_and_is_stored_as_corrected(
    preview: MandateArea, versions: Callable[[], tuple[VersionRow, ...]], settle: Settle
) -> None:
    before = {version.id for version in versions()}
    click(tool(preview, "Join to the clause before", 1))
    settle()
    text = preview.preview.preview.findChildren(GrowingText)
    live = [field for field in text if field.isVisible()]
    live[0].setPlainText("Examen du rôle et suite donnée ;")
    click(preview.preview.store)
    settle()
    stored = next(version for version in versions() if version.id not in before)
    assert clauses(stored) == ["1 a) Examen du rôle et suite donnée ;", "2 a) Examen du fonctionnement."]
    assert (stored.label, stored.status) == ("Groupe de travail d’exemple", "projet")
    assert preview.currentWidget() is preview.versions


def test_a_version_stored_by_mistake_goes_with_undo_and_another_is_shown(
    preview: MandateArea,
    versions: Callable[[], tuple[VersionRow, ...]],
    operations: Operations,
    settle: Settle,
) -> None:
    before = versions()
    click(preview.preview.store)
    settle()
    assert len(versions()) == len(before) + 1
    operations.undo()
    settle()
    assert versions() == before
    assert preview.versions.list.count() == len(before)
    operations.redo()
    settle()
    assert versions()[-1].label == "Groupe de travail d’exemple"


def test_a_correction_can_be_taken_back(preview: MandateArea) -> None:
    click(tool(preview, "Take this clause out", 0))
    assert preview.preview.preview.draft != DRAFT
    click(preview.preview.undo)
    assert preview.preview.preview.draft == DRAFT
    assert not preview.preview.undo.isEnabled()


def test_a_letter_that_stands_twice_is_marked_and_cannot_be_stored(preview: MandateArea) -> None:
    letters = fields(preview, "Letter of the clause")
    letters[1].setText("a")
    assert [bool(line.property("isWrong")) for line in letters] == [True, True, False]
    assert not preview.preview.store.isEnabled()
    letters[1].setText("b")
    assert preview.preview.store.isEnabled()


def test_status_language_and_official_mark_are_the_users(
    preview: MandateArea, versions: Callable[[], tuple[VersionRow, ...]], settle: Settle
) -> None:
    before = {version.id for version in versions()}
    page = preview.preview
    page.status.show_stored("approuvé")
    page.language.show_stored("en")
    page.official.setChecked(False)
    page.name.setText("Terms of reference")
    click(page.store)
    settle()
    stored = next(version for version in versions() if version.id not in before)
    clause = stored.clauses[0]
    assert (stored.label, stored.status) == ("Terms of reference", "approuvé")
    assert (list(clause.texts), clause.official) == (["en"], {"en": False})


def test_a_file_without_a_mandate_is_told_and_changes_nothing(qtbot: QtBot, area: MandateArea) -> None:
    area.read(Path("empty.txt"))
    qtbot.waitUntil(lambda: "No mandate was found" in area.versions.notice.text)
    assert area.currentWidget() is area.versions


def test_reading_can_be_cancelled(qtbot: QtBot, operations: Operations, settle: Settle) -> None:
    import threading

    may_go_on = threading.Event()

    def slow(_path: Path) -> MandateDraft:
        may_go_on.wait(5)
        return DRAFT

    area = MandateArea(operations, slow)
    qtbot.addWidget(area)
    area.read(Path("long.pdf"))
    handle = area.reading
    assert handle is not None
    area.cancel_reading()
    with qtbot.waitSignal(handle.finished):
        may_go_on.set()
    settle()
    assert area.currentWidget() is area.versions


def test_the_version_with_clauses_is_shown_first_with_its_status(area: MandateArea) -> None:
    assert area.versions.view.status_words == "draft mandate"
    assert area.versions.list.count() == 3


def test_a_version_in_another_language_is_marked_unofficial(area: MandateArea, settle: Settle) -> None:
    area.versions.view.languageChosen.emit("es")
    settle()
    assert "unofficial translation" in area.versions.view.all_words
    area.versions.view.languageChosen.emit("fr")
    settle()
    assert "unofficial translation" not in area.versions.view.all_words

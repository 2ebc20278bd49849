"""The secretariat's whole task with a pack: arrange, issue, a late paper, the supplement, the copies."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from iomdesk.app.areas import sessions_of
from iomdesk.app.pack_workshop import ProducedPacks
from iomdesk.queries.packs import copies_of, list_packs
from iomdesk.services.documents import add_document
from iomdesk.ui.packs.pack_tab import PackTab
from iomdesk.ui.packs.workshop import PackForm
from iomdesk.ui.report.outside import Outside
from tests.app.conftest import Opened, Start
from tests.pdf_corpus import text_pdf
from tests.ui.conftest import dressed, no_qt_warning, no_window_left_open
from tests.ui.hands import press

__all__ = ["dressed", "no_qt_warning", "no_window_left_open"]

SAMPLE = 6


@pytest.fixture
def outside(tmp_path: Path) -> Outside:
    """Write everything into one folder, under the names that are proposed."""
    (tmp_path / "out").mkdir()
    return Outside(
        choose_target=lambda _parent, suggested, _kind: tmp_path / "out" / suggested.name,
        open_path=lambda _path: None,
        choose_printer=lambda _parent, _printer: False,
        has_printer=lambda: False,
        documents_folder=lambda: tmp_path / "out",
    )


@pytest.fixture
def tab(start: Start, opened: Opened, sample_path: Path, outside: Outside, qtbot: QtBot) -> PackTab:
    program = start(sample_path)
    workspace = opened(program)
    sessions_of(workspace).open_session(SAMPLE)
    opened(program)
    made = PackTab(workspace.operations, SAMPLE, ProducedPacks(), outside=outside)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    shown(made, qtbot)
    return made


def shown(tab: PackTab, qtbot: QtBot) -> None:
    """Wait until the pages of the pack as it is now are there."""
    qtbot.waitUntil(lambda: not tab.operations.is_busy and tab.pages.pages is not None, timeout=60_000)
    qtbot.waitUntil(lambda: not tab.producing.is_working, timeout=60_000)
    qtbot.waitUntil(lambda: not tab.operations.is_busy, timeout=60_000)


def files(tmp_path: Path) -> list[str]:
    return sorted(path.name for path in (tmp_path / "out").iterdir())


@pytest.mark.usefixtures("dressed")
def test_whole_task_with_a_pack(tab: PackTab, qtbot: QtBot, tmp_path: Path) -> None:
    assert tab.pages.pages is not None
    before = tab.pages.pages.page_count
    assert "4" not in tab.summary.text().split("\n")[1][:2], "files not read yet are read first"

    tab.parts.setFocus()
    press(tab.parts, Qt.Key.Key_Home)
    press(tab.parts, Qt.Key.Key_Space)
    shown(tab, qtbot)
    assert tab.pages.pages.page_count == before - 1, "the agenda is left out"
    tab.operations.undo()
    shown(tab, qtbot)
    assert tab.pages.pages.page_count == before

    press(tab.parts, Qt.Key.Key_Home)
    press(tab.parts, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    shown(tab, qtbot)
    first = tab.parts.topLevelItem(0)
    assert first is not None
    assert first.text(0).startswith("Annotated")

    tab.issue.click()
    assert "freezes the pack" in tab.banner.text
    tab._save(PackForm.FILE, issues=True)
    shown(tab, qtbot)
    assert files(tmp_path) == ["pack-en.pdf"]
    assert not tab.issue.isEnabled()
    assert "issued on" in tab.state.text()

    item = tab.view.parts[-1].item_id if tab.view else None
    tab.operations.run(add_document, session=SAMPLE, symbol="WG/1/99", title="Late", language="en", item=item)
    shown(tab, qtbot)
    qtbot.waitUntil(lambda: "S-1" in tab.state.text(), timeout=20_000)
    shown(tab, qtbot)
    assert tab.issue.isEnabled()

    tab.recipients.addWanted.emit("Suisse")
    shown(tab, qtbot)
    tab._save(PackForm.COPIES)
    qtbot.waitUntil(lambda: len(files(tmp_path)) == 2, timeout=60_000)
    shown(tab, qtbot)
    copy = next(name for name in files(tmp_path) if "Suisse" in name)
    text = "\n".join(page.extract_text() for page in PdfReader(tmp_path / "out" / copy).pages)
    assert "Copy 1 – Suisse" in text
    assert "WG/1/99" in text
    packs = tab.operations.desk.ask(list_packs, session_id=SAMPLE).result()
    assert [(row.number, row.status) for row in packs] == [(0, "issued"), (1, "issued")]
    (logged,) = tab.operations.desk.ask(copies_of, session_id=SAMPLE).result()
    assert (logged.recipient, logged.number) == ("Suisse", 1)


@pytest.mark.usefixtures("dressed")
def test_what_is_stopped_leaves_nothing_and_the_former_file_as_it_was(
    tab: PackTab, qtbot: QtBot, tmp_path: Path
) -> None:
    target = text_pdf(tmp_path / "out" / "pack-en.pdf")
    before = target.read_bytes()
    begun = []
    tab.producing.began.connect(lambda work, _words: begun.append(work))
    tab._save(PackForm.FILE)
    begun[0].cancel()
    qtbot.waitUntil(lambda: not tab.producing.is_working, timeout=60_000)
    assert target.read_bytes() == before
    assert files(tmp_path) == ["pack-en.pdf"]


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize(
    ("form", "name"),
    [
        (PackForm.ARCHIVE, "pack-en.zip"),
        (PackForm.TWO_UP, "pack-en.pdf"),
        (PackForm.PIECES, "pack-en-01-01.pdf"),
    ],
)
def test_pack_leaves_the_desk_in_other_forms(
    tab: PackTab, qtbot: QtBot, tmp_path: Path, form: PackForm, name: str
) -> None:
    tab._save(form)
    qtbot.waitUntil(lambda: files(tmp_path) == [name], timeout=60_000)
    shown(tab, qtbot)
    assert tab.written.words.text()

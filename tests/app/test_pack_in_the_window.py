"""The secretariat's whole task with a pack: arrange, issue, a late paper, the supplement, the copies."""

from pathlib import Path
from tempfile import gettempdir
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidget
from pytestqt.qtbot import QtBot

from iomdesk.app.pack_workshop import ProducedPacks
from iomdesk.app.paper_workshop import PdfPages
from iomdesk.app.places import sessions_of
from iomdesk.queries.packs import copies_of, list_packs
from iomdesk.services.documents import add_document
from iomdesk.services.pack_recipients import add_delegations, add_recipient
from iomdesk.ui.packs.pack_tab import PackTab
from iomdesk.ui.packs.workshop import PackForm
from iomdesk.ui.report.outside import Outside
from tests.app.conftest import Opened, Start
from tests.pdf_corpus import text_pdf
from tests.ui.conftest import dressed, no_qt_warning, no_window_left_open
from tests.ui.hands import press, type_in

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
        choose_folder=lambda _parent, _suggested: tmp_path / "out",
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
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    shown(made, qtbot)
    return made


def shown(tab: PackTab, qtbot: QtBot) -> None:
    """Wait until the pages of the pack as it is now are there."""
    qtbot.waitUntil(lambda: not tab.operations.is_busy and tab.pages.pages is not None, timeout=60_000)
    qtbot.waitUntil(lambda: not tab.producing.is_working, timeout=60_000)
    qtbot.waitUntil(lambda: not tab.operations.is_busy, timeout=60_000)


def words_in(tree: QTreeWidget, row: int, column: int) -> str:
    item = tree.topLevelItem(row)
    return item.text(column) if item is not None else ""


def first_words(tab: PackTab) -> str:
    first = tab.arranging.parts.topLevelItem(0)
    return first.text(0) if first is not None else ""


def confirm(tab: PackTab, qtbot: QtBot) -> None:
    """Press the action of the notice that the keyboard was brought to."""
    qtbot.waitUntil(lambda: tab.banner._action.hasFocus(), timeout=5_000)
    press(tab.banner._action, Qt.Key.Key_Space)


def files(tmp_path: Path) -> list[str]:
    return sorted(path.name for path in (tmp_path / "out").iterdir())


@pytest.mark.usefixtures("dressed")
def test_whole_task_with_a_pack_by_keyboard(tab: PackTab, qtbot: QtBot, tmp_path: Path) -> None:
    assert tab.pages.pages is not None
    before = tab.pages.pages.page_count
    parts = tab.arranging.parts
    assert not any("not read" in words_in(parts, n, 0) for n in range(parts.topLevelItemCount()))

    parts.setFocus()
    press(parts, Qt.Key.Key_Home)
    press(parts, Qt.Key.Key_Space)
    shown(tab, qtbot)
    assert tab.pages.pages.page_count == before - 1, "the agenda is left out"
    tab.operations.undo()
    shown(tab, qtbot)
    assert tab.pages.pages.page_count == before
    press(parts, Qt.Key.Key_Home)
    press(parts, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    shown(tab, qtbot)
    assert first_words(tab).startswith("Annotated")

    press(tab.head.issue, Qt.Key.Key_Space)
    assert "Issuing freezes" in tab.banner.text
    confirm(tab, qtbot)
    qtbot.waitUntil(lambda: files(tmp_path) == ["pack-en.pdf"], timeout=60_000)
    shown(tab, qtbot)
    assert not tab.head.issue.isVisible()
    assert "issued on" in tab.head.state.text()
    issued = (tmp_path / "out" / "pack-en.pdf").read_bytes()

    item = next(part.item_id for part in tab.view.parts if part.item_id) if tab.view else None
    late: dict[str, Any] = {"symbol": "WG/1/99", "title": "Late", "language": "en", "item": item}
    tab.operations.run(add_document, session=SAMPLE, **late)
    qtbot.waitUntil(lambda: "S-1" in tab.head.state.text(), timeout=20_000)
    shown(tab, qtbot)
    differences = tab.arranging.differences
    assert differences.isVisible()
    told = [words_in(differences, n, 0) for n in range(differences.topLevelItemCount())]
    assert told[-1] == "WG/1/99 – Late"
    assert "List of documents" in told, "a paper of the program that names it says something else now"
    assert "Programme of work" not in told

    tab.choice.button("copies").click()
    tab.recipients.name.setFocus()
    for name in ("Suisse", "Togo"):
        type_in(tab.recipients.name, name)
        press(tab.recipients.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: tab.recipients.list.topLevelItemCount() == 2, timeout=20_000)
    press(tab.recipients.make, Qt.Key.Key_Space)
    assert "Supplement S-1" in tab.banner.text, "copies are made of what is frozen, and it is said before"
    confirm(tab, qtbot)
    qtbot.waitUntil(lambda: len(files(tmp_path)) == 3, timeout=60_000)
    shown(tab, qtbot)
    copy = next(name for name in files(tmp_path) if "Suisse" in name)
    text = "\n".join(page.extract_text() for page in PdfReader(tmp_path / "out" / copy).pages)
    assert "Copy 1 – Suisse" in text
    assert "WG/1/99" in text
    packs = tab.operations.desk.ask(list_packs, session_id=SAMPLE).result()
    assert [(row.number, row.status) for row in packs] == [(0, "issued"), (1, "issued")]
    assert tab.recipients.log.topLevelItemCount() == 2
    assert (tmp_path / "out" / "pack-en.pdf").read_bytes() == issued

    tab.head.packs.setFocus()
    press(tab.head.packs, Qt.Key.Key_Up)
    shown(tab, qtbot)
    assert tab.view is not None
    assert tab.view.number == 0
    tab.leaving.save(None)
    shown(tab, qtbot)
    assert (tmp_path / "out" / "pack-en.pdf").read_bytes() == issued, "the issued pack comes out the same"


@pytest.mark.usefixtures("dressed")
def test_what_is_stopped_leaves_nothing_and_the_former_file_as_it_was(
    tab: PackTab, qtbot: QtBot, tmp_path: Path
) -> None:
    target = text_pdf(tmp_path / "out" / "pack-en.pdf")
    before = target.read_bytes()
    temporary = {path.name for path in Path(gettempdir()).glob("iomdesk-*")}
    begun = []
    tab.producing.began.connect(lambda work, _words: begun.append(work))
    tab.leaving.save(PackForm.FILE)
    begun[0].cancel()
    qtbot.waitUntil(lambda: not tab.producing.is_working, timeout=60_000)
    assert target.read_bytes() == before
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["pack-en.pdf"]
    assert {path.name for path in Path(gettempdir()).glob("iomdesk-*")} <= temporary
    assert "nothing was written" in tab.banner.text


@pytest.mark.usefixtures("dressed")
def test_copies_that_are_stopped_half_way_are_not_handed_out(
    tab: PackTab, qtbot: QtBot, tmp_path: Path
) -> None:
    tab.operations.run(add_delegations, session=SAMPLE, language="en")
    shown(tab, qtbot)
    begun = []
    tab.producing.began.connect(lambda work, _words: begun.append(work))
    tab.leaving.save(PackForm.COPIES)
    confirm(tab, qtbot)
    count = tab.recipients.list.topLevelItemCount()
    assert count > 1

    def stop(done: int, total: int) -> None:
        if (done, total) == (1, count):
            begun[0].cancel()

    begun[0].progressed.connect(stop, Qt.ConnectionType.DirectConnection)
    qtbot.waitUntil(lambda: not tab.producing.is_working, timeout=60_000)
    assert files(tmp_path) == []
    assert tab.operations.desk.ask(list_packs, session_id=SAMPLE).result() == (), "and nothing was issued"
    assert tab.operations.desk.ask(copies_of, session_id=SAMPLE).result() == ()


@pytest.mark.usefixtures("dressed")
def test_pages_that_are_stopped_are_offered_again(tab: PackTab, qtbot: QtBot) -> None:
    begun = []
    tab.producing.began.connect(lambda work, _words: begun.append(work))
    tab.forms.button(PackForm.TWO_UP).click()
    begun[-1].cancel()
    qtbot.waitUntil(lambda: "out of date" in tab.banner.text, timeout=20_000)
    tab.banner._action.click()
    shown(tab, qtbot)
    assert tab.pages.pages is not None
    assert tab.pages.pages.page_size(0)[0] > tab.pages.pages.page_size(0)[1], "the sheet that is printed"


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize(
    ("form", "limit", "names"),
    [
        (PackForm.ARCHIVE, 0, ["pack-en.zip"]),
        (PackForm.BOOKLET, 0, ["pack-en.pdf"]),
        (PackForm.PIECES, 100_000, ["pack-en-01-", "pack-en-02-"]),
    ],
)
def test_pack_leaves_the_desk_in_other_forms(
    tab: PackTab, qtbot: QtBot, tmp_path: Path, form: PackForm, limit: int, names: list[str]
) -> None:
    tab.leaving.save(form, limit)
    qtbot.waitUntil(lambda: bool(files(tmp_path)), timeout=60_000)
    shown(tab, qtbot)
    found = files(tmp_path)
    assert all(name.startswith(begin) for name, begin in zip(found, names, strict=False))
    assert len(found) >= len(names)
    assert tab.written.words.text()


@pytest.mark.usefixtures("dressed")
def test_one_copy_and_everything_else_is_there_after_a_restart(
    tab: PackTab, qtbot: QtBot, tmp_path: Path, outside: Outside
) -> None:
    run = tab.operations.run
    run(add_recipient, session=SAMPLE, name="Suisse", language="en")
    run(add_recipient, session=SAMPLE, name="Togo", language="en")
    press(tab.arranging.parts, Qt.Key.Key_Home)
    press(tab.arranging.parts, Qt.Key.Key_Space)
    tab.options.boxes["duplex"].click()
    shown(tab, qtbot)
    panel = tab.recipients
    second = panel.list.topLevelItem(1)
    assert second is not None
    panel.list.setCurrentItem(second)
    panel.form.restricted.click()
    shown(tab, qtbot)
    panel.form.make.click()
    confirm(tab, qtbot)
    qtbot.waitUntil(lambda: files(tmp_path) == ["pack-en-002-Togo.pdf"], timeout=60_000)
    shown(tab, qtbot)

    again = PackTab(tab.operations, SAMPLE, ProducedPacks(), outside=outside)
    qtbot.addWidget(again)
    again.show()
    shown(again, qtbot)
    assert again.options.boxes["duplex"].isChecked()
    assert [words_in(again.recipients.list, n, 1) for n in (0, 1)] == ["Suisse", "Togo"]
    assert words_in(again.recipients.list, 1, 3) == "yes"
    assert words_in(again.recipients.log, 0, 1) == "Togo"
    assert "issued on" in again.head.state.text()


@pytest.mark.usefixtures("dressed")
def test_copy_is_looked_at_as_its_recipient_will_get_it(tab: PackTab, qtbot: QtBot, tmp_path: Path) -> None:
    run = tab.operations.run
    item = next(part.item_id for part in tab.view.parts if part.item_id) if tab.view else None
    secret: dict[str, Any] = {
        "symbol": "WG/1/77",
        "title": "Secret",
        "language": "en",
    }
    data = text_pdf(tmp_path / "secret.pdf", 2, words="CONFIDENTIAL").read_bytes()
    run(add_document, session=SAMPLE, item=item, data=data, distribution="restricted", **secret)
    run(add_recipient, session=SAMPLE, name="Togo", language="en")
    tab.options.boxes["watermark"].click()
    shown(tab, qtbot)
    tab.choice.button("copies").click()
    first = tab.recipients.list.topLevelItem(0)
    assert first is not None
    tab.recipients.list.setCurrentItem(first)
    press(tab.recipients.form.look, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: tab.looking.text != "", timeout=60_000)
    assert "copy 1, as Togo will get it" in tab.looking.text
    made = tab.leaving.made
    assert made is not None
    seen = [made.pages.page_image(side, 0.5) for side in range(made.pages.page_count)]
    assert "restricted" in next(place.problem for place in made.places.values() if place.problem).lower()
    tab.leaving.print(by_item=False)
    assert "Copies are numbered and logged" in tab.banner.text

    tab.banner._action.click()
    confirm(tab, qtbot)
    qtbot.waitUntil(lambda: files(tmp_path) == ["pack-en-001-Togo.pdf"], timeout=60_000)
    shown(tab, qtbot)
    handed_out = PdfPages((tmp_path / "out" / "pack-en-001-Togo.pdf").read_bytes())
    assert [handed_out.page_image(side, 0.5) for side in range(handed_out.page_count)] == seen
    handed_out.close()

    qtbot.waitUntil(lambda: tab.looking.text != "", timeout=60_000)
    tab.looking._action.click()
    shown(tab, qtbot)
    qtbot.waitUntil(lambda: tab.leaving.made is not None and tab.leaving.made.recipient is None)
    assert tab.looking.text == ""


@pytest.mark.usefixtures("dressed")
def test_papers_that_keep_a_pack_from_the_archive_are_named(
    tab: PackTab, qtbot: QtBot, tmp_path: Path
) -> None:
    item = next(part.item_id for part in tab.view.parts if part.item_id) if tab.view else None
    data = text_pdf(tmp_path / "plain.pdf").read_bytes()
    plain: dict[str, Any] = {"symbol": "WG/1/66", "title": "Plain", "language": "en", "data": data}
    tab.operations.run(add_document, session=SAMPLE, item=item, **plain)
    qtbot.waitUntil(lambda: "WG/1/66" in tab.arranging.summary.text(), timeout=60_000)
    assert "No PDF/A" in tab.arranging.summary.text()
    shown(tab, qtbot)

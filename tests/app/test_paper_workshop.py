import threading
from pathlib import Path

import pytest

from iomdesk.app.paper_workshop import PagesClosed, RenderedPapers
from iomdesk.document.blocks import Contents, Cover, Heading, NumberedParagraph
from iomdesk.document.document import Document
from iomdesk.document.inline import plain
from iomdesk.rendering.output import PaperNotWritten
from iomdesk.ui.report.workshop import PaperWorkshop, WorkCancelled

WORDS = (
    "Le Groupe de travail a examiné la question et il est convenu de la reprendre à sa prochaine session. "
)


def paper(paragraphs: int = 40) -> Document:
    blocks = [
        block
        for number in range(1, paragraphs + 1)
        for block in (
            Heading(1 if number % 2 else 2, "", plain(f"Section {number}"), f"s{number}"),
            NumberedParagraph(f"{number}.", plain(WORDS * 4)),
        )
    ]
    cover = Cover(
        "WG/1/4", "Original : français", "12 mai 2020", ("GROUPE DE TRAVAIL",), "Session", ("RAPPORT",)
    )
    return Document("Rapport", "fr", "WG/1/4", cover, tuple(blocks), Contents("TABLE DES MATIÈRES"))


def go_on(_done: int, _total: int) -> bool:
    return True


def stop(_done: int, _total: int) -> bool:
    return False


@pytest.fixture
def workshop() -> PaperWorkshop:
    return RenderedPapers()


def test_the_formats_are_named_for_people(workshop: PaperWorkshop) -> None:
    assert workshop.formats == {
        "pdf": "PDF",
        "docx": "Word",
        "odt": "OpenDocument",
        "md": "Markdown",
        "xml": "Akoma Ntoso (XML)",
        "txt": "Text",
    }


def test_pages_have_sizes_labels_and_headings_with_their_places(workshop: PaperWorkshop) -> None:
    pages = workshop.preview(paper(), go_on)
    assert pages.page_size(0) == pytest.approx((595.28, 841.89), abs=0.1)
    first, second = pages.headings[:2]
    assert (first.label, first.level, second.level) == ("Section 1", 0, 1)
    assert (pages.page_label(0), pages.page_label(1)) == ("Couverture", "i")
    assert pages.page_label(first.page) == pages.page_label(second.page) == "1"
    assert 0 < first.top < second.top < 1
    pages.close()


def test_a_page_is_drawn_at_its_scale(workshop: PaperWorkshop) -> None:
    pages = workshop.preview(paper(4), go_on)
    width, height, rgba = pages.page_image(0, 0.5)
    assert (width, height) == (298, 421)
    assert len(rgba) == width * height * 4
    assert rgba[:4] == b"\xff\xff\xff\xff"
    assert any(byte < 100 for byte in rgba)
    pages.close()


def test_pages_that_were_closed_say_so(workshop: PaperWorkshop) -> None:
    pages = workshop.preview(paper(4), go_on)
    pages.close()
    pages.close()
    with pytest.raises(PagesClosed):
        pages.page_image(0, 1.0)


def test_two_threads_may_draw_at_once(workshop: PaperWorkshop) -> None:
    pages = workshop.preview(paper(), go_on)
    sizes: list[int] = []

    def draw() -> None:
        for index in range(pages.page_count):
            sizes.append(pages.page_image(index, 0.3)[0])

    threads = [threading.Thread(target=draw) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sizes == [179] * pages.page_count * 2
    pages.close()


def test_making_pages_can_be_cancelled(workshop: PaperWorkshop) -> None:
    with pytest.raises(WorkCancelled):
        workshop.preview(paper(), stop)


@pytest.mark.parametrize("format", ["pdf", "docx", "odt", "md", "xml", "txt"])
def test_a_paper_is_written_with_its_digest(workshop: PaperWorkshop, tmp_path: Path, format: str) -> None:
    target = tmp_path / f"rapport.{format}"
    digest = workshop.write(paper(4), target, format, go_on)
    assert len(digest) == 64
    assert target.stat().st_size > 0
    assert list(tmp_path.iterdir()) == [target]


def test_a_cancelled_paper_leaves_nothing_behind(workshop: PaperWorkshop, tmp_path: Path) -> None:
    with pytest.raises(WorkCancelled):
        workshop.write(paper(), tmp_path / "rapport.pdf", "pdf", stop)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_missing_is_told(workshop: PaperWorkshop, tmp_path: Path) -> None:
    with pytest.raises(PaperNotWritten):
        workshop.write(paper(4), tmp_path / "nowhere" / "rapport.pdf", "pdf", go_on)

"""A report as people edit it, over two sessions, in brackets and not yet translated, in every format."""

from pathlib import Path
from shutil import copy

import pytest

from iomdesk.desk import open_desk
from iomdesk.document.document import Document
from iomdesk.rendering.pdf_renderer import PdfRenderer
from iomdesk.services.paper_facts import build_paper
from iomdesk.services.report_paragraphs import (
    add_report_alternative,
    agree_report_paragraph,
    bracket_report_paragraph,
    insert_report_paragraph,
)
from iomdesk.services.report_views import report_view
from iomdesk.services.reports import make_report
from tests.rendering.formats_reading import expected, read_flat_pdf, read_flat_text
from tests.rendering.test_all_formats import assert_alike, assert_in_order, cells_of, written
from tests.rendering.test_pdf_structure import faults

SESSION, EARLIER = 6, 5
ODD = "M. Şahin, Mme Győrffy, Toǧa, Hawaiʻi, Ảnh, Женева, et «\u00a0العربية\u00a0»."


@pytest.fixture(scope="module")
def edited_desk(sample_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = Path(copy(sample_template, tmp_path_factory.mktemp("edited") / "edited.iomdesk"))
    with open_desk(path) as desk:
        desk.do(make_report, session=SESSION, sessions=[EARLIER], addressee_session=26).result()
        view = desk.answer(report_view, session_id=SESSION)
        assert view is not None
        numbered = [one.id for one in view.rows if one.kind == "numbered"]
        first, second, third = numbered[5:8]
        desk.do(add_report_alternative, paragraph=first).result()
        desk.do(bracket_report_paragraph, paragraph=second, is_bracketed=True).result()
        desk.do(agree_report_paragraph, paragraph=third, is_agreed=True).result()
        desk.do(insert_report_paragraph, session=SESSION, after=third, text=ODD).result()
    return path


def paper(desk_path: Path, kind: str, language: str) -> Document:
    with open_desk(desk_path, read_only=True) as desk:
        return desk.answer(build_paper, session_id=SESSION, kind=kind, language=language)


@pytest.mark.parametrize("language", ["fr", "en", "es"])
@pytest.mark.parametrize("kind", ["report", "report-aligned"])
def test_an_edited_report_is_read_aloud_and_says_the_same_in_every_format(
    kind: str, language: str, edited_desk: Path, tmp_path: Path
) -> None:
    document = paper(edited_desk, kind, language)
    PdfRenderer().render(document, tmp_path / "paper.pdf")
    assert faults(tmp_path / "paper.pdf") == []
    assert_in_order(document, read_flat_pdf(tmp_path / "paper.pdf"))
    assert_alike(document, tmp_path)
    assert_in_order(
        document, read_flat_text(written(document, tmp_path, "txt")), call="[{}]", but=cells_of(document)
    )


@pytest.mark.parametrize("kind", ["report", "report-aligned"])
def test_what_is_negotiated_and_what_is_not_translated_shows(kind: str, edited_desk: Path) -> None:
    said = " ".join(expected(paper(edited_desk, kind, "en")).blocks)
    assert "[original text in french] m. şahin" in said.replace("\u00a0", " ")
    assert "bis" in said
    assert "ad referendum" in said

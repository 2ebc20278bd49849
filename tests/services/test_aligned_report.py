"""The report with its languages side by side."""

import pytest

from iomdesk.document.blocks import Table
from iomdesk.document.inline import Run
from iomdesk.document.text import plain_text
from iomdesk.services.paper_facts import build_paper
from iomdesk.services.report_paragraphs import insert_report_paragraph
from iomdesk.services.reports import make_report
from iomdesk.services.work import Work


def table(work: Work, session: int, language: str) -> Table:
    document = build_paper(work.session, session_id=session, kind="report-aligned", language=language)
    return next(block for block in document.blocks if isinstance(block, Table))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_each_paragraph_is_a_row_with_one_number(history: Work, sample_session: int, language: str) -> None:
    rows = table(history, sample_session, language).rows
    numbers = [plain_text(row[0]) for row in rows if plain_text(row[0]).rstrip(".").isdecimal()]
    counted = [number for number in numbers if number]
    assert len(counted) > 40
    assert all(len(row) == 4 and all(plain_text(cell) for cell in row[1:]) for row in rows)


def test_words_bear_their_language(history: Work, sample_session: int) -> None:
    row = table(history, sample_session, "en").rows[1]
    assert all(isinstance(part, Run) and part.language is None for part in row[1])
    assert {part.language for part in row[2] if isinstance(part, Run)} == {"fr"}
    assert {part.language for part in row[3] if isinstance(part, Run)} == {"es"}


def test_edited_report_and_its_missing_translations_are_shown(history: Work, sample_session: int) -> None:
    make_report(history, session=sample_session)
    insert_report_paragraph(history, session=sample_session, text="Un paragraphe de plus.")
    first = table(history, sample_session, "fr").rows[0]
    assert plain_text(first[1]) == "Un paragraphe de plus."
    assert plain_text(first[2]) == "[original text in French] Un paragraphe de plus."

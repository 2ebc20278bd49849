"""The report that nobody edited, with its languages side by side."""

from iomdesk.document.blocks import Table
from iomdesk.papers.aligned_report import report_side_by_side
from iomdesk.papers.facts import LANGUAGES, PaperFacts
from tests.papers.facts_samples import MANDATE, SESSION, item

FACTS = PaperFacts(
    SESSION, mandate=MANDATE, items=(item(1, "Partenariats", "Partnerships", outcome="noted"),)
)


def test_report_has_a_column_per_language_its_own_first() -> None:
    for language in LANGUAGES:
        table = next(one for one in report_side_by_side(FACTS, language).blocks if isinstance(one, Table))
        assert len(table.columns) == 4
        assert table.rows

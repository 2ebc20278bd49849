from iomdesk.document.blocks import Heading, NumberedParagraph
from iomdesk.papers.counting import COUNTED, count_blocks


def test_headings_count_within_those_above_them_and_paragraphs_through_the_paper() -> None:
    levels = [1, 2, 3, 3, 2, 3, 1, 2]
    blocks = [b for level in levels for b in (Heading(level, COUNTED, ()), NumberedParagraph("", ()))]
    counted = count_blocks([Heading(1, "", ()), *blocks])
    assert [b.number for b in counted if isinstance(b, Heading)] == [
        "", "I.", "A.", "1.", "2.", "B.", "1.", "II.", "A.",
    ]  # fmt: skip
    assert [b.number for b in counted if isinstance(b, NumberedParagraph)] == [f"{n}." for n in range(1, 9)]

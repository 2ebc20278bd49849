from pathlib import Path

from iomdesk.document.blocks import Column, NumberedParagraph, Table
from iomdesk.document.document import Document
from iomdesk.document.inline import Footnote, Run, Text, plain
from iomdesk.rendering.glyphs import missing_glyphs
from iomdesk.rendering.pdf_boxes import Box, text_boxes
from iomdesk.rendering.pdf_lines import Line
from iomdesk.rendering.pdf_notes import notes_height
from iomdesk.rendering.pdf_pages import paginate
from iomdesk.rendering.pdf_sheets import lay_out
from iomdesk.rendering.pdf_styles import A4, FOOTNOTE
from iomdesk.rendering.text_renderer import TextRenderer
from tests.rendering.documents import small_document
from tests.rendering.word_reading import rendered

LONG = "Le Groupe de travail a pris note des observations présentées par les délégations. " * 4
FOLLOWED = "Voir la résolution pertinente."


def note(words: str = FOLLOWED) -> Footnote:
    return Footnote((Run(words),))


def paper(*texts: Text) -> Document:
    blocks = tuple(NumberedParagraph(f"{place}.", text) for place, text in enumerate(texts, start=1))
    return small_document(*blocks)


def line_words(box: Box) -> str:
    return "".join(fragment.text for line in box.lines for fragment in line.fragments)


def pages_of(document: Document) -> list[list[str]]:
    return [
        [line_words(box) for box, _down in sheet.page.boxes]
        for sheet in lay_out(document, A4, lambda _count: None)
    ]


def note_lines(count: int) -> tuple[Box, ...]:
    return tuple(text_boxes([Line((), 0.0, 10.0)] * count, FOOTNOTE))


def test_a_footnote_stands_at_the_foot_of_the_page_of_its_call() -> None:
    texts = [plain(LONG)] * 30
    texts[2] = (Run(LONG), note())
    first, *others = pages_of(paper(*texts))
    assert first[-1].endswith(FOLLOWED)
    assert first[-1].startswith("1")
    assert not any(FOLLOWED in line for page in others for line in page)
    (sheet, *_rest) = lay_out(paper(*texts), A4, lambda _count: None)
    box, down = sheet.page.boxes[-1]
    assert abs(down + box.height - A4.text_height(with_head=False)) < 0.01
    assert sheet.page.boxes[-2].box.rules


def test_footnotes_are_counted_through_the_paper_and_called_by_raised_figures() -> None:
    pages = pages_of(paper((Run("Un"), note("a"), Run(" deux"), note("b")), (Run("Trois"), note("c"))))
    assert [line for line in pages[0] if line][-3:] == ["1\u00a0a", "2\u00a0b", "3\u00a0c"]
    (sheet,) = lay_out(paper((Run("Un"), note("a"))), A4, lambda _count: None)
    calls = [
        fragment
        for box, _down in sheet.page.boxes
        for line in box.lines
        for fragment in line.fragments
        if fragment.link == "note-1"
    ]
    assert [call.text for call in calls] == ["1"]
    assert calls[0].face.rise > 0


def test_a_line_whose_footnote_has_no_room_goes_to_the_next_page_with_it() -> None:
    boxes = [Box(10) for _ in range(9)]
    boxes[8].notes = note_lines(3)
    first, second = paginate(boxes, 100)
    assert len(first.boxes) == 8
    assert [placed.box for placed in second.boxes if placed.box in boxes] == [boxes[8]]


def test_a_footnote_longer_than_a_page_goes_on_at_the_foot_of_the_next() -> None:
    box = Box(10, notes=note_lines(20))
    pages = paginate([box, Box(10)], 100)
    lines = [placed.box for page in pages for placed in page.boxes if placed.box in box.notes]
    assert lines == list(box.notes)
    for page in pages:
        last = page.boxes[-1]
        assert last.down + last.box.height <= 100.01


def test_pages_without_footnotes_are_filled_as_ever() -> None:
    assert notes_height(()) == 0
    assert [len(page.boxes) for page in paginate([Box(10) for _ in range(25)], 100)] == [10, 10, 5]


def test_a_footnote_in_a_table_stands_at_the_foot_too() -> None:
    table = Table((Column(plain("État")),), (((Run("Suisse"), note()),),))
    (page,) = pages_of(small_document(table))
    assert page[-1].endswith(FOLLOWED)


def test_word_keeps_real_footnotes(tmp_path: Path) -> None:
    file = rendered(paper((Run("Un"), note("a"), Run(" deux"), note("b"))), tmp_path)
    assert file.all("//w:footnoteReference/@w:id") == ["1", "2"]
    assert file.all("//w:footnote[not(@w:type)]/@w:id", "footnotes") == ["1", "2"]
    assert file.all("//w:footnote[@w:type]/@w:type", "footnotes") == ["separator", "continuationSeparator"]
    assert "".join(file.all("//w:footnote[@w:id='2']//w:t/text()", "footnotes")) == "\u00a0b"
    assert file.all("//w:footnotePr/w:footnote/@w:id", "settings") == ["-1", "0"]
    styles = set(file.all("//w:style/@w:styleId", "styles"))
    assert {"FootnoteText", "FootnoteReference"} <= styles
    assert "footnotes" in file.relations().values()


def test_a_word_file_without_footnotes_has_no_part_for_them(tmp_path: Path) -> None:
    file = rendered(paper(plain("Un")), tmp_path)
    assert "word/footnotes.xml" not in file.parts
    assert not file.all("//w:footnotePr", "settings")


def test_plain_text_calls_footnotes_in_brackets_and_lists_them_at_the_end(tmp_path: Path) -> None:
    target = tmp_path / "paper.txt"
    TextRenderer().render(paper((Run("Un"), note("a"), Run(".")), (Run("Deux"), note("b"))), target)
    lines = target.read_text("utf-8").splitlines()
    assert "1.   Un[1]." in lines
    assert "2.   Deux[2]" in lines
    assert lines[lines.index("2.   Deux[2]") + 3 :][:2] == ["[1]  a", "[2]  b"]


def test_characters_that_cannot_be_printed_are_found_in_footnotes() -> None:
    assert missing_glyphs(paper((Run("Un"), note("\u05d0"))))

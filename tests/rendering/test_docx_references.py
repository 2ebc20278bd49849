import re
from pathlib import Path

import pytest

from iomdesk.document.blocks import Annex, Block, Heading, NumberedParagraph
from iomdesk.document.inline import Reference, Run, Text, plain
from tests.rendering.documents import rich_document, small_document
from tests.rendering.word_reading import W, WordFile, fields, rendered, visible_text


def referring(target: str) -> NumberedParagraph:
    return NumberedParagraph("9.", (Run("Voir "), Reference(target), Run(".")))


def last_line(file: WordFile) -> str:
    return file.lines()[-1].text


def test_references_of_a_report_lead_to_bookmarks(tmp_path: Path) -> None:
    file = rendered(rich_document(), tmp_path)
    names = set(file.all("//w:bookmarkStart/@w:name"))
    targets = [code.split()[1] for code in fields(file) if code.startswith(("REF", "PAGEREF"))]
    assert len(targets) == 10
    assert set(targets) <= names


def test_a_reference_to_a_paragraph_is_a_field_that_shows_its_number(tmp_path: Path) -> None:
    file = rendered(small_document(NumberedParagraph("4.", plain("Un."), "p4"), referring("p4")), tmp_path)
    assert last_line(file) == "Voir 4."
    assert list(fields(file)) == ["REF _Ref_p4 \\n \\h"]


@pytest.mark.parametrize(
    ("block", "shown", "code"),
    [
        (Heading(2, "A.", plain("Titre"), "x"), "A", "REF _Ref_x \\n \\h"),
        (NumberedParagraph("3 bis.", plain("Texte."), "x"), "3 bis", "REF _Ref_x \\n \\h"),
        (Annex("Annexe I", "Mandat", "x"), "Annexe I", "REF _Ref_x \\n \\h"),
        (Annex("Annexe", "Mandat", "x"), "Annexe", "REF _Ref_x \\h"),
    ],
)
def test_each_kind_of_target_is_shown_as_it_prints(
    block: Block, shown: str, code: str, tmp_path: Path
) -> None:
    file = rendered(small_document(block, referring("x")), tmp_path)
    assert last_line(file) == f"Voir {shown}."
    assert list(fields(file)) == [code]


def test_the_bookmark_of_an_annex_with_a_label_in_words_holds_just_that(tmp_path: Path) -> None:
    file = rendered(small_document(Annex("Annexe", "Mandat", "x"), referring("x")), tmp_path)
    (start,) = file.all("//w:bookmarkStart[@w:name='_Ref_x']")
    assert visible_text_between(start) == "Annexe"


def visible_text_between(start: object) -> str:
    """The text from a bookmark's beginning to the next end of any bookmark."""
    text = ""
    for element in start.itersiblings():  # type: ignore[attr-defined]
        if element.tag == f"{W}bookmarkEnd":
            break
        text += "".join(each.text for each in element.iter(f"{W}t"))
    return text


def test_a_reference_to_nothing_shows_an_ellipsis_and_is_no_field(tmp_path: Path) -> None:
    file = rendered(small_document(referring("nowhere")), tmp_path)
    assert last_line(file) == "Voir …."
    assert list(fields(file)) == []


def test_a_reference_to_a_heading_without_number_shows_nothing(tmp_path: Path) -> None:
    file = rendered(small_document(Heading(1, "", plain("Introduction"), "x"), referring("x")), tmp_path)
    assert last_line(file) == "Voir ."
    assert list(fields(file)) == []


def test_a_reference_to_a_page_is_a_field_of_its_own(tmp_path: Path) -> None:
    text: Text = (Run("Voir page "), Reference("x", "page"))
    blocks = (NumberedParagraph("1.", plain("Un."), "x"), NumberedParagraph("2.", text))
    file = rendered(small_document(*blocks), tmp_path)
    assert list(fields(file)) == ["PAGEREF _Ref_x \\h"]
    assert last_line(file) == "Voir page 1"


def test_of_two_blocks_with_one_anchor_the_last_is_led_to(tmp_path: Path) -> None:
    blocks = (NumberedParagraph("1.", plain("Un."), "x"), NumberedParagraph("2.", plain("Deux."), "x"))
    file = rendered(small_document(*blocks, referring("x")), tmp_path)
    (start,) = file.all("//w:bookmarkStart[@w:name='_Ref_x']")
    assert visible_text(start.getparent()) == "Deux."
    assert last_line(file) == "Voir 2."


ANCHORS = ("p-1", "p_1", "p 1", "é", "paragraph-with-a-name-longer-than-word-allows-0123456789", "", "7")


def test_names_of_bookmarks_suit_word_and_differ(tmp_path: Path) -> None:
    blocks = [NumberedParagraph(f"{n}.", plain("x"), anchor) for n, anchor in enumerate(ANCHORS, start=1)]
    names = rendered(small_document(*blocks), tmp_path).all("//w:bookmarkStart/@w:name")
    assert len(names) == len(set(names)) == len(ANCHORS) - 1
    assert all(re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]{0,39}", name) for name in names)


def test_every_bookmark_is_closed_and_has_an_id_of_its_own(tmp_path: Path) -> None:
    file = rendered(rich_document(), tmp_path)
    opened, closed = file.all("//w:bookmarkStart/@w:id"), file.all("//w:bookmarkEnd/@w:id")
    assert len(opened) == len(set(opened))
    assert sorted(opened) == sorted(closed)

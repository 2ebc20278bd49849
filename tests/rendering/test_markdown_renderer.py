"""Markdown that is read as it stands, and says the same where a program sets it."""

from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from iomdesk.document.blocks import (
    Block,
    Column,
    ListItem,
    NumberedParagraph,
    Paragraph,
    ParagraphStyle,
    Table,
)
from iomdesk.document.document import Document
from iomdesk.document.inline import Footnote, Run, plain
from iomdesk.rendering.markdown_renderer import MarkdownRenderer
from iomdesk.rendering.renderer import RenderingCancelled
from tests.rendering.documents import rich_document, small_document


def written(document: Document, folder: Path) -> str:
    target = folder / "paper.md"
    MarkdownRenderer().render(document, target)
    return target.read_text(encoding="utf-8")


def body(folder: Path, *blocks: Block) -> str:
    """What is written of blocks, below the cover."""
    return written(small_document(*blocks), folder).split("par écrit dans la semaine.\n\n")[-1]


def test_headings_numbers_and_lists_read_as_they_stand(tmp_path: Path) -> None:
    text = written(rich_document(), tmp_path)
    assert "\n## II. Groupes régionaux (point 3 de l’ordre du jour)\n" in text
    assert "\n4. Plusieurs États Membres" in text
    assert "\n- a) la composition des groupes\u00a0;\n  - i) la date" in text
    assert "\n1. **Recommande** au Comité" in text
    assert "| Point | Titre | Alinéa |\n| --- | --- | --- |\n| 1 |" in text


def test_a_number_that_a_list_would_not_print_is_no_list(tmp_path: Path) -> None:
    text = body(
        tmp_path,
        NumberedParagraph("4.", plain("quatre")),
        NumberedParagraph("6.", plain("six")),
        NumberedParagraph("6 bis.", plain("inséré")),
        NumberedParagraph("7.", plain("sept")),
    )
    assert text == "4. quatre\n\n6\\. six\n\n6 bis. inséré\n\n7. sept\n"
    assert MarkdownIt().render(text).count("<ol") == 2


def test_signs_of_markup_stay_what_they_are(tmp_path: Path) -> None:
    typed = "*a* _b_ [c](d) `e` <f> ~g~ \\h | 3. i"
    text = body(tmp_path, Paragraph(plain(typed)), Paragraph(plain("# titre")), Paragraph(plain("2019. Fin")))
    shown = MarkdownIt("commonmark").enable("strikethrough").render(text)
    assert "<p>*a* _b_ [c](d) `e` &lt;f&gt; ~g~ \\h | 3. i</p>" in shown
    assert "<p># titre</p>" in shown
    assert "<p>2019. Fin</p>" in shown


def test_faces_hold_only_letters(tmp_path: Path) -> None:
    text = body(tmp_path, Paragraph((Run("Invite ", bold=True), Run("la"), Run("e", superscript=True))))
    assert text == "**Invite** la<sup>e</sup>\n"


def test_cells_keep_their_lines_and_bars(tmp_path: Path) -> None:
    table = Table(
        (Column(plain("A")), Column(plain("B"))), ((plain("un\ndeux"), plain("a|b")), (plain("3"),))
    )
    assert body(tmp_path, table).endswith("| un<br>deux | a\\|b |\n| 3 |  |\n")


def test_notes_stand_at_the_end(tmp_path: Path) -> None:
    text = body(
        tmp_path, Paragraph((Run("Avec note"), Footnote((Run("Voir WG/1."),)))), Paragraph(plain("Fin"))
    )
    assert text == "Avec note[^1]\n\nFin\n\n[^1]: Voir WG/1.\n"


def test_dashes_of_lists_are_those_of_markdown(tmp_path: Path) -> None:
    text = body(tmp_path, ListItem(1, "–", plain("un")), ListItem(1, "–", plain("deux")))
    assert text == "- un\n- deux\n"


def test_centred_lines_are_strong_capitals(tmp_path: Path) -> None:
    text = body(tmp_path, Paragraph(plain("13e session"), ParagraphStyle.CENTRED))
    assert text == "**13e SESSION**\n"


def test_cancelling_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(RenderingCancelled):
        MarkdownRenderer().render(rich_document(), tmp_path / "paper.md", lambda *_: False)
    assert not list(tmp_path.iterdir())

from pathlib import Path

import pytest

from iomdesk.document.blocks import (
    Annex,
    Block,
    Column,
    Contents,
    Heading,
    ListItem,
    NumberedParagraph,
    OperativeParagraph,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Table,
)
from iomdesk.document.document import Document
from iomdesk.document.inline import Reference, Run, plain
from iomdesk.rendering.renderer import RenderingCancelled
from iomdesk.rendering.text_renderer import TextRenderer
from tests.rendering.documents import small_document

LONG = "Plusieurs États Membres ont jugé qu’une telle organisation faciliterait la préparation des sessions. "


def written(document: Document, folder: Path) -> str:
    target = folder / "paper.txt"
    TextRenderer().render(document, target)
    return target.read_bytes().decode()


def body(folder: Path, *blocks: Block, language: str = "fr") -> str:
    """The text after the cover of a paper that consists of the given blocks."""
    text = written(small_document(*blocks, language=language), folder)
    return text.split("[nom] ([État])\n", 1)[1].split("\n--------------------\n", 1)[0].strip("\n")


def test_no_line_is_longer_than_78_columns(tmp_path: Path) -> None:
    blocks = [NumberedParagraph(f"{n}.", plain(LONG * n)) for n in range(1, 12)]
    assert max(len(line) for line in written(small_document(*blocks), tmp_path).split("\n")) <= 78


def test_an_address_longer_than_the_line_is_not_broken(tmp_path: Path) -> None:
    address = "https://example.org/" + "a" * 90
    assert address in body(tmp_path, Paragraph(plain(f"Voir {address} à ce sujet.")))


def test_lines_end_with_lf_and_carry_no_trailing_spaces(tmp_path: Path) -> None:
    text = written(small_document(Paragraph(plain(LONG))), tmp_path)
    assert "\r" not in text
    assert text.endswith("\n")
    assert not any(line.endswith(" ") for line in text.split("\n"))


def test_the_cover_gives_its_lines_in_order_and_the_note_comes_last(tmp_path: Path) -> None:
    text = written(small_document(), tmp_path)
    assert text.startswith(
        "WG/2/4\nOriginal\u00a0: français\n14 mai 2020\n(document d’exemple)\n\n"
        "GROUPE DE TRAVAIL SUR LES PARTENARIATS\nET LA GOUVERNANCE DE L’OIM\nDeuxième session\n\n"
    )
    assert text.endswith("PROJET : sous réserve de corrections, à communiquer par écrit dans la semaine.\n")


def test_the_mark_stands_at_both_ends(tmp_path: Path) -> None:
    text = written(small_document(mark="EXEMPLE"), tmp_path)
    assert text.startswith("[EXEMPLE]\n")
    assert text.endswith("[EXEMPLE]\n")


def test_the_contents_list_headings_and_annexes(tmp_path: Path) -> None:
    document = small_document(
        Heading(1, "I.", plain("Ouverture")),
        Heading(2, "A.", plain("Participation")),
        Annex("Annexe I", "Ordre du jour"),
        contents=Contents("TABLE DES MATIÈRES"),
    )
    assert (
        "TABLE DES MATIÈRES\n==================\n\n"
        "I. Ouverture\n  A. Participation\nAnnexe I – Ordre du jour\n"
    ) in written(document, tmp_path)


def test_a_number_hangs_before_its_paragraph(tmp_path: Path) -> None:
    lines = body(tmp_path, NumberedParagraph("12.", plain(LONG + LONG))).split("\n")
    assert lines[0].startswith("12.  Plusieurs")
    assert all(line.startswith("     ") and line[5] != " " for line in lines[1:])


def test_a_long_number_is_followed_by_one_space(tmp_path: Path) -> None:
    assert body(tmp_path, NumberedParagraph("12 quater.", plain("Texte."))) == "12 quater. Texte."


def test_items_hang_one_step_per_level_without_blank_lines(tmp_path: Path) -> None:
    text = body(
        tmp_path,
        ListItem(1, "a)", plain("composition\u00a0;")),
        ListItem(2, "i)", plain("date\u00a0;")),
        ListItem(1, "b)", plain("conséquences.")),
    )
    assert text == "     a)   composition\u00a0;\n          i)   date\u00a0;\n     b)   conséquences."


def test_a_single_operative_paragraph_has_no_number(tmp_path: Path) -> None:
    assert body(tmp_path, OperativeParagraph("", plain("Recommande…"))) == "Recommande…"


def test_headings_are_underlined_by_level(tmp_path: Path) -> None:
    text = body(
        tmp_path,
        Heading(1, "I.", plain("Un")),
        Heading(2, "A.", plain("Deux")),
        Heading(3, "1.", plain("Trois")),
    )
    assert text == "I. Un\n=====\n\nA. Deux\n-------\n\n1. Trois"


def test_references_print_the_number_of_their_target(tmp_path: Path) -> None:
    text = body(
        tmp_path,
        NumberedParagraph("1.", plain("Premier."), anchor="first"),
        NumberedParagraph("2.", (Run("Voir le paragraphe\u00a0"), Reference("first"), Run("."))),
    )
    assert text.endswith("2.   Voir le paragraphe\u00a01.")


def test_a_title_line_is_centred_in_capitals(tmp_path: Path) -> None:
    text = body(tmp_path, Paragraph(plain("Projet de mandat"), ParagraphStyle.CENTRED))
    assert text.strip() == "PROJET DE MANDAT"
    assert text.startswith(" " * 31)


def test_a_signature_stands_on_the_right_half(tmp_path: Path) -> None:
    assert body(tmp_path, Paragraph(plain("La Présidente"), ParagraphStyle.SIGNATURE)).startswith(" " * 39)


def test_an_annex_is_underlined_and_followed_by_its_remark(tmp_path: Path) -> None:
    text = body(tmp_path, PageBreak(), Annex("Annexe I", "Mandat", remark="Traduction non officielle"))
    assert text == "Annexe I – Mandat\n=================\nTraduction non officielle"


def test_a_table_that_fits_is_set_in_columns(tmp_path: Path) -> None:
    table = Table((Column(plain("Point")), Column(plain("Alinéa"))), ((plain("3"), plain("2 b)")),))
    assert body(tmp_path, table) == "Point  Alinéa\n-----  ------\n3      2 b)"


def test_line_ends_inside_a_cell_are_kept(tmp_path: Path) -> None:
    table = Table((Column(plain("Point")), Column(plain("Titre"))), ((plain("3"), plain("Rôle\na) Suite")),))
    assert body(tmp_path, table) == "Point  Titre\n-----  --------\n3      Rôle\n       a) Suite"


def test_a_wide_cell_wraps_inside_its_column(tmp_path: Path) -> None:
    table = Table((Column(plain("Point")), Column(plain("Titre"))), ((plain("3"), plain(LONG)),))
    lines = body(tmp_path, table).split("\n")
    assert lines[2].startswith("3      Plusieurs")
    assert lines[3].startswith("       ")


def test_a_table_of_many_columns_becomes_labelled_lines(tmp_path: Path) -> None:
    heads = tuple(Column(plain(f"Rubrique numéro {n}")) for n in range(1, 8))
    row = tuple(plain("anticonstitutionnellement") for _ in heads)
    text = body(tmp_path, Table(heads, (row, row)))
    assert text.startswith("Rubrique numéro 1\u00a0: anticonstitutionnellement\nRubrique numéro 2")
    assert "\n\nRubrique numéro 1" in text


def test_a_table_without_rows_keeps_its_head(tmp_path: Path) -> None:
    assert body(tmp_path, Table((Column(plain("Point")),), ())) == "Point\n-----"


def test_control_characters_and_broken_surrogates_are_left_out(tmp_path: Path) -> None:
    assert body(tmp_path, Paragraph(plain("a\x00b\x1fc\ud800d\x0be"))) == "abcd\ne"


def test_the_same_paper_gives_the_same_bytes(tmp_path: Path) -> None:
    document = small_document(NumberedParagraph("1.", plain(LONG)), contents=Contents("TABLE DES MATIÈRES"))
    assert written(document, tmp_path) == written(document, tmp_path)


def test_cancelling_stops_before_anything_is_written(tmp_path: Path) -> None:
    target = tmp_path / "paper.txt"
    with pytest.raises(RenderingCancelled):
        TextRenderer().render(small_document(Paragraph(plain("a"))), target, lambda done, _total: done < 1)
    assert not target.exists()


def test_progress_counts_the_blocks(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []

    def note(done: int, total: int) -> bool:
        seen.append((done, total))
        return True

    TextRenderer().render(small_document(Paragraph(plain("a")), PageBreak()), tmp_path / "p.txt", note)
    assert seen == [(0, 2), (1, 2), (2, 2)]

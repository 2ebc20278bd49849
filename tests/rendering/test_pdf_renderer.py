import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pypdfium2
import pytest

from iomdesk.document.blocks import (
    Annex,
    Block,
    Column,
    Contents,
    Cover,
    Heading,
    ListItem,
    NumberedParagraph,
    PageBreak,
    Paragraph,
    Table,
)
from iomdesk.document.document import Document, numbers_by_anchor, outline
from iomdesk.document.inline import Reference, Run, plain
from iomdesk.document.text import plain_text
from iomdesk.rendering.pdf_renderer import PdfRenderer
from iomdesk.rendering.pdf_styles import LETTER, PageSetup
from iomdesk.rendering.renderer import Renderer, RenderingCancelled
from tests.rendering.documents import long_document, long_paragraphs, rich_document, small_document
from tests.rendering.pdf_reading import PdfFile, rendered_pdf, small_pdf


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> PdfFile:
    return rendered_pdf(rich_document(), tmp_path_factory.mktemp("report"))


def test_it_offers_what_every_renderer_offers() -> None:
    renderer: Renderer = PdfRenderer()
    assert (renderer.extension, renderer.name) == ("pdf", "PDF")


def test_all_text_is_there_in_its_order(report: PdfFile) -> None:
    document = rich_document()
    text, numbers, place = report.flat(), numbers_by_anchor(document), 0
    place = text.index("Introduction", text.index("Page 1"))
    for block in document.blocks:
        if isinstance(block, Heading | NumberedParagraph | ListItem):
            place = text.index(plain_text(block.text, numbers), place)


def test_a_number_stands_before_its_paragraph(report: PdfFile) -> None:
    body = report.texts()[2]
    assert "\n4. Plusieurs États Membres" in body
    assert "\na) la composition des groupes" in body
    assert "\nI. Adoption de l’ordre du jour" in body


def test_letters_survive_that_built_in_fonts_drop(report: PdfFile) -> None:
    assert "R&D <scope>" in report.flat()
    assert "Şő ǧ ʻ Ả" in report.flat()


def test_a_non_breaking_space_is_one_in_copied_text(report: PdfFile) -> None:
    assert "sessions\u00a0;" in report.flat()


def test_every_font_is_an_embedded_subset_that_can_be_copied_from(report: PdfFile) -> None:
    fonts = report.fonts()
    assert {str(font["/BaseFont"]).split("+")[1] for font in fonts.values()} == {
        "LiberationSerif",
        "LiberationSerif-Bold",
        "LiberationSerif-Italic",
    }
    for font in fonts.values():
        assert "/ToUnicode" in font
        assert "/FontFile2" in font["/FontDescriptor"]


def test_the_cover_has_no_number_the_contents_are_roman_the_body_begins_at_1(report: PdfFile) -> None:
    assert report.labels == ["Couverture", "i", "1", "2", "3", "4"]
    cover, contents, first, *_ = report.texts()
    assert "Page" not in cover
    assert contents.startswith("WG/2/4\nPage i\n")
    assert first.startswith("WG/2/4\nPage 1\nIntroduction")


def test_the_cover_prints_its_facts_from_top_to_bottom(report: PdfFile) -> None:
    assert report.texts()[0].split("\n") == [
        "WG/2/4",
        "Original\u00a0: français",
        "14 mai 2020",
        "(document d’exemple)",
        "GROUPE DE TRAVAIL SUR LES PARTENARIATS",
        "ET LA GOUVERNANCE DE L’OIM",
        "Deuxième session",
        "RAPPORT ET RECOMMANDATIONS",
        "AU COMITÉ PERMANENT DES PROGRAMMES ET DES FINANCES",
        "Genève",
        "12-13 mai 2020",
        "Rapporteur\u00a0: [nom] ([État])",
        "PROJET : sous réserve de corrections, à communiquer par écrit dans la semaine.",
        "EXEMPLE",
    ]


@pytest.mark.parametrize(("language", "head"), [("fr", "Page 1"), ("en", "Page 1"), ("es", "Página 1")])
def test_the_running_head_speaks_the_language_of_the_paper(tmp_path: Path, language: str, head: str) -> None:
    pdf = rendered_pdf(rich_document(language=language), tmp_path)
    assert pdf.texts()[2].startswith(f"WG/2/4\n{head}\n")
    assert pdf.root["/Lang"] == language


def test_the_mark_is_in_the_foot_of_each_page(report: PdfFile) -> None:
    assert all(text.endswith("\nEXEMPLE") for text in report.texts())


def test_the_contents_quote_the_pages_on_which_headings_stand(tmp_path: Path) -> None:
    pdf = rendered_pdf(long_document(150), tmp_path)
    front = [place for place, label in enumerate(pdf.labels) if label in ("i", "ii")]
    printed = " ".join(pdf.texts()[place] for place in front)
    for _, label, place in pdf.bookmarks():
        number = pdf.labels[place]
        assert f"Page {number}\n" in pdf.texts()[place]
        assert any(line.startswith(label) and line.endswith(f" {number}") for line in printed.split("\n")), (
            label
        )


def test_the_contents_lead_to_the_headings(report: PdfFile) -> None:
    assert [place for place, _ in report.links(1)] == [place for _, _, place in report.bookmarks()]


def test_bookmarks_are_nested_as_the_headings_are(report: PdfFile) -> None:
    assert [(level, label) for level, label, _ in report.bookmarks()] == [
        (entry.level - 1, entry.label) for entry in outline(rich_document())
    ]


def test_bookmarks_leave_out_no_level(tmp_path: Path) -> None:
    headings = [Heading(level, "", plain(f"Niveau {level}")) for level in (3, 1, 3, 0, 9)]
    pdf = small_pdf(tmp_path, *headings)
    assert [level for level, _, _ in pdf.bookmarks()] == [0, 0, 1, 0, 1]


def test_a_reference_prints_the_number_of_its_target_and_leads_there(report: PdfFile) -> None:
    assert "Le paragraphe 4 et l’Annexe I y reviennent." in report.flat()
    assert [place for place, _ in report.links(2)] == [2, 3]


def test_a_reference_to_nothing_shows_that_something_is_missing(tmp_path: Path) -> None:
    pdf = small_pdf(tmp_path, Paragraph((Run("voir "), Reference("nowhere"))))
    assert "voir …" in pdf.flat()


def test_a_reference_can_print_a_page(tmp_path: Path) -> None:
    texts = [Paragraph(plain(text)) for text in long_paragraphs(30)]
    first = NumberedParagraph("1.", (Run("voir page "), Reference("last", "page"), Run(".")))
    last = NumberedParagraph("2.", plain("Fin."), anchor="last")
    pdf = small_pdf(tmp_path, first, *texts, last)
    assert f"voir page {pdf.labels[pdf.targets()['last']]}." in pdf.flat()


def test_anchors_are_named_destinations(report: PdfFile) -> None:
    targets = report.targets()
    assert targets["p4"] == 2
    assert targets["annex-2"] == 5


def test_title_subject_and_body_are_in_the_file(report: PdfFile) -> None:
    facts = report.reader.metadata
    assert facts is not None
    assert facts.title == "WG/2/4 – Rapport et recommandations au CPPF"
    assert facts.subject == "Deuxième session"
    assert facts.author == "Groupe de travail sur les partenariats et la gouvernance de l’OIM"
    assert report.root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_without_contents_the_cover_is_a_masthead_on_page_1(tmp_path: Path) -> None:
    pdf = small_pdf(tmp_path, Paragraph(plain("Texte.")))
    assert pdf.labels == ["1"]
    (text,) = pdf.texts()
    assert text.index("RAPPORT ET RECOMMANDATIONS") < text.index("Texte.")
    assert "Page 1" not in text


def test_the_same_document_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one.pdf", "two.pdf"):
        PdfRenderer().render(rich_document(), tmp_path / name)
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_another_process_writes_the_same_bytes(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path;"
        "from iomdesk.rendering.pdf_renderer import PdfRenderer;"
        "from tests.rendering.documents import rich_document;"
        "PdfRenderer().render(rich_document(), Path(sys.argv[1]))"
    )
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
        command = [sys.executable, "-c", program, str(tmp_path / f"{seed}.pdf")]
        subprocess.run(command, check=True, env=environment, cwd=Path(__file__).parents[2])
    assert (tmp_path / "1.pdf").read_bytes() == (tmp_path / "2.pdf").read_bytes()


def test_two_threads_do_not_disturb_each_other(tmp_path: Path) -> None:
    targets = [tmp_path / f"{number}.pdf" for number in range(4)]
    threads = [Thread(target=PdfRenderer().render, args=(long_document(60), target)) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({target.read_bytes() for target in targets}) == 1


def test_progress_counts_up_to_all_blocks(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []

    def note(done: int, total: int) -> bool:
        seen.append((done, total))
        return True

    document = long_document(50)
    PdfRenderer().render(document, tmp_path / "paper.pdf", note)
    assert seen == sorted(seen)
    assert seen[0][0] == 0
    assert seen[-1] == (len(document.blocks), len(document.blocks))


@pytest.mark.parametrize("stop_at", [0, 10, 39, 55])
def test_cancelling_leaves_no_file(tmp_path: Path, stop_at: int) -> None:
    target = tmp_path / "paper.pdf"
    target.write_bytes(b"what a caller made beforehand")

    def go_on(done: int, total: int) -> bool:  # noqa: ARG001
        return done < stop_at

    with pytest.raises(RenderingCancelled):
        PdfRenderer().render(long_document(60), target, go_on)
    assert list(tmp_path.iterdir()) == []


def test_letter_paper_is_an_option(tmp_path: Path) -> None:
    pdf = rendered_pdf(rich_document(), tmp_path, LETTER)
    assert [round(float(side)) for side in pdf.reader.pages[0].mediabox[2:]] == [612, 792]


def test_nothing_is_printed_into_the_margins(tmp_path: Path) -> None:
    target = tmp_path / "paper.pdf"
    PdfRenderer().render(long_document(40), target)
    pdf = pypdfium2.PdfDocument(target)
    for page in pdf:
        text = page.get_textpage()
        letters = enumerate(text.get_text_range())
        boxes = [text.get_charbox(place) for place, letter in letters if not letter.isspace()]
        assert min(box[0] for box in boxes) > 70
        assert max(box[2] for box in boxes) < page.get_width() - 70 + 1
    pdf.close()


_EMPTY_COVER = Cover("", "", "", (), "", ())
_TWO_COLUMNS = (Column(plain("A")), Column(plain("B")))

_ODD: dict[str, Callable[[], Document]] = {
    "no blocks": small_document,
    "no blocks but contents": lambda: small_document(contents=Contents("Table des matières")),
    "nothing at all": lambda: small_document(
        cover=_EMPTY_COVER, title="", symbol="", contents=Contents(""), language="xx"
    ),
    "a paragraph longer than a page": lambda: small_document(
        NumberedParagraph("1.", plain(" ".join(long_paragraphs(60))))
    ),
    "a word of 10,000 letters": lambda: small_document(NumberedParagraph("1.", plain("x" * 10_000))),
    "a cell longer than a page": lambda: small_document(
        Table(_TWO_COLUMNS, ((plain(" ".join(long_paragraphs(60))), plain("court")),))
    ),
    "rows of any length": lambda: small_document(
        Table(_TWO_COLUMNS, ((), (plain("a"),), (plain("a"), plain("b"), plain("c"))))
    ),
    "a table without columns": lambda: small_document(Table((), ())),
    "columns without width": lambda: small_document(
        Table((Column(plain("A"), 0), Column((), -1)), ((plain("a"), plain("b")),))
    ),
    "more columns than fit": lambda: small_document(
        Table(tuple(Column(plain(f"Colonne {n}")) for n in range(60)), ((plain("cellule"),) * 60,))
    ),
    "only page breaks": lambda: small_document(PageBreak(), PageBreak(), Annex("", ""), PageBreak()),
    "empty texts": lambda: small_document(
        Heading(2, "", ()), NumberedParagraph("1.", ()), ListItem(9, "", ()), Paragraph((Run(""),))
    ),
    "control characters": lambda: small_document(Paragraph(plain("a\x00b\x07c\td\r\ne\ud800f\u2028g"))),
    "line breaks alone": lambda: small_document(Paragraph(plain("\n\n")), Paragraph(plain(" \n "))),
    "soft hyphens alone": lambda: small_document(Paragraph(plain("\u00ad \u00ad\u00ad"))),
    "letters that no font has": lambda: small_document(Paragraph(plain("中文 😀 עברית"))),
    "a cover longer than a page": lambda: rich_document(
        cover=Cover("S" * 200, "o", "d", ("Corps " * 90,) * 3, "s", ("Titre " * 90,) * 4, foot="note " * 200)
    ),
}


@pytest.mark.parametrize("case", _ODD)
@pytest.mark.parametrize("setup", [PageSetup(), PageSetup(width=200, height=240, blank_versos=True)])
def test_odd_input_is_printed_all_the_same(tmp_path: Path, case: str, setup: PageSetup) -> None:
    pdf = rendered_pdf(_ODD[case](), tmp_path, setup)
    assert len(pdf.reader.pages) >= 1


def test_no_letter_of_a_long_word_is_lost(tmp_path: Path) -> None:
    pdf = small_pdf(tmp_path, Paragraph(plain("x" * 10_000)), cover=_EMPTY_COVER, symbol="")
    assert pdf.flat().count("x") == 10_000


def test_a_letter_without_a_glyph_is_a_box_that_copies_as_the_letter(tmp_path: Path) -> None:
    assert "le mot 中文." in small_pdf(tmp_path, Paragraph(plain("le mot 中文."))).flat()


def test_a_fallback_font_is_embedded_for_letters_that_the_serif_lacks(tmp_path: Path) -> None:
    pdf = small_pdf(tmp_path, Paragraph(plain("საქართველო, Հայաստան")))
    assert "საქართველო, Հայաստան" in pdf.flat()
    assert "DejaVuSerifCondensed" in " ".join(str(font["/BaseFont"]) for font in pdf.fonts().values())


def test_a_table_head_is_repeated_on_each_page(tmp_path: Path) -> None:
    rows = tuple((plain(str(number)), plain(f"Ligne {number}")) for number in range(300))
    pdf = small_pdf(tmp_path, Table((Column(plain("Point")), Column(plain("Titre"), 4)), rows))
    texts = pdf.texts()
    assert len(texts) > 5
    assert all("Point Titre" in text for text in texts)


@pytest.mark.parametrize("blocks", [(), (Paragraph(plain("Texte.")),)])
def test_a_paper_without_a_symbol_has_a_plain_title(tmp_path: Path, blocks: tuple[Block, ...]) -> None:
    pdf = small_pdf(tmp_path, *blocks, symbol="")
    assert pdf.reader.metadata is not None
    assert pdf.reader.metadata.title == "Rapport et recommandations au CPPF"

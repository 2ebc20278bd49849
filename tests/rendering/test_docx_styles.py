from pathlib import Path

import docx
import pytest
from docx.shared import Pt

from iomdesk.document.blocks import Heading, NumberedParagraph, OperativeParagraph, Paragraph, ParagraphStyle
from iomdesk.document.inline import Run, plain
from iomdesk.rendering.docx_renderer import DocxRenderer
from tests.rendering.documents import rich_document, small_document
from tests.rendering.word_reading import WordFile, rendered


@pytest.fixture
def report(tmp_path: Path) -> WordFile:
    return rendered(rich_document(), tmp_path)


def test_headings_are_words_own_so_that_the_navigation_pane_shows_them(tmp_path: Path) -> None:
    target = tmp_path / "paper.docx"
    DocxRenderer().render(rich_document(), target)
    headings = [
        (paragraph.style.name, paragraph.text)
        for paragraph in docx.Document(str(target)).paragraphs
        if paragraph.style and (paragraph.style.name or "").startswith(("Heading", "Annex heading"))
    ]
    assert headings == [
        ("Heading 1", "Introduction"),
        ("Heading 1", "Adoption de l’ordre du jour"),
        ("Heading 2", "Organisation des travaux"),
        ("Heading 3", "Calendrier"),
        ("Heading 1", "Groupes régionaux (point 3 de l’ordre du jour)"),
        ("Heading 2", "Recommandation 1"),
        ("Annex heading", "– Ordre du jour"),
        ("Annex heading", "– Mandat"),
    ]


@pytest.mark.parametrize(
    ("style", "level"), [("Heading1", "0"), ("Heading2", "1"), ("Heading3", "2"), ("AnnexHeading", "0")]
)
def test_headings_and_annexes_have_outline_levels(style: str, level: str, report: WordFile) -> None:
    path = f"//w:style[@w:styleId='{style}']/w:pPr/w:outlineLvl/@w:val"
    assert report.all(path, "styles") == [level]


@pytest.mark.parametrize(("level", "style"), [(0, "heading 1"), (4, "heading 3")])
def test_a_level_out_of_bounds_is_taken_to_the_nearest(level: int, style: str, tmp_path: Path) -> None:
    file = rendered(small_document(Heading(level, "", plain("Titre"))), tmp_path)
    assert file.lines()[-1].style == style


def test_headings_stay_with_what_follows(report: WordFile) -> None:
    for style in ("Heading1", "Heading2", "Heading3", "AnnexHeading", "Note", "Centred"):
        assert report.all(f"//w:style[@w:styleId='{style}']/w:pPr/w:keepNext", "styles"), style


def test_no_line_is_left_alone_on_a_page(report: WordFile) -> None:
    assert report.all("//w:pPrDefault/w:pPr/w:widowControl", "styles")


def test_each_kind_of_paragraph_has_its_own_style(report: WordFile) -> None:
    by_text = {line.text: line.style for line in report.lines()}
    assert by_text["Le Groupe de travail,"] == "Preamble"
    assert by_text["Mandat, alinéa 2\u00a0b) (projet)"] == "Note"
    assert by_text["Liste des documents"] == "Centred line"
    assert by_text["Le Rapporteur"] == "Signature"
    assert by_text["Une séance a été consacrée au calendrier."] == "Body Text"
    assert by_text["L’ordre du jour a été adopté sans modification."] == "Numbered paragraph"
    assert by_text["traduction non officielle"] == "Annex remark"


def test_every_style_used_is_defined_and_every_style_has_a_name_of_its_own(report: WordFile) -> None:
    known = report.all("//w:style/@w:styleId", "styles")
    used = set(report.all("//w:pStyle/@w:val")) | set(report.all("//w:tblStyle/@w:val"))
    assert used <= set(known)
    assert set(report.all("//w:basedOn/@w:val", "styles")) <= set(known)
    assert set(report.all("//w:style/w:next/@w:val", "styles")) <= set(known)
    names = report.all("//w:style/w:name/@w:val", "styles")
    assert len(names) == len(set(names))
    assert len(known) == len(set(known))


def test_text_is_set_in_11_on_14_points_of_times(report: WordFile) -> None:
    assert report.all("//w:docDefaults//w:sz/@w:val", "styles") == ["22"]
    assert report.all("//w:docDefaults//w:spacing/@w:line", "styles") == [str(14 * 20)]
    fonts = report.all("//w:docDefaults//w:rFonts/@*", "styles")
    assert fonts == ["Times New Roman"] * 4


def test_only_justified_text_is_hyphenated(report: WordFile) -> None:
    assert report.all("//w:autoHyphenation", "settings")
    assert report.all("//w:pPrDefault//w:suppressAutoHyphens", "styles")
    hyphenated = report.all("//w:style[w:pPr/w:suppressAutoHyphens/@w:val='0']/@w:styleId", "styles")
    assert hyphenated == report.all("//w:style[w:pPr/w:jc/@w:val='both']/@w:styleId", "styles")


def test_python_docx_reads_the_sizes_of_the_headings(tmp_path: Path) -> None:
    target = tmp_path / "paper.docx"
    DocxRenderer().render(rich_document(), target)
    styles = docx.Document(str(target)).styles
    assert [styles[f"Heading {level}"].font.size for level in (1, 2, 3)] == [Pt(14), Pt(12), Pt(11)]


@pytest.mark.parametrize(
    ("language", "code"), [("fr", "fr-FR"), ("en", "en-GB"), ("es", "es-ES"), ("pt", "pt")]
)
def test_the_language_of_the_paper_is_that_of_its_text(language: str, code: str, tmp_path: Path) -> None:
    file = rendered(rich_document(language=language), tmp_path)
    assert file.all("//w:docDefaults//w:lang/@w:val", "styles") == [code]
    assert file.all("//w:themeFontLang/@w:val", "settings") == [code]


def test_a_run_in_another_language_says_so(report: WordFile) -> None:
    runs = report.all("//w:r[w:rPr/w:lang]")
    assert [
        ("".join(each.itertext()), each.xpath("string(.//*[local-name()='lang']/@*)")) for each in runs
    ] == [("chair’s summary", "en-GB")]


def test_faces_of_runs_are_kept(tmp_path: Path) -> None:
    text = (Run("a", bold=True), Run("b", italic=True), Run("c", superscript=True), Run("d"))
    file = rendered(small_document(Paragraph(text)), tmp_path)
    runs = file.all("//w:p[last()]/w:r")
    assert [[child.tag.split("}")[1] for child in each[0]] for each in runs[:3]] == [
        ["b", "bCs"],
        ["i", "iCs"],
        ["vertAlign"],
    ]
    assert len(runs[3]) == 1


def test_the_number_of_an_operative_paragraph_is_bold(report: WordFile) -> None:
    path = "//w:lvl[w:pStyle/@w:val='OperativeParagraph']/w:rPr/w:b"
    assert report.all(path, "numbering")


def test_an_announcement_stays_with_its_list_and_a_text_with_its_signature(tmp_path: Path) -> None:
    file = rendered(rich_document(), tmp_path)
    kept = ["".join(each.itertext()).strip() for each in file.all("//w:p[w:pPr[w:keepNext]]")]
    assert kept == [
        "Parmi les points à éclaircir figuraient\u00a0:",
        "Invite l’Administration à présenter un document.",
    ]


def test_a_single_operative_paragraph_begins_at_the_margin(tmp_path: Path) -> None:
    file = rendered(small_document(OperativeParagraph("", plain("Recommande…"))), tmp_path)
    assert file.all("//w:p[last()]/w:pPr/w:numPr/w:numId/@w:val") == ["0"]
    assert file.all("//w:p[last()]/w:pPr/w:ind/@w:left") == ["0"]


_ORDER = {
    "pPr": ["pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "pBdr", "tabs",
            "suppressAutoHyphens", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl", "sectPr"],
    "rPr": ["rFonts", "b", "bCs", "i", "iCs", "caps", "color", "sz", "szCs", "vertAlign", "lang"],
}  # fmt: skip


@pytest.mark.parametrize("tag", _ORDER)
def test_properties_are_in_the_order_that_word_insists_on(tag: str, tmp_path: Path) -> None:
    blocks = [
        *rich_document().blocks,
        Paragraph(
            (Run("13e", bold=True, italic=True, superscript=True, language="en"),), ParagraphStyle.CENTRED
        ),
        NumberedParagraph("7 bis.", plain("Suit une liste\u00a0:")),
    ]
    file = rendered(rich_document(blocks=tuple(blocks)), tmp_path)
    for part in ("document", "styles", "numbering", "header_odd", "header_even"):
        for properties in file.all(f"//w:{tag}", part):
            found = [_ORDER[tag].index(child.tag.split("}")[1]) for child in properties]
            assert found == sorted(found)

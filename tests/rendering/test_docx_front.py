from dataclasses import replace
from pathlib import Path

import pytest

from iomdesk.document.blocks import Contents, Heading, Paragraph
from iomdesk.document.inline import Run, plain
from tests.rendering.documents import COVER, rich_document, small_document
from tests.rendering.word_reading import NAMESPACES, R, W, WordFile, fields, rendered, visible_text


@pytest.fixture
def report(tmp_path: Path) -> WordFile:
    return rendered(rich_document(), tmp_path)


def test_the_cover_is_in_the_order_of_a_governing_body_paper(report: WordFile) -> None:
    cover = [(line.style, line.text) for line in report.lines() if line.style.startswith("Cover")]
    assert cover == [
        ("Cover symbol", "WG/2/4"),
        ("Cover line", "Original\u00a0: français"),
        ("Cover line", "14 mai 2020"),
        ("Cover remark", "(document d’exemple)"),
        ("Cover body", "Groupe de travail sur les partenariats"),
        ("Cover body", "et la gouvernance de l’OIM"),
        ("Cover session", "Deuxième session"),
        ("Cover rule", ""),
        ("Cover title", "Rapport et recommandations"),
        ("Cover subtitle", "au Comité permanent des programmes et des finances"),
        ("Cover place and dates", "Genève"),
        ("Cover place and dates", "12-13 mai 2020"),
        ("Cover rapporteur", "Rapporteur\u00a0: [nom] ([État])"),
    ]


def test_empty_lines_of_the_cover_are_left_out(tmp_path: Path) -> None:
    bare = replace(COVER, original="", date="", remark="", place="", dates="", rapporteur="")
    file = rendered(rich_document(cover=bare), tmp_path)
    styles = [line.style for line in file.lines() if line.style.startswith("Cover")]
    assert styles == [
        "Cover symbol",
        "Cover body",
        "Cover body",
        "Cover session",
        "Cover rule",
        "Cover title",
        "Cover subtitle",
    ]


def test_a_cover_without_any_line_still_ends_its_section(tmp_path: Path) -> None:
    file = rendered(
        rich_document(cover=replace(COVER, symbol="", body=(), session="", title=()), symbol=""), tmp_path
    )
    assert len(file.all("//w:sectPr")) == 3


def test_words_that_begin_with_a_figure_keep_their_letters_in_capitals(tmp_path: Path) -> None:
    cover = replace(COVER, title=("Rapport sur la 13e session", "à la 20e"))
    file = rendered(rich_document(cover=cover), tmp_path)
    spared = file.all("//w:r[w:rPr/w:caps[@w:val='0']]/w:t/text()")
    assert spared == ["13e", "20e"]
    assert [line.text for line in file.lines() if line.style == "Cover title"] == [
        "Rapport sur la 13e session"
    ]


def test_cover_contents_and_body_are_sections_of_their_own(report: WordFile) -> None:
    numbers = report.all("//w:sectPr/w:pgNumType")
    assert [(each.get(f"{W}fmt"), each.get(f"{W}start")) for each in numbers] == [
        ("decimal", "1"),
        ("lowerRoman", "1"),
        ("decimal", "1"),
    ]


def test_pages_are_a4_with_a_wider_inner_margin(report: WordFile) -> None:
    assert set(report.all("//w:pgSz/@w:w")) == {"11906"}
    assert set(report.all("//w:pgSz/@w:h")) == {"16838"}
    left, right = report.all("//w:pgMar/@w:left")[0], report.all("//w:pgMar/@w:right")[0]
    assert (int(left) - int(right)) * 25.4 / 1440 == pytest.approx(5, abs=0.05)
    assert report.all("//w:mirrorMargins", "settings")


def test_the_cover_has_no_running_head_and_carries_the_note_at_its_foot(report: WordFile) -> None:
    assert _margins(report, 0) == {
        "header default": "",
        "header even": "",
        "footer default": f"{COVER.foot}|EXEMPLE",
        "footer even": f"{COVER.foot}|EXEMPLE",
    }


@pytest.mark.parametrize("section", [1, 2])
def test_the_running_head_gives_symbol_and_page(section: int, report: WordFile) -> None:
    assert _margins(report, section) == {
        "header default": "WG/2/4|Page\u00a01",
        "header even": "WG/2/4|Page\u00a01",
        "footer default": "EXEMPLE",
        "footer even": "EXEMPLE",
    }


def test_the_running_head_stands_outside(report: WordFile) -> None:
    assert report.all("//w:evenAndOddHeaders", "settings")
    assert report.all("//w:style[@w:styleId='Header']/w:pPr/w:jc/@w:val", "styles") == ["right"]
    assert report.all("//w:jc/@w:val", "header_odd") == []
    assert set(report.all("//w:jc/@w:val", "header_even")) == {"left"}
    assert list(fields(report, "header_odd")) == ["PAGE"]


@pytest.mark.parametrize(("language", "word"), [("fr", "Page"), ("en", "Page"), ("es", "Página")])
def test_the_word_for_page_is_that_of_the_paper(language: str, word: str, tmp_path: Path) -> None:
    file = rendered(rich_document(language=language), tmp_path)
    assert f"{word}\u00a01" in [visible_text(each) for each in file.all("//w:p", "header_odd")]


def test_without_a_mark_the_foot_of_the_pages_is_empty(tmp_path: Path) -> None:
    file = rendered(rich_document(mark=""), tmp_path)
    assert _margins(file, 1)["footer default"] == ""
    assert _margins(file, 0)["footer default"] == COVER.foot


def test_a_paper_without_contents_begins_with_a_masthead_on_page_1(tmp_path: Path) -> None:
    file = rendered(small_document(Paragraph(plain("Texte."))), tmp_path)
    assert file.lines()[0].style == "Masthead symbol"
    assert file.lines()[-1].text == "Texte."
    assert len(file.all("//w:sectPr")) == 1
    assert file.all("//w:sectPr/w:titlePg")
    margins = _margins(file, 0)
    assert margins["header first"] == ""
    assert margins["footer first"] == COVER.foot
    assert margins["header default"] == "WG/2/4|Page\u00a01"


def test_a_masthead_leaves_a_space_below_whatever_its_last_line_is(tmp_path: Path) -> None:
    for cover in (COVER, replace(COVER, rapporteur=""), replace(COVER, rapporteur="", place="", dates="")):
        file = rendered(small_document(Paragraph(plain("Texte.")), cover=cover), tmp_path)
        last = file.all("//w:p")[-2]
        assert last.xpath("w:pPr/w:spacing/@w:after", namespaces=NAMESPACES) == ["440"]


def _margins(file: WordFile, section: int) -> dict[str, str]:
    """What stands in the heads and feet of a section, by kind; lines are parted by `|`."""
    targets = file.relations()
    found = {}
    for reference in file.all("//w:sectPr")[section]:
        kind = reference.tag.removeprefix(W).removesuffix("Reference")
        if kind in ("header", "footer"):
            part = targets[reference.get(f"{R}id")]
            lines = "|".join(visible_text(each) for each in file.all("//w:p", part))
            found[f"{kind} {reference.get(f'{W}type')}"] = lines
    return found


def test_the_contents_are_a_field_over_three_levels_and_outline_levels(report: WordFile) -> None:
    assert next(fields(report)) == 'TOC \\o "1-3" \\h \\z \\u'
    assert report.all("//w:sdt//w:docPartGallery/@w:val") == ["Table of Contents"]


def test_the_contents_ask_for_no_update_at_opening(report: WordFile) -> None:
    assert not report.all("//@w:dirty")
    assert not report.all("//w:updateFields", "settings")


def test_the_contents_are_filled_in(report: WordFile) -> None:
    lines = [(line.style, line.text) for line in report.lines() if line.style.startswith(("toc", "TOC"))]
    pages = [text.rpartition("\t")[2] for _style, text in lines[1:]]
    assert [(style, text.rpartition("\t")[0] or text) for style, text in lines] == [
        ("TOC Heading", "Table des matières"),
        ("toc 1", "Introduction"),
        ("toc 1", "I.\tAdoption de l’ordre du jour"),
        ("toc 2", "A.\tOrganisation des travaux"),
        ("toc 3", "1.\tCalendrier"),
        ("toc 1", "II.\tGroupes régionaux (point 3 de l’ordre du jour)"),
        ("toc 2", "Recommandation 1"),
        ("toc 1", "Annexe I – Ordre du jour"),
        ("toc 1", "Annexe II – Mandat"),
    ]
    assert pages == ["1", "1", "1", "1", "1", "1", "2", "4"]


def test_each_entry_leads_to_its_heading(report: WordFile) -> None:
    targets = report.all("//w:hyperlink/@w:anchor")
    assert len(targets) == 8
    assert [code for code in fields(report) if code.startswith("PAGEREF _Toc")] == [
        f"PAGEREF {name} \\h" for name in targets
    ]
    for name, heading in zip(targets, ["Introduction", "Adoption de l’ordre du jour"], strict=False):
        (start,) = report.all(f"//w:bookmarkStart[@w:name='{name}']")
        assert visible_text(start.getparent()) == heading


def test_faces_inside_a_heading_are_kept_in_the_contents(tmp_path: Path) -> None:
    heading = Heading(1, "I.", (Run("13"), Run("e", superscript=True), Run(" session")))
    file = rendered(small_document(heading, contents=Contents("Table")), tmp_path)
    (entry,) = file.all("//w:hyperlink")
    assert entry.xpath(".//w:r[w:rPr/w:vertAlign]/w:t/text()", namespaces=NAMESPACES) == ["e"]


def test_contents_without_headings_are_a_whole_field(tmp_path: Path) -> None:
    file = rendered(small_document(Paragraph(plain("Texte.")), contents=Contents("Table")), tmp_path)
    assert file.all("//w:sdt//w:fldChar/@w:fldCharType") == ["begin", "separate", "end"]

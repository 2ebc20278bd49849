"""A pack holds every page of every part, numbered, stamped, linked; what cannot be read is said on a page."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from pikepdf import Pdf
from pypdfium2 import PdfDocument

from iomdesk.document.blocks import NumberedParagraph
from iomdesk.document.inline import plain
from iomdesk.rendering.packs.assembly import write_pack
from iomdesk.rendering.packs.geometry import STRIP
from iomdesk.rendering.pdf_renderer import PdfRenderer
from iomdesk.rendering.renderer import RenderingCancelled
from tests.pdf_corpus import READABLE, SENTENCE, UNREADABLE, ink, tagged, text_pdf, with_actions, with_links
from tests.rendering.documents import small_document
from tests.rendering.packs.conftest import MakePlan
from tests.rendering.packs.other_programs import check, struct_text, unpacked

SCALE = 1.5


def texts(path: Path) -> list[str]:
    with PdfDocument(path) as pdf:
        return [page.get_textpage().get_text_bounded() for page in pdf]


@pytest.mark.parametrize("kind", READABLE)
def test_every_readable_file_comes_out_whole_and_clear_of_its_stamp(
    kind: str, make_plan: MakePlan, tmp_path: Path
) -> None:
    source = READABLE[kind](tmp_path / "part.pdf")
    layout = write_pack(make_plan([source]), tmp_path / "pack.pdf")
    check(tmp_path / "pack.pdf", quietly=kind != "unbalanced")
    with PdfDocument(tmp_path / "pack.pdf") as pdf:
        assert len(pdf) == layout.sheets
        for place in range(layout.front + 1, layout.sheets):
            page = pdf[place]
            text = page.get_textpage().get_text_bounded()
            number = place - layout.front + 1
            assert f"Page {number}" in text
            assert "Point 1 · WG/14/1" in text
            if kind not in ("scanned", "very long"):
                assert SENTENCE in text
            width, height = page.get_size()
            assert sorted((round(width), round(height))) == [595, 842]
            image = page.render(scale=SCALE).to_pil()
            strip = round(STRIP * SCALE)
            around = ink(image.crop((0, 0, image.width, image.height - strip)))
            assert around, "the page of the part is empty"
            if kind != "unbalanced":
                assert around[3] <= image.height - strip
            foot = image.crop((0, image.height - strip + 2, image.width, image.height))
            stamped = ink(foot)
            assert stamped
            assert stamped[1] > 2, "ink of the part reaches into the strip of the stamp"


@pytest.mark.parametrize("kind", UNREADABLE)
def test_unreadable_file_becomes_a_page_that_says_so(kind: str, make_plan: MakePlan, tmp_path: Path) -> None:
    source = UNREADABLE[kind](tmp_path / "part.pdf")
    layout = write_pack(make_plan([source, text_pdf(tmp_path / "good.pdf")]), tmp_path / "pack.pdf")
    check(tmp_path / "pack.pdf")
    assert [place.problem for place in layout.places] == ["", "Fichier illisible.", ""]
    pages = texts(tmp_path / "pack.pdf")
    assert "Document non disponible" in pages[layout.front + 1]
    assert "Fichier illisible." in pages[layout.front + 1]
    assert SENTENCE in pages[layout.front + 2]


def test_missing_paper_is_listed_and_its_page_says_why(make_plan: MakePlan, tmp_path: Path) -> None:
    layout = write_pack(make_plan([None]), tmp_path / "pack.pdf")
    pages = texts(tmp_path / "pack.pdf")
    assert "Étude 1 (Point 1 · WG/14/1)" in pages[layout.front - 1]
    assert "Document à distribution restreinte." in pages[layout.front + 1]


def test_contents_name_the_pages_on_which_papers_begin(make_plan: MakePlan, tmp_path: Path) -> None:
    sources = [text_pdf(tmp_path / f"{n}.pdf", pages=n) for n in (3, 1, 4)]
    layout = write_pack(make_plan(sources), tmp_path / "pack.pdf")
    assert [place.first for place in layout.places] == ["1", "2", "5", "6"]
    contents = texts(tmp_path / "pack.pdf")[layout.front - 1].splitlines()
    assert [line.split()[-1] for line in contents if "Étude" in line] == ["2", "5", "6"]
    with Pdf.open(tmp_path / "pack.pdf") as pdf:
        labels = pdf.Root.PageLabels.Nums
        assert [str(labels[1].S), labels[2], str(labels[3].S)] == ["/r", layout.front, "/D"]


def test_links_lead_from_the_contents_to_papers_and_back(make_plan: MakePlan, tmp_path: Path) -> None:
    sources = [text_pdf(tmp_path / f"{n}.pdf", pages=n) for n in (3, 1)]
    layout = write_pack(make_plan(sources), tmp_path / "pack.pdf")
    with Pdf.open(tmp_path / "pack.pdf") as pdf:
        places = {page.obj.objgen: place for place, page in enumerate(pdf.pages)}
        contents = layout.front - 1
        led = [places[note.Dest[0].objgen] for note in pdf.pages[contents].obj.Annots]
        assert led == [contents + 1, contents + 2, contents + 5]
        for place in led:
            (back,) = pdf.pages[place].obj.Annots
            assert places[back.Dest[0].objgen] == contents


def test_links_and_bookmarks_of_a_part_still_lead_to_the_same_page(
    make_plan: MakePlan, tmp_path: Path
) -> None:
    sources = [text_pdf(tmp_path / "1.pdf"), with_links(tmp_path / "2.pdf")]
    layout = write_pack(make_plan(sources), tmp_path / "pack.pdf")
    first = layout.front + 2
    with Pdf.open(tmp_path / "pack.pdf") as pdf:
        places = {page.obj.objgen: place for place, page in enumerate(pdf.pages)}
        notes = [note for note in pdf.pages[first].obj.Annots if "/Contents" not in note]
        assert [places[note.Dest[0].objgen] for note in notes[:2]] == [first + 2, first + 2]
        assert str(notes[2].A.URI) == "https://www.iom.int/"
        assert all("/A" not in note for note in notes[3:])
        with pdf.open_outline() as outline:
            item = outline.root[1].children[1]
            assert item.title == "Étude 2"
            assert [child.title for child in item.children] == ["Chapitre"]
            assert places[item.children[0].children[0].destination[0].objgen] == first + 2  # type: ignore[index]


def test_nothing_that_acts_comes_with_a_part(make_plan: MakePlan, tmp_path: Path) -> None:
    write_pack(make_plan([with_actions(tmp_path / "1.pdf")]), tmp_path / "pack.pdf")
    data = unpacked(tmp_path / "pack.pdf")
    for word in (
        b"JavaScript",
        b"OpenAction",
        rb"/AA\s",
        b"EmbeddedFile",
        b"Launch",
        b"MZ this",
        b"AcroForm",
    ):
        assert not re.search(word, data)
    assert b"(rempli) Tj" in data, "what was filled in stays on paper"


def test_tags_of_a_part_survive(make_plan: MakePlan, tmp_path: Path) -> None:
    sources = [tagged(tmp_path / "1.pdf"), text_pdf(tmp_path / "2.pdf"), tagged(tmp_path / "3.pdf")]
    write_pack(make_plan(sources), tmp_path / "pack.pdf")
    found = struct_text(tmp_path / "pack.pdf")
    assert found.count(SENTENCE.encode()) == 4
    with Pdf.open(tmp_path / "pack.pdf") as pdf:
        numbers = [int(number) for number in [*pdf.Root.StructTreeRoot.ParentTree.Nums][::2]]
        assert numbers == sorted(set(numbers))
        assert len(numbers) == 4 + 3, "four pages of the parts, three of the pack"
        assert "/MarkInfo" not in pdf.Root, "one part has no tags"


def test_pack_of_tagged_papers_for_the_archive_is_one_itself(make_plan: MakePlan, tmp_path: Path) -> None:
    PdfRenderer().render(small_document(NumberedParagraph("1.", plain(SENTENCE))), tmp_path / "1.pdf")
    layout = write_pack(make_plan([tmp_path / "1.pdf"]), tmp_path / "pack.pdf")
    assert layout.not_archival == ()
    with Pdf.open(tmp_path / "pack.pdf") as pdf:
        assert pdf.Root.MarkInfo.Marked
        metadata = pdf.Root.Metadata.read_bytes()
        assert re.search(rb"<pdfaid:part[^>]*>2", metadata)
    other = write_pack(make_plan([tmp_path / "1.pdf", text_pdf(tmp_path / "2.pdf")]), tmp_path / "other.pdf")
    assert other.not_archival == ("document-2",)


def test_duplex_papers_begin_on_right_hand_pages(make_plan: MakePlan, tmp_path: Path) -> None:
    sources = [text_pdf(tmp_path / f"{n}.pdf", pages=n) for n in (1, 2, 3)]
    layout = write_pack(make_plan(sources, duplex=True), tmp_path / "pack.pdf")
    assert layout.front % 2 == 0
    assert [int(place.first) % 2 for place in layout.places] == [1, 1, 1, 1]
    assert layout.pages == 9


def test_supplement_numbers_its_pages_apart_and_says_what_it_changes(
    make_plan: MakePlan, tmp_path: Path
) -> None:
    plan = make_plan(
        [text_pdf(tmp_path / "late.pdf", pages=2)],
        prefix="S-1/",
        differences=(("WG/14/1", "ajouté", "après la page 12"),),
        differences_title="Ce qui change",
        difference_heads=("Document", "Changement", "Place"),
    )
    layout = write_pack(plan, tmp_path / "pack.pdf")
    pages = texts(tmp_path / "pack.pdf")
    assert [place.first for place in layout.places] == ["S-1/1", "S-1/2"]
    assert "après la page 12" in pages[1]
    assert "Page S-1/3" in pages[-1]
    with PdfDocument(tmp_path / "pack.pdf") as pdf:
        assert pdf.get_page_label(layout.front) == "S-1/1"


def test_same_plan_gives_the_same_bytes(make_plan: MakePlan, tmp_path: Path) -> None:
    plan = make_plan([with_links(tmp_path / "1.pdf"), tagged(tmp_path / "2.pdf")])
    for name in ("one.pdf", "two.pdf"):
        write_pack(plan, tmp_path / name)
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_letters_of_all_languages_can_be_stamped(make_plan: MakePlan, tmp_path: Path) -> None:
    plan = make_plan([text_pdf(tmp_path / "1.pdf")])
    entries = (plan.entries[0], *(replace(entry, mark="Ş ő ǧ ʻ Ảnh · თბილისი") for entry in plan.entries[1:]))
    write_pack(make_plan([], entries=entries), tmp_path / "pack.pdf")
    assert "Ş ő ǧ ʻ Ảnh · თბილისი" in texts(tmp_path / "pack.pdf")[-1]


def test_pack_can_be_stopped(make_plan: MakePlan, tmp_path: Path) -> None:
    with pytest.raises(RenderingCancelled):
        write_pack(make_plan([text_pdf(tmp_path / "1.pdf", pages=60)]), tmp_path / "p.pdf", lambda *_: False)
    assert not (tmp_path / "p.pdf").exists()


def test_copy_without_a_paper_numbers_all_others_as_the_whole_pack_does(
    make_plan: MakePlan, tmp_path: Path
) -> None:
    sources = [text_pdf(tmp_path / f"{n}.pdf", pages=n) for n in (4, 2)]
    whole = write_pack(make_plan(sources), tmp_path / "whole.pdf")
    plan = make_plan([None, sources[1]])
    withheld = replace(plan.entries[1], reserved=4)
    without = write_pack(
        replace(plan, entries=(plan.entries[0], withheld, plan.entries[2])), tmp_path / "without.pdf"
    )
    assert [place.first for place in without.places] == [place.first for place in whole.places]
    pages = texts(tmp_path / "without.pdf")
    assert "Page 2–5" in pages[without.front + 1]
    assert "Page 6" in pages[without.front + 2]
    with PdfDocument(tmp_path / "without.pdf") as pdf:
        labels = [pdf.get_page_label(place) for place in range(without.front, len(pdf))]
    assert labels == ["1", "2–5", "6", "7"]

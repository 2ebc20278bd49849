"""Two states of a paper in one Word file: accepted it is the new one, rejected the old one."""

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from iomdesk.document.blocks import (
    Annex,
    Block,
    Column,
    Heading,
    ListItem,
    NumberedParagraph,
    PageBreak,
    Paragraph,
    Table,
)
from iomdesk.document.document import Document
from iomdesk.document.inline import Footnote, Reference, Run, plain
from iomdesk.rendering.docx_changes import ChangesRenderer
from iomdesk.rendering.renderer import RenderingCancelled
from tests.rendering.documents import rich_document, small_document
from tests.rendering.word_reading import W, WordFile, opened, rendered

AT = datetime(2020, 5, 14, 9, 30, tzinfo=UTC)
AUTHOR = "Secrétariat"


def compared(old: Document, new: Document, folder: Path) -> WordFile:
    target = folder / "changes.docx"
    ChangesRenderer(old, AUTHOR, AT).render(new, target)
    return opened(target)


def decided(file: WordFile, taken: str, left: str) -> WordFile:
    """Rewrite a file as Word does on accepting (ins, del) or rejecting (del, ins) all changes."""
    root = etree.fromstring(file.parts["word/document.xml"])
    for row in [row for row in root.iter(f"{W}tr") if row.find(f"{W}trPr/{W}{left}") is not None]:
        row.getparent().remove(row)
    for paragraph in list(root.iter(f"{W}p")):
        _decide(paragraph, taken, left)
    for text in root.iter(f"{W}delText"):
        text.tag = f"{W}t"
    for change in list(root.iter(f"{W}pPrChange")):
        properties = change.getparent()
        if taken == "del":
            properties.getparent().replace(properties, change[0])
        else:
            properties.remove(change)
    return WordFile({**file.parts, "word/document.xml": etree.tostring(root)})


def _decide(paragraph: Any, taken: str, left: str) -> None:
    is_left = paragraph.find(f"{W}pPr/{W}rPr/{W}{left}") is not None
    for change in list(paragraph.iter(f"{W}{left}")):
        change.getparent().remove(change)
    for change in paragraph.findall(f"{W}{taken}"):
        place = paragraph.index(change)
        paragraph[place : place + 1] = list(change)
    if is_left:
        assert not paragraph.findall(f"{W}r")
        paragraph.getparent().remove(paragraph)


def accepted(file: WordFile) -> WordFile:
    return decided(file, "ins", "del")


def rejected(file: WordFile) -> WordFile:
    return decided(file, "del", "ins")


def said(file: WordFile) -> list[tuple[str, str, str]]:
    """Style, number and words of each paragraph outside of the contents, which Word makes anew."""
    return [
        (line.style, line.number, line.text)
        for line in file.lines()
        if (line.text or line.number) and not line.style.startswith(("toc", "TOC", "Contents"))
    ]


def assert_both_states(old: Document, new: Document, folder: Path) -> WordFile:
    file = compared(old, new, folder)
    assert said(accepted(file)) == said(rendered(new, folder))
    assert said(rejected(file)) == said(rendered(old, folder))
    return file


def with_blocks(document: Document, change: Callable[[list[Block]], None]) -> Document:
    blocks = list(document.blocks)
    change(blocks)
    return replace(document, blocks=tuple(blocks))


def remove_second(blocks: list[Block]) -> None:
    del blocks[1]


def renumbered(document: Document) -> Document:
    count = 0
    blocks: list[Block] = []
    for block in document.blocks:
        if isinstance(block, NumberedParagraph):
            count += 1
            block = replace(block, number=f"{count}.")
        blocks.append(block)
    return replace(document, blocks=tuple(blocks))


def words_in(file: WordFile, tag: str) -> list[str]:
    found = (each for each in file.all(f"//w:{tag}[w:r]"))
    return ["".join(text.text for text in each.iter(f"{W}t", f"{W}delText")) for each in found]


def test_nothing_changed_marks_nothing(tmp_path: Path) -> None:
    file = assert_both_states(rich_document(), rich_document(), tmp_path)
    assert not file.all("//w:ins | //w:del | //w:pPrChange")


def test_words_are_marked_one_by_one(tmp_path: Path) -> None:
    old = small_document(NumberedParagraph("1.", plain("Le Groupe a pris note du rapport.")))
    new = small_document(NumberedParagraph("1.", plain("Le Groupe a pris acte du rapport.")))
    file = assert_both_states(old, new, tmp_path)
    assert words_in(file, "del") == ["note"]
    assert words_in(file, "ins") == ["acte"]


def test_a_paragraph_put_in_is_marked_whole_and_those_after_it_are_counted_anew(tmp_path: Path) -> None:
    def insert(blocks: list[Block]) -> None:
        blocks.insert(3, NumberedParagraph("0.", plain("Un paragraphe entièrement nouveau.")))
        del blocks[11]

    new = renumbered(with_blocks(rich_document(), insert))
    file = assert_both_states(rich_document(), new, tmp_path)
    assert len(file.all("//w:p/w:pPr/w:rPr/w:ins")) == 1
    assert not file.all("//w:pPrChange"), "numbers follow by themselves"


def test_changes_are_those_of_an_author_at_a_time(tmp_path: Path) -> None:
    new = with_blocks(rich_document(), remove_second)
    file = compared(rich_document(), new, tmp_path)
    changes = file.all("//w:ins | //w:del")
    assert {(each.get(f"{W}author"), each.get(f"{W}date")) for each in changes} == {
        (AUTHOR, "2020-05-14T09:30:00Z")
    }
    ids = [each.get(f"{W}id") for each in file.all("//w:ins | //w:del | //w:pPrChange | //w:bookmarkStart")]
    assert len(ids) == len(set(ids))


def test_tables_are_marked_row_by_row(tmp_path: Path) -> None:
    def table(*rows: Sequence[str]) -> Document:
        return small_document(
            Table((Column(plain("A")), Column(plain("B"))), tuple(tuple(map(plain, row)) for row in rows))
        )

    old = table(["1", "un"], ["2", "deux"], ["3", "trois"])
    new = table(["1", "un"], ["2", "deux bis"], ["3", "trois"], ["4", "quatre"])
    file = assert_both_states(old, new, tmp_path)
    assert len(file.all("//w:tr[w:trPr/w:del]")) == 1
    assert len(file.all("//w:tr[w:trPr/w:ins]")) == 2


def test_a_table_with_other_columns_is_another_table(tmp_path: Path) -> None:
    old = small_document(Table((Column(plain("A")),), ((plain("1"),),)))
    new = small_document(Table((Column(plain("A")), Column(plain("B"))), ((plain("1"), plain("2")),)))
    file = assert_both_states(old, new, tmp_path)
    assert len(file.all("//w:tr[w:trPr/w:del]")) == len(file.all("//w:tr[w:trPr/w:ins]")) == 2


def test_a_heading_of_another_level_says_what_it_was(tmp_path: Path) -> None:
    old = small_document(Heading(1, "I.", plain("Débat")))
    new = small_document(Heading(2, "A.", plain("Débat")))
    file = assert_both_states(old, new, tmp_path)
    assert len(file.all("//w:pPrChange")) == 1


def test_notes_and_references_are_changed_as_wholes(tmp_path: Path) -> None:
    def paper(note: str, number: str) -> Document:
        return small_document(
            NumberedParagraph(number, plain("Premier paragraphe."), anchor="p"),
            NumberedParagraph("9.", (Run("Voir le paragraphe "), Reference("p"), Run(" ci-dessus"))),
            Paragraph((Run("Avec une note"), Footnote((Run(note),)), Run(" appelée ici"))),
        )

    file = assert_both_states(paper("Ancienne.", "3."), paper("Nouvelle.", "4."), tmp_path)
    assert len(file.all("//w:del//w:footnoteReference")) == len(file.all("//w:ins//w:footnoteReference")) == 1
    assert words_in(file, "del")[0] == "3"


def test_the_cover_is_compared_line_by_line(tmp_path: Path) -> None:
    old, new = rich_document(), rich_document()
    cover = replace(new.cover, symbol="WG/2/4/Rev.1", rapporteur="", title=("Rapport", "final"))
    file = assert_both_states(old, replace(new, cover=cover, symbol="WG/2/4/Rev.1"), tmp_path)
    assert "/Rev.1" in "".join(words_in(file, "ins"))
    assert len(file.all("//w:sectPr")) == 3


def test_an_annex_given_another_title_is_put_in_anew(tmp_path: Path) -> None:
    def rename(blocks: list[Block]) -> None:
        place = next(at for at, block in enumerate(blocks) if isinstance(block, Annex))
        blocks[place] = Annex("Annexe I", "Ordre du jour adopté", anchor="annex-1")

    assert_both_states(rich_document(), with_blocks(rich_document(), rename), tmp_path)


_NEW_BLOCKS = st.sampled_from(
    (
        NumberedParagraph("8.", plain("Le Groupe est convenu de revenir sur la question.")),
        NumberedParagraph("4 bis.", plain("Un paragraphe inséré tard.")),
        ListItem(1, "a)", plain("un premier élément ;")),
        ListItem(2, "iii)", plain("un élément de plus ;")),
        Heading(1, "III.", plain("Questions diverses")),
        Heading(2, "", plain("Débat")),
        PageBreak(),
        Table((Column(plain("Cote")),), ((plain("WG/2/9"),),)),
    )
)
_EDITS = st.lists(
    st.tuples(st.integers(0, 30), st.sampled_from(["in", "out", "word"]), _NEW_BLOCKS), max_size=6
)


def edited(document: Document, edits: Sequence[tuple[int, str, Block]]) -> Document:
    blocks: list[Block] = list(document.blocks)
    for place, what, block in edits:
        at = place % max(len(blocks), 1)
        if what == "in":
            blocks.insert(at, block)
        elif what == "out":
            blocks[at : at + 1] = []
        else:
            blocks[at : at + 1] = map(reworded, blocks[at : at + 1])
    return replace(document, blocks=tuple(blocks))


def reworded(block: Block) -> Block:
    if isinstance(block, Paragraph | NumberedParagraph | ListItem | Heading):
        return replace(block, text=(*block.text, Run(" et suite")))
    return block


@given(_EDITS, _EDITS, st.booleans())
@settings(max_examples=60)
def test_any_two_states_are_both_in_the_file(
    tmp_path_factory: pytest.TempPathFactory, one: Any, other: Any, is_counted: bool
) -> None:
    folder = tmp_path_factory.mktemp("changes")
    base = small_document(*rich_document().blocks)
    old, new = edited(base, one), edited(base, other)
    if is_counted:
        old, new = renumbered(old), renumbered(new)
    assert_both_states(old, new, folder)


def test_the_same_states_give_the_same_bytes(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from tests.rendering.test_docx_changes import *;"
        "ChangesRenderer(rich_document(), AUTHOR, AT).render("
        "with_blocks(rich_document(), remove_second), Path(sys.argv[1]))"
    )
    digests = set()
    for seed in ("1", "2"):
        target = tmp_path / f"{seed}.docx"
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC+{seed}"}
        root = Path(__file__).parents[2]
        subprocess.run([sys.executable, "-c", code, str(target)], check=True, env=environment, cwd=root)
        digests.add(hashlib.sha256(target.read_bytes()).hexdigest())
    assert len(digests) == 1


def test_cancelling_leaves_no_file(tmp_path: Path) -> None:
    target = tmp_path / "changes.docx"
    with pytest.raises(RenderingCancelled):
        ChangesRenderer(rich_document(), AUTHOR, AT).render(
            rich_document(), target, lambda _done, _all: False
        )
    assert not target.exists()


_SOFFICE = shutil.which("soffice")


@pytest.mark.skipif(_SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_knows_the_changes(tmp_path: Path) -> None:
    assert _SOFFICE

    def change(blocks: list[Block]) -> None:
        blocks[1:2] = []
        blocks.insert(2, Paragraph(plain("Tout neuf.")))

    compared(rich_document(), renumbered(with_blocks(rich_document(), change)), tmp_path)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    source = tmp_path / "changes.docx"
    command = [_SOFFICE, profile, "--headless", "--convert-to", "odt", "--outdir", str(tmp_path), str(source)]
    subprocess.run(command, check=True, timeout=180, capture_output=True)
    with zipfile.ZipFile(source.with_suffix(".odt")) as archive:
        tree = etree.fromstring(archive.read("content.xml"))
    regions = tree.findall(".//{*}changed-region")
    kinds = {etree.QName(each[0]).localname for each in regions}
    assert kinds == {"insertion", "deletion"}
    assert {each.findtext(".//{*}creator") for each in regions} == {AUTHOR}

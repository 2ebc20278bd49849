from dataclasses import replace
from typing import Any

import pytest

from iomdesk.document.blocks import (
    Annex,
    Block,
    Column,
    Heading,
    ListItem,
    NumberedParagraph,
    Paragraph,
    Table,
)
from iomdesk.document.inline import Reference, Run, plain
from iomdesk.rendering.glyphs import GlyphsMissing, inline_texts, missing_glyphs, require_glyphs
from iomdesk.runtime.errors import UserError
from tests.rendering.documents import COVER, rich_document, small_document

_NAMED = "中 (U+4E2D, CJK UNIFIED IDEOGRAPH-4E2D)"


def test_a_paper_in_latin_letters_lacks_nothing() -> None:
    assert missing_glyphs(rich_document()) == ()
    require_glyphs(rich_document())


@pytest.mark.parametrize(
    "block",
    [
        Heading(1, "中", ()),
        NumberedParagraph("1.", plain("mot 中")),
        ListItem(1, "中", ()),
        Paragraph((Reference("x"), Run("中"))),
        Table((Column(plain("中")),), ()),
        Table((Column(()),), ((plain("中"),),)),
        Annex("Annexe", "中"),
        Annex("Annexe", "", remark="中"),
    ],
)
def test_every_text_of_a_block_is_looked_through(block: Block) -> None:
    assert missing_glyphs(small_document(block)) == (_NAMED,)


@pytest.mark.parametrize("field", ["symbol", "original", "date", "session", "place", "rapporteur", "foot"])
def test_the_cover_is_looked_through(field: str) -> None:
    changes: dict[str, Any] = {field: "中"}
    cover = replace(COVER, **changes)
    assert missing_glyphs(rich_document(cover=cover)) == (_NAMED,)


def test_each_character_is_named_once_in_the_order_of_unicode() -> None:
    document = small_document(Paragraph(plain("文中文")), Paragraph(plain("ש中")))
    assert [name[0] for name in missing_glyphs(document)] == ["ש", "中", "文"]


def test_a_character_without_a_name_is_given_by_its_number() -> None:
    assert missing_glyphs(small_document(Paragraph(plain("\ud800")))) == ("(U+D800)",)


def test_the_error_tells_the_user_which_characters() -> None:
    with pytest.raises(GlyphsMissing, match="U\\+4E2D") as caught:
        require_glyphs(small_document(Paragraph(plain("中"))))
    assert isinstance(caught.value, UserError)
    assert caught.value.characters == (_NAMED,)


def test_the_texts_of_a_table_are_its_head_and_its_cells() -> None:
    table = Table((Column(plain("A")),), ((plain("b"),), (plain("c"),)))
    assert list(inline_texts(table)) == [plain("A"), plain("b"), plain("c")]

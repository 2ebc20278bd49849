"""Whatever a document holds, the formats with structure say the same."""

from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from iomdesk.document.blocks import (
    Annex,
    Block,
    Column,
    Heading,
    ListItem,
    NumberedParagraph,
    OperativeParagraph,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Source,
    Table,
)
from iomdesk.document.inline import Footnote, Link, Reference, Run
from tests.rendering.documents import small_document
from tests.rendering.test_all_formats import assert_alike

_SIGNS = "aé Ż1.2)-–*_#|`<>&[]\\~:\u00a0'’ж"
_WORDS = st.text(_SIGNS, min_size=1, max_size=12).map(lambda words: f"m{words}m")
_RUNS = st.builds(
    Run,
    st.one_of(_WORDS, st.sampled_from([" ", "a\nb", " x ", "y\tz"])),
    bold=st.booleans(),
    italic=st.booleans(),
    superscript=st.booleans(),
    language=st.sampled_from([None, None, "en"]),
)
_INLINES: Any = st.one_of(
    _RUNS,
    _RUNS,
    st.builds(Reference, st.sampled_from(["p1", "nowhere"])),
    st.builds(Footnote, st.tuples(_RUNS.filter(lambda run: run.text.strip()), _RUNS)),
    st.builds(Link, st.tuples(_RUNS), st.just("document:1")),
)
_TEXTS: Any = st.lists(_INLINES, min_size=1, max_size=4).map(lambda parts: (Run("début "), *parts))
_NUMBERS = st.sampled_from(["", "1.", "2.", "3.", "7.", "3 bis.", "12.", "a."])
_SOURCES = st.sampled_from([(), (), (Source("recommendation", 1),), (Source("recommendation", 2),)])
_TABLES = st.integers(1, 3).flatmap(
    lambda width: st.builds(
        Table,
        st.lists(st.builds(Column, _TEXTS), min_size=width, max_size=width).map(tuple),
        st.lists(st.lists(_TEXTS, min_size=1, max_size=width).map(tuple), max_size=3).map(tuple),
    )
)
BLOCKS: Any = st.one_of(
    st.builds(Heading, st.integers(1, 4), st.sampled_from(["", "I.", "II.", "A.", "1.", "X."]), _TEXTS),
    st.builds(NumberedParagraph, _NUMBERS, _TEXTS, st.sampled_from(["", "p1"]), _SOURCES),
    st.builds(Paragraph, _TEXTS, st.sampled_from(ParagraphStyle), _SOURCES),
    st.builds(OperativeParagraph, _NUMBERS, _TEXTS, sources=_SOURCES),
    st.builds(
        ListItem,
        st.integers(1, 3),
        st.sampled_from(["a)", "b)", "i)", "ii)", "–", "1.", "c bis)"]),
        _TEXTS,
        _SOURCES,
    ),
    _TABLES,
    st.builds(Annex, st.sampled_from(["Annexe I", "Annexe II", "Annexe", "Annexe I bis"]), _WORDS),
    st.just(PageBreak()),
)


@given(st.lists(BLOCKS, max_size=9))
@settings(max_examples=30, phases=(Phase.explicit, Phase.generate))
def test_any_document_reads_the_same_in_every_format(
    tmp_path_factory: pytest.TempPathFactory, blocks: list[Block]
) -> None:
    assert_alike(small_document(*blocks), tmp_path_factory.mktemp("formats"))

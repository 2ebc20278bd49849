"""Two changes of one text are put together where they do not touch the same paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomdesk.document.text_merge import merged_text

BASE = "One.\n\nTwo.\n\nThree."


@pytest.mark.parametrize(
    ("mine", "theirs", "merged"),
    [
        ("One!\n\nTwo.\n\nThree.", "One.\n\nTwo.\n\nThree!", "One!\n\nTwo.\n\nThree!"),
        ("Two.\n\nThree.", "One.\n\nTwo.\n\nThree.\n\nFour.", "Two.\n\nThree.\n\nFour."),
        ("Zero.\n\nOne.\n\nTwo.\n\nThree.", "One.\n\nThree.", "Zero.\n\nOne.\n\nThree."),
        ("Same.\n\nTwo.\n\nThree.", "Same.\n\nTwo.\n\nThree?", "Same.\n\nTwo.\n\nThree?"),
    ],
)
def test_changes_of_different_paragraphs_go_together(mine: str, theirs: str, merged: str) -> None:
    assert merged_text(BASE, mine, theirs) == merged
    assert merged_text(BASE, theirs, mine) == merged


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("One!\n\nTwo.\n\nThree.", "One?\n\nTwo.\n\nThree."),
        ("One.\n\nThree.", "One.\n\nTwo!\n\nThree."),
        (f"{BASE}\n\nMine.", f"{BASE}\n\nTheirs."),
    ],
)
def test_changes_of_one_paragraph_do_not(mine: str, theirs: str) -> None:
    assert merged_text(BASE, mine, theirs) is None


PARAGRAPHS = st.lists(st.sampled_from("abcdef"), max_size=6).map("\n\n".join)


@given(base=PARAGRAPHS, one=PARAGRAPHS, other=PARAGRAPHS)
def test_no_word_of_either_is_lost_and_the_order_does_not_matter(base: str, one: str, other: str) -> None:
    merged = merged_text(base, one, other)
    assert merged == merged_text(base, other, one)
    assert merged_text(base, one, base) == one
    if merged is not None:
        new = (set(one) | set(other)) - set(base)
        assert new <= set(merged)

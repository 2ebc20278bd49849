"""Paragraphs that bear numbers are found again in a later text, and changed word by word."""

from hypothesis import given
from hypothesis import strategies as st

from iomdesk.document.numbered_groups import corrected, count_words, find_again, joined, numbered_groups

TEXT = "- before\n\nFirst *one*. {.decision}\n\n- a\n- b\n\nSecond one.\n\nFirst *one*."


def test_lists_belong_to_the_paragraph_above_and_those_before_any_to_none() -> None:
    groups = numbered_groups(TEXT)
    assert [group.words for group in groups] == ["First one.\na\nb", "Second one.", "First one."]
    assert [group.place for group in groups] == [1, 4, 5]


def test_a_paragraph_is_found_where_it_is_now() -> None:
    moved = find_again(TEXT, 1, "New.\n\nSecond one.\n\nFirst *one*.")
    assert moved.group is not None
    assert (moved.group.place, moved.is_changed) == (1, False)
    changed = find_again(TEXT, 1, "First *one*.\n\nSecond and one.\n\nThird.")
    assert changed.group is not None
    assert (changed.group.words, changed.is_changed) == ("Second and one.", True)
    gone = find_again(TEXT, 1, "Nothing of the kind stands here any more at all.")
    assert gone.group is None


def test_words_are_replaced_within_their_faces_and_kinds_stay() -> None:
    group = numbered_groups(TEXT)[0]
    assert count_words(group, "one") == 1
    assert joined(corrected(group, "one", "two")) == "First *two*. {.decision}\n\n- a\n- b"
    assert joined(corrected(group, "b", "c")) == "First *one*. {.decision}\n\n- a\n- c"
    assert joined(corrected(group, "", "Behind.")).endswith("- b\n\nBehind.")


words = st.text("abcde", min_size=3, max_size=8)


@given(st.lists(words, min_size=1, max_size=6, unique=True), st.data())
def test_every_paragraph_of_a_text_is_found_in_that_text(paragraphs: list[str], data: st.DataObject) -> None:
    text = "\n\n".join(paragraphs)
    index = data.draw(st.integers(0, len(paragraphs) - 1))
    found = find_again(text, index, text)
    assert found.group is not None
    assert (found.group.words, found.is_changed) == (paragraphs[index], False)

from datetime import UTC, datetime
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from iomdesk.document.typed_text import (
    TextKey,
    TypedLine,
    delta_between,
    digest_of,
    lines_of,
    record_of,
    replay,
    whole_text,
)

KEY = TextKey("item", 7, "minutes", "fr")
NOW = datetime(2020, 5, 12, 9, 0, tzinfo=UTC)
TEXTS = st.text("aé\n’ ", max_size=12)


def typed(*states: str) -> list[TypedLine]:
    return [
        TypedLine(KEY, digest_of(before), delta_between(before, after), NOW)
        for before, after in pairwise(states)
    ]


@given(st.lists(TEXTS, min_size=1, max_size=6))
def test_changes_lead_from_the_first_state_to_the_last(states: list[str]) -> None:
    assert replay(states[0], typed(*states)).text == states[-1]


@given(TEXTS, TEXTS)
def test_a_change_holds_no_more_than_where_two_states_differ(before: str, after: str) -> None:
    delta = delta_between(before, after)
    assert after == before[: delta.place] + delta.added + before[delta.place + len(delta.removed) :]
    if delta.removed and delta.added:
        assert delta.removed[0] != delta.added[0]
        assert delta.removed[-1] != delta.added[-1]


def test_a_change_in_a_long_text_is_as_short_as_what_was_typed() -> None:
    text = "Le Groupe de travail a pris note. " * 25_000
    for place in (0, 1, 5_000, 400_001, len(text)):
        assert len(delta_between(text, text[:place] + "X" + text[place:]).added) == 1


def test_a_change_to_another_text_is_left_out_and_its_words_are_told() -> None:
    found = replay("other", typed("", "one", "one two"))
    assert (found.text, found.loose) == ("other", ("one", " two"))


def test_a_whole_text_stands_whatever_was_there_before() -> None:
    lines = [whole_text(KEY, "one", NOW), *typed("one", "one two")]
    assert replay("something", lines).text == "one two"


def test_records_are_read_as_they_were_written_but_for_what_was_delivered() -> None:
    lines = typed("", "one", "one two")
    other = whole_text(KEY._replace(record_id=8), "eight", NOW)
    records = [*map(record_of, lines), record_of(other), {"delivered": list(KEY)}, {"of a later": "version"}]
    assert lines_of(records[:2]) == tuple(lines)
    assert lines_of(records) == (other,)

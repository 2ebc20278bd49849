"""What people type into the search is read as they mean it, also while they are still typing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomdesk.document.search_query import (
    All,
    Any,
    FieldFilter,
    QueryNotUnderstood,
    Words,
    names_of_field,
    read_query,
)


def word(text: str) -> Words:
    return Words(text, is_prefix=True)


def test_words_beside_each_other_are_all_wanted() -> None:
    assert read_query("groupes régionaux").words == All((word("groupes"), word("régionaux")))


@pytest.mark.parametrize("typed", ['"groupes régionaux"', "« groupes régionaux»", '"groupes régionaux'])
def test_words_in_quotation_marks_stand_next_to_each_other(typed: str) -> None:
    assert read_query(typed).words == Words("groupes régionaux")


@pytest.mark.parametrize("joint", ["OR", "OU", "O"])
def test_one_of_several_is_enough(joint: str) -> None:
    assert read_query(f"oim {joint} onu").words == Any((word("oim"), word("onu")))


@pytest.mark.parametrize("typed", ["oim NOT onu", "oim SAUF onu", "oim -onu", "oim AND NOT onu"])
def test_what_is_left_out_is_told_apart(typed: str) -> None:
    assert read_query(typed).words == All((word("oim"),), (word("onu"),))


def test_brackets_hold_together() -> None:
    assert read_query("a (b OR c)").words == All((word("a"), Any((word("b"), word("c")))))


def test_small_words_are_no_operators() -> None:
    assert read_query("ou et").words == All((word("ou"), word("et")))


@pytest.mark.parametrize("typed", ["oim AND", "oim OR", "(oim", "oim)", "oim -", "oim NOT"])
def test_what_is_not_finished_is_taken_as_far_as_it_goes(typed: str) -> None:
    assert read_query(typed).plain_words == ("oim",)


@pytest.mark.parametrize("name", ["orateur", "speaker", "orador", "ORATEUR"])
def test_fields_go_by_their_names_in_each_language(name: str) -> None:
    query = read_query(f'{name}:"Costa Rica" -session:14 eau')
    assert query.filters == (FieldFilter("speaker", "Costa Rica"), FieldFilter("session", "14", True))
    assert query.words == word("eau")


def test_what_is_no_field_is_a_word() -> None:
    assert read_query("art:2").words == word("art:2")


def test_only_what_is_left_out_is_no_question() -> None:
    with pytest.raises(QueryNotUnderstood):
        read_query("-oim")


def test_fields_are_called_in_the_language_of_the_window() -> None:
    assert [names_of_field("clause", one) for one in ("fr", "en", "es")] == ["alinéa", "clause", "apartado"]


@given(st.text(alphabet="ab \"«»()-:*.'ÉORANDT \n", max_size=40))
def test_nothing_typed_breaks_it(typed: str) -> None:
    try:
        read_query(typed)
    except QueryNotUnderstood:
        assert "-" in typed or "NO" in typed

"""Compare two agendas."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from iomdesk.model.agenda_compare import (
    AgendaChange,
    AgendaEntry,
    ComparedItem,
    compare_agendas,
    content_of_entries,
    entries_of,
)


def agenda(words: str) -> list[AgendaEntry]:
    """Make an agenda out of `1:A 2:B 2a:C`: letters name items, a letter in the number goes deeper."""
    entries = []
    for word in words.split():
        number, _, name = word.partition(":")
        depth = 1 if number[-1].isalpha() else 0
        entries.append(AgendaEntry(ord(name[0]), depth, number, {"fr": name}))
    return entries


def told(old: str, new: str) -> list[str]:
    return [said(row) for row in compare_agendas(agenda(old), agenda(new))]


def said(row: ComparedItem) -> str:
    shown = row.new or row.old
    assert shown is not None
    return " ".join([chr(shown.item), *row.changes])


def test_an_item_added_between_renumbers_those_after_it() -> None:
    assert told("1:A 2:B", "1:A 2:X 3:B") == ["A", "X added", "B renumbered"]


def test_a_dropped_item_stands_where_it_stood() -> None:
    assert told("1:A 2:B 3:C", "1:A 3:C") == ["A", "B dropped", "C"]
    assert told("1:A 2:B", "1:B") == ["A dropped", "B renumbered"]


def test_only_the_item_that_was_carried_counts_as_moved() -> None:
    assert told("1:A 2:B 3:C 4:D", "1:D 2:A 3:B 4:C") == [
        "D moved renumbered",
        "A renumbered",
        "B renumbered",
        "C renumbered",
    ]


def test_an_item_put_below_another_was_moved() -> None:
    assert told("1:A 2:B", "1:A 1a:B") == ["A", "B moved renumbered"]


def test_another_title_in_any_language_is_told() -> None:
    old = [AgendaEntry(1, 0, "1", {"fr": "Divers"})]
    new = [AgendaEntry(1, 0, "1", {"fr": "Divers", "en": "Other business"})]
    assert compare_agendas(old, new)[0].changes == (AgendaChange.RETITLED,)


def test_an_agenda_is_stored_and_read_back_the_same() -> None:
    entries = (AgendaEntry(3, 1, "2 a)", {"fr": "Divers"}, ("2 b)",)),)
    assert entries_of(content_of_entries(entries)) == entries


items = st.lists(st.integers(1, 30), unique=True, max_size=12)


@given(items, items)
def test_every_item_of_both_stands_once_and_a_swap_reads_the_other_way(
    some: Sequence[int], others: Sequence[int]
) -> None:
    old = [AgendaEntry(item, 0, str(n), {}) for n, item in enumerate(some, 1)]
    new = [AgendaEntry(item, 0, str(n), {}) for n, item in enumerate(others, 1)]
    rows = compare_agendas(old, new)
    assert [row.new for row in rows if row.new] == new
    assert sorted(row.old.item for row in rows if row.old) == sorted(some)
    back = compare_agendas(new, old)
    assert _count(rows, AgendaChange.ADDED) == _count(back, AgendaChange.DROPPED)
    assert _count(rows, AgendaChange.MOVED) == _count(back, AgendaChange.MOVED)


@given(items)
def test_an_agenda_compared_with_itself_has_no_changes(some: Sequence[int]) -> None:
    entries = [AgendaEntry(item, 0, str(item), {}) for item in some]
    assert not any(row.changes for row in compare_agendas(entries, entries))


def _count(rows: Sequence[ComparedItem], change: AgendaChange) -> int:
    return sum(change in row.changes for row in rows)

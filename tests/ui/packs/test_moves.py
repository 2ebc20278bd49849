import pytest

from iomdesk.document.pack_parts import PackPartFact
from iomdesk.ui.packs.moves import Move, block_of, move_to, step

PARTS = [
    PackPartFact("agenda", "paper", "agenda", 1),
    PackPartFact("item 1", "item", "1", 1, item_id=1),
    PackPartFact("a", "document", "7", 2, item_id=1),
    PackPartFact("b", "document", "8", 2, item_id=1),
    PackPartFact("item 2", "item", "2", 1, item_id=2),
    PackPartFact("c", "document", "9", 2, item_id=2),
]


def after(moves: list[Move]) -> str:
    """Do what the desk does with each move, one after the other."""
    keys = [part.key for part in PARTS]
    for key, place in moves:
        keys.remove(key)
        keys.insert(place, key)
    return ", ".join(keys)


def test_an_item_goes_with_its_documents() -> None:
    assert block_of(PARTS, "item 1") == ["item 1", "a", "b"]
    assert after(step(PARTS, PARTS, "item 1", 1)) == "agenda, item 2, c, item 1, a, b"
    assert after(step(PARTS, PARTS, "item 1", -1)) == "item 1, a, b, agenda, item 2, c"
    assert after(step(PARTS, PARTS, "agenda", 1)) == "item 1, a, b, agenda, item 2, c"


def test_a_document_stays_below_its_item() -> None:
    assert after(step(PARTS, PARTS, "a", 1)) == "agenda, item 1, b, a, item 2, c"
    assert step(PARTS, PARTS, "b", 1) == []
    assert step(PARTS, PARTS, "c", -1) == []


def test_what_is_not_shown_is_stepped_over() -> None:
    shown = [part for part in PARTS if part.key != "item 1"]
    assert after(step(PARTS, shown, "agenda", 1)) == "item 1, a, b, item 2, c, agenda"


@pytest.mark.parametrize(
    ("key", "target", "order"),
    [
        ("agenda", "c", "item 1, a, b, item 2, c, agenda"),
        ("item 2", "b", "agenda, item 2, c, item 1, a, b"),
        ("item 2", "agenda", "item 2, c, agenda, item 1, a, b"),
        ("b", "a", "agenda, item 1, b, a, item 2, c"),
        ("b", "c", "agenda, item 1, a, b, item 2, c"),
        ("item 1", "a", "agenda, item 1, a, b, item 2, c"),
    ],
)
def test_what_is_dropped_goes_where_it_may(key: str, target: str, order: str) -> None:
    assert after(move_to(PARTS, key, target)) == order

"""Move parts of a pack: an item goes with its documents, a document stays below its item."""

from collections.abc import Iterator, Sequence

from iomdesk.document.pack_parts import PackPartFact

Move = tuple[str, int]
"""(key, place among all parts after the move)"""


def block_of(parts: Sequence[PackPartFact], key: str) -> list[str]:
    """Return a part with all that stands below it."""
    block: list[str] = []
    level = 0
    for part in parts:
        if part.key == key:
            block, level = [key], part.level
        elif block and part.level <= level:
            return block
        elif block:
            block.append(part.key)
    return block


def siblings_of(parts: Sequence[PackPartFact], key: str) -> list[str]:
    """Return the parts among which a part is moved: items and papers, or the documents of one item."""
    found: list[str] = []
    level = next((part.level for part in parts if part.key == key), 1)
    for part in parts:
        if part.level < level:
            if key in found:
                return found
            found = []
        elif part.level == level:
            found.append(part.key)
    return found


def step(parts: Sequence[PackPartFact], shown: Sequence[PackPartFact], key: str, by: int) -> list[Move]:
    """Move a part one place up (-1) or down (1) among those that are shown."""
    siblings = siblings_of(shown, key)
    target = siblings.index(key) + by if key in siblings else -1
    return move_to(parts, key, siblings[target]) if 0 <= target < len(siblings) else []


def move_to(parts: Sequence[PackPartFact], key: str, target: str) -> list[Move]:
    """Move a part to where another one is, which makes room towards where the part came from."""
    siblings = siblings_of(parts, key)
    while target not in siblings:
        above = _above(parts, target)
        if not above:
            return []
        target = above
    if target == key:
        return []
    block, other = block_of(parts, key), block_of(parts, target)
    keys = [part.key for part in parts]
    rest = [one for one in keys if one not in block]
    is_down = keys.index(target) > keys.index(key)
    at = rest.index(other[-1]) + 1 if is_down else rest.index(target)
    return [*_moves(keys, [*rest[:at], *block, *rest[at:]])]


def _above(parts: Sequence[PackPartFact], key: str) -> str:
    """Return the item that a document stands below."""
    level = next((part.level for part in parts if part.key == key), 1)
    head = ""
    for part in parts:
        if part.key == key:
            return head
        if part.level < level:
            head = part.key
    return ""


def _moves(now: list[str], wanted: Sequence[str]) -> Iterator[Move]:
    for place, key in enumerate(wanted):
        if now[place] != key:
            now.insert(place, now.pop(now.index(key)))
            yield key, place

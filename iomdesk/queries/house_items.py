"""The items that every agenda of the house has, and where they stand."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from iomdesk.model.agenda import ItemRole
from iomdesk.runtime.templates import load_template


@dataclass(frozen=True, slots=True)
class HouseItem:
    """Hold an item that comes by itself; `needs` names what it depends on, `rank` its place among items."""

    key: str
    rank: int
    role: str
    kind: str
    minutes: int
    needs: str
    titles: Mapping[str, str]


SUBSTANCE_RANK = 100
"""Items before it open the agenda, items after it close it."""


@cache
def house_items() -> tuple[HouseItem, ...]:
    """Return the items of the house in their order."""
    return tuple(
        HouseItem(
            key=key,
            rank=place + (0 if entry["place"] == "first" else SUBSTANCE_RANK + 1),
            role=entry["role"],
            kind=entry["kind"],
            minutes=entry["minutes"],
            needs=entry.get("needs", ""),
            titles=entry["titles"],
        )
        for place, (key, entry) in enumerate(load_template("agenda_items").items())
    )


def house_item(role: str, titles: Iterable[str]) -> HouseItem | None:
    """Recognise an item of the house by the part it plays, else by its title in any language."""
    plain = {plain_title(title) for title in titles if title}
    for item in house_items():
        if item.role == role != ItemRole.SUBSTANCE:
            return item
        if role == ItemRole.SUBSTANCE and plain & {plain_title(title) for title in item.titles.values()}:
            return item
    return None


def rank_of(role: str, titles: Iterable[str]) -> int:
    """Say where an item stands: in the opening, in the substance, or in the closing."""
    found = house_item(role, titles)
    return found.rank if found else SUBSTANCE_RANK


@lru_cache(maxsize=4096)  # an agenda is compared with the house's titles again and again
def plain_title(title: str) -> str:
    """Return a title for comparing: without case, accents, signs and double spaces."""
    decomposed = unicodedata.normalize("NFKD", title.casefold())
    bare = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return " ".join(re.findall(r"\w+", bare))

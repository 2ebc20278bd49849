"""Which clauses an agenda template names, and the same template under another version of the mandate."""

from collections.abc import Mapping, Sequence
from typing import Any

TemplateItems = Sequence[Mapping[str, Any]]
KEY = "clause_ids"


def clauses_in_template(items: TemplateItems) -> tuple[int, ...]:
    """Return the ids of the clauses that a template's items fall under, each once, in order."""
    return tuple(dict.fromkeys(int(clause) for item in items for clause in item.get(KEY, ())))


def template_under(items: TemplateItems, mapping: Mapping[int, Sequence[int]]) -> list[dict[str, Any]]:
    """Return the items with each clause replaced by those it became; a dropped clause goes."""
    return [_item_under(item, mapping) for item in items]


def clauses_under(clauses: Sequence[int], mapping: Mapping[int, Sequence[int]]) -> tuple[int, ...]:
    """Replace clauses by those they became, each once; what the mapping does not know stays."""
    return tuple(dict.fromkeys(new for clause in clauses for new in mapping.get(clause, (clause,))))


def _item_under(item: Mapping[str, Any], mapping: Mapping[int, Sequence[int]]) -> dict[str, Any]:
    if KEY not in item:
        return dict(item)
    return {**item, KEY: list(clauses_under(item[KEY], mapping))}

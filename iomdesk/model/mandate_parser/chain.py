"""Choose the labels of a chapter's clauses: the sequence of letters with the best evidence.

Every label has a weight: how surely it begins a clause where it stands. A sequence adds the weights up and
pays for letters left out, repeated or written in another form. Choosing the best whole sequence is what keeps
"see\\nb) below" in its clause when the true b) comes later.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from iomdesk.model.mandate_parser.fragments import Fragment
from iomdesk.model.mandate_parser.labels import Kind, Mark
from iomdesk.model.mandate_parser.words import CONNECTING

_FIRST_ORDER = 2
_LEAST_SCORE = 2.0
_SURE = 5.0
_MOST_LETTERS_LEFT_OUT = 3
_REFERENCE_AFTER = re.compile(
    r"(?:ci-(?:dessus|dessous|après|avant)|above|below|supra|infra|anterior|precedente|mencionad|précédent)",
    re.IGNORECASE,
)
_REFERENCE_BEFORE = re.compile(
    r"(?:\b(?:voir|see|véase|ver|cf\.?|alinéas?|clauses?|sub-?paragraphs?|paragraphe?s?|points?|lettres?"
    r"|literal(?:es)?|incisos?|apartados?|párrafos?|items?)|\d)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Chain:
    """Hold a sequence of clause labels by the index of their fragments, last link first."""

    index: int
    mark: Mark
    indent: int
    score: float
    earlier: "Chain | None"

    def indexes(self) -> list[int]:
        """Return the fragments' indexes in order."""
        link: Chain | None = self
        found = []
        while link is not None:
            found.append(link.index)
            link = link.earlier
        return found[::-1]


def best_chain(
    fragments: Sequence[Fragment], span: range, kind: Kind, after: Mark | None = None
) -> Chain | None:
    """Return the best sequence of letters in a span; `after` is the last letter of the chapter before."""
    candidates = [(i, mark) for i in span if (mark := fragments[i].mark(kind))]
    capitals = _begin_with_capitals(fragments, candidates)
    best: dict[int, Chain] = {}
    last_sure = -1
    for index, mark in candidates:
        fragment = fragments[index]
        opens = index == span.start or (index == candidates[0][0] and fragment.starts_line)
        weight = label_weight(fragment, capitals, opens=opens)
        links = [_start(index, mark, fragment, weight, after)]
        links += [
            _extend(best[order], index, mark, fragment, weight)
            for order in _orders(best, mark)
            if order != mark.order or mark.rank or best[order].index >= last_sure
        ]
        _keep_best(best, [link for link in links if link])
        last_sure = index if weight >= _SURE else last_sure
    winner = max(best.values(), key=lambda link: link.score, default=None)
    return winner if winner and winner.score >= _LEAST_SCORE else None


def _keep_best(best: dict[int, Chain], links: Sequence[Chain]) -> None:
    for link in links:
        held = best.get(link.mark.order)
        if held is None or link.score > held.score:
            best[link.mark.order] = link


def _orders(best: dict[int, Chain], mark: Mark) -> list[int]:
    reach = 2 * (_MOST_LETTERS_LEFT_OUT + 1)
    return [order for order in range(mark.order - reach, mark.order + 1) if order in best]


def _begin_with_capitals(fragments: Sequence[Fragment], candidates: Sequence[tuple[int, Mark]]) -> bool:
    sure = [fragments[i] for i, _mark in candidates if fragments[i].is_settled and fragments[i].starts_line]
    return bool(sure) and 2 * sum(f.starts_small() for f in sure) < len(sure)


def label_weight(fragment: Fragment, capitals: bool, *, opens: bool = False) -> float:
    """Weigh how surely a label begins a clause: 5 for sure, below 0 for a mention in running text.

    `opens` for the first label under a chapter's title, which need not end with a mark.
    """
    weight = _SURE if opens else _weight_of_place(fragment)
    if fragment.starts_small() and capitals and not fragment.gap:
        weight -= 2
    if _REFERENCE_AFTER.match(fragment.rest):
        weight -= 4
    if not fragment.gap and _goes_on(fragment.before):
        weight -= 3
    return weight


def _weight_of_place(fragment: Fragment) -> float:
    if not fragment.starts_line:
        return 0.5 if fragment.before.endswith((",", "–", "—")) else 1.5
    if fragment.is_settled:
        return _SURE
    return 3 if fragment.roomy else 1


def _goes_on(before: str) -> bool:
    if not before or before.endswith((".", ";", ":")):
        return False
    word = before.rsplit(" ", 1)[-1].lower()
    joined = re.search(r"[;,] \w+$", before) is not None
    return bool(_REFERENCE_BEFORE.search(before)) or (word in CONNECTING and not joined)


def _start(index: int, mark: Mark, fragment: Fragment, weight: float, after: Mark | None) -> Chain | None:
    goes_on = after is not None and 0 < mark.order - after.order <= 2
    score = weight if mark.order == _FIRST_ORDER or goes_on else weight - 6
    return Chain(index, mark, fragment.indent, score, None) if mark.rank == 0 else None


def _extend(earlier: Chain, index: int, mark: Mark, fragment: Fragment, weight: float) -> Chain | None:
    step = _step_cost(earlier.mark, mark, fragment)
    if step is None:
        return None
    form = 0 if earlier.mark.form == mark.form else 3
    depth = 1.5 if fragment.indent >= earlier.indent + 2 else 0
    return Chain(index, mark, fragment.indent, earlier.score + weight - step - form - depth, earlier)


def _step_cost(earlier: Mark, mark: Mark, fragment: Fragment) -> float | None:
    """Price the way from one letter to the next: 0 in sequence, more with letters left out or said twice."""
    if mark.order == earlier.order:
        if mark.rank == earlier.rank + 1:
            return 0
        sure = fragment.starts_line and fragment.is_settled
        return 3 if mark.rank == earlier.rank and sure else None
    left_out = (mark.order - earlier.order - 1) // 2
    return (1.0 + left_out if left_out else 0.0) + (1 if mark.rank else 0)

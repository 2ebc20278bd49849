"""Weigh the ways to read a text as a mandate and choose one.

A text is cut into zones at its annexes and at headings that name a mandate. In each zone, every run of
chapter numbers of one style is a possible reading; so is a list of clauses without chapters. Numbered
paragraphs of prose are runs too, but few of them have clauses under them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from iomdesk.model.mandate_parser.chain import Chain, best_chain
from iomdesk.model.mandate_parser.fragments import Fragment
from iomdesk.model.mandate_parser.heading import is_annex_heading, is_mandate_heading
from iomdesk.model.mandate_parser.labels import Kind, Mark, as_roman, roman_number

_HEAD_KINDS = (Kind.NAMED, Kind.NUMBER, Kind.ROMAN, Kind.CAPITAL)
_FEWEST_WITHOUT_HEADING = 2
_LONGEST_UNNUMBERED_TITLE = 15


@dataclass(frozen=True, slots=True)
class Zone:
    """Hold a stretch of fragments; `is_announced` when a heading that names a mandate opens it."""

    span: range
    is_announced: bool


@dataclass(frozen=True, slots=True)
class Part:
    """Hold a chapter as found: its head (None without one), where its clauses begin, where it stops."""

    number: str
    head: int | None
    clauses: tuple[tuple[str, int], ...]
    stop: int
    score: float


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold one way to read the text, from its first head on.

    `share` is how much of the zone's structure the clauses account for.
    """

    start: int
    parts: tuple[Part, ...]
    is_announced: bool
    share: float

    @property
    def clause_count(self) -> int:
        """Count the clauses of all chapters."""
        return sum(len(part.clauses) for part in self.parts)

    @property
    def is_credible(self) -> bool:
        """Say whether this may be a mandate: announced as one, or made of little else than clauses."""
        enough = self.clause_count >= _FEWEST_WITHOUT_HEADING and self.share >= 0.5
        return bool(self.parts) and (self.is_announced or enough)

    @property
    def rank(self) -> tuple[bool, bool, float]:
        """Order readings: announced ones first, then those made of clauses, then the surest."""
        return self.is_announced, self.share >= 0.5, sum(part.score for part in self.parts)


def credible_readings(fragments: Sequence[Fragment]) -> list[Reading]:
    """Return the credible readings of a text, best first."""
    readings = [reading for zone in zones(fragments) for reading in _readings_of(fragments, zone)]
    return sorted((r for r in readings if r.is_credible), key=lambda r: r.rank, reverse=True)


def zones(fragments: Sequence[Fragment]) -> list[Zone]:
    """Cut a text at its annexes and at the headings that name a mandate."""
    edges = [0]
    announced = {0: False}
    for index, fragment in enumerate(fragments):
        names_mandate = _opens_mandate(fragments, index)
        if names_mandate or is_annex_heading(fragment):
            edges.append(index + 1)
            announced[index + 1] = names_mandate
    stops = [*[edge - 1 for edge in edges[1:]], len(fragments)]
    return [Zone(range(start, stop), announced[start]) for start, stop in zip(edges, stops, strict=True)]


def _opens_mandate(fragments: Sequence[Fragment], index: int) -> bool:
    fragment = fragments[index]
    closed = index + 1 < len(fragments) and fragments[index + 1].gap
    in_capitals = fragment.before.isupper() or fragment.text.isupper()
    apart = fragment.gap or fragment.roomy or closed or in_capitals
    return apart and fragment.starts_line and not fragment.marks and is_mandate_heading(fragment.text)


def _readings_of(fragments: Sequence[Fragment], zone: Zone) -> Iterator[Reading]:
    for kind in (Kind.LETTER, Kind.CAPITAL):
        numbered = [
            reading
            for style in _styles(fragments, zone)
            if kind is Kind.LETTER or style[0] is not Kind.CAPITAL
            for reading in _read_style(fragments, zone, style, kind)
        ]
        found = [reading for reading in numbered if reading.parts] or [_read_flat(fragments, zone, kind)]
        yield from found
        if any(reading.is_credible for reading in found):
            return


def _styles(fragments: Sequence[Fragment], zone: Zone) -> list[tuple[Kind, str]]:
    styles = {
        (mark.kind, mark.form)
        for index in zone.span
        for mark in fragments[index].marks
        if mark.kind in _HEAD_KINDS
    }
    return sorted(styles, key=lambda style: (style[0].value, style[1]))


def _runs(fragments: Sequence[Fragment], zone: Zone, style: tuple[Kind, str]) -> list[list[tuple[int, Mark]]]:
    """Return the sequences of heads of one style; a number that does not follow is text, 1 begins anew."""
    runs: list[list[tuple[int, Mark]]] = []
    for index in zone.span:
        mark = next((m for m in fragments[index].marks if (m.kind, m.form) == style), None)
        if mark is None or not _may_be_head(fragments, index, zone):
            continue
        begins = (mark.order, mark.rank) == (2, 0) or (not runs and style[0] in (Kind.NUMBER, Kind.NAMED))
        if begins:
            runs.append([])
        if begins or (runs and _follows(runs[-1][-1][1], mark)):
            runs[-1].append((index, mark))
    return runs


def _follows(earlier: Mark, mark: Mark) -> bool:
    if mark.order == earlier.order:
        return mark.rank == earlier.rank + 1
    return 0 < mark.order - earlier.order <= 4


def _may_be_head(fragments: Sequence[Fragment], index: int, zone: Zone) -> bool:
    fragment = fragments[index]
    if not fragment.starts_line or (fragment.starts_small() and not fragment.is_settled):
        return False
    if fragment.marks[0].kind is Kind.NAMED and fragment.starts_small():
        return False
    opens = index == zone.span.start
    return opens or fragment.is_settled or fragment.roomy or _first_clause_follows(fragments, index, zone)


def _first_clause_follows(fragments: Sequence[Fragment], index: int, zone: Zone) -> bool:
    near = range(index + 1, min(index + 4, zone.span.stop))
    letters = [fragments[i].mark(Kind.LETTER, Kind.CAPITAL) for i in near]
    return any(letter is not None and letter.order == 2 for letter in letters)


def _read_style(
    fragments: Sequence[Fragment], zone: Zone, style: tuple[Kind, str], kind: Kind
) -> Iterator[Reading]:
    runs = _runs(fragments, zone, style)
    stops = [*[run[0][0] for run in runs[1:]], zone.span.stop]
    for run, stop in zip(runs, stops, strict=False):
        yield _read_run(fragments, Zone(range(run[0][0], stop), zone.is_announced), run, kind)


def _read_run(
    fragments: Sequence[Fragment], zone: Zone, run: Sequence[tuple[int, Mark]], kind: Kind
) -> Reading:
    stops = [*[index for index, _mark in run[1:]], zone.span.stop]
    in_roman = any(mark.kind is Kind.NAMED and roman_number(mark.value) for _index, mark in run)
    parts: list[Part] = []
    last: Mark | None = None
    for (head, mark), stop in zip(run, stops, strict=True):
        chain = best_chain(fragments, range(head + 1, stop), kind, last)
        if chain:
            number = as_roman(mark.order // 2) if in_roman and mark.value.isdigit() else mark.value
            parts.append(_part(number, head, chain, kind, fragments, stop))
            last = chain.mark
    return Reading(run[0][0], tuple(parts), zone.is_announced, len(parts) / len(run))


def _part(
    number: str, head: int | None, chain: Chain, kind: Kind, fragments: Sequence[Fragment], stop: int
) -> Part:
    labels: list[tuple[str, int]] = []
    for index in chain.indexes():
        mark = fragments[index].mark(kind)
        labels.append((mark.value.lower() if mark else "", index))
    return Part(number, head, tuple(labels), stop, chain.score)


def _read_flat(fragments: Sequence[Fragment], zone: Zone, kind: Kind) -> Reading:
    """Read a zone without chapter numbers: one list of clauses, or several under headings of their own."""
    starts = [i for i in zone.span if _starts_list(fragments, i, zone, kind)]
    titled = [start for start in starts if _title_above(fragments, start, zone) is not None]
    if len(titled) > 1:
        return _read_titled(fragments, zone, titled, kind)
    chain = best_chain(fragments, zone.span, kind)
    if chain is None:
        return Reading(zone.span.start, (), zone.is_announced, 0)
    part = _part("1", None, chain, kind, fragments, zone.span.stop)
    share = _share_of_text(fragments, zone, (part,))
    return Reading(part.clauses[0][1], (part,), zone.is_announced, share)


def _starts_list(fragments: Sequence[Fragment], index: int, zone: Zone, kind: Kind) -> bool:
    mark = fragments[index].mark(kind)
    first = mark is not None and mark.order == 2 and fragments[index].starts_line
    return first and index > zone.span.start


def _title_above(fragments: Sequence[Fragment], index: int, zone: Zone) -> int | None:
    """Return where the unnumbered heading above a list begins: a short line set apart, not a sentence."""
    start = index - 1
    while start > max(zone.span.start, index - _LONGEST_UNNUMBERED_TITLE) and not fragments[start].gap:
        start -= 1
    words = sum(len(f.text.split()) for f in fragments[start:index])
    ended = fragments[index - 1].text.endswith((".", ";", ","))
    is_title = fragments[start].gap and not fragments[start].marks and words <= _LONGEST_UNNUMBERED_TITLE
    return start if is_title and not ended and not fragments[start].starts_small() else None


def _read_titled(fragments: Sequence[Fragment], zone: Zone, starts: Sequence[int], kind: Kind) -> Reading:
    heads = [_title_above(fragments, start, zone) or start for start in starts]
    stops = [*heads[1:], zone.span.stop]
    parts = []
    for number, (head, start, stop) in enumerate(zip(heads, starts, stops, strict=True), 1):
        chain = best_chain(fragments, range(start, stop), kind)
        if chain:
            parts.append(_part(str(number), head, chain, kind, fragments, stop))
    return Reading(heads[0], tuple(parts), zone.is_announced, _share_of_text(fragments, zone, parts))


def _share_of_text(fragments: Sequence[Fragment], zone: Zone, parts: Sequence[Part]) -> float:
    """Return how much of the zone's text lies between a part's start and the paragraph of its last label."""
    starts = [part.clauses[0][1] if part.head is None else part.head for part in parts]
    spans = [range(start, _paragraph_end(fragments, p)) for start, p in zip(starts, parts, strict=True)]
    covered = sum(_size(fragments, span) for span in spans)
    return covered / max(1, _size(fragments, zone.span))


def _paragraph_end(fragments: Sequence[Fragment], part: Part) -> int:
    index = part.clauses[-1][1] + 1
    while index < part.stop and not fragments[index].gap:
        index += 1
    return index


def _size(fragments: Sequence[Fragment], span: range) -> int:
    return sum(len(fragments[index].text) for index in span)

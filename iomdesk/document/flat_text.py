"""A text laid flat: one string that rules can read across the borders of its runs, and the way back."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import NamedTuple, TypeAlias

from iomdesk.document.inline import Inline, Run, Text
from iomdesk.document.runs import merge_runs

REFERENCE = "\ufffc"  # stands for a reference, which is printed as a number


class Edit(NamedTuple):
    """Put other characters in the place of some; they take the face of the first of these."""

    start: int
    end: int
    new: str


Rule: TypeAlias = Callable[[str], Iterable[Edit]]


@dataclass(frozen=True, slots=True)
class FlatText:
    """Hold the characters of a text and where each of its parts ends among them."""

    parts: Text
    characters: str
    ends: tuple[int, ...]

    def part_index(self, place: int) -> int:
        """Tell which part a character belongs to."""
        return bisect_right(self.ends, place)

    def edited(self, edits: Sequence[Edit]) -> "FlatText":
        """Carry out edits, which are in order and do not overlap."""
        if not edits:
            return self
        pieces: list[str] = []
        place = 0
        for edit in edits:
            pieces += self.characters[place : edit.start], edit.new
            place = edit.end
        characters = "".join([*pieces, self.characters[place:]])
        return FlatText(self.parts, characters, tuple(_moved(end, edits) for end in self.ends))

    def raised(self, spans: Iterable[tuple[int, int]]) -> Text:
        """Build the text again, its runs merged, with some stretches raised."""
        cuts = tuple(spans)
        rebuilt: list[Inline] = []
        start = 0
        for part, end in zip(self.parts, self.ends, strict=True):
            rebuilt += self._run_pieces(part, start, end, cuts) if isinstance(part, Run) else (part,)
            start = end
        return merge_runs(tuple(rebuilt))

    def _run_pieces(self, run: Run, start: int, end: int, cuts: Sequence[tuple[int, int]]) -> Iterator[Run]:
        for low, high in cuts:
            if start < high and low < end:
                first, last = max(start, low), min(end, high)
                yield replace(run, text=self.characters[start:first])
                yield replace(run, text=self.characters[first:last], superscript=True)
                start = last
        yield replace(run, text=self.characters[start:end])


def flatten(text: Text) -> FlatText:
    """Lay a text flat."""
    words = [part.text if isinstance(part, Run) else REFERENCE for part in text]
    return FlatText(text, "".join(words), tuple(accumulate(len(word) for word in words)))


def _moved(end: int, edits: Sequence[Edit]) -> int:
    """Move the end of a part with the edits before it, and behind the edit that it falls into."""
    return end + sum(len(edit.new) - (min(edit.end, end) - edit.start) for edit in edits if edit.start < end)

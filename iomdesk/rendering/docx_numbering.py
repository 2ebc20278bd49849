"""Let Word count: lists whose own counting gives the numbers that the paper already carries.

The numbers of a document are final. Each block asks for its own; where Word's next number would be another
one (a new list of items, a gap), a list that starts anew at the wanted value takes over, and where no counter
could print it ("3 bis.") the block gets a list of its own that prints just that.
"""

from dataclasses import dataclass, field
from typing import Protocol, TypeAlias

from iomdesk.rendering.docx_looks import STEP
from iomdesk.rendering.docx_shapes import Reading, Shape, fixed, readings
from iomdesk.rendering.docx_xml import Element, w

NO_LIST = 0
"""The number by which a paragraph leaves the list of its style."""

_FIRST_NSID = 0x2A600000

Key: TypeAlias = tuple[str, int, Shape | None]
"""Names an abstract list: its series, and the level and shape of one that is not the usual one."""


@dataclass(frozen=True, slots=True)
class Level:
    """Describe one level of a list: its shape, the style it numbers and where number and text stand."""

    shape: Shape
    style: str = ""
    left: int = 0
    hanging: int = 0
    suffix: str = "tab"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Say which list a paragraph is in; `by_style` when its style already puts it there."""

    list: int
    level: int
    by_style: bool = False


class PlaceGiver(Protocol):
    """Put numbered paragraphs into lists."""

    def place(self, series: str, level: int, number: str) -> Place:
        """Put a paragraph where Word prints `number`; `level` counts from 0."""
        ...


@dataclass(slots=True)
class _Pattern:
    """Count along one abstract list as Word does: one row of counters, whichever list leads to it."""

    id: int
    key: Key
    levels: tuple[Level | None, ...]
    counters: list[int] = field(default_factory=list)
    current: int = NO_LIST
    first: int = NO_LIST

    def __post_init__(self) -> None:
        self.counters = [0] * len(self.levels)

    def count(self, level: int, value: int) -> None:
        self.counters[level] = value
        self.counters[level + 1 :] = [0] * (len(self.levels) - level - 1)


@dataclass(frozen=True, slots=True)
class _List:
    id: int
    pattern: int
    starts: tuple[int, ...] = ()


class Numbering:
    """Give each numbered paragraph its place in a list, and write the lists down."""

    def __init__(self, series: dict[str, tuple[Level, ...]]) -> None:
        self._series = series
        self._patterns: list[_Pattern] = []
        self._lists: list[_List] = []
        self._by_shape: dict[Key, _Pattern] = {}
        self._main = {name: self._new_pattern((name, 0, None), levels) for name, levels in series.items()}

    def lists_of_styles(self) -> dict[str, int]:
        """Map each style that is numbered by itself to its list."""
        return {
            level.style: self._main[name].first
            for name, levels in self._series.items()
            for level in levels
            if level.style
        }

    def place(self, series: str, level: int, number: str) -> Place:
        """Put a paragraph where Word prints `number`; `level` counts from 0."""
        if not number:
            return Place(NO_LIST, 0)
        depth = min(level, len(self._series[series]) - 1)
        pattern, reading = self._choose(series, depth, number)
        if reading.shape.kind != "fixed" and reading.value != pattern.counters[depth] + 1:
            pattern.current = self._new_list(pattern, depth, reading.value)
        pattern.count(depth, reading.value)
        usual = pattern is self._main[series] and pattern.current == pattern.first
        return Place(pattern.current, depth, by_style=usual and bool(self._series[series][depth].style))

    def _choose(self, series: str, depth: int, number: str) -> tuple[_Pattern, Reading]:
        """Take the reading that goes on counting, else the smallest."""
        candidates = readings(number) or (Reading(fixed(number), 1),)
        found = [(self._pattern(series, depth, reading.shape), reading) for reading in candidates]
        going_on = [each for each in found if each[0].counters[depth] + 1 == each[1].value]
        return (going_on or found)[0]

    def _pattern(self, series: str, depth: int, shape: Shape) -> _Pattern:
        usual = self._series[series][depth]
        if shape == usual.shape:
            return self._main[series]
        key = (series, depth, shape)
        if key not in self._by_shape:
            self._by_shape[key] = self._new_pattern(key, _only(depth, usual, shape))
        return self._by_shape[key]

    def _new_pattern(self, key: Key, levels: tuple[Level | None, ...]) -> _Pattern:
        pattern = _Pattern(len(self._patterns), key, levels)
        self._patterns.append(pattern)
        pattern.current = pattern.first = self._add_list(pattern, ())
        return pattern

    def _new_list(self, pattern: _Pattern, depth: int, value: int) -> int:
        """Start at `value`; the levels above go on, for some programs count each list by itself."""
        above = (counter + 1 for counter in pattern.counters[:depth])
        below = (1 for _ in pattern.counters[depth + 1 :])
        return self._add_list(pattern, (*above, value, *below))

    def _add_list(self, pattern: _Pattern, starts: tuple[int, ...]) -> int:
        added = _List(len(self._lists) + 1, pattern.id, starts)
        self._lists.append(added)
        return added.id

    def definition(self, number: int) -> tuple[Key, tuple[int, ...]]:
        """Describe a list so that it can be known again among those of another paper."""
        found = self._lists[number - 1]
        return self._patterns[found.pattern].key, found.starts

    def take_over(self, definition: tuple[Key, tuple[int, ...]]) -> int:
        """Add a list of another paper of this language, and return its number here."""
        (series, depth, shape), starts = definition
        pattern = self._main[series] if shape is None else self._pattern(series, depth, shape)
        return self._add_list(pattern, starts) if starts else pattern.first

    def element(self) -> Element:
        """Make the part of the lists."""
        patterns = (_abstract(pattern) for pattern in self._patterns)
        return w("numbering", *patterns, *(_concrete(made) for made in self._lists))


def _only(depth: int, usual: Level, shape: Shape) -> tuple[Level | None, ...]:
    level = Level(shape, "", usual.left, usual.hanging, usual.suffix, usual.bold)
    return (*(None for _ in range(depth)), level)


def _abstract(pattern: _Pattern) -> Element:
    levels = [_level(depth, level) for depth, level in enumerate(pattern.levels) if level]
    kind = "multilevel" if len(levels) > 1 else "singleLevel"
    return w(
        "abstractNum",
        w("nsid", val=f"{_FIRST_NSID + pattern.id:08X}"),
        w("multiLevelType", val=kind),
        *levels,
        abstractNumId=pattern.id,
    )


def _level(depth: int, level: Level) -> Element:
    shape = level.shape
    counts = shape.kind != "fixed"
    text = f"{shape.before}%{depth + 1}{shape.after}" if counts else shape.before
    indents = w("ind", left=level.left, hanging=level.hanging)
    stop = [] if level.left or level.suffix != "tab" else [w("tabs", w("tab", val="num", pos=STEP))]
    parts = [w("start", val=1), w("numFmt", val=shape.kind if counts else _format_of(shape))]
    if level.style:
        parts.append(w("pStyle", val=level.style))
    parts += [w("suff", val=level.suffix), w("lvlText", val=text), w("lvlJc", val="left")]
    weight = [w("rPr", w("b"), w("bCs"))] if level.bold else []
    return w("lvl", *parts, w("pPr", *stop, indents), *weight, ilvl=depth)


def _format_of(shape: Shape) -> str:
    return "decimal" if any(sign.isalnum() for sign in shape.before) else "bullet"


def _concrete(made: _List) -> Element:
    starts = (
        w("lvlOverride", w("startOverride", val=start), ilvl=depth) for depth, start in enumerate(made.starts)
    )
    return w("num", w("abstractNumId", val=made.pattern), *starts, numId=made.id)

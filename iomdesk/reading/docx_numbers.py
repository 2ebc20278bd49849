"""Count Word's automatic numbers: they stand in numbering.xml as rules, nowhere as text.

Source: ECMA-376 Part 1, 17.9. Lists that share an abstract definition count on together; a list with a
start of its own begins there the first time it is used; a number begins anew below one of a higher level.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from iomdesk.document.numbering import letters, roman
from iomdesk.reading.docx_package import w
from iomdesk.reading.docx_styles import LONGEST_CHAIN, WordStyles, value

_FORMS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda n: f"{n:02}",
    "lowerLetter": letters,
    "upperLetter": lambda n: letters(n).upper(),
    "lowerRoman": lambda n: roman(n).lower(),
    "upperRoman": roman,
    "ordinal": lambda n: f"{n}.",
}
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int
    restarts_below: int
    style: str
    is_legal: bool


@dataclass
class _List:
    abstract: str
    levels: dict[int, _Level]
    starts: dict[int, int]


@dataclass(frozen=True, slots=True)
class Number:
    """Hold a paragraph's number as printed (`a)`) and its level, the outermost being 0."""

    text: str
    level: int


@dataclass
class WordNumbers:
    """Follow a document's paragraphs in order and give each its number as Word would print it."""

    numbering: Any
    styles: Any
    _lists: dict[str, _List] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _started: set[tuple[str, int]] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Read the rules; a document without lists has none."""
        self._styles = WordStyles(self.styles)
        if self.numbering is not None:
            self._read_lists()

    def number(self, paragraph: Any) -> Number | None:
        """Return the paragraph's number, None where it has none or only a bullet."""
        place = self._place(paragraph)
        if place is None:
            return None
        list_id, level = place
        rule = self._lists[list_id].levels.get(level)
        if rule is None or rule.form in ("bullet", "none"):
            return None
        self._count(list_id, level, rule)
        return Number(self._printed(list_id, rule), level)

    def _count(self, list_id: str, level: int, rule: _Level) -> None:
        known = self._lists[list_id]
        counts = self._counts.setdefault(known.abstract, {})
        if level in known.starts and (list_id, level) not in self._started:
            counts[level] = known.starts[level]
        else:
            counts[level] = counts[level] + 1 if level in counts else rule.start
        self._started.add((list_id, level))
        for deeper in [other for other in counts if other > level]:
            if level < self._restarting_level(known, deeper):
                del counts[deeper]

    def _restarting_level(self, known: _List, level: int) -> int:
        rule = known.levels.get(level)
        return rule.restarts_below if rule else level

    def _printed(self, list_id: str, rule: _Level) -> str:
        known = self._lists[list_id]
        counts = self._counts[known.abstract]
        text = rule.text
        for level in range(_LEVELS):
            if f"%{level + 1}" in text:
                shown = known.levels.get(level, rule)
                form = "decimal" if rule.is_legal else shown.form
                text = text.replace(f"%{level + 1}", _formatted(form, counts.get(level, shown.start)))
        return text

    def _place(self, paragraph: Any) -> tuple[str, int] | None:
        """Find the list and level a paragraph counts in: its own, or its style's and those it is based on."""
        own = paragraph.find(w("pPr"))
        style = value(own, "pStyle")
        styles = ((name, found.find(w("pPr"))) for name, found in self._styles.of_paragraph(paragraph))
        holders = [("", own), *styles]
        numbered = [(name, found) for name, holder in holders if (found := value(holder, "numPr", "numId"))]
        if not numbered or numbered[0][1] not in self._lists:
            return None
        name, list_id = numbered[0]
        level = next((found for _of, holder in holders if (found := value(holder, "numPr", "ilvl"))), "")
        return list_id, int(level) if level.isdigit() else self._level_of_style(list_id, name or style)

    def _level_of_style(self, list_id: str, style: str | None) -> int:
        levels = self._lists[list_id].levels
        return next((level for level, rule in levels.items() if style and rule.style == style), 0)

    def _read_lists(self) -> None:
        abstracts = {a.get(w("abstractNumId"), ""): a for a in self.numbering.iter(w("abstractNum"))}
        nums = {num.get(w("numId"), ""): num for num in self.numbering.iter(w("num"))}
        for list_id, num in nums.items():
            name = self._abstract_of(num, abstracts, nums)
            if name is None:
                continue
            levels = dict(_levels(abstracts[name]))
            overrides = {_number(o.get(w("ilvl")), 0): o for o in num.iter(w("lvlOverride"))}
            levels |= {level: rule for o in overrides.values() for level, rule in _levels(o)}
            starts = {level: _number(value(o, "startOverride"), -1) for level, o in overrides.items()}
            self._lists[list_id] = _List(
                name, levels, {at: start for at, start in starts.items() if start >= 0}
            )

    def _abstract_of(self, num: Any, abstracts: Mapping[str, Any], nums: Mapping[str, Any]) -> str | None:
        """Follow a list to its definition, through the list style it may be taken from."""
        for _step in range(LONGEST_CHAIN):
            name = value(num, "abstractNumId") or ""
            if name not in abstracts:
                return None
            linked = value(abstracts[name], "numStyleLink")
            style = self._styles.get(linked or "")
            target = value(style, "pPr", "numPr", "numId") if style is not None else None
            if target is None or target not in nums or nums[target] is num:
                return name
            num = nums[target]
        return None


def _levels(holder: Any) -> Iterator[tuple[int, _Level]]:
    for level in holder.iter(w("lvl")):
        at = _number(level.get(w("ilvl")), 0)
        restart = _number(value(level, "lvlRestart"), at)
        yield (
            at,
            _Level(
                form=value(level, "numFmt") or "decimal",
                text=value(level, "lvlText") or "",
                start=_number(value(level, "start"), 0),
                restarts_below=restart,
                style=value(level, "pStyle") or "",
                is_legal=level.find(w("isLgl")) is not None,
            ),
        )


def _number(text: str | None, otherwise: int) -> int:
    try:
        return int(text) if text is not None else otherwise
    except ValueError:
        return otherwise


def _formatted(form: str, count: int) -> str:
    try:
        return _FORMS.get(form, str)(count)
    except ValueError:  # a list that starts at 0 has no letter and no roman figure there
        return str(count)

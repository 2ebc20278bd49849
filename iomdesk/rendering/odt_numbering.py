"""Let the numbers of an OpenDocument file be counted: lists that print what the paper already carries.

A list goes on with the one of its kind before it; where the number wanted is not the next one, it says so.
What no counter prints ("3 bis.") stands as text.
"""

from iomdesk.rendering.docx_looks import STEP
from iomdesk.rendering.docx_numbering import Level
from iomdesk.rendering.docx_shapes import Reading, Shape, readings
from iomdesk.rendering.odt_styles import OwnStyles
from iomdesk.rendering.odt_xml import Element, name, o, pt

_FORMATS = {"decimal": "1", "lowerRoman": "i", "upperRoman": "I", "lowerLetter": "a", "upperLetter": "A"}
_Key = tuple[str, int, Shape]


class OdtNumbering:
    """Put numbered paragraphs into lists, and write the lists down."""

    def __init__(self, series: dict[str, tuple[Level, ...]], styles: OwnStyles) -> None:
        self._series = series
        self._styles = styles
        self._names: dict[_Key, str] = {}
        self._values: dict[_Key, int] = {}  # begun anew below each number of a higher level
        self._printed: dict[_Key, int] = {}  # last by the list, which knows of no level above it

    def numbered(self, element: Element, series: str, level: int, number: str) -> Element:
        """Give a paragraph its number; `level` counts from 0."""
        depth = min(level, len(self._series[series]) - 1)
        candidates = readings(number)
        if not candidates:
            return self._written(element, self._series[series][depth], number) if number else element
        reading = self._choose(series, depth, candidates)
        return self._listed(element, (series, depth, reading.shape), reading.value)

    def _choose(self, series: str, depth: int, candidates: tuple[Reading, ...]) -> Reading:
        """Take the reading that goes on counting, else that of the usual shape, else the smallest."""
        usual = self._series[series][depth].shape
        going_on = [one for one in candidates if self._value(series, depth, one.shape) + 1 == one.value]
        of_usual = [one for one in candidates if one.shape == usual]
        usual_goes_on = [one for one in going_on if one in of_usual]
        return (usual_goes_on or going_on or of_usual or list(candidates))[0]

    def _value(self, series: str, depth: int, shape: Shape) -> int:
        return self._values.get((series, depth, shape), 0)

    def _listed(self, element: Element, key: _Key, value: int) -> Element:
        is_new = key not in self._names
        named = self._names.setdefault(key, f"L{len(self._names) + 1}")
        start = value if value != self._printed.get(key, 0) + 1 or is_new else None
        self._printed[key] = value
        self._count(key, value)
        # The first is called by its id, and those after it go on with it.
        place = {"xml:id": f"list-{named}"} if is_new else {"text:continue-list": f"list-{named}"}
        item = o("text:list-item", {"text:start-value": start}, element)
        return o("text:list", {**place, "text:style-name": named}, item)

    def _count(self, key: _Key, value: int) -> None:
        series, depth, _shape = key
        self._values[key] = value
        for other in self._values:
            if other[0] == series and other[1] > depth:
                self._values[other] = 0

    def _written(self, element: Element, level: Level, number: str) -> Element:
        """Write a number that nothing counts as text before the words."""
        element.text, words = None, element.text or ""
        tab = o("text:tab")
        tab.tail = words
        label = o("text:span", {"text:style-name": "NumberBold"} if level.bold else None, number)
        element.insert(0, label)
        element.insert(1, tab)
        if level.left:
            style = element.get(name("text:style-name"))
            indents = {"fo:margin-left": pt(level.left), "fo:text-indent": pt(-level.hanging)}
            element.set(name("text:style-name"), self._styles.paragraph(style, indents))
        return element

    def elements(self) -> list[Element]:
        """Make the styles of the lists."""
        return [_style(named, self._series[key[0]][key[1]], key[2]) for key, named in self._names.items()]


def _style(named: str, level: Level, shape: Shape) -> Element:
    stop = level.left or STEP
    place = {
        "text:label-followed-by": "listtab" if level.suffix == "tab" else "space",
        "text:list-tab-stop-position": pt(stop) if level.suffix == "tab" else None,
        "fo:margin-left": pt(level.left),
        "fo:text-indent": pt(-level.hanging),
    }
    properties = o(
        "style:list-level-properties",
        {"text:list-level-position-and-space-mode": "label-alignment"},
        o("style:list-level-label-alignment", place),
    )
    numbers = {
        "text:level": 1,
        "style:num-format": _FORMATS[shape.kind],
        "style:num-prefix": shape.before or None,
        "style:num-suffix": shape.after or None,
        "style:num-letter-sync": "true" if shape.kind.endswith("Letter") else None,
        "text:style-name": "NumberBold" if level.bold else None,
    }
    return o("text:list-style", {"style:name": named}, o("text:list-level-style-number", numbers, properties))

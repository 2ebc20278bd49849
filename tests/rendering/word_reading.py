"""Read a Word file back as Word does: paragraphs in order, each with the number that Word would print.

The counting follows ECMA-376, part 1, 17.9, and knows nothing of how the file was made.
"""

import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree

from iomdesk.document.document import Document
from iomdesk.document.numbering import letters, roman
from iomdesk.rendering.docx_renderer import DocxRenderer

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
NAMESPACES = {"w": W.strip("{}")}


@dataclass(frozen=True)
class Line:
    """Hold what a reader of the page sees of a paragraph."""

    style: str
    number: str
    text: str


@dataclass
class WordFile:
    """Hold the parts of a Word file by name."""

    parts: dict[str, bytes]
    _trees: dict[str, Any] = field(default_factory=dict)

    def tree(self, name: str) -> Any:
        if name not in self._trees:
            self._trees[name] = etree.fromstring(self.parts[f"word/{name}.xml"])
        return self._trees[name]

    def all(self, path: str, part: str = "document") -> list[Any]:
        """Find elements, or the values of attributes, by an XPath with the prefix `w`."""
        return list(self.tree(part).xpath(path, namespaces=NAMESPACES))

    def relations(self) -> dict[str, str]:
        """Map the relationships of the main part to the names of parts."""
        tree = etree.fromstring(self.parts["word/_rels/document.xml.rels"])
        return {each.get("Id"): each.get("Target").removesuffix(".xml") for each in tree}

    def lines(self) -> list[Line]:
        """List the paragraphs of the body, contents and tables included."""
        counter = _Counter(self)
        return [
            Line(counter.style_name(element), counter.number(element), visible_text(element))
            for element in self.all("//w:p")
        ]


def rendered(document: Document, folder: Path) -> WordFile:
    """Write a document as a Word file and take it apart."""
    target = folder / "paper.docx"
    DocxRenderer().render(document, target)
    return opened(target)


def opened(path: Path) -> WordFile:
    """Take a Word file apart."""
    with zipfile.ZipFile(path) as archive:
        return WordFile({name: archive.read(name) for name in archive.namelist()})


def visible_text(element: Any) -> str:
    """Join the text of a paragraph, the results of fields included and their codes left out."""
    signs = {f"{W}tab": "\t", f"{W}br": "\n"}
    parts = (each for run in element.iter(f"{W}r") for each in run)
    return "".join(each.text or "" if each.tag == f"{W}t" else signs.get(each.tag, "") for each in parts)


class _Counter:
    def __init__(self, file: WordFile) -> None:
        self._file = file
        self._styles = {
            style.get(f"{W}styleId"): style for style in file.all("//w:style[@w:type='paragraph']", "styles")
        }
        self._values: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()

    def style_name(self, paragraph: Any) -> str:
        return str(_value(self._styles[self._style_id(paragraph)], "w:name"))

    def number(self, paragraph: Any) -> str:
        found = self._place(paragraph)
        if found is None:
            return ""
        number, depth = found
        concrete = self._file.all(f"//w:num[@w:numId='{number}']", "numbering")[0]
        pattern = _value(concrete, "w:abstractNumId")
        self._count(concrete, number, pattern, depth)
        return self._printed(pattern, depth)

    def _style_id(self, paragraph: Any) -> str:
        return str(_value(paragraph, "w:pPr/w:pStyle"))

    def _place(self, paragraph: Any) -> tuple[str, int] | None:
        """Take the list of the paragraph itself, else that of its style or of a style below it."""
        properties = paragraph.find("w:pPr/w:numPr", NAMESPACES)
        style = self._styles.get(self._style_id(paragraph))
        while properties is None and style is not None:
            properties = style.find("w:pPr/w:numPr", NAMESPACES)
            style = self._styles.get(_value(style, "w:basedOn"))
        if properties is None or _value(properties, "w:numId") == "0":
            return None
        return _value(properties, "w:numId"), int(_value(properties, "w:ilvl") or 0)

    def _count(self, concrete: Any, number: str, pattern: str, depth: int) -> None:
        values = self._values.setdefault(pattern, {})
        start = _value(concrete, f"w:lvlOverride[@w:ilvl='{depth}']/w:startOverride")
        if start and (number, depth) not in self._started:
            values[depth] = int(start)
        elif depth in values:
            values[depth] += 1
        else:
            values[depth] = int(_value(self._level(pattern, depth), "w:start"))
        self._started.add((number, depth))
        for deeper in [each for each in values if each > depth]:
            del values[deeper]

    def _level(self, pattern: str, depth: int) -> Any:
        return self._file.all(
            f"//w:abstractNum[@w:abstractNumId='{pattern}']/w:lvl[@w:ilvl='{depth}']", "numbering"
        )[0]

    def _printed(self, pattern: str, depth: int) -> str:
        level = self._level(pattern, depth)
        figure = _FIGURES[_value(level, "w:numFmt")](self._values[pattern][depth])
        return str(_value(level, "w:lvlText")).replace(f"%{depth + 1}", figure)


def _value(element: Any, path: str) -> Any:
    found = element.find(path, NAMESPACES)
    return None if found is None else found.get(f"{W}val")


_FIGURES: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "bullet": str,
    "upperRoman": roman,
    "lowerRoman": lambda value: roman(value).lower(),
    "upperLetter": lambda value: letters(value).upper(),
    "lowerLetter": letters,
}


def fields(file: WordFile, part: str = "document") -> Iterator[str]:
    """Give the codes of all fields."""
    for code in file.all("//w:instrText", part):
        yield code.text.strip()

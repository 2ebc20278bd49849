"""Count Word's automatic numbers: they stand in numbering.xml as rules, nowhere as text."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from iomdesk.document.numbering import letters, roman

_FORMS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "lowerLetter": letters,
    "upperLetter": lambda n: letters(n).upper(),
    "lowerRoman": lambda n: roman(n).lower(),
    "upperRoman": lambda n: roman(n).upper(),
}


@dataclass
class _Level:
    form: str
    text: str
    start: int


@dataclass
class WordNumbers:
    """Follow a document's paragraphs in order and give each its number as Word would print it."""

    document: WordDocument
    _levels: dict[tuple[str, int], _Level] = field(default_factory=dict)
    _abstract: dict[str, str] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Read the rules; a document without lists has none."""
        part = next(
            (r.target_part for r in self.document.part.rels.values() if r.reltype.endswith("/numbering")),
            None,
        )
        root: Any = getattr(part, "element", None)
        if root is None:
            return
        for abstract in root.findall(qn("w:abstractNum")):
            self._read_levels(abstract.get(qn("w:abstractNumId")), abstract)
        for num in root.findall(qn("w:num")):
            self._abstract[num.get(qn("w:numId"))] = num.find(qn("w:abstractNumId")).get(qn("w:val"))

    def number(self, paragraph: Paragraph) -> str:
        """Return the paragraph's number with its signs (`a)`, `1.`), empty where it has none."""
        num_id, level = self._of(paragraph)
        abstract = self._abstract.get(num_id or "")
        rule = self._levels.get((abstract or "", level))
        if abstract is None or rule is None or rule.form in ("bullet", "none"):
            return ""
        counts = self._counts.setdefault(num_id or "", {})
        counts[level] = counts.get(level, rule.start - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        return self._printed(abstract, rule.text, counts)

    def _read_levels(self, abstract_id: str, abstract: Any) -> None:
        for level in abstract.findall(qn("w:lvl")):
            form, text, start = (level.find(qn(f"w:{tag}")) for tag in ("numFmt", "lvlText", "start"))
            self._levels[abstract_id, int(level.get(qn("w:ilvl")))] = _Level(
                form.get(qn("w:val")) if form is not None else "decimal",
                text.get(qn("w:val")) if text is not None else "",
                int(start.get(qn("w:val"))) if start is not None else 1,
            )

    def _of(self, paragraph: Paragraph) -> tuple[str | None, int]:
        """The list and level of a paragraph, its own or its style's (and the styles that one is based on)."""
        style: Any = paragraph.style
        holders = [paragraph._p.pPr]
        while style is not None:
            holders.append(style.element.pPr)
            style = style.base_style
        for holder in holders:
            num: Any = holder.numPr if holder is not None else None
            if num is not None and num.numId is not None:
                return str(num.numId.val), num.ilvl.val if num.ilvl is not None else 0
        return None, 0

    def _printed(self, abstract: str, text: str, counts: Mapping[int, int]) -> str:
        for level in range(9):
            rule = self._levels.get((abstract, level))
            if rule is not None and f"%{level + 1}" in text:
                count = counts.get(level, rule.start)
                text = text.replace(f"%{level + 1}", _FORMS.get(rule.form, str)(count))
        return text

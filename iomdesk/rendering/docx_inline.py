"""Turn the inside of a paragraph into runs and fields of Word."""

import re
from collections.abc import Callable, Iterable, Iterator

from iomdesk.document.inline import Footnote, Link, Reference, Run, Text
from iomdesk.rendering.docx_styles import word_language
from iomdesk.rendering.docx_xml import Element, instruction, text_elements, w

_FIGURE_FIRST = re.compile(r"(?:(?<=\s)|^)(\d\S*)")

ReferenceWriter = Callable[[Reference | Footnote | Link], list[Element]]


def run(text: str, *properties: Element) -> list[Element]:
    """Make a run, or none where there is nothing to print."""
    content = text_elements(text)
    if not content:
        return []
    return [w("r", *([w("rPr", *properties)] if properties else []), *content)]


def runs(text: Text, reference: ReferenceWriter) -> list[Element]:
    """Make the runs of a text; `reference` writes what is no run of letters."""
    made: list[Element] = []
    for part in text:
        made += run(part.text, *_face(part)) if isinstance(part, Run) else reference(part)
    return made


def capital_runs(text: Text, reference: ReferenceWriter) -> list[Element]:
    """Make runs for a style in capitals, where words that begin with a figure (`13e`) keep their letters."""
    made: list[Element] = []
    for part in text:
        made += _spared(part) if isinstance(part, Run) else reference(part)
    return made


def weight(part: Run | Reference) -> list[Element]:
    """Give the properties that make letters bold, or none."""
    return [w("b"), w("bCs")] if part.bold else []


def _spared(part: Run) -> Iterator[Element]:
    for place, piece in enumerate(_FIGURE_FIRST.split(part.text)):
        yield from run(piece, *_face(part, as_typed=part.superscript or place % 2 == 1))


def _face(part: Run, as_typed: bool = False) -> Iterator[Element]:
    """Give the properties in the order that the schema prescribes."""
    yield from weight(part)
    if part.italic:
        yield from (w("i"), w("iCs"))
    if as_typed:
        yield w("caps", val=0)
    if part.superscript:
        yield w("vertAlign", val="superscript")
    if part.language:
        yield w("lang", val=word_language(part.language))


def field(code: str, result: Iterable[Element]) -> list[Element]:
    """Make a field that Word can work out again, with the result it has now."""
    return [*field_start(code), *result, *field_end()]


def field_start(code: str) -> list[Element]:
    """Open a field whose result follows, perhaps over several paragraphs."""
    return [
        w("r", w("fldChar", fldCharType="begin")),
        w("r", instruction(code)),
        w("r", w("fldChar", fldCharType="separate")),
    ]


def field_end() -> list[Element]:
    """Close a field."""
    return [w("r", w("fldChar", fldCharType="end"))]

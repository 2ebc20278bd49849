"""Find the recommendations of a paper, which live on through other papers, and write each as a component."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from iomdesk.document.blocks import (
    Block,
    Heading,
    ListItem,
    OperativeParagraph,
    PageBreak,
    Paragraph,
    ParagraphStyle,
)
from iomdesk.document.document import Document
from iomdesk.document.text import plain_text
from iomdesk.rendering.akn_body import BodyWriter
from iomdesk.rendering.akn_inline import InlineWriter
from iomdesk.rendering.akn_meta import meta
from iomdesk.rendering.akn_names import RECOMMENDATION
from iomdesk.rendering.akn_xml import Element, a, spoken

_OWN = (Heading, Paragraph, OperativeParagraph, ListItem)


@dataclass(frozen=True, slots=True)
class Component:
    """Hold the places of the blocks of one recommendation."""

    number: int
    recommendation: int
    blocks: range

    @property
    def name(self) -> str:
        """Return the name by which the body refers to it."""
        return f"cmp_{self.number}"


@dataclass(slots=True)
class _Run:
    recommendation: int
    first: int
    ends: int
    is_whole: bool = field(default=False)


def components_of(document: Document) -> Mapping[int, Component]:
    """Map the place of the first block of each recommendation to its component."""
    runs = [run for run in _runs(document) if run.is_whole]
    return {
        run.first: Component(number, run.recommendation, range(run.first, run.ends))
        for number, run in enumerate(runs, start=1)
    }


def _runs(document: Document) -> Iterator[_Run]:
    """Gather neighbouring blocks of one recommendation; those with preamble or operative part are whole."""
    run: _Run | None = None
    for index, block in enumerate(document.blocks):
        owner = _owner(block)
        if run is not None and (owner != run.recommendation or isinstance(block, Heading)):
            yield run
            run = None
        if owner is not None:
            run = run or _Run(owner, index, index)
            run.ends = index + 1
            run.is_whole = run.is_whole or _is_wording(block)
    if run is not None:
        yield run


def _owner(block: Block) -> int | None:
    if isinstance(block, PageBreak) or not isinstance(block, _OWN) or not block.sources:
        return None
    first = block.sources[0]
    return first.id if first.kind == "recommendation" else None


def _is_wording(block: Block) -> bool:
    is_preamble = isinstance(block, Paragraph) and block.style is ParagraphStyle.PREAMBLE
    return is_preamble or isinstance(block, OperativeParagraph)


def component_element(
    document: Document, component: Component, inline: InlineWriter, names: Mapping[int, str]
) -> Element:
    """Write a recommendation as a statement: title and notes, preamble, operative part."""
    life = document.imprint.lives.get(component.recommendation, ())
    preface, preamble = a("preface"), a("preamble")
    body = BodyWriter(inline, names)
    for index in component.blocks:
        block = document.blocks[index]
        words = _opening(block, has_begun=len(body.body) > 0)
        if words is None:
            body.add(block, index)
        else:
            holder = preamble if _is_wording(block) else preface
            holder.append(a("p", *_titled(words, inline), eId=names[index]))
    if not len(
        body.body
    ):  # the schema wants one; a recommendation without an operative part is being drafted
        body.body.append(a("p"))
    parts = [spoken(part, document.language) for part in (preface, preamble, body.body) if len(part)]
    statement = a(
        "statement",
        meta(document, f"!recommendation_{_number(document, component)}", RECOMMENDATION, life),
        *parts,
        name=RECOMMENDATION.name,
    )
    return a("component", statement, eId=component.name)


def _opening(block: Block, *, has_begun: bool) -> Heading | Paragraph | None:
    """Return a block that stands before the operative part."""
    return block if isinstance(block, Heading | Paragraph) and not has_begun else None


def _titled(block: Heading | Paragraph, inline: InlineWriter) -> list[Element]:
    if isinstance(block, Paragraph):
        return inline.pieces(block.text)
    number = [a("docNumber", block.number), " "] if block.number else []
    return [*number, a("docTitle", *inline.pieces(block.text))]


def _number(document: Document, component: Component) -> int:
    return document.imprint.numbers.get(component.recommendation, component.number)


def shown_name(document: Document, component: Component) -> str:
    """Return the words by which a reader of the body knows a component."""
    block = document.blocks[component.blocks.start]
    return plain_text(getattr(block, "text", ())) or component.name

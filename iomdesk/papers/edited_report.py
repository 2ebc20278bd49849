"""The report as it was edited, as a paper: the paragraphs that are kept, and annexes of what is there now."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from iomdesk.document.blocks import (
    Annex,
    Block,
    Heading,
    ListItem,
    NumberedParagraph,
    OperativeParagraph,
    PageBreak,
    Source,
    Sources,
    Table,
)
from iomdesk.document.document import Document
from iomdesk.document.inline import Reference, Run, Text
from iomdesk.document.numbering import roman
from iomdesk.document.report_paragraph import NUMBERED, ReportParagraph, paragraph_numbers
from iomdesk.papers.annexes import annex
from iomdesk.papers.counting import count_headings
from iomdesk.papers.coverage import coverage_annex
from iomdesk.papers.coverage_facts import CoverageFacts
from iomdesk.papers.facts import PaperFacts
from iomdesk.papers.minutes import ListCounter
from iomdesk.papers.report import report_document
from iomdesk.papers.report_generated import all_labels
from iomdesk.papers.report_outline import Outline
from iomdesk.papers.report_parts import session_name
from iomdesk.papers.report_stored import block_of, printed_words, resolved, table_of
from iomdesk.papers.voice import Voice
from iomdesk.papers.wording import wording_of

_ITEM_ANCHOR = re.compile(r"item-(\d+)-")


@dataclass(frozen=True, slots=True)
class EditedReport:
    """Hold the edited report: its paragraphs in order, and the sessions it covers, its own first."""

    parts: tuple[PaperFacts, ...]
    outline: Outline
    paragraphs: tuple[ReportParagraph, ...]
    original_language: str = "fr"
    is_marked: bool = True
    coverage: CoverageFacts | None = None


def edited_report(report: EditedReport, language: str) -> Document:
    """Make the paper in one language; what is not translated stands in the original, and says so."""
    setting = _Setting.of(report, language)
    body = count_headings(_with_markers(setting.blocks(), language))
    return report_document(setting.voice, (*body, *_annexes(setting, body)))


def as_generated(report: EditedReport) -> EditedReport:
    """Return a report without what was written by hand, to compare what was."""
    generated = [one for one in report.paragraphs if one.base_position is not None]
    generated.sort(key=lambda one: one.base_position or 0)
    paragraphs = tuple(
        replace(
            one,
            texts={language: replace(text, text=text.base or "") for language, text in one.texts.items()},
            is_deleted=False,
            is_bracketed=False,
            is_agreed=False,
        )
        for one in generated
    )
    return replace(report, paragraphs=paragraphs)


def printed_paragraphs(report: EditedReport, language: str) -> Iterator[tuple[int, tuple[Block, ...]]]:
    """Give each paragraph by its id with its blocks in one language, numbers in the place of references."""
    setting = _Setting.of(report, language)
    ids, blocks = [], []
    for one in setting.live:
        for block in setting.blocks_of(one):
            ids.append(one.id)
            blocks.append(block)
    numbered = count_headings(_with_markers(iter(blocks), language))
    numbers = {
        getattr(block, "anchor", ""): str(getattr(block, "number", "")).rstrip(".") for block in numbered
    }
    found: dict[int, tuple[Block, ...]] = {}
    for id_, block in zip(ids, numbered, strict=True):
        found[id_] = (*found.get(id_, ()), _with_plain_numbers(block, numbers))
    yield from found.items()


def anchors_of(paragraphs: Sequence[ReportParagraph]) -> dict[int, str]:
    """Name each paragraph: by the anchor it was generated with, else within its item, else by itself."""
    taken = {one.anchor for one in paragraphs if one.anchor}
    anchors: dict[int, str] = {}
    item, section = "", ""
    for one in paragraphs:
        if one.section != section:
            item, section = "", one.section
        item = _item_of(one) or item
        anchors[one.id] = one.anchor or _free(item, one, taken)
        taken.add(anchors[one.id])
    return anchors


def numbers_of(paragraphs: Sequence[ReportParagraph]) -> dict[int, str]:
    """Give the number that each paragraph and heading is printed with; those in the trash have none."""
    live = [one for one in paragraphs if _is_printed(one, True)]
    counted = [(one.id, block_of(one.kind, "", (), "", ())) for one in live if "heading" in one.kind]
    headings = count_headings([block for _id, block in counted])
    numbers = {
        id_: getattr(block, "number", "") for (id_, _block), block in zip(counted, headings, strict=True)
    }
    return {**numbers, **{id_: f"{number}." for id_, number in paragraph_numbers(live).items()}}


@dataclass(frozen=True)
class _Setting:
    """Hold what setting the paragraphs needs."""

    report: EditedReport
    voice: Voice
    live: Sequence[ReportParagraph]
    numbers: Mapping[int, str]
    anchors: Mapping[str, str]
    own_anchors: Mapping[int, str]
    names: Mapping[str, str]

    @staticmethod
    def of(report: EditedReport, language: str) -> "_Setting":
        facts = report.parts[0]
        facts = replace(facts, cover=replace(facts.cover, original_language=report.original_language))
        voice = Voice(facts, language, wording_of(facts.house))
        live = [one for one in report.paragraphs if _is_printed(one, report.is_marked)]
        own = anchors_of(live)
        anchors = {f"p-{id_}": anchor for id_, anchor in own.items()}
        names = _names(report.parts, language)
        return _Setting(report, voice, live, paragraph_numbers(live), anchors, own, names)

    def blocks(self) -> Iterator[Block]:
        for one in self.live:
            yield from self.blocks_of(one)

    def blocks_of(self, one: ReportParagraph) -> Iterator[Block]:
        """Make the blocks of one paragraph."""
        language = self._language_of(one)
        if not language:
            if one.is_deleted and one.fixed_number:
                gone = (Run(self.voice.line("report.deleted"), italic=True),)
                yield NumberedParagraph(f"{one.fixed_number}.", gone, self.own_anchors[one.id])
            return
        sources = tuple(Source(source.kind, source.record_id) for source in one.sources)
        first, *rest = printed_words(one.words(language))
        if first.rows:
            yield table_of([[self._printed(cell, language) for cell in row] for row in first.rows], sources)
        else:
            text = self._marked(one, self._printed(first.text, language))
            number = self.numbers.get(one.id, "")
            yield block_of(one.kind, number, text, self.own_anchors[one.id], sources)
        for more in rest:
            yield self._more(more.list_level, more.ordered, self._printed(more.text, language), sources)

    def _more(self, level: int, is_ordered: bool, text: Text, sources: Sources) -> Block:
        kind = f"{'list' if is_ordered else 'bullets'}-{min(level, 2)}" if level else "body"
        return block_of(kind, "", text, "", sources)

    def _printed(self, text: Text, language: str) -> Text:
        return self.voice.in_language(language, resolved(text, self.anchors, self.names))

    def _language_of(self, one: ReportParagraph) -> str:
        """Choose the language to print: the paper's, the original, then any; "" for no words at all."""
        if one.is_deleted:
            return ""
        written = [language for language in one.texts if one.words(language).strip()]
        return self.voice.best_language(written) if written else ""

    def _marked(self, one: ReportParagraph, text: Text) -> Text:
        if not self.report.is_marked:
            return text
        if one.is_bracketed:
            text = (Run("["), *text, Run("]"))
        if one.alternative_of is not None:
            text = (Run(f"{self.voice.line('report.alternative')} ", italic=True), *text)
        if one.is_agreed:
            text = (*text, Run(f" {self.voice.line('report.agreed')}", italic=True))
        return text


def _with_plain_numbers(block: Block, numbers: Mapping[str, str]) -> Block:
    if isinstance(block, Annex | PageBreak | Table):
        return block
    text = tuple(
        Run(numbers.get(part.target, part.otherwise), bold=part.bold) if isinstance(part, Reference) else part
        for part in block.text
    )
    return replace(block, text=text)


def _is_printed(one: ReportParagraph, is_marked: bool) -> bool:
    if one.is_deleted:
        return one.fixed_number is not None  # a number that was issued is never given away
    if not any(text.text.strip() for text in one.texts.values()):
        return False
    return is_marked or one.alternative_of is None


def _item_of(one: ReportParagraph) -> str:
    found = _ITEM_ANCHOR.match(one.anchor)
    if found:
        return found[1]
    if one.anchor:
        return ""
    return next((str(source.record_id) for source in one.sources if source.kind == "item"), "")


def _free(item: str, one: ReportParagraph, taken: set[str]) -> str:
    if not item or one.kind != NUMBERED:
        return f"p-{one.id}"
    places = (f"item-{item}-{count}" for count in range(1, len(taken) + 2))
    return next(anchor for anchor in places if anchor not in taken)


def _names(parts: Sequence[PaperFacts], language: str) -> dict[str, str]:
    """Say how items and documents are cited now."""
    names: dict[str, str] = {}
    for facts in parts:
        numbers = Voice(facts, language, wording_of(facts.house)).numbers
        names |= {f"item:{id_}": number.full for id_, number in numbers.items()}
        names |= {f"document:{one.id}": one.symbol for one in facts.documents if one.symbol}
    return names


def _with_markers(blocks: Iterator[Block], language: str) -> list[Block]:
    """Count the items of lists, and the operative paragraphs of each recommendation unless one is alone."""
    done: list[Block] = []
    counter = ListCounter(language)
    operative: list[int] = []
    for block in blocks:
        if isinstance(block, ListItem):
            level, marker = counter.marker(block.level, not block.marker)
            block = replace(block, level=level, marker=marker)
        else:
            counter = ListCounter(language)
        if isinstance(block, Heading | NumberedParagraph) or _opens_recommendation(block, operative):
            _count(done, operative)
        if isinstance(block, OperativeParagraph):
            operative.append(len(done))
        done.append(block)
    _count(done, operative)
    return done


def _opens_recommendation(block: Block, operative: Sequence[int]) -> bool:
    return bool(operative) and getattr(block, "style", None) == "note"


def _count(done: list[Block], operative: list[int]) -> None:
    if len(operative) > 1:
        for count, place in enumerate(operative, start=1):
            block = done[place]
            if isinstance(block, OperativeParagraph):
                done[place] = replace(block, number=f"{count}.")
    operative.clear()


def _annexes(setting: _Setting, body: Sequence[Block]) -> Iterator[Block]:
    report, voice = setting.report, setting.voice
    labels = list(all_labels(voice, report.parts, report.outline))
    coverage = report.coverage if "coverage" in report.outline.printed_annexes else None
    word = voice.line("annex")
    for kind, facts, label in labels:
        own = replace(voice, facts=facts)
        of = session_name(own) if len(report.parts) > 1 else ""
        label = f"{word} I" if coverage is not None and len(labels) == 1 else label
        yield from annex(own, kind, label, body, of)
    if coverage is not None:
        label = f"{word} {roman(len(labels) + 1)}" if labels else word
        title, blocks = coverage_annex(coverage, voice.language)
        yield Annex(label, title, "annex-coverage")
        yield from blocks

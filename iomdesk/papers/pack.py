"""What a pack says on its own pages: cover, contents, dividers, stamps, why a paper is not there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from iomdesk.document.blocks import Cover
from iomdesk.document.pack_parts import WITHHELD, PackChange, PackPartFact
from iomdesk.papers.cover import cover_of
from iomdesk.papers.facts import PaperFacts
from iomdesk.papers.voice import Voice
from iomdesk.papers.wording import Wording, wording_of

_WORDS = ("contents", "page", "back", "missing", "why_unreadable")
_CHANGE_COLUMNS = ("column_paper", "column_change", "column_before", "column_now")
_STAMP = " · "


@dataclass(frozen=True, slots=True)
class PackLine:
    """Hold one line of the contents: level 1 for items and papers of the session, 2 below an item."""

    key: str
    level: int
    number: str
    title: str
    mark: str = ""
    missing: str = ""
    note: str = ""
    is_withheld: bool = False


@dataclass(frozen=True, slots=True)
class PackText:
    """Hold all that a pack says, in its language; `prefix` goes before the numbers of its pages."""

    language: str
    title: str
    symbol: str
    cover: Cover
    words: Mapping[str, str]
    lines: tuple[PackLine, ...]
    prefix: str = ""
    differences_title: str = ""
    difference_heads: tuple[str, ...] = ()
    differences: tuple[tuple[str, ...], ...] = ()


def pack_text(
    facts: PaperFacts,
    language: str,
    parts: Sequence[PackPartFact],
    *,
    number: int = 0,
    changes: Sequence[PackChange] = (),
    with_restricted: bool = True,
    wording: Wording | None = None,
) -> PackText:
    """Say a pack (number 0) or a supplement in a language; what is left out is not in its lines."""
    voice = Voice(facts, language, wording or wording_of(facts.house))
    title = voice.line("pack.title")
    below = (voice.line("pack.supplement", number=f"S-{number}"),) if number else ()
    included = [part for part in parts if part.is_included]
    text = PackText(
        language=language,
        title=" – ".join((title, *below)),
        symbol=facts.cover.symbol,
        cover=replace(cover_of(voice, (title, *below)), original="", date=""),
        words={name: voice.line(f"pack.{name}") for name in _WORDS},
        lines=tuple(_line(voice, part, with_restricted) for part in _needed(included, number > 0)),
        prefix=f"S-{number}/" if number else "",
    )
    return _with_differences(voice, text, parts, changes) if number else text


def copy_line(facts: PaperFacts, language: str, number: int, name: str) -> str:
    """Name a recipient's copy as each of its pages does: "Exemplaire 7 – Suisse"."""
    voice = Voice(facts, language, wording_of(facts.house))
    return voice.line("pack.copy", number=str(number), name=name)


def reason_missing(part: PackPartFact, with_restricted: bool) -> str:
    """Return why a part is not printed in a copy ("restricted", "no_file"…), empty where it is."""
    if part.distribution == "restricted" and not with_restricted:
        return "restricted"
    if part.audience == "full" and not with_restricted:
        return "not_for_all"
    return part.missing


def _needed(parts: Sequence[PackPartFact], is_supplement: bool) -> Iterator[PackPartFact]:
    """Leave out of a supplement the items below which it brings nothing."""
    items = {part.item_id for part in parts if part.kind != "item"}
    yield from (part for part in parts if part.kind != "item" or not is_supplement or part.item_id in items)


def _line(voice: Voice, part: PackPartFact, with_restricted: bool) -> PackLine:
    if part.kind == "item":
        clauses = voice.line("pack.clause", list=", ".join(part.clauses)) if part.clauses else ""
        mark = voice.line("pack.item", number=part.number)
        return PackLine(part.key, 1, part.number, voice.words(part.titles), mark, note=clauses)
    missing, title = reason_missing(part, with_restricted), _title(voice, part)
    mark = _STAMP.join(filter(None, (_item(voice, part), part.symbol, *_remarks(voice, part))))
    return PackLine(
        key=part.key,
        level=part.level,
        number="",
        title=title,
        mark=mark or title,
        missing=voice.line(f"pack.why_{missing}") if missing else "",
        is_withheld=missing in WITHHELD,
    )


def _title(voice: Voice, part: PackPartFact) -> str:
    words = voice.words(part.titles)
    if part.reference.startswith("minutes:"):
        words = voice.line("pack.minutes_of")
    named = ", ".join(filter(None, (words or part.symbol, part.part)))
    if not part.language or part.language == voice.language:
        return named
    return f"{named} ({voice.line('pack.in_language', language=voice.language_name(part.language))})"


def _item(voice: Voice, part: PackPartFact) -> str:
    return voice.line("pack.item", number=part.number) if part.number else ""


def _remarks(voice: Voice, part: PackPartFact) -> Iterator[str]:
    if part.distribution == "restricted":
        yield voice.line("pack.restricted")
    if part.is_late:
        yield voice.line("pack.late")


def _with_differences(
    voice: Voice, text: PackText, parts: Sequence[PackPartFact], changes: Sequence[PackChange]
) -> PackText:
    """Say part by part what becomes of the pages issued before; their numbers stay as they are."""
    named = {part.key: _name(voice, part) for part in parts}
    left_out = {part.key for part in parts if not part.is_included}
    return replace(
        text,
        differences_title=voice.line("pack.differences"),
        difference_heads=tuple(voice.line(f"pack.{column}") for column in _CHANGE_COLUMNS),
        differences=tuple(
            (
                named.get(change.key, change.key),
                voice.line(f"pack.{change.change}"),
                _pages(voice, change),
                change.key if change.change != "withdrawn" else "",
            )
            for change in changes
            if change.change == "withdrawn" or change.key not in left_out
        ),
    )


def _name(voice: Voice, part: PackPartFact) -> str:
    return " – ".join(filter(None, (part.symbol, _title(voice, part))))


def _pages(voice: Voice, change: PackChange) -> str:
    if not change.first:
        return ""
    prefix, _, first = change.first.rpartition("/")
    last = int(first) + change.pages - 1
    span = change.first if change.pages == 1 else f"{change.first}–{prefix + '/' if prefix else ''}{last}"
    return voice.line("pack.pages", many=change.pages > 1, number=span)

"""Earlier minutes brought in: split by the agenda, shown first, stored only when that is confirmed."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from sqlalchemy.orm import Session

from iomdesk.document.alignment import likeness
from iomdesk.document.brought_text import BroughtParagraph, in_a_list
from iomdesk.document.markdown import write_markdown
from iomdesk.document.text_paragraph import TextParagraph
from iomdesk.model.agenda import AgendaItem
from iomdesk.queries.agenda import agenda_of, items_of
from iomdesk.queries.house_items import plain_title
from iomdesk.services.changes import NOTHING, Changes, Operation
from iomdesk.services.composed_lines import bare_words, composed_lines
from iomdesk.services.minutes import save_draft, seal_minutes
from iomdesk.services.minutes_lock import check_not_approved
from iomdesk.services.paragraphs import minutes_text
from iomdesk.services.together import as_one
from iomdesk.services.work import Work

_NAMED = re.compile(
    r"(?:point|item|tema|punto)\s+([0-9]{1,3})\s*(?:bis|ter|quater)?\s*(?:[(]?\s*([a-z])\s*\))?"
    r"(?:\s+(?:de l[’']ordre du jour|of the agenda|del programa))?\s*[:.–—-]?\s*(.*)",
    re.IGNORECASE | re.DOTALL,
)
_NUMBER = re.compile(r"([0-9]{1,3}|[IVXLC]{1,7}|[a-z])")
_LONGEST_HEADING = 260
_SURE, _LIKELY, _POSSIBLE = 0.85, 0.6, 0.4
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


@dataclass(frozen=True, slots=True)
class ImportLine:
    """Hold a paragraph of the file and the item it goes to, None for none; headings are not stored.

    One that the paper writes by itself is proposed for none.
    """

    number: str
    paragraph: TextParagraph
    item: int | None
    is_heading: bool = False
    is_composed: bool = False


@dataclass(frozen=True, slots=True)
class ImportItem:
    """Name an item that paragraphs may go to; `has_text` says that it has minutes already."""

    id: int
    number: str
    title: str
    has_text: bool


@dataclass(frozen=True, slots=True)
class ImportProposal:
    """Hold the paragraphs of a file with the items they are to go to; nothing of it is stored."""

    language: str
    items: tuple[ImportItem, ...]
    lines: tuple[ImportLine, ...]

    def texts(self) -> Mapping[int, str]:
        """Return what would be stored, by item."""
        found: dict[int, list[TextParagraph]] = {}
        for line in self.lines:
            if line.item is not None and not line.is_heading:
                found.setdefault(line.item, []).append(line.paragraph)
        return {item: write_markdown(paragraphs) for item, paragraphs in found.items()}

    def assigned(self, places: Collection[int], item: int | None) -> "ImportProposal":
        """Give some lines to an item, or to none; a heading that is given becomes a paragraph."""
        lines = [
            replace(line, item=item, is_heading=False) if place in places else line
            for place, line in enumerate(self.lines)
        ]
        return replace(self, lines=tuple(lines))

    @property
    def left_out(self) -> int:
        """Count the paragraphs that go nowhere."""
        return sum(line.item is None for line in self.lines)


class _Known(NamedTuple):
    id: int
    key: str  # "3a"
    titles: tuple[str, ...]


def propose_import(
    session: Session, *, session_id: int, language: str, paragraphs: Sequence[BroughtParagraph]
) -> ImportProposal:
    """Say which item each paragraph of a file belongs to, by the headings that the items have there."""
    rows = agenda_of(session, session_id=session_id, language=language).items
    titles = {item.id: tuple(text.title for text in item.texts) for item in items_of(session, session_id)}
    known = _known([(row.id, row.parent_id, row.full_number) for row in rows], titles)
    headings = _headings(paragraphs, known)
    composed = composed_lines(session, session_id=session_id, language=language)
    return ImportProposal(
        language,
        tuple(
            ImportItem(row.id, row.full_number, row.title, bool(minutes_text(session, row.id, language)))
            for row in rows
        ),
        tuple(_lines(paragraphs, headings, composed)),
    )


def import_minutes(work: Work, *, language: str, texts: Mapping[int, str], replaces: bool = False) -> Changes:
    """Store texts by item: behind what is there, or in its place; one undo takes all back.

    What was there is sealed before, what is there then as imported. Raises MinutesApproved, RecordGone.
    """
    done = [_import(work, item, language, text, replaces) for item, text in texts.items() if text.strip()]
    return as_one([changes for changes in done if changes is not NOTHING])


def put_minutes(work: Work, *, item: int, language: str, text: str, reason: str = "restored") -> Changes:
    """Store a text of an item as it is, sealed before and after; undo puts the former one there again."""
    before = minutes_text(work.session, item, language)
    seal_minutes(work, item=item, language=language, reason="status")
    if save_draft(work, item=item, language=language, text=text) is NOTHING:
        return NOTHING
    work.session.flush()
    written = seal_minutes(work, item=item, language=language, reason=reason)
    back = {"item": item, "language": language, "text": before}
    return Changes(written.touched, Operation(put_minutes, back), written.created)


def _import(work: Work, item: int, language: str, text: str, replaces: bool) -> Changes:
    check_not_approved(work.session, work.get(AgendaItem, item).session_id)
    before = minutes_text(work.session, item, language)
    whole = text if replaces or not before.strip() else f"{before.rstrip()}\n\n{text}"
    return put_minutes(work, item=item, language=language, text=whole, reason="import")


def _known(
    rows: Sequence[tuple[int, int | None, str]], titles: Mapping[int, tuple[str, ...]]
) -> tuple[_Known, ...]:
    return tuple(
        _Known(id_, _key(number), tuple(plain_title(one) for one in titles.get(id_, ()) if one))
        for id_, _parent, number in rows
    )


def _headings(paragraphs: Sequence[BroughtParagraph], known: Sequence[_Known]) -> dict[int, int]:
    """Map the places of headings to items; a list of the items, as an agenda or contents, is none."""
    found: dict[int, int] = {}
    above = ""
    for place, one in enumerate(paragraphs):
        item = _item_of(one, known, above)
        if item is not None:
            found[place] = item.id
            above = "".join(sign for sign in item.key if sign.isdecimal())
    listed = {
        place
        for place, item in found.items()
        if (place - 1 in found or place + 1 in found)
        and any(other > place and same == item for other, same in found.items())
    }
    return {place: 0 if place in listed else item for place, item in found.items()}


def _lines(
    paragraphs: Sequence[BroughtParagraph], headings: Mapping[int, int], composed: Collection[str]
) -> Iterator[ImportLine]:
    """Give each paragraph the item of the heading above it."""
    item: int | None = None
    for place, one in enumerate(paragraphs):
        if place in headings:
            item = headings[place] or None
        is_heading = place in headings and item is not None
        paragraph = one.paragraph if is_heading else in_a_list(one.paragraph, one.number)
        is_composed = not is_heading and bare_words(one.words) in composed
        yield ImportLine(one.number, paragraph, None if is_composed else item, is_heading, is_composed)


def _item_of(one: BroughtParagraph, known: Sequence[_Known], above: str) -> _Known | None:
    words = one.words.strip()
    if len(words) > _LONGEST_HEADING or one.paragraph.rows:
        return None
    named = _NAMED.fullmatch(words)
    key = f"{int(named[1])}{(named[2] or '').lower()}" if named else _key(one.number, above)
    title = plain_title(named[3] if named else words)
    scored = [(_likeness(title, item), item.key == key, item) for item in known]
    best = max(scored, key=lambda found: found[0] + 0.3 * found[1], default=None)
    if named and (same := [item for _score, is_same, item in scored if is_same]):
        return same[0]
    if best is None:
        return None
    needed = _POSSIBLE if best[1] and one.is_heading else _LIKELY if best[1] or one.is_heading else _SURE
    return best[2] if best[0] >= needed else None


def _likeness(title: str, item: _Known) -> float:
    return max((likeness(title, one) for one in item.titles), default=0.0) if title else 0.0


def _key(number: str, above: str = "") -> str:
    """Write a number as "3a", of whatever kind its figures are; a letter alone is below what is above."""
    parts = _NUMBER.findall(number.replace("bis", ""))
    if not parts:
        return ""
    figures = [str(_from_roman(part)) if part[0] in _ROMAN else part for part in parts]
    return "".join(figures) if figures[0].isdecimal() else above + figures[0]


def _from_roman(letters: str) -> int:
    values = [_ROMAN[letter] for letter in letters]
    following = [*values[1:], 0]
    return sum(-one if one < after else one for one, after in zip(values, following, strict=True))
